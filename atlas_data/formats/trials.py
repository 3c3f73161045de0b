"""The trial records F1 to F25 of the citation rules: what a format finds hard, as studies.

Four are real reports, their facts as PubMed prints them; all others are made up, say so in their
titles, and carry no identifier that anybody could take for a real one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from atlas_data.model import Author, Notice, Record, Study

_FILE = Path(__file__).parent / "trials.json"
_MANY = ("publication_types", "mesh", "keywords", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A trial record by its name ("f12"), as a study nobody has read."""

    name: str
    made_up: bool
    study: Study


@cache
def load() -> tuple[Trial, ...]:
    """All trials in their order."""
    return tuple(map(_trial, json.loads(_FILE.read_text(encoding="utf-8"))))


def _trial(given: dict[str, Any]) -> Trial:
    study = Study(id=given["id"], record=_record(given["record"]))
    return Trial(name=given["name"], made_up=given["made_up"], study=study)


def _record(given: dict[str, Any]) -> Record:
    facts = given | {name: tuple(given[name]) for name in _MANY if name in given}
    facts["authors"] = tuple(Author(**one) for one in given.get("authors", ()))
    facts["notices"] = tuple(Notice(**one) for one in given.get("notices", ()))
    return Record(**facts)
