"""Patterns sought by their beginnings find what the expressions themselves find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data import vocabulary
from atlas_data.ingest.rules import likely
from atlas_data.ingest.rules.design_cues import CUES
from atlas_data.vocabulary import seek

TABLES = (
    vocabulary.CRITERIA,
    vocabulary.VIRUSES,
    vocabulary.DESIGNS,
    vocabulary.TOPICS,
    vocabulary.REPORTING,
)
PATTERNS = [
    *(
        (one.re, one.case == "i")
        for held in TABLES
        for term in held.values()
        for one in term.patterns
    ),
    *((cue.re, True) for cue in CUES),
]
SENTENCES = [
    proof.text for held in TABLES for term in held.values() for proof in (*term.yes, *term.no)
]
INDEX = likely.Index(pattern for pattern, _ in PATTERNS)


def spans(pattern: str, any_case: bool, text: str) -> list[tuple[int, int]]:
    flags = re.IGNORECASE if any_case else 0
    return [hit.span() for hit in re.compile(pattern, flags).finditer(text)]


def same(text: str) -> None:
    possible = INDEX.possible(text.lower())
    for pattern, any_case in PATTERNS:
        expected = spans(pattern, any_case, text)
        found = [hit.span() for hit in seek.seeker(pattern, any_case=any_case).finditer(text)]
        assert found == expected, pattern
        assert not expected or pattern in possible, pattern


def test_every_pattern_finds_the_same_in_every_proof_of_the_vocabulary() -> None:
    same("\n".join(SENTENCES))


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.text(max_size=40))
@settings(max_examples=15, deadline=None)
def test_every_pattern_finds_the_same_in_any_mixture(said: list[str], noise: str) -> None:
    same(noise.join(said).upper() + noise + " ".join(said))


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        (r"\bvir(?:us|al)\b", ("viral", "virus")),
        (r"\b(?:human )?herpes", ("herpes", "human herpes")),
        (r"randomi[sz]ed", ("randomised", "randomized")),
        (r"\d+ months", ()),
        (r"\bT[- ]?cell", ("t cell", "t-cell", "tcell")),
        (r"\b(?:a|b)?", ()),
    ],
)
def test_beginnings_are_known_where_they_are_letters(
    pattern: str, beginnings: tuple[str, ...]
) -> None:
    assert seek.beginnings(pattern) == beginnings


def test_a_part_of_a_text_is_sought_as_the_expression_seeks_it() -> None:
    text = "virus, virus, viral"

    found = [hit.start() for hit in seek.seeker(r"\bvir(?:us|al)\b").finditer(text, 1, 18)]

    assert found == [hit.start() for hit in re.compile(r"\bvir(?:us|al)\b").finditer(text, 1, 18)]
    assert seek.seeker(r"\bviral\b").search(text, 0, 18) is None


def test_letters_that_grow_in_lower_case_do_not_shift_what_is_found() -> None:
    text = "İİİ virus"

    assert [hit.span() for hit in seek.seeker(r"\bvirus\b").finditer(text)] == [(4, 9)]
