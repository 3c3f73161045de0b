"""Several sources of one report: what is kept, what the others said, and which rule chose."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.ingest import claims
from atlas_data.ingest.candidate import Candidate, Kind, Rule
from atlas_data.ingest.dedupe import dedupe
from atlas_data.ingest.slugs import identifiers
from atlas_data.model import Author, Disagreement, Notice, Origin, Record, Related
from tests.ingest.builders import record


def candidate(
    kind: Kind = Kind.EXPORT, *, decided: frozenset[str] = frozenset(), **facts: object
) -> Candidate:
    held = record(**facts)
    return Candidate(record=held, names=identifiers(held), kind=kind, decided=decided)


def pubmed(**facts: object) -> Candidate:
    held = record(**({"pmid": "1", "sources": ("PubMed",)} | facts))
    return Candidate(record=held, names=identifiers(held), kind=Kind.PUBMED)


def test_pubmeds_record_outranks_an_export_and_both_are_kept() -> None:
    export = candidate(year=2002, volume="9", origins=(Origin(file="export.ris", entry=12),))

    (one,) = dedupe([export, pubmed(volume="3")]).candidates

    rule = "PubMed's own record outranks an export"
    assert (one.record.year, one.record.volume) == (2001, "3")
    assert one.record.disagreements == (
        Disagreement(
            field="year", kept="2001", other="2002", source="export.ris, entry 12", rule=rule
        ),
        Disagreement(field="volume", kept="3", other="9", source="export.ris, entry 12", rule=rule),
    )


def test_a_fact_decided_by_hand_outranks_pubmed() -> None:
    ours = candidate(Kind.CATALOGUE, decided=frozenset({"year"}), year=1999)

    (one,) = dedupe([ours, pubmed()]).candidates

    assert one.record.year == 1999
    (said,) = one.record.disagreements
    assert (said.field, said.other, said.rule) == (
        "year",
        "2001",
        "the fact decided by hand outranks",
    )


def test_the_fuller_author_list_is_kept() -> None:
    two = (Author(family="Made", given="Una P"), Author(family="Else", given="B"))
    short = pubmed(authors_complete=False)

    (one,) = dedupe([short, candidate(authors=two)]).candidates

    assert one.record.authors == two
    assert [said.rule for said in one.record.disagreements] == ["the fuller author list"]


def test_spelling_is_no_disagreement() -> None:
    export = candidate(
        title="CORTISOL IN THE MORNING",
        authors=(Author(family="MADE", given="U"),),
        pages="12",
        journal="J. Made",
        journal_abbreviation="J Made",
    )
    ours = pubmed(pages="12-19", journal="Journal of Made Things", journal_abbreviation="J Made")

    (one,) = dedupe([export, ours]).candidates

    assert one.record.disagreements == ()


def test_a_later_state_of_a_pubmed_record_takes_the_place_of_the_earlier() -> None:
    early = pubmed(
        checked_on="2026-01-01", year=2000, pages="1-9", origins=(Origin(file="a", entry=1),)
    )
    late = pubmed(checked_on="2026-02-01", origins=(Origin(file="b", entry=7),))

    for order in permutations([early, late]):
        found = dedupe(order)
        (one,) = found.candidates
        assert (one.record.year, one.record.disagreements) == (2001, ())
        assert one.record.pages is None  # PubMed took it out
        assert one.record.origins == (Origin(file="a", entry=1), Origin(file="b", entry=7))
        assert found.merges[0].rule is Rule.SUPERSEDED


def test_a_notice_that_one_source_knows_is_the_studys() -> None:
    told = Notice(kind="retracted", text="Made J. 2011", pmid="9")
    exported = candidate(status="retracted", status_source="the notices", notices=(told,))
    ours = pubmed(status="no_notice", status_source="PubMed, looked up on 2026-11-22")

    (one,) = dedupe([exported, ours]).candidates

    assert (one.record.status, one.record.notices) == ("retracted", (told,))


def test_what_a_decision_merged_is_not_reported_as_a_disagreement() -> None:
    wrong = candidate(doi="10.1234/wrong", year=1990, title="Cortisol at noon")

    found = dedupe(
        [candidate(), wrong], merges={"doi:10.1234/wrong": ("doi:10.1234/made", "a wrong DOI")}
    )

    (one,) = found.candidates
    assert (one.record.year, one.record.disagreements) == (2001, ())
    assert (found.merges[0].rule, found.merges[0].reason) == (Rule.DECISION, "a wrong DOI")


def test_a_record_without_authors_is_known_by_title_volume_and_page() -> None:
    title = "Cortisol in the morning of made-up people"
    bare = candidate(title=title, doi=None, authors=(), year=None, volume="3", pages="12")
    full = candidate(title=title, volume="3", pages="12-19")

    found = dedupe([bare, full])

    assert [one.rule for one in found.merges] == [Rule.PAGES]


def test_a_slip_in_the_title_is_no_second_paper_on_the_same_page() -> None:
    slip = candidate(title="Cortisol in the mornings", doi=None, volume="3", pages="12-19")
    full = candidate(volume="3", pages="12-19")
    elsewhere = candidate(title="Cortisol in the mornings", doi=None, volume="4", pages="12-19")

    assert [one.rule for one in dedupe([slip, full]).merges] == [Rule.ALIKE]
    assert dedupe([elsewhere, full]).merges == ()


def test_an_identifier_on_a_thousand_papers_joins_none_and_takes_no_age() -> None:
    words = "abcdefghijklmnopqrstuvwxyz"
    chosen = random.Random(7)
    held = [
        candidate(title=" ".join("".join(chosen.choices(words, k=9)) for _ in range(6)), year=1990)
        for _ in range(1000)
    ]
    started = time.perf_counter()

    assert len(dedupe(held).candidates) == 1000
    assert time.perf_counter() - started < 20


def test_ten_thousand_records_take_seconds() -> None:
    chosen = random.Random(3)
    words = ["".join(chosen.choices("abcdefghij", k=7)) for _ in range(3000)]
    held = []
    for number in range(5000):
        one = pubmed(
            title=" ".join(chosen.choices(words, k=9)),
            authors=(Author(family=chosen.choice(words)),),
            doi=f"10.5555/{number}",
            pmid=str(number + 1),
            year=chosen.randint(1990, 2025),
        )
        export = replace(one.record, pmid=None, title=one.record.title.upper(), sources=("export",))
        held += [one, Candidate(record=export, names=identifiers(export))]
    started = time.perf_counter()

    found = dedupe(held)

    assert len(found.candidates) == 5000
    assert time.perf_counter() - started < 20


def test_letters_of_one_title_and_no_identifier_stay_apart_under_names_of_their_own() -> None:
    held = [
        candidate(
            title="Chronic fatigue syndrome", doi=None, year=year, authors=(Author(family=name),)
        )
        for name, year in (("Made", 1990), ("Else", 1990), ("Made", 2004))
    ]
    again = candidate(title="Chronic fatigue syndrome.", doi=None, year=1990)

    found = dedupe([*held, again])

    assert len(found.candidates) == 3
    assert len({one.names for one in claims.sole(found.candidates)}) == 3
    assert len(found.merges) == 1


_record = st.builds(
    Record,
    title=st.sampled_from(["Sleep", "Sleep in ME", "Pain in CFS", "Pain", "Pain in CFS: a trial"]),
    authors=st.sampled_from([(), (Author(family="A"),), (Author(family="A"), Author(family="B"))]),
    year=st.sampled_from([None, 1999, 2000]),
    doi=st.sampled_from(
        [
            None,
            "10.1/a",
            "10.1/b",
            "10.1101/2020.01.01.20000001",
            "10.21203/rs.3.rs-1/v1",
            "10.21203/rs.3.rs-1/v2",
        ]
    ),
    pmid=st.sampled_from([None, "1", "2", "3"]),
    volume=st.sampled_from([None, "1"]),
    pages=st.sampled_from([None, "1-9", "1"]),
    status=st.sampled_from(["not_checked", "no_notice", "retracted"]),
    checked_on=st.sampled_from([None, "2026-01-01", "2026-02-01"]),
    sources=st.sampled_from([("x",), ("y",), ("PubMed",)]),
    origins=st.builds(Origin, file=st.sampled_from("fg"), entry=st.integers(1, 9)).map(
        lambda one: (one,)
    ),
    related=st.sampled_from(
        [
            (),
            (Related(kind="update_of", text="t", pmid="2"),),
            (Related(kind="comment_on", text="t"),),
        ]
    ),
)


@st.composite
def _candidates(draw: st.DrawFn) -> list[Candidate]:
    held = draw(st.lists(_record, min_size=1, max_size=7))
    return [
        Candidate(
            record=one,
            names=identifiers(one),
            kind=draw(st.sampled_from(list(Kind))),
            decided=draw(st.sampled_from([frozenset(), frozenset({"year"})])),
        )
        for one in held
    ]


_MERGES = {"doi:10.1/b": ("doi:10.1/a", "by hand")}
_APART = frozenset({frozenset({"pmid:1", "pmid:3"})})


@settings(max_examples=400, deadline=None)
@given(_candidates(), st.randoms(use_true_random=False), st.booleans())
def test_whatever_comes_order_does_not_matter_and_twice_is_once(
    held: list[Candidate], shuffle: random.Random, decided: bool
) -> None:
    asked = {"merges": _MERGES, "apart": _APART} if decided else {}
    found = dedupe(held, **asked)  # type: ignore[arg-type]
    mixed = list(held)
    shuffle.shuffle(mixed)

    assert dedupe(mixed, **asked) == found  # type: ignore[arg-type]
    again = dedupe(found.candidates, **asked)  # type: ignore[arg-type]
    assert again.candidates == found.candidates
    assert again.merges == ()


@settings(max_examples=300, deadline=None)
@given(_candidates())
def test_no_origin_no_source_and_no_identifier_is_lost(held: list[Candidate]) -> None:
    found = dedupe(held)

    def parts(of: Iterable[Candidate]) -> tuple[set[object], set[object], set[object]]:
        return (
            {name for one in of for name in one.names},
            {origin for one in of for origin in one.record.origins},
            {source for one in of for source in one.record.sources},
        )

    assert parts(held) == parts(found.candidates)
    names = [name for one in claims.sole(found.candidates) for name in one.names]
    assert len(names) == len(set(names))  # an id stands for one study
    assert parts(held)[0] <= set(names)
    assert len(held) == len(found.candidates) + len(found.merges)
