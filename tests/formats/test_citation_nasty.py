"""Whatever a source wrote: the file stays whole and every reader finds every record and title."""

from __future__ import annotations

import io
import json
import re

import jsonschema
import pyarrow.parquet as pq
from hypothesis import example, given, settings
from hypothesis import strategies as st

from atlas_data import snapshot
from atlas_data.formats import Export, biblatex, bibtex, ris
from atlas_data.formats.latex import balanced, escape
from atlas_data.formats.parts import clean, title
from atlas_data.model import Author, Notice, Record, Study
from tests.formats import csl_schema, readers, written

FRAGMENTS = st.sampled_from(
    ["{", "}", "\\", "%", "$", "&", "#", "_", "~", "^", '"', "'", "`", "``", "''", "--", "---", "-",
     " and ", "AND", ",", ", ", ";", " others", "et al.", "@article{x,", "@comment{", "\n", "\r\n",
     "\nTY  - JOUR\n", "\nER  - \n", "\n\n", "\t", "\x00", "\x1c", "\x85", "\u2028", "\u200f",
     "\u202e", "\ufeff", "\xa0", "<i>", "&amp;", "[", "]", "?`", "ME/CFS", "HHV-6", "mRNA", "Ø",
     "ß", "王", "العربية", "é", "e\u0301", "  ", "a", "B", "1", " ", "von ", "\\{", "\\textbf{",
     "$\\beta$", "=", "string", "<<", ">>"]
)  # fmt: skip
TEXT = st.lists(FRAGMENTS | st.characters(codec="utf-8"), max_size=8).map("".join)
PEOPLE = st.builds(
    Author,
    family=TEXT.map("F{}".format),
    given=st.none() | TEXT,
    suffix=st.none() | st.sampled_from(["Jr.", "III"]),
)
GROUPS = st.builds(Author, literal=TEXT.map("G{}".format))
RECORDS = st.builds(
    Record,
    title=TEXT.map("T{}z".format),
    translated=st.booleans(),
    authors=st.lists(PEOPLE | GROUPS, max_size=4).map(tuple),
    journal=st.none() | TEXT,
    volume=st.none() | TEXT,
    pages=st.none() | TEXT,
    doi=st.none() | TEXT,
    keywords=st.lists(TEXT, max_size=2).map(tuple),
    year=st.none() | st.integers(1900, 2030),
    month=st.none() | st.integers(1, 12),
    status=st.sampled_from(["not_checked", "retracted", "preprint"]),
    notices=st.lists(st.builds(Notice, kind=st.just("retracted"), text=TEXT), max_size=1).map(
        tuple
    ),
)
VIEWS = st.lists(RECORDS, min_size=1, max_size=5).map(
    lambda records: [
        Study(id=f"s-{n}", record=one, does_not_show=one.title) for n, one in enumerate(records)
    ]
)
NOTES = Export(notes=True)


def without_lone_braces(text: str) -> str:
    """What pandoc and pylatexenc keep of a text: they know no spelling of a brace on its own."""
    kept = escape(text).replace(r"{\textbraceleft}", "\0").replace(r"{\textbraceright}", "\0")
    lone = [found[0] == "\0" for found in re.finditer(r"\\[{}]|\0", kept)]
    return re.sub("[{}]", lambda found: "" if lone.pop(0) else found[0], text)


def any_case(text: str) -> str:
    return "".join(readers.even(text).upper().casefold().split())


@settings(max_examples=50, deadline=None)
@given(VIEWS, st.sampled_from([bibtex, biblatex]))
def test_b1_c7_bibtexparser_reads_every_entry_title_and_author(studies, spelling):
    text = "".join(spelling.write(studies))
    found = readers.bibtexparser_facts(text)
    assert list(found) == [study.id for study in studies]
    for study in studies:
        wanted = readers.even(without_lone_braces(title(study.record)))
        assert found[study.id]["title"].split() == wanted.split()
        assert len(found[study.id]["authors"]) == len(study.record.authors)


@settings(max_examples=25, deadline=None)
@given(VIEWS, st.sampled_from([bibtex, biblatex]))
@example([Study(id="s-0", record=Record(title="T-`--z"))], bibtex)
def test_b1_c7_pandoc_reads_every_entry_title_and_author(studies, spelling):
    source = spelling.__name__.rpartition(".")[2]
    found = readers.pandoc_facts("".join(spelling.write(studies)), source)
    assert list(found) == [study.id for study in studies]
    for study in studies:
        wanted = any_case(without_lone_braces(title(study.record)))
        assert any_case(found[study.id]["title"]) == wanted
        assert len(found[study.id]["authors"]) == len(study.record.authors)


@settings(max_examples=50, deadline=None)
@given(VIEWS)
def test_r1_c7_rispy_reads_every_record_title_and_author(studies):
    found = readers.rispy_facts("".join(ris.write(studies)))
    assert list(found) == [study.id for study in studies]
    for study in studies:
        assert found[study.id]["title"] == readers.even(title(study.record))
        assert len(found[study.id]["authors"]) == len(study.record.authors)


@settings(max_examples=25, deadline=None)
@given(VIEWS)
def test_r7_pandoc_reads_every_record_of_ris(studies):
    found = readers.pandoc_facts("".join(ris.write(studies)), "ris")
    assert list(found) == [study.id for study in studies]
    for study in studies:
        assert any_case(found[study.id]["title"]) == any_case(title(study.record))


@given(TEXT)
def test_b1_any_text_is_written_with_balanced_braces(text):
    assert balanced(escape(text)) and balanced(bibtex.protect(text))


@given(TEXT)
def test_c2_c7_clean_text_is_one_line_without_control_characters(text):
    cleaned = clean(text)
    assert len(cleaned.splitlines()) <= 1 and "  " not in cleaned
    assert cleaned == clean(cleaned) and not re.search(r"[\x00-\x1f\x7f-\x9f]", cleaned)
    cleaned.encode("utf-8")


@settings(max_examples=50, deadline=None)
@given(VIEWS)
def test_n1_c7_nbib_reads_every_record_title_and_person(studies):
    studies = written.with_pmids(studies)
    found = readers.nbib_facts(written.text("nbib", studies, NOTES))
    assert list(found) == [study.record.pmid for study in studies]
    for study in studies:
        said, record = found[str(study.record.pmid)], study.record
        assert said["title"] == readers.even(title(record))
        assert len(said["authors"]) == len([one for one in record.authors if one.family])


@settings(max_examples=50, deadline=None)
@given(VIEWS)
def test_j1_c7_every_item_is_valid_and_has_its_title_and_authors(studies):
    items = json.loads(written.text("csl", studies, NOTES))
    jsonschema.validate(items, csl_schema.SCHEMA)
    for study, item in zip(studies, items, strict=True):
        assert (item["id"], item["title"]) == (study.id, title(study.record))
        assert len(item.get("author", ())) == len(study.record.authors)


@settings(max_examples=25, deadline=None)
@given(VIEWS)
def test_j1_c7_pandoc_reads_every_item_and_no_note_changes_a_doi(studies):
    text = written.text("csl", studies, NOTES)
    found = readers.pandoc(text, "csljson")
    assert [one["id"] for one in found] == [study.id for study in studies]
    for one, said in zip(found, json.loads(text), strict=True):
        assert one.get("DOI", "") == said.get("DOI", "")


@settings(max_examples=50, deadline=None)
@given(VIEWS, TEXT)
def test_c7_json_and_parquet_hold_every_text_on_one_line(studies, asked):
    about = Export(asked=asked)
    whole = json.loads(written.text("json", studies, about))
    lines = [json.loads(line) for line in written.text("jsonl", studies).split("\n")[:-1]]
    table = pq.read_table(io.BytesIO(written.sent("parquet", studies, about))).to_pylist()
    assert whole["studies"] == lines and whole["count"] == len(studies) == len(table)
    assert [snapshot.study(one) for one in lines] == [snapshot.study(one) for one in table]
    for study, row in zip(studies, lines, strict=True):
        assert row["title"] == clean(study.record.title)


def test_c7_a_lone_surrogate_breaks_no_file():
    author = Author(family="A\ud800")
    record = Record(title="T\ud800", pmid="1", journal="J\udfff", authors=(author,))
    for slug in ("bibtex", "biblatex", "ris", "nbib", "csl", "csv", "excel", "jsonl", "json"):
        assert "T" in written.text(slug, [Study(id="a", record=record)])
    written.sent("parquet", [Study(id="a", record=record)])
