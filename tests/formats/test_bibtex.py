"""Rules B1 to B8: how BibTeX is spelled."""

from __future__ import annotations

import re

import pytest

from atlas_data.formats.bibtex import entry
from atlas_data.formats.latex import balanced, escape, protect
from atlas_data.model import Author, Record, Study
from tests.formats import readers
from tests.formats.fixtures import RECORDS, STUDIES, ident


def spelt(name: str) -> str:
    return entry(Study(id=ident(name), record=RECORDS[name]))


def author_field(*authors: Author, complete: bool = True) -> str:
    record = Record(title="T", authors=authors, authors_complete=complete)
    return re.search(r"author = \{(.*)\},\n", entry(Study(id="a", record=record)))[1]


def test_b1_every_entry_is_balanced_and_reads_without_a_warning(bibtex, read_back):
    assert all(balanced(entry(study)) for study in STUDIES)
    assert bibtex.count("\n@") + 1 == len(STUDIES) == len(read_back["pandoc bibtex"])


@pytest.mark.parametrize("text", ["a {b", "a} b", "}{", "{{a}", "{HHV-6", "a \\{ b"])
def test_b1_braces_without_fellows_do_not_break_the_file(text):
    record = Record(title=text, authors=(Author(literal=text),), journal=text)
    text = entry(Study(id="a", record=record)) + "\n" + spelt("f1")
    assert balanced(text)
    assert len(readers.bibtexparser_facts(text)) == len(readers.pandoc_facts(text, "bibtex")) == 2


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("100%", r"100\%"), ("A & B", r"A \& B"), ("#1", r"\#1"), ("$5", r"\$5"),
        ("a_b", r"a\_b"), ("~", r"\textasciitilde{}"), ("x^y", r"x\textasciicircum{}y"),
        ("a\\b", r"a\textbackslash{}b"), ("{a}", r"\{a\}"), ("{", r"{\textbraceleft}"),
        ("β ≥ ø 王", "β ≥ ø 王"), ("a--b", "a-{}-b"), ("``a''", "{`}{`}a'{}'"),
    ],
)  # fmt: skip
def test_b3_what_tex_acts_on_is_escaped_and_letters_stay(text, escaped):
    assert escape(text) == escaped


def test_b3_identifiers_are_never_escaped():
    text = spelt("f13")
    assert "doi = {10.99999/made_up_2_3}" in text and r"\_" not in text


def test_b4_groups_and_difficult_names_stay_whole():
    assert author_field(RECORDS["f3"].authors[0]) == "{Made-up Trial Management Group}"
    assert "{Department of Sleep, Rest and Pacing, and its Friends}" in spelt("f4")
    assert "{van der Meer, Jos W. M.}" in spelt("f5")
    assert "Smith, Jr., John and Ample, Xenia" in spelt("f6")


@pytest.mark.parametrize(
    ("author", "written"),
    [
        (Author(family="Ortega y Gasset", given="J"), "{Ortega y Gasset}, J"),
        (Author(family="García Márquez", given="Ø"), "García Márquez, Ø"),
        (Author(family="Meer", particle="van der", given="J"), "van der Meer, J"),
        (Author(family="Chen Zhang"), "{Chen Zhang}"),
        (Author(family="others"), "{others}"),
        (Author(family="Anderson", given="And Y"), "Anderson, {And Y}"),
        (Author(family="المقدسي محمد", given="علي"), "{المقدسي محمد}, علي"),
    ],
)
def test_b4_only_names_bibtex_would_split_wrongly_are_braced(author, written):
    assert author_field(author) == written


def test_b4_a_list_cut_short_says_so():
    assert author_field(Author(family="Ample"), complete=False) == "Ample and others"
    record = Record(title="T", authors=(), authors_complete=False)
    assert "author" not in entry(Study(id="a", record=record))


def test_b5_only_words_with_inner_capitals_or_figures_are_braced():
    title = "Gulf/War of (ME/CFS): HHV-6, IgG, mRNA, B19 of 1918 in Epstein–Barr Virus"
    assert re.findall(r"\{(.*?)\}", protect(title)) == [
        "ME/CFS", "HHV-6", "IgG", "mRNA", "B19", "Epstein–Barr",
    ]  # fmt: skip


def test_b5_braced_capitals_survive_pandoc(read_back):
    title = read_back["pandoc bibtex"][ident("f25")]["title"]
    assert all(word in title for word in ("ME/CFS", "HHV-6", "IgG", "mRNA", "Epstein–Barr"))


def test_b6_pages_month_and_number():
    assert "pages = {333--341}" in spelt("f2") and "number = {5}" in spelt("f2")
    assert "month = dec,\n  day = {8}" in spelt("f1") and "pages = {1044964}" in spelt("f1")


def test_b7_pubmed_numbers_have_their_fields():
    record = Record(title="T", pmid="1", pmcid="PMC2")
    text = entry(Study(id="a", record=record))
    assert "pmid = {1}" in text and "pmcid = {PMC2}" in text
    read = readers.pandoc_facts(text, "bibtex")["a"]
    assert (read["pmid"], read["pmcid"]) == ("1", "PMC2")


def test_b8_a_preprint_is_no_article_and_names_its_server():
    text = spelt("f16")
    assert text.startswith("@misc{") and "howpublished = {medRxiv}" in text
    assert "journal" not in text.split("note =")[0] and "note = {Preprint; " in text


def test_a_translated_title_keeps_its_brackets_and_its_language():
    assert "title = {[A made-up report from Graz]}" in spelt("f19")
    assert "language = {ger}" in spelt("f19")
