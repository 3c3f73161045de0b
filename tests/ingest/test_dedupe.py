"""The same paper twice is one study; what only looks alike is named and kept."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.ingest.dedupe import Candidate, dedupe
from atlas_data.ingest.slugs import identifiers
from atlas_data.model import Author, Record
from tests.ingest.builders import record


def candidate(**changes: object) -> Candidate:
    held = record(**changes)
    return Candidate(record=held, names=identifiers(held))


def test_records_of_one_identifier_become_one_and_fill_each_others_gaps() -> None:
    full = candidate(pmid="1", volume="3", pages="1-9", sources=("a",))
    bare = candidate(pmcid="PMC7", sources=("b",))

    found = dedupe([bare, full])

    (one,) = found.candidates
    assert (one.record.pages, one.record.pmcid, one.record.sources) == ("1-9", "PMC7", ("a", "b"))
    assert found.merges[0].reason == "same identifier (doi:10.1234/made)"


def test_one_identifier_on_two_unlike_titles_swallows_nothing() -> None:
    other = candidate(title="Heart rate variability on a tilt table: a pilot trial in 14 women")

    assert len(dedupe([candidate(), other]).candidates) == 2


def test_a_record_by_doi_and_one_by_pmid_are_one_paper() -> None:
    by_doi = candidate()
    by_pmid = candidate(doi=None, pmid="5", title="Cortisol in the Morning", year=2002)

    (one,) = dedupe([by_doi, by_pmid]).candidates

    assert (one.record.doi, one.record.pmid) == ("10.1234/made", "5")


def test_equal_titles_of_other_authors_or_other_identifiers_stay_apart() -> None:
    others = [
        candidate(),
        candidate(doi="10.1234/other"),
        candidate(doi="10.1234/third", authors=(Author(family="Else", given="B"),)),
    ]

    found = dedupe(others)

    assert len(found.candidates) == 3
    assert [pair[:2] for pair in found.possible] == [("doi:10.1234/made", "doi:10.1234/other")]


def test_facts_of_two_journals_are_not_mixed() -> None:
    full = candidate(pmid="1", volume="3", pages="1-9", journal="As printed", mesh=("a",))
    wrong = candidate(journal="Other", journal_abbreviation="Oth", issue="4", volume="9")

    (one,) = dedupe([full, wrong]).candidates

    assert (one.record.journal, one.record.journal_abbreviation, one.record.issue) == (
        "As printed",
        None,
        None,
    )


def test_a_decision_merges_and_a_decision_keeps_apart() -> None:
    first, second = candidate(), candidate(doi="10.1234/other", title="Cortisol in the mornings")
    pair = frozenset({"doi:10.1234/made", "doi:10.1234/other"})

    merged = dedupe([first, second], merges={"doi:10.1234/other": ("doi:10.1234/made", "why")})
    apart = dedupe([first, second], apart=frozenset({pair}))

    assert merged.candidates[0].record.doi == "10.1234/made"
    assert merged.candidates[0].names == ("doi:10.1234/made", "doi:10.1234/other")
    assert len(apart.candidates) == 2 and not apart.possible


@st.composite
def _candidates(draw: st.DrawFn) -> list[Candidate]:
    def one() -> Candidate:
        held = Record(
            title=draw(st.sampled_from(["Sleep", "Sleep in ME", "Pain in CFS", "Pain"])),
            authors=(Author(family=draw(st.sampled_from("AB"))),),
            year=draw(st.sampled_from([1999, 2000])),
            doi=draw(st.sampled_from([None, "10.1/a", "10.1/b"])),
            pmid=draw(st.sampled_from([None, "1", "2"])),
            volume=draw(st.sampled_from([None, "1"])),
            sources=(draw(st.sampled_from("xyz")),),
        )
        return Candidate(record=held, names=identifiers(held))

    return [one() for _ in range(draw(st.integers(1, 6)))]


@settings(max_examples=80, deadline=None)
@given(_candidates(), st.randoms(use_true_random=False))
def test_order_makes_no_difference_and_twice_is_once(
    held: list[Candidate], shuffle: random.Random
) -> None:
    once = dedupe(held).candidates
    mixed = list(held)
    shuffle.shuffle(mixed)

    assert dedupe(mixed).candidates == once
    assert dedupe(once).candidates == once


@settings(max_examples=60, deadline=None)
@given(_candidates())
def test_no_source_and_no_identifier_is_lost(held: list[Candidate]) -> None:
    found = dedupe(held).candidates

    for part in ("names",):
        before = {name for one in held for name in getattr(one, part)}
        assert before == {name for one in found for name in getattr(one, part)}
    sources = {name for one in held for name in one.record.sources}
    assert sources == {name for one in found for name in one.record.sources}
