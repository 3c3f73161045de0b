"""Files as managers and databases write them are read: every entry, its facts, its place."""

from __future__ import annotations

import json

import pytest

from atlas_data.formats import readers, writer
from atlas_data.formats.readers import Entry
from atlas_data.model import Record
from tests.formats.fixtures import STUDIES

BIBTEX = """% my library
@string{sci = "Science"}
@comment{jabref-meta: databaseType:bibtex;}
@preamble{"\\newcommand{\\x}{y}"}

@article{same,
  author = {Garc{\\'i}a M\\'arquez, {\\O}ystein and van der Meer, Jos W. M.
    and {A Study Group} and others},
  title = "An {\\"u}ber {ME/CFS} study",
  journal = sci # { News},
  year = 2009, volume = {326}, number = {5952}, pages = {585--589},
  doi = {https://doi.org/10.1126/Science.1179052}
}
@article{same, title={Another paper}, note = {PMID: 19815723; PMCID: PMC123}, year={2010}}
@online{c, title={BibLaTeX}, journaltitle={Brain}, date={2011-12-23},
  eprint={777}, eprinttype={pubmed}}
"""
RIS = (
    "TY  - JOUR\r\nT1  - Zotero's title\r\nA1  - Kerr, Jonathan R\r\nJF  - Brain\r\n"
    "Y1  - 2003/10//\r\nVL  - 7\r\nIS  - 5\r\nSP  - 333\r\nEP  - 341\r\n"
    "N1  - PMID: 14504018\r\nER  - \r\n\r\n"
    "TY  - JOUR\r\nTI  - A long title that goes\r\n on below\r\nAU  - Trial Group,\r\nJO  - QJM\r\n"
    "PY  - 2011\r\nM3  - 10.1093/qjmed/hcs156\r\nAN  - 23\r\nDB  - PubMed\r\nC2  - PMC9\r\n"
    "ER  - \r\n"
)
NBIB = """PMID- 14504018
OWN - NLM
DP  - 2003 Oct
TI  - Cytokines in parvovirus B19 infection as an aid to understanding chronic
      fatigue syndrome.
PG  - 333-41
LID - S1 [pii]
AID - 10.1007/s11916-003-0031-3 [doi]
FAU - Kerr, Jonathan R
AU  - Kerr JR
CN  - A Study Group
JT  - Current pain and headache reports
TA  - Curr Pain Headache Rep
PMC - PMC123
"""
TABLE = (
    'Authors;"Article Title";DOI;PubMed ID;Publication Year\n'
    '"Kerr, J; Tyrrell, D";"A title; with ""marks""\nand a line";10.1000/1;;2003\n\n;;;42;\n'
)


def entries(text: str | bytes) -> list[Entry]:
    data = text.encode() if isinstance(text, str) else text
    return list(readers.read(data).entries())


def records(text: str | bytes) -> list[Record]:
    return [one.record for one in entries(text) if one.record]


def test_bibtex_facts_as_a_person_reads_them() -> None:
    first, second, third = records(BIBTEX)
    assert first.title == "An über ME/CFS study"
    assert [one.surname for one in first.authors] == [
        "García Márquez",
        "van der Meer",
        "A Study Group",
    ]
    assert first.authors[0].given == "Øystein" and first.authors[2].literal == "A Study Group"
    assert not first.authors_complete
    assert (first.journal, first.year, first.volume) == ("Science News", 2009, "326")
    assert (first.issue, first.pages, first.doi) == ("5952", "585-589", "10.1126/Science.1179052")
    assert (second.pmid, second.pmcid) == ("19815723", "PMC123")
    assert (third.journal, third.year, third.pmid) == ("Brain", 2011, "777")


def test_two_bibtex_entries_with_one_key_stay_two() -> None:
    assert [one.title for one in records(BIBTEX)][1] == "Another paper"


def test_ris_dialects_give_the_same_facts() -> None:
    first, second = records(RIS)
    assert (first.title, first.journal, first.year) == ("Zotero's title", "Brain", 2003)
    assert (first.volume, first.issue, first.pages, first.pmid) == ("7", "5", "333-341", "14504018")
    assert second.title == "A long title that goes on below"
    assert (second.doi, second.pmid, second.pmcid) == ("10.1093/qjmed/hcs156", "23", "PMC9")
    assert second.authors[0].literal == "Trial Group"


def test_medline_as_pubmed_gives_it() -> None:
    (one,) = records(NBIB)
    assert one.title.endswith("understanding chronic fatigue syndrome")
    assert (one.doi, one.pmid, one.pmcid) == ("10.1007/s11916-003-0031-3", "14504018", "PMC123")
    assert (one.year, one.pages) == (2003, "333-41")
    assert one.journal == "Current pain and headache reports"
    assert [author.surname for author in one.authors] == ["Kerr", "A Study Group"]


def test_a_table_with_other_names_delimiter_and_line_breaks_in_quotes() -> None:
    first, second = records(TABLE)
    assert first.title == 'A title; with "marks" and a line' and first.doi == "10.1000/1"
    assert [one.family for one in first.authors] == ["Kerr", "Tyrrell"]
    assert second.pmid == "42" and second.title == ""


@pytest.mark.parametrize("shape", ["array", "items", "alone"])
def test_csl_json_in_its_three_shapes(shape: str) -> None:
    item = {
        "id": "a",
        "title": "A <i>title</i>",
        "DOI": "10.1000/1",
        "issued": {"date-parts": [["2003", 1]]},
        "author": [{"family": "Meer", "non-dropping-particle": "van der", "given": "J"}],
        "note": "PMID: 5",
    }
    whole = {"array": [item], "items": {"meta": 1, "items": [item]}, "alone": item}[shape]
    (one,) = records(json.dumps(whole, indent=2))
    assert (one.title, one.doi, one.year, one.pmid) == ("A title", "10.1000/1", 2003, "5")
    assert one.authors[0].surname == "van der Meer"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("text", [BIBTEX, RIS.replace("\r\n", "\n"), NBIB, TABLE])
def test_encodings_and_line_ends_change_no_fact_and_places_are_in_bytes(
    text: str, end: str, encoding: str
) -> None:
    data = text.replace("\n", end).encode(encoding)
    plain = records(text)
    assert [one.title for one in records(data)] == [one.title for one in plain]
    found = entries(data)
    assert [one.line for one in found] == [one.line for one in entries(text)]
    codec = "utf-16-le" if encoding == "utf-16" else encoding.removesuffix("-sig")
    for one, other in zip(found, entries(text), strict=True):
        here = data[one.start : one.end].decode(codec).replace(end, "\n")
        assert here == text.encode()[other.start : other.end].decode()


def test_latin_1_is_read_and_told() -> None:
    read = readers.read("@article{a, title={Müdigkeit}, doi={10.1000/1}}".encode("latin-1"))
    assert [one.record.title for one in read.entries() if one.record] == ["Müdigkeit"]
    assert "Latin 1" in read.problems[0]


@pytest.mark.parametrize(
    ("text", "titles", "told"),
    [
        (
            "@article{a, title={Not closed\n@article{b, title={Whole}}\n",
            ["Whole"],
            "cannot be read as BibTeX",
        ),
        ("@ article{a, title={Spaced}}\n@article{b, title={B}}", ["B"], ""),
        ("@misc{a, note={x}}", [], "no title and no identifier"),
        ("TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - \n", ["A", "B"], "no end line"),
        ("TY  - JOUR\nTI  - A\nER  - \nTI  - B\n", ["A"], "belong to no record"),
        ('[{"title": "A"}, {"title": "B"', ["A"], "not valid JSON"),
        ('title,doi\nA,"10.1000/1\nB,10.1000/2\n', ["B"], "never closed"),
        ("title,doi\nA" + ",x" * 100 + "\nB,\n", ["B"], "far more cells"),
    ],
)
def test_what_is_broken_is_told_and_takes_nothing_else_with_it(
    text: str, titles: list[str], told: str
) -> None:
    assert [one.title for one in records(text)] == titles
    assert not told or any(told in one.problem for one in entries(text))


def test_a_forged_record_inside_an_abstract_hides_no_paper() -> None:
    text = "TY  - JOUR\nTI  - True\nDO  - 10.1000/1\nAB  - x\nTY  - JOUR\nmore\nER  - \n"
    assert [one.title for one in records(text)] == ["True"]
    assert sum(bool(one.problem) for one in entries(text)) == 2


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "empty"), (b" \n\n", "empty"), (b"Dear reader,\nhello", "none of the formats")],
)
def test_what_is_no_bibliography_says_what_to_do(data: bytes, told: str) -> None:
    read = readers.read(data)
    assert told in read.problems[-1] and not list(read.entries())


@pytest.mark.parametrize(
    ("said", "doi"),
    [
        ("10.1000/ABC", "10.1000/ABC"),
        ("https://doi.org/10.1000/ABC.", "10.1000/ABC"),
        ("doi:10.1000/abc;2-2", "10.1000/abc;2-2"),
        ("http://dx.doi.org/10.1000/a%3C1%3E", "10.1000/a<1>"),
        ("10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",) * 2,
        ("see 10.1000/abc", None),
    ],
)
def test_a_doi_is_bare_and_keeps_its_case(said: str, doi: str | None) -> None:
    (one,) = records(json.dumps([{"title": "T", "DOI": said}]))
    assert one.doi == doi


def test_a_note_that_names_two_papers_gives_no_number() -> None:
    (one,) = records("@misc{a, title={T}, note={PMID: 1, see PMID: 2}}")
    assert one.pmid is None


@pytest.mark.parametrize("slug", ["bibtex", "biblatex", "ris", "nbib", "csl", "csv", "excel"])
def test_c1_what_the_atlas_writes_it_reads_again(slug: str) -> None:
    kept = [one for one in STUDIES if writer(slug).keeps(one)]
    found = entries(b"".join(writer(slug).encode(kept)))
    assert len(found) == len(kept) and not any(one.problem for one in found)
    for entry, study in zip(found, kept, strict=True):
        held, wanted = entry.record, study.record
        assert held is not None
        assert (held.doi, held.pmid, held.year) == (wanted.doi, wanted.pmid, wanted.year)
        assert held.translated == wanted.translated
        assert len(held.authors) == (len(wanted.authors))


@pytest.mark.parametrize("place", ["first", "between"])
def test_an_entry_that_programs_would_not_see_is_told_wherever_it_stands(place: str) -> None:
    sound, unseen = "@article{a, title={One}, year={2003}}\n", "@ article{b, title={Two}}\n"
    text = unseen + sound if place == "first" else sound + unseen + sound
    found = list(readers.read(text.encode()).entries())
    assert [bool(one.problem) for one in found].count(True) == 1
    assert sum(one.record is not None for one in found) == text.count("@article")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("@article{a, title={{RETRACTED}: {ME/CFS} after ticks}}", "retracted"),
        ("TY  - JOUR\nTI  - ME/CFS after ticks (Withdrawn)\nER  - \n", "withdrawn"),
        ("title\nRetracted Article: ME/CFS after ticks.\n", "retracted"),
        ("PMID- 1\nTI  - ME/CFS after ticks.\nPT  - Retracted Publication\n", "retracted"),
        ('[{"title": "ME/CFS after ticks", "status": "Retracted"}]', "retracted"),
        ("@article{a, title={ME/CFS after ticks}}", "not_checked"),
    ],
)
def test_what_a_file_says_of_a_retraction_is_its_status_and_not_its_title(
    text: str, status: str
) -> None:
    (one,) = readers.read(text.encode()).entries()
    assert one.record
    assert (one.record.title, one.record.status) == ("ME/CFS after ticks", status)
