"""One made-up paper as each program exports it: every fact the export says is read.

The files of `dialects/` are written by hand after the programs' own spelling; nobody wrote the
paper in them.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from atlas_data.formats.sources.entry import Read
from atlas_data.formats.sources.text import TEXT_SOURCES
from atlas_data.model import Author, Notice, Record, Related

FOLDER = Path(__file__).parent / "dialects"
ANNA, JOERG = Author(family="Example", given="Anna B."), Author(family="Probe", given="Jörg")
GROUP = Author(literal="Made-Up Study Group")
INITIALS = (Author(family="Example", given="A.B."), Author(family="Probe", given="J."))
PAPER = Record(
    title="A made-up trial of pacing in a cohort that does not exist: "
    "an example for readers of exports",
    authors=(ANNA, JOERG),
    journal="Journal of Invented Examples",
    journal_abbreviation="J Invent Ex",
    year=2011,
    month=12,
    day=23,
    volume="12",
    issue="3",
    pages="101-109",
    issn="0000-0019",
    language="eng",
    doi="10.5555/atlas.example.1",
    pmid="900000001",
    abstract="METHODS: 50 imagined people were asked & 40% answered. RESULTS: Nothing, "
    "because nobody was asked — by Ångström & co.",
    keywords=("pacing", "invented cohort"),
)
YEAR_ALONE: dict[str, Any] = {"month": None, "day": None}
DOTTED = "J. Invent. Ex."
FATIGUE = "Fatigue Syndrome, Chronic"
TRIAL = ("Journal Article", "Randomized Controlled Trial")
SAID: dict[str, dict[str, Any]] = {
    "biblatex.bib": {
        "authors": (ANNA, JOERG, GROUP),
        "authors_complete": False,
        "pmcid": "PMC90000001",
        "sources": ("Zotero",),
    },
    "embase.ris": {
        **YEAR_ALONE,
        "authors": INITIALS,
        "journal_abbreviation": DOTTED,
        "issn": "0000-002X",
        "sources": ("Embase",),
    },
    "endnote.ris": {
        "authors": (
            Author(family="Example", given="A. B."),
            Author(family="Probe", given="J."),
            GROUP,
        ),
        "journal": "Journal of invented examples",
        "pages": "101-9",
        "pmcid": "PMC90000001",
        "mesh": (FATIGUE,),
        "sources": ("PubMed",),
    },
    "ovid.ris": {
        **YEAR_ALONE,
        "authors": (
            Author(family="Example", given="Anna B"),
            Author(family="Probe", given="Jorg"),
        ),
        "publication_types": TRIAL,
        "mesh": (FATIGUE, "Exercise"),
        "sources": ("Ovid MEDLINE",),
    },
    "proquest.ris": {
        "authors": (Author(family="Example", given="Anna B"), JOERG),
        "pmid": None,
        "sources": ("ProQuest",),
    },
    "pubmed.csv": {
        **dict.fromkeys(("issn", "language", "abstract", "journal_abbreviation")),
        "authors": (
            Author(family="Example", given="A B"),
            Author(family="Probe", given="J"),
            GROUP,
        ),
        "journal": "J Invent Ex",
        "pages": "101-9",
        "pmcid": "PMC90000001",
        "keywords": (),
        "sources": ("PubMed",),
    },
    "pubmed.nbib": {
        "authors": (Author(family="Example", given="Anna B"), JOERG, GROUP),
        "pages": "101-9",
        "pmcid": "PMC90000001",
        "publication_types": TRIAL,
        "mesh": (FATIGUE, "Humans", "Exercise"),
        "sources": ("PubMed",),
        "status": "corrected",
        "status_source": "the notices named in the source's record",
        "notices": (
            Notice(
                kind="corrected",
                text="J Invent Ex. 2012 Feb 3;13(2):99. PMID: 900000003",
                pmid="900000003",
                date="2012-02-03",
            ),
        ),
        "related": (
            Related(
                kind="comment_in",
                text="J Invent Ex. 2012 Jan;13(1):1-2. doi: 10.5555/atlas.example.2. "
                "PMID: 900000002",
                doi="10.5555/atlas.example.2",
                pmid="900000002",
                rule="MEDLINE field “CIN”",
            ),
            Related(
                kind="update_of",
                text="doi: 10.5555/atlas.example.4",
                doi="10.5555/atlas.example.4",
                rule="MEDLINE field “UOF”",
            ),
        ),
    },
    "refman.ris": {
        "authors": INITIALS,
        "journal_abbreviation": "J.Invent.Ex.",
        "language": None,
        "sources": ("RIS",),
    },
    "scopus.bib": {
        **YEAR_ALONE,
        "authors": INITIALS,
        "journal_abbreviation": DOTTED,
        "publication_types": ("Review",),
        "sources": ("Scopus",),
    },
    "scopus.csv": {
        **YEAR_ALONE,
        "journal_abbreviation": DOTTED,
        "publication_types": ("Review",),
        "sources": ("Scopus",),
    },
    "scopus.ris": {
        **YEAR_ALONE,
        "authors": INITIALS,
        "journal_abbreviation": DOTTED,
        "sources": ("Scopus",),
    },
    "web_of_science.ris": {
        "authors": (Author(family="Example", given="AB"), Author(family="Probe", given="J")),
        "journal": "JOURNAL OF INVENTED EXAMPLES",
        "journal_abbreviation": DOTTED,
        "pmid": None,
        "sources": ("Web of Science",),
    },
    "zotero.csl.json": {"pmcid": "PMC90000001", "sources": ("Zotero",)},
    "zotero.csv": {"pmcid": "PMC90000001", "sources": ("PubMed",)},
    "zotero.ris": {"pmcid": "PMC90000001", "sources": ("PubMed",)},
}
"""Export → the facts in which it differs from `PAPER`."""


def read(path: Path) -> list[Read]:
    head = path.read_bytes()[:65_536]
    (source,) = (one for one in TEXT_SOURCES if one.claims(head))
    with path.open("rb") as stream:
        return list(source.read(stream))


def test_every_dialect_has_its_facts_written_down() -> None:
    assert sorted(SAID) == sorted(one.name for one in FOLDER.iterdir())


@pytest.mark.parametrize("name", SAID)
def test_an_export_is_read_with_every_fact_it_says(name: str) -> None:
    first = read(FOLDER / name)[0]
    assert first == Read(entry=1, record=replace(PAPER, **SAID[name]))


def test_a_repeated_key_loses_no_paper() -> None:
    titles = [one.record.title for one in read(FOLDER / "biblatex.bib") if one.record]
    assert titles == [PAPER.title, "Another made-up paper under the same key"]


@pytest.mark.parametrize("printed", ["[No abstract available]", "No abstract available.", "N/A"])
def test_what_only_says_that_there_is_no_abstract_is_none(printed: str) -> None:
    (one,) = _records(f"TY  - JOUR\nTI  - T\nAB  - {printed}\nER  - \n")
    assert one.abstract is None


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("Y1  - 2011/12/23/", (2011, 12, 23)),
        ("Y1  - 2011/12//", (2011, 12, None)),
        ("PY  - 2011/// spring", (2011, None, None)),
        ("PY  - 2011\nDA  - DEC 23", (2011, 12, 23)),
        ("PY  - 2011\nDA  - 2012/01/05/", (2011, None, None)),
        ("PY  - 2011\nDA  - 5 May", (2011, 5, 5)),
        ("PY  - 2011\nDA  - 05/06/2011", (2011, None, None)),
        ("PY  - 2011\nDA  - 2011 Oct-Nov", (2011, 10, None)),
        ("PY  - 2011\nDA  - 2011 Dec 30-2012 Jan 5", (2011, 12, 30)),
        ("PY  - 2011\nDA  - 2011/13/40", (2011, None, None)),
        ("Y2  - 2020/10/15", (None, None, None)),
    ],
)
def test_a_date_is_as_exact_as_it_is_printed(
    lines: str, date: tuple[int | None, int | None, int | None]
) -> None:
    (one,) = _records(f"TY  - JOUR\nTI  - T\n{lines}\nER  - \n")
    assert (one.year, one.month, one.day) == date


@pytest.mark.parametrize(
    ("tag", "kinds"),
    [
        ("RIN", ("retracted", None)),
        ("RRI", ("retracted", "republished_in")),
        ("PRIN", ("concern", None)),
        ("ECI", ("concern", None)),
        ("EIN", ("corrected", None)),
        ("CRI", ("corrected", "republished_in")),
        ("ROF", (None, "notice_on")),
        ("EFR", (None, "notice_on")),
        ("CON", (None, "comment_on")),
        ("UIN", (None, "update_in")),
        ("RPF", (None, "republished_from")),
        ("SPIN", (None, "other")),
    ],
)
def test_comments_and_corrections_are_notices_or_links(
    tag: str, kinds: tuple[str | None, str | None]
) -> None:
    said = "J Invent Ex. 2012 Feb;1:2. doi: 10.5555/a.1. PMID: 900000004"
    (one,) = _records(f"PMID- 1\nTI  - T.\n{tag:<4}- {said}\n")
    notice, link = kinds
    assert [(each.kind, each.pmid) for each in one.notices] == [(notice, "900000004")] * bool(
        notice
    )
    assert [(each.kind, each.doi) for each in one.related] == [(link, "10.5555/a.1")] * bool(link)
    assert one.status == (notice or "not_checked")


def _records(text: str) -> list[Record]:
    (source,) = (one for one in TEXT_SOURCES if one.claims(text.encode()))
    return [one.record for one in source.read(BytesIO(text.encode())) if one.record]
