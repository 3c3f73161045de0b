"""Journals with one title and one abbreviation; notices, and the status they make."""

from __future__ import annotations

from atlas_data.ingest import journals, notices
from atlas_data.ingest.journals import Journal
from atlas_data.model import Notice

LOMBARDI = (
    "Retraction: Alberts B. Science. 2011 Dec 23;334(6063):1636. "
    "doi:10.1126/science.334.6063.1636-a. PMID 22194552; Expression of concern: Alberts B. "
    "Science. 2011 Jul 1;333(6038):35. doi:10.1126/science.1208542. PMID 21719658"
)
JOURNAL = Journal(
    as_printed="J. Made", title="Journal of Made Things", abbreviation="J Made", matched_by="title"
)


def test_a_journal_the_table_lacks_stays_as_printed_without_abbreviation() -> None:
    found = journals.resolve("Fatigue Science for Human Health", {"J. Made": JOURNAL})

    assert found is not None
    assert (found.title, found.abbreviation, found.matched_by) == (
        "Fatigue Science for Human Health",
        None,
        None,
    )


def test_a_decision_outranks_the_list() -> None:
    decision = {"as_printed": "J. Made", "title": "Made Science", "abbreviation": "Made Sci"}

    table = journals.decided({"J. Made": JOURNAL}, {"J. Made": decision})

    assert table["J. Made"].title == "Made Science"
    assert table["J. Made"].matched_by == "decision"


def test_two_abbreviations_of_one_title_are_named() -> None:
    other = Journal(
        as_printed="Made", title=JOURNAL.title, abbreviation="Made J", matched_by="title"
    )

    assert journals.ambiguous([JOURNAL, other]) == ["Journal of Made Things: J Made / Made J"]
    assert journals.ambiguous([JOURNAL]) == []


def test_two_notices_in_one_line_are_two_notices() -> None:
    retracted, concern = notices.parse(LOMBARDI)

    assert retracted == Notice(
        kind="retracted",
        text="Alberts B. Science. 2011 Dec 23;334(6063):1636. "
        "doi:10.1126/science.334.6063.1636-a. PMID 22194552",
        doi="10.1126/science.334.6063.1636-a",
        pmid="22194552",
        date="2011-12-23",
    )
    assert (concern.kind, concern.doi, concern.date) == (
        "concern",
        "10.1126/science.1208542",
        "2011-07-01",
    )


def test_the_gravest_notice_makes_the_status() -> None:
    kinds = notices.parse(LOMBARDI)[::-1]

    assert notices.status(kinds, retracted_title=False, doi=None, journal=None)[0] == "retracted"


def test_a_status_nobody_looked_up_is_not_checked() -> None:
    found = notices.status((), retracted_title=False, doi="10.1172/jci150377", journal="J Made")

    assert found == ("not_checked", None)


def test_a_preprint_is_known_by_its_doi_or_server() -> None:
    by_doi = notices.status((), retracted_title=False, doi="10.1101/2025.08.06.253", journal=None)
    by_server = notices.status((), retracted_title=False, doi=None, journal="Research Square")
    old_article = notices.status((), retracted_title=False, doi="10.1101/gr.1234", journal=None)

    assert by_doi[0] == by_server[0] == "preprint"
    assert old_article[0] == "not_checked"


def test_a_record_of_a_notice_is_told_from_a_paper_about_notices() -> None:
    assert notices.is_notice("Retraction [of Detection of a virus]", (), None)
    assert notices.is_notice("Any title", ("Published Erratum",), None)
    assert not notices.is_notice("Correction of sleep in chronic fatigue syndrome", (), "rct")
