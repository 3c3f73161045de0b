"""Rules B6 to B8: how BibLaTeX is spelled where BibTeX is spelled otherwise."""

from __future__ import annotations

import pytest

from atlas_data.formats.biblatex import entry
from atlas_data.formats.latex import balanced
from atlas_data.model import Record, Study
from tests.formats import readers
from tests.formats.fixtures import RECORDS, STUDIES, ident


def spelt(name: str) -> str:
    return entry(Study(id=ident(name), record=RECORDS[name]))


def test_b1_every_entry_is_balanced():
    assert all(balanced(entry(study)) for study in STUDIES)


def test_b6_a_range_stands_in_pages_and_an_article_number_in_eid():
    assert "pages = {333--341}" in spelt("f2") and "eid =" not in spelt("f2")
    assert "eid = {1044964}" in spelt("f1") and "pages =" not in spelt("f1")


@pytest.mark.parametrize(
    ("facts", "written"),
    [
        ({"year": 2022, "month": 12, "day": 8}, "{2022-12-08}"),
        ({"year": 2003, "month": 10}, "{2003-10}"),
        ({"year": 2003, "day": 5}, "{2003}"),
    ],
)
def test_b7_a_date_is_as_exact_as_it_is_known(facts, written):
    text = entry(Study(id="a", record=Record(title="T", **facts)))
    assert f"date = {written}" in text
    assert not {"year =", "month =", "day ="} & set(text.split("  "))


def test_b7_no_year_no_date():
    assert "date =" not in spelt("f21")


def test_b7_the_journal_pubmed_and_the_language_have_biblatex_names():
    text = spelt("f1")
    assert "journaltitle = {Frontiers in Molecular Biosciences}" in text
    assert "shortjournal = {Front Mol Biosci}" in text
    assert "eprint = {36589231},\n  eprinttype = {pubmed}" in text and "pmid = {36589231}" in text
    assert "langid = {english}" in text and "langid = {german}" in spelt("f19")
    assert "eprint" not in spelt("f15") and "langid" not in spelt("f15")


def test_b7_a_language_biblatex_does_not_know_is_left_out():
    assert "langid" not in entry(Study(id="a", record=Record(title="T", language="und")))


def test_b8_a_preprint_is_online_and_names_its_server():
    text = spelt("f16")
    assert text.startswith("@online{") and "organization = {medRxiv}" in text
    assert "journaltitle" not in text and "note = {Preprint; " in text


def test_c9_b8_pandoc_knows_what_became_of_a_report(read_back):
    found = read_back["pandoc biblatex"]
    assert found[ident("f17")]["note"].startswith("Expression of concern: Science 2011;333:35")
    assert "Retracted: Science 2011;334:1636" in found[ident("f17")]["note"]
    assert found[ident("f16")]["type"] == "webpage"
    assert readers.even(found[ident("f16")]["journal"]) == "medRxiv"
