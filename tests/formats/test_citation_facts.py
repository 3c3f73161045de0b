"""Rules C1 to C9, which hold for every format, on the trial records F1 to F25."""

from __future__ import annotations

import json
import re

import pytest

from atlas_data.formats import Export, file_name, writer
from atlas_data.formats.keys import key
from atlas_data.formats.parts import is_article_number, notes, page_range
from atlas_data.formats.reference import STYLES, reference
from atlas_data.model import AtlasError, Record, Study
from atlas_data.vocabulary import TERMS
from tests.formats import readers, written
from tests.formats.expected import facts
from tests.formats.fixtures import RECORDS, SICI, STUDIES, ident

READERS = (
    "pandoc bibtex", "bibtexparser bibtex", "pandoc biblatex", "bibtexparser biblatex",
    "pandoc ris", "rispy ris", "pandoc csl",
)  # fmt: skip
SLUGS = ("bibtex", "biblatex", "ris", "nbib", "csl", "csv", "excel", "jsonl", "json")
DATA = ("csv", "excel", "jsonl", "json")  # a column for every fact, known or not


def whole(slug: str, studies: tuple[Study, ...] = STUDIES) -> str:
    return written.text(slug, written.with_pmids(studies) if slug == "nbib" else studies)


def body(slug: str, studies: tuple[Study, ...] = STUDIES) -> str:
    return written.body(slug, written.with_pmids(studies) if slug == "nbib" else studies)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", RECORDS)
def test_c1_another_program_reads_what_was_written(read_back, reader, name):
    source = reader.split()[1]
    found, wanted = read_back[reader][key(ident(name))], facts(RECORDS[name], source)
    if reader in ("pandoc bibtex", "pandoc biblatex"):
        assert found["title"].casefold() == wanted.pop("title").casefold()
    if reader == "pandoc biblatex" and is_article_number(wanted["pages"]):
        del wanted["pages"]
    if reader == "pandoc ris":
        del wanted["pmid"], wanted["pmcid"]
    assert {field: found[field] for field in wanted} == wanted


@pytest.mark.parametrize("name", RECORDS)
def test_c1_nbib_reads_what_was_written_for_medline(name):
    study = written.with_pmids([Study(id=ident(name), record=RECORDS[name])])[0]
    (found,) = readers.nbib_facts(written.text("nbib", [study])).values()
    wanted = facts(study.record, "nbib")
    assert {field: found[field] for field in wanted} == wanted


@pytest.mark.parametrize("reader", READERS)
def test_c5_every_study_is_there_once_and_in_order(read_back, reader):
    assert list(read_back[reader]) == [key(study.id) for study in STUDIES]


def test_c1_missing_values_are_left_out():
    bare = (Study(id="nobody-nd-title", record=Record(title="Title alone")),)
    alone = "@article{nobody-nd-title,\n  title = {Title alone}\n}"
    assert body("bibtex", bare) == body("biblatex", bare) == alone
    assert whole("ris", bare).split("\r\n") == [
        "TY  - JOUR", "ID  - nobody-nd-title", "TI  - Title alone", "ER  - ", "",
    ]  # fmt: skip
    assert whole("nbib", bare) == "PMID- 900000000\nTI  - Title alone\n"
    assert json.loads(whole("csl", bare)) == [
        {"id": "nobody-nd-title", "type": "article-journal", "title": "Title alone"}
    ]
    for slug in set(SLUGS) - set(DATA):
        assert not re.search(r"\b(none|nan|null|n/a)\b|\{\}|\"\"", body(slug, bare), re.I)


def test_c1_an_empty_cell_is_all_a_table_says_of_a_missing_value():
    bare = (Study(id="nobody-nd-title", record=Record(title="Title alone")),)
    cells = whole("csv", bare).splitlines()[1].split(",")
    assert cells[2] == "" and "None" not in cells
    assert cells.count("none") == 1, "only `read`, a term of the vocabulary, may be none"
    assert json.loads(whole("jsonl", bare))["journal"] is None


def test_c2_a_title_has_no_full_stop_and_keeps_its_question_mark(read_back):
    for reader in READERS:
        assert read_back[reader]["ample-2003-f9a"]["title"].endswith("report?")
        assert read_back[reader]["ample-2003-f9b"]["title"].endswith("report")


def test_c3_a_doi_stays_character_for_character_and_its_link_is_quoted(bibtex, ris):
    assert f"doi = {{{SICI}}}" in bibtex and f"DO  - {SICI}\r\n" in ris
    link = "https://doi.org/" + SICI.replace("<", "%3C").replace(">", "%3E")
    assert f"url = {{{link}}}" in bibtex and f"UR  - {link}\r\n" in ris


def test_c3_a_doi_bibtex_cannot_hold_is_left_to_the_address():
    record = Record(title="A made-up report", doi="10.99999/a}b\\")
    text = whole("bibtex", (Study(id="a", record=record),))
    assert "doi =" not in text and "url = {https://doi.org/10.99999/a%7Db%5C}" in text


def test_c4_the_address_is_the_papers(bibtex, ris):
    assert "url = {https://pubmed.ncbi.nlm.nih.gov/1/}" in bibtex
    addresses = re.findall(r"(?:UR  - |url = \{)(https://[^/]+)", bibtex + ris)
    assert set(addresses) == {"https://doi.org", "https://pubmed.ncbi.nlm.nih.gov"}


@pytest.mark.parametrize("slug", SLUGS)
def test_c5_bytes_are_utf8_without_mark_but_for_excel(slug):
    data = written.sent(slug, STUDIES)
    if slug == "excel":
        assert data.startswith(b"\xff\xfe") and "Kasimir" in data.decode("utf-16")
    else:
        assert "Kasimir" in data.decode("utf-8")
        assert not data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("slug", ["bibtex", "biblatex", "ris", "nbib", "csl", "jsonl"])
@pytest.mark.parametrize("count", [0, 1, len(STUDIES)])
def test_c5_there_are_as_many_records_as_studies(slug, count):
    text = whole(slug, STUDIES[:count])
    begins = r"^(?:@\w+\{|TY  - |PMID- |\{)"
    assert len(re.findall(begins, text, re.M)) == count


@pytest.mark.parametrize("slug", SLUGS)
def test_c6_a_study_reads_the_same_alone_and_among_all(slug):
    studies = written.with_pmids(STUDIES)
    assert written.sent(slug, studies) == written.sent(slug, studies)
    text = body(slug, studies)
    for study in studies:
        alone = body(slug, (study,))
        assert alone and alone in text


@pytest.mark.parametrize("slug", SLUGS)
def test_c7_hostile_text_makes_no_line_of_its_own(slug):
    hostile = tuple(study for study in STUDIES if study.id.endswith("f22"))
    lines = whole(slug, hostile).splitlines()
    forged = {"bibtex": 4, "biblatex": 4, "ris": 4, "nbib": 4}.get(slug, 1)
    assert sum("A forged record" in line for line in lines) == forged
    assert not any(line.startswith(("TI  - A forged", "@article{forged")) for line in lines)
    assert "\x07" not in whole(slug, hostile)


@pytest.mark.parametrize("slug", SLUGS)
def test_c7_an_abstract_is_never_handed_out(slug):
    record = Record(title="A made-up report", abstract="Words that belong to others")
    assert "belong to others" not in whole(slug, (Study(id="a", record=record),))


def test_c8_a_file_name_is_ascii_and_says_what_is_in_it():
    assert file_name("2026-11-22", "", 1337, "ris") == "atlas-2026-11-22-all-1337.ris"
    assert file_name("2026-11-22.2", "q=Müller & ø/../x", 2, "bib") == (
        "atlas-2026-11-22.2-q-muller-o-x-2.bib"
    )
    assert len(file_name("2026-11-22", "virus-" * 200, 10**6, "excel.csv")) < 128


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize(
    ("name", "word"),
    [("f16", "Preprint"), ("f17", "Retracted"), ("f18", "Expression of concern"),
     ("f18", "Corrected")],
)  # fmt: skip
def test_c9_what_became_of_a_report_is_in_every_format(slug, name, word):
    study = Study(id=ident(name), record=RECORDS[name])
    told = " ".join(whole(slug, (study,)).split())
    assert (word.split()[-1].lower() if slug in ("json", "jsonl") else word) in told
    for style in STYLES:
        assert f"[{word}]" in reference(RECORDS[name], style).text


def test_c9_a_notice_is_named_but_never_takes_the_articles_place():
    study = Study(id=ident("f17"), record=RECORDS["f17"])
    text = whole("bibtex", (study,))
    assert "doi = {10.1126/science.1179052}" in text
    for slug in ("bibtex", "biblatex", "ris", "nbib", "csl"):
        told = " ".join(whole(slug, (study,)).split())
        assert "Retracted: Science 2011;334:1636 doi:10.1126/science.334.6063.1636-a" in told
    (row,) = map(json.loads, whole("jsonl", (study,)).splitlines())
    assert row["status"] == "retracted"
    assert {one["kind"] for one in row["notices"]} == {"concern", "retracted"}


@pytest.mark.parametrize("status", ["not_checked", "no_notice"])
def test_c9_silence_is_not_called_a_clean_record(status):
    record = Record(title="A made-up report", status=status)
    assert notes(record) == ()
    study = (Study(id="a", record=record),)
    for slug in ("bibtex", "biblatex", "ris", "nbib", "csl"):
        assert not re.search(rf"\b{status}\b", body(slug, study))
    assert f",{status}," in whole("csv", study)


@pytest.mark.parametrize("status", sorted(set(TERMS["status"]) - {"not_checked", "no_notice"}))
def test_c9_every_status_of_the_vocabulary_is_told_in_its_own_words(status):
    record = Record(title="A made-up report", status=status)
    assert notes(record) == (TERMS["status"][status].label,)
    assert f"[{TERMS['status'][status].label}]" in reference(record).text


def test_a_preprint_that_was_taken_back_is_both():
    record = Record(title="T", status="withdrawn", publication_types=("Preprint",))
    assert notes(record) == ("Withdrawn", "Preprint")


@pytest.mark.parametrize(
    ("pages", "ends"),
    [
        ("333-341", ("333", "341")), ("333-41", ("333", "341")), ("S2-S7", ("S2", "S7")),
        ("S2-7", ("S2", "S7")), ("54S-8S", ("54S", "58S")), ("e1–e10", ("e1", "e10")),
        ("e150377", ("e150377", None)), ("183, 189-190", ("183, 189-190", None)),
        ("2021-0437", ("2021-0437", None)), (None, ("", None)), ("9-12", ("9", "12")),
        ("0", ("", None)),
    ],
)  # fmt: skip
def test_pages_are_a_range_only_where_they_are_one(pages, ends):
    assert page_range(pages) == ends


@pytest.mark.parametrize("pages", ["e150377", "1044964", "CD003200", "ofab440", "RP104441"])
def test_an_article_number_is_known_by_its_form(pages):
    assert is_article_number(pages)


@pytest.mark.parametrize("pages", ["598", "S12", "333-341", "e1-e10", None])
def test_pages_are_no_article_number(pages):
    assert not is_article_number(pages)


NOTED = ("bibtex", "biblatex", "ris", "nbib", "csl")


@pytest.mark.parametrize("slug", NOTED)
def test_r6_c9_the_atlas_speaks_only_when_asked_and_says_who_speaks(slug):
    study = Study(
        id="a", record=Record(title="T", pmid="1"), summary="A summary", does_not_show="No cause"
    )
    assert "No cause" not in written.text(slug, [study])
    said = written.text(slug, [study], Export(notes=True))
    assert said.count("Atlas note (not from the authors): No cause") == 1
    assert "A summary" not in said
    silent = Study(id="a", record=study.record)
    assert written.text(slug, [silent], Export(notes=True)) == written.text(slug, [silent])


def test_r6_each_format_has_the_note_in_its_own_place():
    study = Study(id="a", record=Record(title="T", pmid="1"), does_not_show="100% of it")
    place = {
        "bibtex": r"annote = {Atlas note (not from the authors): 100\% of it}",
        "biblatex": r"annotation = {Atlas note (not from the authors): 100\% of it}",
        "ris": "N1  - Atlas note (not from the authors): 100% of it\r\n",
        "nbib": "GN  - Atlas note (not from the authors): 100% of it\n",
        "csl": '"note": "Atlas note (not from the authors): 100% of it"',
    }
    for slug in NOTED:
        assert place[slug] in written.text(slug, [study], Export(notes=True))


def test_an_unknown_format_is_named():
    with pytest.raises(AtlasError, match="endnote"):
        writer("endnote")
