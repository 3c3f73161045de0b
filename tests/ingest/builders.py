"""Small raw rows, records, readings and studies to test the ingest with."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from atlas_data.ingest import caveats, readings
from atlas_data.model import Author, Record, Study

_ROW = {
    "doi": None,
    "pmid": None,
    "pmcid": None,
    "title": "Cortisol in the morning",
    "authors": [{"family": "Made", "given": "Una P."}],
    "authors_complete": True,
    "journal": "J. Made",
    "year": 2001,
    "volume": "3",
    "issue": None,
    "pages": "12-9",
    "publication_types": [],
    "mesh": [],
    "keywords": [],
    "retraction": None,
    "sources": ["a page"],
    "checked_on": "2026-11-22",
}
_READING = {
    "study": "made-2001-cortisol-morning",
    "scope": "mecfs",
    "read": "abstract",
    "design": "case_control",
    "design_flags": [],
    "criteria": [
        {
            "id": "fukuda_1994",
            "role": "entry",
            "words": "met the 1994 criteria",
            "where": "abstract",
        }
    ],
    "pem": {
        "status": "not_required",
        "basis": "definition",
        "scope": "all",
        "words": "met the 1994 criteria",
        "where": "abstract",
    },
    "pem_measured": False,
    "pathogens": [],
    "topics": ["endocrine_hpa"],
    "sample": {
        "cases": 40,
        "controls": 40,
        "other": None,
        "words": "forty patients",
        "where": "abstract",
    },
    "population": ["adults"],
    "summary": "Cortisol was measured in forty people with CFS and forty others. It was alike.",
    "why_it_matters": "It tests an old idea.",
    "does_not_show": "One morning does not show what happens in a day.",
    "caveats": ["pem_not_required"],
    "status": "ok",
    "registration": None,
    "funding": None,
    "conflicts": None,
    "doubt": None,
    "coded_on": "2026-11-22",
}


def row(**changes: Any) -> dict[str, Any]:
    """A row as `studies.jsonl` of the raw folder has it."""
    return {**copy.deepcopy(_ROW), **changes}


def record(**changes: Any) -> Record:
    """A clean record."""
    facts: dict[str, Any] = {
        "title": "Cortisol in the morning",
        "authors": (Author(family="Made", given="Una P"),),
        "year": 2001,
        "doi": "10.1234/made",
    }
    return Record(**(facts | changes))


def reading(**changes: Any) -> dict[str, Any]:
    """A reading as the catalogue has it."""
    return {**copy.deepcopy(_READING), **changes}


def raw_reading(of: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """A reading as the raw folder has it, of a raw row."""
    held = reading(**changes)
    del held["study"]
    held["sample"].pop("where", None)
    return {"doi": of["doi"], "pmid": of["pmid"], "title": of["title"], **held}


def study(**changes: Any) -> Study:
    """A study that was read and passes every check; changes are fields of the study."""
    held = reading()
    labelled = readings.study(held["study"], record(), held, None)
    return replace(caveats.given(labelled, held["caveats"]), **changes)


def raw_folder(
    folder: Path,
    rows: Iterable[Mapping[str, Any]],
    coded: Iterable[Mapping[str, Any]] = (),
    twice: Iterable[Mapping[str, Any]] = (),
) -> Path:
    """A folder of raw files."""
    folder.mkdir(exist_ok=True)
    for name, held in (("studies", rows), ("coded", coded), ("coded_twice", twice)):
        lines = "".join(json.dumps(one) + "\n" for one in held)
        (folder / f"{name}.jsonl").write_text(lines, "utf-8")
    (folder / "journals.csv").write_text(
        "as_printed,title,nlm_abbreviation,matched_by\n"
        "J. Made,Journal of Made Things,J Made,abbreviation\n",
        "utf-8",
    )
    return folder


def catalogue_folder(folder: Path, decisions: str = "") -> Path:
    """A catalogue with its hand-kept files and nothing adopted yet."""
    folder.mkdir(exist_ok=True)
    (folder / "about.yaml").write_text("date: 2026-11-22\n", "utf-8")
    (folder / "decisions.yaml").write_text(decisions, "utf-8")
    for name in ("causal_exceptions", "pem_exceptions"):
        (folder / f"{name}.yaml").write_text("[]\n", "utf-8")
    return folder
