"""The measure of the rules against coding: joined, counted, and every miss told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from atlas_data.ingest import evaluate
from atlas_data.ingest.scores import Agreement, Tally
from atlas_data.model import AtlasError

RIS = """TY  - JOUR
TI  - Epstein-Barr virus in ME/CFS: a case-control study
DO  - 10.5555/made.1
AB  - We compared 30 patients with ME/CFS and 28 healthy controls. EBV IgG was measured in serum.
ER  -

TY  - JOUR
TI  - A report that nobody coded
DO  - 10.5555/made.2
ER  -
"""
CODED: dict[str, Any] = {
    "doi": "10.5555/MADE.1",
    "pmid": None,
    "scope": "mecfs",
    "design": "case_control",
    "design_flags": [],
    "criteria": [{"id": "ccc_2003", "role": "entry", "words": "w", "where": "methods"}],
    "pem": {"status": "required", "basis": "definition"},
    "pem_measured": False,
    "pathogens": [{"id": "ebv", "role": "studied", "specimen": ["serum_plasma"]}],
    "topics": ["infection", "not_stated"],
    "sample": {"cases": 30, "controls": 27},
    "population": ["not_stated"],
    "caveats": ["surrogate_marker", "single_centre"],
}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    texts, labels = tmp_path / "texts", tmp_path / "coded.jsonl"
    texts.mkdir()
    (texts / "made.ris").write_text(RIS, "utf-8")
    rows = [CODED, {**CODED, "doi": "10.5555/made.3"}]
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return texts, labels


def test_texts_and_coding_are_joined_by_identifier(files: tuple[Path, Path]) -> None:
    scores = evaluate.evaluate(*files)

    assert scores.studies == {"abstract": 1}
    assert (scores.uncoded, scores.missing, scores.unread) == (1, 1, 0)


def test_every_field_is_compared(files: tuple[Path, Path]) -> None:
    scores = evaluate.evaluate(*files)

    assert scores.one["design"].same == scores.one["sample_cases"].same == 1
    assert scores.one["sample_controls"].same == 0
    assert scores.one["pem"].confusion == {("required", "unclear"): 1}
    assert scores.many["virus_studied"] == Tally(both=1)
    assert scores.many["specimen"] == Tally(both=1)
    assert scores.many["criteria_entry"] == Tally(only_coding=1)
    assert scores.many["caveats_of_text"].only_coding == 1  # the other follows from no text


def test_every_miss_is_told_with_the_words_of_the_rules(files: tuple[Path, Path]) -> None:
    scores = evaluate.evaluate(*files)

    miss = next(one for one in scores.misses if one.field == "sample_controls")
    assert (miss.rules, miss.coding) == ("28", "27")
    assert "30 patients" in miss.words
    lines = list(evaluate.lines(scores))
    assert any("10.5555/made.1 | sample_controls | 28 | 27" in line for line in lines)
    assert json.loads(json.dumps(evaluate.told(scores)))["one"]["design"]["share"] == 1.0


def test_coding_that_fits_no_text_is_an_operators_mistake(files: tuple[Path, Path]) -> None:
    texts, labels = files
    labels.write_text(json.dumps({**CODED, "doi": "10.5555/other"}) + "\n", "utf-8")

    with pytest.raises(AtlasError, match="compare their DOIs"):
        evaluate.evaluate(texts, labels)


def test_precision_recall_and_shares_follow_from_the_counts() -> None:
    held = Tally(both=3, only_rules=1, only_coding=2)
    agreement = Agreement(same=1, total=2)
    agreement.confusion.update({("a", "a"): 1, ("b", "a"): 1})

    assert (held.precision, held.recall, held.f1) == (0.75, 0.6, pytest.approx(2 / 3))
    assert Tally().precision is None and Agreement().share is None
    assert agreement.of("a") == Tally(both=1, only_rules=1)
    assert agreement.of("b") == Tally(only_coding=1)
