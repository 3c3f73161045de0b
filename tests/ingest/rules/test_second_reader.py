"""The rules on passages of a second reader: rarely wrong on “required”, and most are found."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

from atlas_data.ingest.rules import criteria, pem
from atlas_data.ingest.rules.material import Material
from atlas_data.model import Passage, Record
from tests.ingest.rules.texts import TITLE, table

_OTHER_CONDITIONS = {"who_pcc_2021", "nasem_long_covid_2024", "brighton_fatigue_2007"}


def _answered(row: dict[str, Any]) -> tuple[str, frozenset[str]]:
    record = Record(title=row["title"], year=row["year"])
    material = Material(record=record, passages=(Passage(place="methods", text=row["text"]),))
    found = criteria.found(material, row["design"])
    ruled = pem.status(material, design=row["design"], criteria=found)
    entry = frozenset(one.id for one in found if one.role == "entry")
    return ruled.pem.status, entry - _OTHER_CONDITIONS


@cache
def _answers() -> tuple[tuple[dict[str, Any], str, frozenset[str]], ...]:
    return tuple((row, *_answered(row)) for row in table("second_reader"))


def test_required_is_said_only_where_everybody_had_to_have_pem() -> None:
    said_so = [row for row, said, _ in _answers() if said == "required"]
    assert [row["text"] for row in said_so if row["status"] != "required"] == []


@pytest.mark.parametrize(
    ("status", "least"),
    [("required", 0.95), ("not_required", 0.9), ("unclear", 0.95), ("not_applicable", 0.9)],
)
def test_most_passages_of_a_status_are_found(status: str, least: float) -> None:
    due = [said for row, said, _ in _answers() if row["status"] == status]
    assert Counter(due)[status] / len(due) >= least


def test_the_definitions_that_chose_people_are_found_and_few_others() -> None:
    right = wrong = missed = 0
    for row, _, entry in _answers():
        due = frozenset(row["entry"])
        right, wrong, missed = (
            right + len(entry & due),
            wrong + len(entry - due),
            missed + len(due - entry),
        )
    assert 2 * right / (2 * right + wrong + missed) >= 0.95


@pytest.mark.parametrize("row", table("tempting"), ids=lambda row: str(row["text"])[:60])
def test_what_only_sounds_like_a_rule_for_joining_is_not_one(row: dict[str, Any]) -> None:
    status, _ = _answered({**row, "title": TITLE, "design": "case_control"})
    assert status != "required"


@pytest.mark.parametrize("row", table("named_as"), ids=lambda row: str(row["id"]))
@pytest.mark.parametrize(
    "sentence",
    [
        "Patients with ME/CFS who met {} were recruited at one clinic.",
        "ME/CFS was diagnosed according to {}. Controls were healthy.",
    ],
)
def test_a_definition_is_known_by_each_of_its_names(row: dict[str, Any], sentence: str) -> None:
    told = {"title": TITLE, "year": row["year"], "design": "case_control"}
    found = {name: _answered({**told, "text": sentence.format(name)})[1] for name in row["names"]}
    assert {name: set(entry) for name, entry in found.items() if entry != {row["id"]}} == {}
