"""Files that are nearly in a format: they are read, or the reader is told what to do."""

from __future__ import annotations

import codecs

import pytest

from atlas_data.formats import parts, readers, writer
from atlas_data.formats.readers import Entry
from tests.formats.fixtures import STUDIES


def entries(text: str) -> list[Entry]:
    return list(readers.read(text.encode()).entries())


def titles(text: str) -> list[str]:
    return [one.record.title for one in entries(text) if one.record]


@pytest.mark.parametrize("slug", ["json", "jsonl"])
def test_the_atlas_reads_its_own_data_with_all_facts(slug: str) -> None:
    read = readers.read(b"".join(writer(slug).encode(STUDIES)))
    for one, study in zip(read.entries(), STUDIES, strict=True):
        assert one.record
        for name in ("doi", "pmid", "pmcid", "year", "volume", "issue"):
            assert getattr(one.record, name) == getattr(study.record, name)
        assert [each.surname for each in one.record.authors] == [
            parts.clean(each.surname) for each in study.record.authors
        ]


def test_json_lines_are_read_to_the_line_that_is_broken() -> None:
    text = '{"title": "A"}\n\n{"title": "B"}\n{"title" "C"}\n{"title": "D"}\n'
    assert titles(text) == ["A", "B"]
    assert [one.line for one in entries(text) if "not valid JSON" in one.problem] == [4]


def test_json_that_is_cut_short_behind_its_items_is_told() -> None:
    text = '{"snapshot": "x", "studies": [{"title": "A"}]'
    assert titles(text) == ["A"] and "not valid JSON" in entries(text)[-1].problem


LIST = "10.1126/science.1179052\n\nhttps://doi.org/10.1000/b\n PMID: 5 \n12946285\nPMC7\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_plain_list_of_identifiers_is_read(end: str) -> None:
    records = [one.record for one in entries(LIST.replace("\n", end)) if one.record]
    assert [(one.doi, one.pmid, one.pmcid) for one in records] == [
        ("10.1126/science.1179052", None, None),
        ("10.1000/b", None, None),
        (None, "5", None),
        (None, "12946285", None),
        (None, None, "PMC7"),
    ]


def test_a_line_of_a_list_that_is_no_identifier_is_told_by_its_line() -> None:
    read = entries("10.1000/a\n10.1000/b\nLombardi\n10.1000/c\n")
    assert [one.line for one in read if "no title and no identifier" in one.problem] == [3]
    assert sum(one.record is not None for one in read) == 3


@pytest.mark.parametrize(
    "text", ["10.1000/a\nDear reader,\nhello\n", "Notes\n10.1000/a\n10.1000/b\n"]
)
def test_a_text_that_is_mostly_no_list_is_not_read_as_one(text: str) -> None:
    assert not readers.read(text.encode()).format


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Kerr, J\n", "RIS or BibTeX"),
        ("%0 Journal Article\n%T A title\n%A Kerr, J\n", "RefMan"),
        (
            "1. Science. 2009 Oct 23;326(5952):585-9.\n\nA title.\n\nKerr J(1).\n\nPMID: 1\n",
            "In PubMed, choose Save",
        ),
        ("1: Kerr J. A title. QJM. 2003. PubMed PMID: 1.\n", "In PubMed, choose Save"),
        ("1. Milk\n2. Bread\n", "none of the formats"),
    ],
)
def test_a_format_of_another_program_says_what_to_choose_there(text: str, told: str) -> None:
    read = readers.read(text.encode())
    assert not read.format and told in read.problems[-1]


def test_bibtex_with_its_brace_on_the_next_line_is_read() -> None:
    assert titles("@article\n{a, title={A}}\n@book \r\n  {b, title={B}}\n") == ["A", "B"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_space_behind_the_at_is_named(number: int) -> None:
    found = entries("@ article{a, title={A}}\n" * number)
    assert [one.line for one in found] == list(range(1, number + 1))
    assert all("Take the space out" in one.problem for one in found)


@pytest.mark.parametrize(
    "abstract", ["{We\n@word{this} and\n  @more {that}}", '"We\n@word{this}"', "{x\n@ word{y} z}"]
)
def test_a_line_of_an_abstract_that_looks_like_an_entry_is_none(abstract: str) -> None:
    text = f"@article{{a, abstract={abstract}, title={{A}}}}\n@book{{b, title={{B}}}}\n"
    assert titles(text) == ["A", "B"] and not any(one.problem for one in entries(text))


def test_an_at_that_begins_a_line_of_a_title_stays() -> None:
    assert titles("@article{a, title={See\n@word{this}}}") == ["See @wordthis"]


@pytest.mark.parametrize(
    "next_one", ["@misc{b, title={B}}", "@misc{b,\n  title = {B}\n}", "@misc{\n title={B}, x=1}"]
)
def test_an_entry_behind_one_that_is_not_closed_is_not_lost(next_one: str) -> None:
    found = entries(f"@article{{a, abstract={{x\n@word{{y}}\n{next_one}\n@book{{c, title={{C}}}}\n")
    assert len(found) == 3 and found[-1].record and "cannot be read" in found[0].problem


@pytest.mark.parametrize("marks", [1, 2, 3])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_marks_at_the_beginning_hide_no_entry_and_places_stay_right(
    encoding: str, marks: int
) -> None:
    text = "@article{a, title={Á}}"
    data = ("\ufeff" * marks + text).encode(encoding)
    (one,) = readers.read(data).entries()
    assert data[one.start : one.end].decode(encoding) == text
    assert not data.startswith(codecs.BOM_UTF8) or one.start == 3 * marks
