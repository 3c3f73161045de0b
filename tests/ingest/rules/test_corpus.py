"""The targets of the rules on open full texts coded by hand, where these lie beside the project.

The texts are not ours to hand on, so they are never part of it. The figures on texts that the rules
were not tuned on stand in `catalogue/accuracy.json` and on the page /methods.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas_data.ingest import evaluate
from atlas_data.ingest.scores import Scores

BESIDE = Path(__file__).parents[4] / "shared"
TEXTS, CODED = BESIDE / "corpus" / "jats", BESIDE / "data" / "coded.jsonl"


@pytest.fixture(scope="module")
def scores() -> Scores:
    if not (TEXTS.is_dir() and CODED.is_file()):
        pytest.skip(f"NOT MEASURED: there are no full texts at {TEXTS}")
    return evaluate.evaluate(TEXTS, CODED)


def test_required_is_hardly_ever_wrong_and_seldom_missed_where_methods_are_read(
    scores: Scores,
) -> None:
    required = scores.one["pem"].of("required")
    read = scores.one["pem_methods_read"].of("required")

    assert required.both >= 5
    assert (required.precision or 0) >= 0.95
    assert (read.recall or 0) >= 0.8


@pytest.mark.parametrize(("labels", "least"), [("criteria_entry", 0.9), ("virus_studied", 0.9)])
def test_labels_agree_with_hand_coding(labels: str, least: float, scores: Scores) -> None:
    assert (scores.many[labels].f1 or 0) >= least


def test_the_kind_of_study_agrees_with_hand_coding(scores: Scores) -> None:
    assert (scores.one["design"].share or 0) >= 0.8
