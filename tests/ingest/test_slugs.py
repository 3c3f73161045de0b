"""Study ids: readable, ASCII, unique, and never changed once published."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.ingest import slugs
from atlas_data.ingest.slugs import Entry, Ledger
from atlas_data.model import AtlasError, Author, Record
from tests.ingest.builders import record

FORM = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def person(family: str, **parts: str) -> tuple[Author, ...]:
    return (Author(family=family, given="A", **parts),)


@pytest.mark.parametrize(
    ("family", "year", "title", "expected"),
    [
        (
            person("Kerr"),
            2003,
            "Cytokines in parvovirus B19 infection as an aid to understanding chronic fatigue",
            "kerr-2003-cytokines-parvovirus",
        ),
        (
            person("Glenne Øie"),
            2017,
            "Sleep in ME/CFS and pain",
            "glenne-oie-2017-sleep-pain",
        ),
        (
            person("Meer", particle="van der"),
            2005,
            "Brain volume in the chronic fatigue syndrome",
            "van-der-meer-2005-brain-volume",
        ),
        (person("O'Neal"), 2021, "The enterovirus theory", "oneal-2021-enterovirus-theory"),
        (person("Made"), None, "Brain volume", "made-nd-brain-volume"),
        (
            person("Made"),
            2002,
            "Chronic Fatigue Syndrome",
            "made-2002-chronic-fatigue",
        ),
        (
            (Author(literal="Dubbo Infection Outcomes Study Group"),),
            2006,
            "Brain volume",
            "dubbo-infection-outcomes-2006-brain-volume",
        ),
        ((), 1999, "Borna disease virus in families", "borna-disease-virus-1999"),
    ],
)
def test_a_slug_is_family_year_and_two_title_words(
    family: tuple[Author, ...], year: int | None, title: str, expected: str
) -> None:
    assert slugs.slug(Record(title=title, authors=family, year=year)) == expected


@settings(max_examples=100, deadline=None)
@given(
    st.text(min_size=1, max_size=30),
    st.text(max_size=12),
    st.integers(1900, 2100) | st.none(),
)
def test_a_slug_is_ascii_and_begins_with_a_letter(
    title: str, family: str, year: int | None
) -> None:
    made = slugs.slug(Record(title=title, authors=person(family), year=year))

    assert FORM.fullmatch(made), made


def give(ledger: Ledger, *records: Record) -> list[str]:
    return [ledger.give(slugs.slug(one), slugs.identifiers(one), "2026-11-22") for one in records]


def test_two_papers_that_want_one_slug_get_two() -> None:
    ledger = Ledger()

    ids = give(ledger, record(doi="10.1234/a"), record(doi="10.1234/b"))

    assert ids == ["made-2001-cortisol-morning", "made-2001-cortisol-morning-2"]


def test_an_id_survives_new_facts_and_the_papers_around_it() -> None:
    ledger = Ledger()
    first, second = give(ledger, record(doi="10.1234/a"), record(doi="10.1234/b"))
    later = slugs.read(slugs.write(ledger))

    corrected = record(doi="10.1234/b", title="Cortisol at dawn", year=2002, pmid="77")

    assert give(later, record(doi="10.1234/0"), corrected) == [f"{first[:-1]}g-3", second]
    assert later.find(["pmid:77"]) == second
    assert later.find(["doi:10.1234/a"]) == first


def test_an_id_is_not_used_again_when_its_paper_is_gone() -> None:
    ledger = Ledger([Entry(id="made-2001-cortisol-morning", identifiers=(), published="2025")])

    assert give(ledger, record()) == ["made-2001-cortisol-morning-2"]


def test_the_id_of_a_merged_paper_leads_to_the_one_that_took_it_in() -> None:
    ledger = Ledger()
    kept, taken = give(ledger, record(doi="10.1234/a"), record(doi="10.1234/b"))

    owner = ledger.give("any", ("doi:10.1234/a", "doi:10.1234/b"), "2027-01-01")

    assert owner == kept
    assert ledger.now(taken) == kept
    assert ledger.find(["doi:10.1234/b"]) == kept


def test_one_identifier_on_two_ids_stops_the_ledger() -> None:
    entries = [
        Entry(id=name, identifiers=("doi:10.1234/a",), published="2025") for name in ("a", "b")
    ]

    with pytest.raises(AtlasError, match=r"gives doi:10\.1234/a to both a and b"):
        Ledger(entries)


@settings(max_examples=50, deadline=None)
@given(st.permutations(list(range(6))), st.sets(st.integers(0, 5)))
def test_ids_do_not_depend_on_order_or_on_what_comes_later(
    order: list[int], early: set[int]
) -> None:
    records = [
        record(doi=f"10.1234/{number}", title=f"Paper {'abcdef'[number]}x") for number in order
    ]
    ledger = Ledger()
    first = dict(
        zip(
            sorted(early),
            give(ledger, *(record(doi=f"10.1234/{n}") for n in sorted(early))),
            strict=True,
        )
    )

    give(ledger, *records)

    for number, before in first.items():
        assert ledger.find([f"doi:10.1234/{number}"]) == before
    assert len({one.id for one in ledger.entries}) == 6


def test_own_ids_stand_beside_the_shipped_ones_and_keep_leading_somewhere() -> None:
    shipped = slugs.read(
        "id,identifiers,published,leads_to\n"
        "a-2001-one,doi:10.1/a,2026-01-01,\n"
        "b-2002-two,doi:10.1/b,2026-01-01,\n"
    )
    own = slugs.read(
        "id,identifiers,published,leads_to\n"
        "a-2001-one,doi:10.1/a pmid:1,2026-02-02,\n"  # a shipped study with one identifier more
        "b-2002-mine,doi:10.1/b,2026-02-02,\n"  # shipped meanwhile under another id
        "c-2003-three,doi:10.1/c,2026-02-02,\n"
    )

    both, remarks = slugs.combined(shipped, own)

    assert both.find(["pmid:1"]) == "a-2001-one"
    assert both.now("b-2002-mine") == "b-2002-two" == both.find(["doi:10.1/b"])
    assert both.find(["doi:10.1/c"]) == "c-2003-three"
    assert remarks == ()


def test_an_own_id_that_is_shipped_for_another_study_gives_way_and_is_told() -> None:
    shipped = slugs.read("id,identifiers,published,leads_to\na-2001-one,doi:10.1/a,2026-01-01,\n")
    own = slugs.read("id,identifiers,published,leads_to\na-2001-one,doi:10.1/other,2026-02-02,\n")

    both, (remark,) = slugs.combined(shipped, own)

    assert both.find(["doi:10.1/other"]) is None
    assert "a-2001-one" in remark and "gets a new id" in remark
