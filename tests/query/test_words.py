"""Free-text search: what matches, and that nothing typed can break it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data import snapshot
from atlas_data.query import bits, words
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import parse
from tests.conftest import study

TITLES = {
    1: "Natural killer cells in Sjögren’s syndrome",
    2: "Killer whales: a natural history",
    3: "Active HHV-6 in the brain",
    4: "Brains, viruses and HHV-60",
    5: "Forced swimming in mice",
}


@pytest.fixture(scope="module")
def few() -> Atlas:
    made = [study(number, title=title) for number, title in TITLES.items()]
    return Atlas(snapshot.table(made, {"date": "2026-01-01"}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("natural killer", {1, 2}),
        ('"natural killer"', {1}),
        ("“natural killer”", {1}),
        ("sjogren", {1}),
        ("SJÖGREN", {1}),
        ("hhv-6", {3, 4}),
        ('"hhv-6"', {3}),
        ("hhv6", {3, 4}),
        ("brain -virus", {3, 4}),
        ("brain -viruses", {3}),
        ('natural -"killer cells"', {2}),
        ("-mice", {1, 2, 3, 4}),
        ("vir", {4}),
        ("2003", {3}),
        ("author5", {5}),
        ("10.1234/2", {2}),
        ("natural mice", set()),
        ('"', {1, 2, 3, 4, 5}),
        ("NOT OR AND NEAR(", set()),
    ],
)
def test_words_match_as_the_help_says(few: Atlas, text: str, found: set[int]) -> None:
    mask = few._words.search(text)
    rows = np.flatnonzero(bits.unpack(mask, few.rows))
    assert {int(few.study(int(row)).id[6]) for row in rows} == found


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_nothing_typed_breaks_the_search(few: Atlas, text: str) -> None:
    question, problems = parse({"q": [text]})
    assert problems == []
    assert 0 <= few.ask(question).count <= 5
    assert len(few.all_rows(question)) == few.count(question)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_folding_gives_plain_ascii(text: str) -> None:
    assert words.fold(text).isascii()
