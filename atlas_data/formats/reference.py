"""How a reference is printed for people: plain text, and the same text with italics and a link.

APA 7 (Publication Manual, 7th edition, chapters 9 and 10), Vancouver as NLM has it (Citing
Medicine, 2nd edition) and AMA (Manual of Style, 11th edition). What became of the report stands
in brackets behind its title in every style. `snapshot_line` cites the atlas itself, which never
takes the place of the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from atlas_data import texts
from atlas_data.formats.apa import apa
from atlas_data.formats.medical import ama, vancouver
from atlas_data.formats.parts import clean
from atlas_data.formats.run import Run
from atlas_data.formats.writer import Export
from atlas_data.model import AtlasError, Record

STYLES: dict[str, tuple[str, Callable[[Record], tuple[Run, ...]]]] = {
    "apa": ("APA 7", apa),
    "vancouver": ("Vancouver (NLM)", vancouver),
    "ama": ("AMA 11", ama),
}
"""Slug of each style → its label and what prints it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One reference, as plain text and as HTML of the same words."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Plain text, for a clipboard or a file."""
        return "".join(run.text for run in self.runs)

    @property
    def html(self) -> str:
        """HTML with `<i>` and `<a>` alone; everything from a source is escaped."""
        return "".join(map(_html, self.runs))


def reference(record: Record, style: str = "apa") -> Reference:
    """The record's reference in a style of `STYLES`. Raises `AtlasError` for another style."""
    if style not in STYLES:
        raise AtlasError(f"There is no style “{style}”; there are {', '.join(STYLES)}.")
    return Reference(runs=STYLES[style][1](record))


def snapshot_line(
    study_id: str, snapshot_date: str, address: str | None = None, digest: str | None = None
) -> str:
    """The second citation: which snapshot of the atlas a statement about the study comes from.

    `digest` is the snapshot's hash, of which the first twelve characters are printed.
    """
    made, study = clean(snapshot_date), clean(study_id)
    if digest:
        short = clean(digest)[:12]
        line = texts.say("cite-atlas-digest", snapshot=made, digest=short, study=study)
    else:
        line = texts.say("cite-atlas", snapshot=made, study=study)
    return f"{line}, {clean(address)}" if address else line


def list_line(export: Export) -> str:
    """Where a list of references comes from: the atlas's snapshot, and the view's address."""
    made = clean(export.snapshot)
    source = texts.say("methods-cite", snapshot=made) if made else ""
    return ", ".join(filter(None, (source, clean(export.address))))


def _html(run: Run) -> str:
    words = escape(run.text)
    if run.italic:
        words = f"<i>{words}</i>"
    return f'<a href="{escape(run.link)}">{words}</a>' if run.link else words
