"""A record as any source prints it, cleaned; doing it twice is doing it once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.ingest import build, journals, normalise_record
from atlas_data.ingest.journals import Journal
from atlas_data.ingest.normalise_record import record
from atlas_data.model import Author, Notice, Passage, Record, Related

TABLE = journals.widened(
    {
        "J. Made": Journal(
            as_printed="J. Made",
            title="Journal of Made Things",
            abbreviation="J Made",
            matched_by="abbreviation",
        )
    }
)


def test_every_field_is_cleaned() -> None:
    printed = Record(
        title="[Sleep in <i>made-up</i> people.].",
        authors=(
            Author(family="van der Example", given="Ada B."),
            Author(literal="The Made Group"),
        ),
        journal="J. Made",
        year=2020,
        month=13,
        volume="13 Suppl 1",
        pages="333-41",
        doi="https://doi.org/10.5555/ABC.",
        pmid="PMID: 0012",
        pmcid="12345",
        mesh=("Sleep", "Sleep", " "),
        abstract="BACKGROUND: Sleep.\n\nMETHODS: <b>None</b>.",
    )

    found = record(printed, table=TABLE)

    assert found == Record(
        title="Sleep in made-up people",
        translated=True,
        authors=(
            Author(family="Example", given="Ada B", particle="van der"),
            Author(literal="Made Group"),
        ),
        journal="Journal of Made Things",
        journal_abbreviation="J Made",
        journal_printed="J. Made",
        journal_matched_by="abbreviation",
        year=2020,
        volume="13",
        issue="Suppl 1",
        pages="333-341",
        doi="10.5555/abc",
        pmid="12",
        pmcid="PMC12345",
        mesh=("Sleep",),
        abstract="BACKGROUND: Sleep.\nMETHODS: None.",
    )


@pytest.mark.parametrize("printed", ["Journal of Made Things", "J Made", "J. Made"])
def test_a_journal_is_found_by_title_and_abbreviation(printed: str) -> None:
    found = record(Record(title="A", journal=printed), table=TABLE)

    assert (found.journal, found.journal_abbreviation) == ("Journal of Made Things", "J Made")
    assert found.journal_printed == printed


def test_pubmeds_own_title_and_abbreviation_are_nlms() -> None:
    printed = Record(title="A", journal="Annals of examples", journal_abbreviation="Ann Ex")

    own = record(printed, table=TABLE, pubmed=True)
    export = record(printed, table=TABLE)

    assert (own.journal_abbreviation, own.journal_matched_by) == ("Ann Ex", "PubMed")
    assert (export.journal_abbreviation, export.journal_matched_by) == (None, None)


def test_an_unclear_abbreviation_leads_to_no_journal() -> None:
    twins = {
        name: Journal(as_printed=name, title=name, abbreviation="Same", matched_by="title")
        for name in ("First", "Second")
    }

    assert (
        record(Record(title="A", journal="Same"), table=journals.widened(twins)).journal == "Same"
    )


@pytest.mark.parametrize(
    ("changes", "status", "source"),
    [
        ({}, "not_checked", None),
        (
            {"title": "RETRACTED: Sleep"},
            "retracted",
            "the title in the source says “Retracted”",
        ),
        ({"title": "WITHDRAWN: Sleep"}, "withdrawn", "the title in the source says “Withdrawn”"),
        (
            {"publication_types": ("Retracted Publication",)},
            "retracted",
            "publication type “Retracted Publication”",
        ),
        ({"publication_types": ("Preprint",)}, "preprint", "publication type “Preprint”"),
        ({"doi": "10.1101/2025.01.02.25300001"}, "preprint", "the DOI is a preprint server's"),
        (
            {"notices": (Notice(kind="concern", text="Made J"),)},
            "concern",
            "the notices named in the source's record",
        ),
        (
            {"title": "RETRACTED: Sleep", "notices": (Notice(kind="concern", text="Made J"),)},
            "retracted",
            "the title in the source says “Retracted”",
        ),
        (
            {"related": (Related(kind="update_in", text="Made J"),)},
            "superseded",
            "the source's record names a newer version",
        ),
    ],
)
def test_the_gravest_that_the_record_says_is_its_status(
    changes: dict[str, object], status: str, source: str | None
) -> None:
    printed = Record(**({"title": "Sleep"} | changes))  # type: ignore[arg-type]

    found = record(printed, table=TABLE, seen_on="2026-11-22")

    assert (found.status, found.status_source) == (status, source)


def test_a_record_that_was_looked_up_in_pubmed_and_has_no_notice_says_so_with_the_day() -> None:
    printed = Record(title="Sleep", pmid="1")
    found = record(printed, table=TABLE, seen_on="2026-11-22", pubmed=True)

    assert (found.status, found.status_source, found.checked_on) == (
        "no_notice",
        "PubMed, looked up on 2026-11-22",
        "2026-11-22",
    )
    warned = replace(printed, notices=(Notice(kind="corrected", text="Made J"),))
    assert record(warned, table=TABLE, seen_on="2026-11-22", pubmed=True).status == "corrected"


def test_passages_are_plain_text_line_by_line() -> None:
    held = (
        Passage(place="methods", heading=" <b>Methods</b>", text="One.\n <i>Two</i>. \n"),
        Passage(place="results", text="  "),
    )

    assert normalise_record.passages(held) == (
        Passage(place="methods", heading="Methods", text="One.\nTwo."),
    )


_words = st.text(alphabet="aBé ,.-'[]()<i>&;:0123ßRetracted", max_size=24)
_maybe = st.none() | _words
_authors = st.builds(
    Author,
    family=st.none() | st.text(alphabet="abvdernO' -.", max_size=12),
    given=st.none() | st.text(alphabet="ABvdera .-,Jr()", max_size=12),
    literal=st.none() | st.text(alphabet="ab Group,of", max_size=12),
)


@settings(max_examples=300, deadline=None)
@given(
    st.builds(
        Record,
        title=_words,
        authors=st.tuples(_authors, _authors),
        journal=_maybe | st.just("J. Made"),
        journal_abbreviation=_maybe,
        volume=_maybe,
        issue=_maybe,
        pages=_maybe,
        doi=_maybe,
        pmid=_maybe,
        month=st.none() | st.integers(-1, 14),
        keywords=st.lists(_words, max_size=2).map(tuple),
        abstract=st.none() | st.text(max_size=30),
        status=st.sampled_from(["not_checked", "corrected", "preprint"]),
    ),
    st.booleans(),
)
def test_cleaning_a_clean_record_changes_nothing(printed: Record, pubmed: bool) -> None:
    once = record(printed, table=TABLE, seen_on="2026-11-22", pubmed=pubmed)

    assert record(once, table=TABLE, seen_on="2026-12-24", pubmed=pubmed) == once


def test_the_shipped_records_are_clean() -> None:
    held = build.read()
    table = journals.widened(journals.read(held.folder / "journals.csv"))
    changed = []
    for name, one in held.records.items():
        found = record(one, table=table)
        if found != one:
            changed.append(name)

    assert changed == []
