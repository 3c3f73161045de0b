"""A reference is known by its identifiers, else by its title; what is doubtful is not decided."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas_data import snapshot
from atlas_data.model import Author, Notice, Record
from atlas_data.query import known
from atlas_data.query.atlas import Atlas
from tests.conftest import made_up, study

TITLE = "Post-exertional malaise in a made-up cohort of adults with the illness"
TOLD = study(
    13,
    title=TITLE,
    pmid="113",
    pmcid="PMC13",
    notices=(Notice(kind="retracted", text="Notice", doi="10.1234/Notice", pmid="999"),),
    status="retracted",
)
TWINS = [study(number, title="Chronic fatigue syndrome", year=2001) for number in (14, 15)]
VERSION = study(16, title=TITLE.replace("adults", "children"), doi="10.1101/preprint", year=2020)


@pytest.fixture(scope="module")
def own() -> Atlas:
    return Atlas(snapshot.table([*made_up(), TOLD, *TWINS, VERSION], {"date": "2026-01-02"}))


def found(atlas: Atlas, record: Record) -> list[tuple[str, str]]:
    return [(atlas.study(one.row).id, one.by) for one in known.find(atlas, record)]


@pytest.mark.parametrize(
    ("record", "by"),
    [
        (Record(title="", doi="10.1234/13"), "doi"),
        (Record(title="", pmid="113"), "pmid"),
        (Record(title="", pmcid="pmc13"), "pmcid"),
        (Record(title="", doi="10.1234/13", pmid="113", pmcid="PMC13"), "doi"),
        (Record(title=TITLE.upper() + ".", year=2014), "title_year"),
        (Record(title=TITLE, authors=(Author(literal="Author13 A"),)), "title_author"),
        (Record(title=TITLE.replace("-", " — ")), "title"),
    ],
)
def test_the_reason_is_the_surest_one(own: Atlas, record: Record, by: str) -> None:
    assert found(own, record) == [(TOLD.id, by)]


@pytest.mark.parametrize(
    "record",
    [
        Record(title=TITLE, year=2016),
        Record(title=TITLE, year=2013, authors=(Author(family="Someone"),)),
        Record(title="Made-up study"),
        Record(title="Made-up study number 1"),  # too short to be known by itself
        Record(title=""),
        Record(title="", doi="10.1234/1300"),
    ],
)
def test_what_year_or_author_speak_against_is_not_known(own: Atlas, record: Record) -> None:
    assert found(own, record) == []


def test_identifiers_of_two_studies_are_told_and_not_decided(own: Atlas) -> None:
    told = found(own, Record(title="", doi="10.1234/1", pmid="113"))
    assert told == [(study(1).id, "doi"), (TOLD.id, "pmid")]


def test_a_title_of_two_studies_is_told_and_not_decided(own: Atlas) -> None:
    told = found(own, Record(title="Chronic fatigue syndrome", year=2001))
    assert [one for one, _ in told] == [one.id for one in TWINS]
    named = Record(title="Chronic fatigue syndrome", authors=TWINS[1].record.authors)
    assert found(own, named) == [(TWINS[1].id, "title_author")]


@pytest.mark.parametrize(
    "record", [Record(title="", doi="10.1234/NOTICE"), Record(title="", pmid="999")]
)
def test_the_identifier_of_a_notice_is_not_taken_for_the_paper(own: Atlas, record: Record) -> None:
    (one,) = known.find(own, record)
    assert (own.study(one.row).id, one.notice) == (TOLD.id, "retracted")


def test_another_doi_under_one_title_is_told(own: Atlas) -> None:
    record = replace(VERSION.record, doi="10.1000/journal", year=2021)
    (one,) = known.find(own, record)
    assert one.by == "title_year" and one.other_doi


def test_another_title_under_one_doi_is_told(own: Atlas) -> None:
    (one,) = known.find(own, Record(title="Cooking with seasonal vegetables", doi="10.1234/13"))
    assert one.other_title
    (one,) = known.find(own, Record(title=TITLE, doi="10.1234/13"))
    assert not one.other_title


def test_an_identifier_and_a_title_of_two_studies_are_told_and_not_decided(own: Atlas) -> None:
    record = Record(title=TITLE, doi="10.1000/other", pmid="113", year=2013)
    assert found(own, record) == [(TOLD.id, "pmid")]
    wrong = Record(title=TITLE.replace("adults", "children"), doi="10.1101/preprint", year=2020)
    assert found(own, wrong) == [(VERSION.id, "doi")]
    other = "Cooking with seasonal vegetables"
    apart = Atlas(snapshot.table([TOLD, study(17, title=other)], {"date": "2026-01-02"}))
    told = found(apart, Record(title=other, doi="10.1234/13", year=2017))
    assert told == [(TOLD.id, "doi"), (study(17).id, "title_year")]


def test_words_that_every_title_of_the_field_has_do_not_make_two_titles_alike(
    shipped: Atlas,
) -> None:
    record = Record(
        title="Sleep quality of patients with chronic fatigue syndrome",
        doi="10.1126/science.1179052",
    )
    (one,) = known.find(shipped, record)
    assert one.other_title and not one.sure


def test_a_notice_is_known_by_the_title_it_repeats(own: Atlas) -> None:
    (one,) = known.find(own, Record(title=f"Retraction notice to “{TITLE}” [J 1 (2)]", year=2025))
    assert (own.study(one.row).id, one.by, one.notice) == (TOLD.id, "notice", "retracted")
    assert not one.sure


def test_every_shipped_study_is_known_by_each_of_its_identifiers_and_by_its_title(
    shipped: Atlas,
) -> None:
    for row, one in enumerate(shipped.studies(range(shipped.rows))):
        record = one.record
        for kind in ("doi", "pmid", "pmcid"):
            value = getattr(record, kind)
            if value:
                (match,) = known.find(shipped, Record(title="", **{kind: value.upper()}))
                assert (match.row, match.by, match.notice) == (row, kind, "")
        bare = replace(record, doi=None, pmid=None, pmcid=None)
        assert row in [match.row for match in known.find(shipped, bare)]


def test_counts_are_those_of_the_studies(shipped: Atlas) -> None:
    rows = [0, 5, 9, 700]
    held = [one.pem.status for one in shipped.studies(rows)]
    counted = known.counts(shipped, rows, "pem")
    assert {one: n for one, n in counted.items() if n} == {one: held.count(one) for one in held}
