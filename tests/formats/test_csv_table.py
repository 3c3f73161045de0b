"""The table of a view, plain and for Excel."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data.formats.csv_table import ATLAS_NOTE, COLUMNS
from atlas_data.model import Author, Caveat, Evidence, Pathogen, Pem, Record, Sample, Study
from tests.formats import written
from tests.formats.fixtures import KASIMIR, LOMBARDI, STUDIES

WORDS = Evidence(words="brain and spinal cord", place="abstract")
READ = Study(
    id="kasimir-2022-tissue-hhv6",
    record=KASIMIR,
    read="abstract",
    read_on="2026-11-22",
    design="case_control",
    pem=Pem(status="unclear", basis="none", evidence=WORDS),
    pathogens=(
        Pathogen(id="hhv6", role="studied", finding="association", specimens=("brain", "csf"),
                 evidence=WORDS),
        Pathogen(id="ebv", role="mentioned", finding="not_reported", evidence=WORDS),
    ),
    virus=("hhv6",),
    topics=("virology", "brain"),
    sample=Sample(cases=3, controls=0),
    summary="The atlas's own words, with a comma",
    caveats=(Caveat(id="small_sample", by="reading"), Caveat(id="post_mortem", by="rule")),
)  # fmt: skip


def plain(*studies: Study) -> list[dict[str, str]]:
    text = written.text("csv", studies)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def excel(*studies: Study) -> list[dict[str, str]]:
    text = written.sent("excel", studies).decode("utf-16")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))


def titled(title: str) -> Study:
    return Study(id="a", record=Record(title=title))


def test_a_row_says_what_was_read_and_found():
    (row,) = plain(READ)
    assert row["authors"].startswith("Kasimir, Francesca; Toomey, Danny; ")
    assert row["viruses_studied"] == "hhv6: association (brain, csf)"
    assert row["topics"] == "virology; brain"
    assert (row["sample_cases"], row["sample_controls"], row["sample_other"]) == ("3", "0", "")
    assert (row["pem_status"], row["pem_scope"]) == ("unclear", "")
    assert (row["pem_words"], row["pem_place"]) == ("brain and spinal cord", "abstract")
    assert row["atlas_caveats"] == "small_sample; post_mortem"


def test_what_nobody_read_is_not_checked_and_never_ok():
    (row,) = plain(titled("A made-up report"))
    for column in ("status", "design", "pem_status", "criteria_entry", "viruses_studied", "topics"):
        assert row[column] == "not_checked"
    assert row["read"] == "none" and row["atlas_note"] == ""


def test_the_atlas_marks_its_own_words():
    (row,) = plain(READ)
    own = {name for name in COLUMNS if name.startswith("atlas_")}
    assert {name for name, cell in row.items() if "own words" in cell} == {"atlas_summary"}
    assert own >= {"atlas_summary", "atlas_does_not_show", "atlas_caveats", "atlas_note"}
    assert row["atlas_note"] == ATLAS_NOTE


def test_a_notice_travels_with_its_status():
    (row,) = plain(Study(id="a", record=LOMBARDI))
    assert row["status"] == "retracted" and row["authors_complete"] == "no"
    assert "Retracted: Science 2011;334:1636" in row["status_notice"]


def test_the_plain_table_is_rfc_4180():
    text = written.text("csv", STUDIES)
    lines = text.split("\r\n")
    assert len(lines) == len(STUDIES) + 2 and lines[-1] == "" and "\n" not in "".join(lines)
    assert '"The atlas\'s own words, with a comma"' in written.text("csv", (READ,))


def test_no_study_gives_a_table_of_column_names():
    assert plain() == excel() == []
    assert written.text("csv", ()).startswith("id,title,authors,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "＝"])
def test_excel_runs_no_formula(start):
    assert excel(titled(f"{start}1+1"))[0]["title"] == f"'{start}1+1"
    assert plain(titled(f"{start}1+1"))[0]["title"] == f"{start}1+1"


def test_excel_runs_no_formula_behind_white_space():
    assert excel(titled("\t\r\n =1+1"))[0]["title"] == "'=1+1"


@pytest.mark.parametrize("word", ["5/6", "1.5", "0123", "10E3", "Mar 5", "1-2"])
def test_excel_turns_no_text_into_a_date_or_number(word):
    assert excel(titled(word))[0]["title"] == f"'{word}"


def test_excel_takes_no_range_for_a_date():
    record = replace(KASIMIR, pages="3-12", issue="5-6", volume="7")
    (row,) = excel(Study(id="a", record=record, read_on="2026-11-22"))
    assert (row["pages"], row["issue"], row["volume"]) == ("3–12", "5–6", "7")
    assert (row["pmid"], row["year"], row["read_on"]) == ("36589231", "2022", "2026-11-22")


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_text_comes_back_in_one_cell(texts):
    authors = tuple(Author(literal=text) for text in texts[1:])
    study = Study(id="a", record=Record(title=texts[0], journal=texts[-1], authors=authors))
    for rows in (plain(study, READ), excel(study, READ)):
        assert [row["id"] for row in rows] == ["a", READ.id]
        assert None not in rows[0] and None not in rows[0].values()
    assert not excel(study)[0]["journal"].startswith(("=", "+", "-", "@", "\t", "\r"))
