"""A file comes back with notes: without them it is the same, and other programs read it."""

from __future__ import annotations

import csv
import io
import json
import re

import bibtexparser
import nbib
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.formats import readers
from atlas_data.formats.annotate import COLUMNS, Note, annotated, insertions
from tests.formats import readers as oracles
from tests.formats.test_readers import BIBTEX, NBIB, RIS, TABLE
from tests.formats.test_readers_any_bytes import TEXTS

WORDS = "Retracted. 100 % {of} R&D_x – “é” https://atlas.example/s/a_b"
NOTE = Note(
    cells=(
        "a-2000-b",
        "same DOI",
        "Retracted; yes",
        "PEM required",
        'Fukuda, "1994"',
        "https://x/s",
    ),
    words=WORDS,
)
MARK = "Atlas note (not from the authors): "
CSL = json.dumps(
    [
        {"title": "A", "DOI": "10.1/1"},
        {"title": "B", "custom": {"mine": 1}},
        {"title": "C", "custom": {}},
        {"title": "D", "custom": "text"},
    ],
    indent=1,
)
FILES = {
    **{"bibtex": BIBTEX, "ris": RIS, "medline": NBIB, "csl": CSL, "table": TABLE},
    "lines": '{"title": "A", "doi": "10.1000/1"}\n{"title": "B", "custom": {}}\n',
    "list": "\n10.1002/(SICI)1097(19980815/30)17:15/16<1661::AID-S>3.0.CO;2-2\n12946285\nPMC12\n",
    "abstract": "@article\n{a, title={T}, abstract={x\n@word{y}\n@z {q} w}}\n@book{b, title={B}}",
}


def noted(data: bytes) -> bytes:
    read = readers.read(data)
    found = list(read.entries())
    return b"".join(annotated(data, read, found, {one.number: NOTE for one in found if one.record}))


def taken_out(data: bytes, whole: bytes) -> bytes:
    """The file with notes, without what was put into it."""
    read = readers.read(data)
    found = list(read.entries())
    out, at, shift = b"", 0, 0
    for place, added in insertions(
        data, read, found, {one.number: NOTE for one in found if one.record}
    ):
        begin = place + shift
        assert whole[begin : begin + len(added)] == added
        out += whole[at:begin]
        at, shift = begin + len(added), shift + len(added)
    return out + whole[at:]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", FILES)
def test_without_the_notes_the_file_is_the_same_byte_for_byte(
    name: str, end: str, encoding: str
) -> None:
    data = FILES[name].replace("\r\n", "\n").replace("\n", end).encode(encoding)
    whole = noted(data)
    assert whole != data and taken_out(data, whole) == data
    before, after = ([one.record for one in readers.read(one).entries()] for one in (data, whole))
    assert before == after


@settings(max_examples=300)
@given(
    st.sampled_from(
        [
            *("@article{a,title={x}}\n", "TY  - JOUR\nTI  - x\n", "PMID- 1\n", "[", "doi\n"),
            *("10.1000/1\n", '{"studies": [', '{"title": "x"}\n', "@article\n{a,title={x\n"),
        ]
    ),
    TEXTS,
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_nothing_is_lost_whatever_the_file_holds(start: str, text: str, encoding: str) -> None:
    data = (start + text).encode(encoding, "replace")
    assert taken_out(data, noted(data)) == data


def test_bibtex_with_notes_is_read_by_bibtexparser_and_pandoc() -> None:
    clean = re.sub(r"(?m)^%.*\n|^@preamble.*\n", "", BIBTEX).replace("{same,", "{other,", 1)
    whole = noted(clean.encode()).decode()
    library = bibtexparser.parse_string(whole)
    assert not library.failed_blocks and len(library.entries) == 3
    for one in library.entries:
        said = oracles.latex_text(one.fields_dict["atlasnote"].value)
        assert said == oracles.even(MARK + WORDS)
    assert [one["title"] for one in oracles.pandoc(whole, "biblatex")] == [
        one["title"] for one in oracles.pandoc(clean, "biblatex")
    ]


def test_a_field_of_an_earlier_check_is_not_written_twice() -> None:
    once = noted(b"@article{a, title={T}, doi={10.1000/1}}")
    library = bibtexparser.parse_string(noted(once).decode())
    assert not library.failed_blocks
    assert [one.key for one in library.entries[0].fields][-2:] == ["atlasnote", "atlasnote2"]


def test_nothing_is_written_into_a_broken_entry() -> None:
    broken = b"@article{a, title={Not closed\n"
    whole = noted(broken + b"@article{b, title={B}}\n")
    assert whole.startswith(broken) and whole.count(MARK.encode()) == 1
    unended = b"TY  - JOUR\nTI  - A\n"
    assert noted(unended) == unended


def test_ris_with_notes_is_read_by_rispy_and_pandoc() -> None:
    data = RIS.replace("\r\n on below", "")
    whole = noted(data.encode()).decode()
    found = rispy.load(io.StringIO(whole, newline=""))
    assert [one["notes"][-1] for one in found] == [MARK + WORDS] * 2
    assert len(oracles.pandoc(whole, "ris")) == len(found) == 2
    assert "\n" not in whole.replace("\r\n", "")


def test_medline_with_notes_is_read_by_nbib() -> None:
    before, after = nbib.read(NBIB), nbib.read(noted(NBIB.encode()).decode())
    assert len(before) == len(after) == 1
    assert {key: after[0][key] for key in before[0]} == before[0]


def test_csl_json_with_notes_keeps_its_members_and_own_custom() -> None:
    before, after = json.loads(CSL), json.loads(noted(CSL.encode()))
    for one, other in zip(before, after, strict=True):
        told = other.get("custom")
        if one.get("custom") == "text":
            assert other == one
            continue
        assert isinstance(told, dict)
        atlas = told.pop("atlas")
        assert atlas["note"] == MARK + WORDS and atlas["atlas_id"] == "a-2000-b"
        assert other == one | {"custom": one.get("custom", {})}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_gets_columns_in_its_own_spelling(delimiter: str) -> None:
    rows = [["title", "doi"], ["A, b; c", "10.1000/1"], ["short"], ["over", "10.1000/2", "x", "y"]]
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    whole = noted(held.getvalue().encode()).decode()
    found = list(csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter))
    assert {len(one) for one in found} == {4 + len(COLUMNS)}
    assert found[0][-len(COLUMNS) :] == list(COLUMNS)
    for one, before in zip(found[1:], rows[1:], strict=True):
        assert one[: len(before)] == before and tuple(one[-len(COLUMNS) :]) == NOTE.cells


def test_a_plain_list_becomes_a_table_with_the_same_lines() -> None:
    whole = noted(b"10.1000/1\r\nPMID: 5\r\n").decode()
    header, *rows = csv.reader(io.StringIO(whole, newline=""), delimiter="\t")
    assert header == ["DOI or PMID", *COLUMNS] and whole.count("\r\n") == 3
    assert rows == [["10.1000/1", *NOTE.cells], ["PMID: 5", *NOTE.cells]]


def test_a_file_that_cannot_hold_a_letter_gets_ascii() -> None:
    whole = noted("@article{a, title={Müde}, doi={10.1000/1}}".encode("latin-1"))
    assert b"M\xfcde" in whole and MARK.encode() in whole
