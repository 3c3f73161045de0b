"""Made-up reports for the rules: every sentence here was written for the tests."""

from __future__ import annotations

from atlas_data.ingest.rules.material import Material
from atlas_data.model import Passage, Record


def material(
    title: str = "Example study of fatigue", abstract: str = "", methods: str = "", **facts: object
) -> Material:
    """A report of 2019 with such text as is given."""
    parts = (("abstract", abstract), ("methods", methods))
    passages = tuple(Passage(place=place, text=text) for place, text in parts if text)
    held = {"title": title, "year": 2019, **facts}
    return Material(record=Record(**held), passages=passages)  # type: ignore[arg-type]
