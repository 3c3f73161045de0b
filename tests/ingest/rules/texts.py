"""Made-up reports for the tests of the rules, and the tables of sentences they must answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from atlas_data.ingest.rules import criteria, pem
from atlas_data.ingest.rules.material import Material
from atlas_data.ingest.rules.pem import Ruled
from atlas_data.model import Passage, Record

TITLE = "A study of people with ME/CFS"


def table(name: str) -> list[dict[str, Any]]:
    """The rows of a table beside this file."""
    rows: list[dict[str, Any]] = yaml.safe_load(
        (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return rows


def report(
    text: str = "",
    *,
    place: str = "methods",
    title: str = TITLE,
    year: int | None = None,
    abstract: str | None = None,
) -> Material:
    """A report that has one passage, or only an abstract or a title."""
    passages = (Passage(place=place, text=text),) if text else ()
    return Material(record=Record(title=title, year=year, abstract=abstract), passages=passages)


def of_row(row: dict[str, Any]) -> Material:
    return report(row["text"], title=row.get("title", TITLE), year=row.get("year"))


def ruled(row: dict[str, Any]) -> Ruled:
    """The answer of the whole procedure to a row of a table."""
    material, design = of_row(row), row.get("design", "case_control")
    return pem.status(
        material,
        design=design,
        criteria=criteria.found(material, design),
        population=row.get("population", "mecfs"),
    )


def entry(row: dict[str, Any]) -> list[str]:
    """The definitions that decided who took part, in order of their names."""
    found = criteria.found(of_row(row), row.get("design", "case_control"))
    return sorted(one.id for one in found if one.role == "entry")
