"""What the rules have at hand of one report: its record, and such text as the operator holds."""

from __future__ import annotations

from dataclasses import dataclass

from atlas_data.model import Passage, Record

FULL_TEXT = ("methods", "results", "introduction", "discussion", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A record and the passages of its text, in the order of the report."""

    record: Record
    passages: tuple[Passage, ...] = ()

    def text(self, place: str) -> str:
        """The text of one place; offsets of evidence count its characters. Empty for none."""
        if place == "title":
            return self.record.title
        held = [one.text for one in self.passages if one.place == place]
        if place == "abstract" and not held:
            return self.record.abstract or ""
        return "\n".join(held)

    @property
    def level(self) -> str:
        """The most that is at hand: "title", "abstract" or "full_text" (methods are there)."""
        if self.text("methods"):
            return "full_text"
        return "abstract" if self.text("abstract") else "title"
