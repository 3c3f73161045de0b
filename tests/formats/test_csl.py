"""Rules J1 and J2: how CSL-JSON is spelled."""

from __future__ import annotations

import json

import jsonschema
import pytest

from atlas_data.formats import Export
from atlas_data.formats.csl import item
from atlas_data.formats.reference import STYLES
from atlas_data.model import Author, Notice, Record, Study
from tests.formats import citeproc, csl_schema, readers, shipped, written
from tests.formats.fixtures import RECORDS, STUDIES, ident


def made(name: str) -> dict[str, object]:
    return item(Study(id=ident(name), record=RECORDS[name]))


def of(**facts: object) -> dict[str, object]:
    return item(Study(id="a", record=Record(title="T", **facts)))  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [0, 1, len(STUDIES)])
def test_j1_c5_the_file_is_an_array_and_valid(count):
    items = json.loads(written.text("csl", STUDIES[:count]))
    assert isinstance(items, list) and len(items) == count
    jsonschema.validate(items, csl_schema.SCHEMA)


def test_j1_types_are_those_of_csl():
    assert made("f1")["type"] == "article-journal"
    preprint = made("f16")
    assert (preprint["type"], preprint["genre"]) == ("article", "Preprint")
    assert preprint["publisher"] == "medRxiv" and "container-title" not in preprint


def test_j2_names_have_their_parts():
    authors = (
        Author(family="Meer", particle="van der", given="Jos W. M."),
        Author(family="Smith", given="John", suffix="Jr."),
        Author(literal="Group of A, B and C"),
    )
    assert of(authors=authors)["author"] == [
        {"family": "Meer", "given": "Jos W. M.", "non-dropping-particle": "van der"},
        {"family": "Smith", "given": "John", "suffix": "Jr."},
        {"literal": "Group of A, B and C"},
    ]


def test_c1_j2_a_list_cut_short_credits_nobody_else_and_says_so_in_the_note():
    assert made("f17")["author"] == [{"family": "Lombardi", "given": "Vincent C"}]
    assert "Author list incomplete: the source of this record names" in str(made("f17")["note"])
    nobody = of(authors_complete=False)
    assert "author" not in nobody
    assert nobody["note"] == "[The source of this record names no author]"


def test_c1_no_author_of_any_study_is_a_word_for_others():
    for study in shipped.studies():
        names = item(study).get("author", [])
        assert len(names) == len(study.record.authors), study.id
        assert not [one for one in names if one.get("literal") in ("others", "et al.", "et al")]


def test_j2_dates_are_whole_numbers_and_as_exact_as_they_are_known():
    assert made("f1")["issued"] == {"date-parts": [[2022, 12, 8]]}
    assert of(year=2003, day=5)["issued"] == {"date-parts": [[2003]]}
    assert "issued" not in made("f21")


def test_j2_identifiers_pages_and_language():
    found = made("f2")
    assert (found["DOI"], found["PMID"]) == ("10.1007/s11916-003-0031-3", "12946285")
    assert found["container-title-short"] == "Curr Pain Headache Rep"
    assert found["page"] == "333-341" and made("f1")["page"] == "1044964"
    assert made("f1")["language"] == "en" and made("f19")["language"] == "de"


def test_c9_the_note_says_what_became_of_a_report():
    assert "Retracted: Science 2011;334:1636" in str(made("f17")["note"])
    assert "Corrected: " in str(made("f18")["note"])
    assert "Expression of concern: " in str(made("f18")["note"])
    assert "note" not in made("f1")


@pytest.mark.parametrize("style", STYLES)
def test_c9_no_style_prints_what_became_of_a_report_as_a_fact_of_it(style):
    found = citeproc.printed(style, shipped.studies(), lambda study, _: item(study))
    marked = [one for one in shipped.studies() if one.record.status not in ("not_checked", "ok")]
    assert len(marked) > 10
    for study in marked:
        said = found[study.id][0].replace(study.record.title, "")
        assert "Corrected" not in said and "corrected" not in said, said
        assert "etracted" not in said and "Replaced" not in said, said
        assert style != "apa" or f"({study.record.year or 'n.d.'}" in said, said


@pytest.mark.parametrize("words", ["Science 2011", "DOI: 10.99999/other", "{:DOI: 10.99999/x}"])
def test_c9_c7_a_note_stays_a_note_and_changes_no_other_variable(words):
    record = Record(
        title="T", doi="10.99999/own", status="retracted",
        notices=(Notice(kind="retracted", text=words),),
    )  # fmt: skip
    study = Study(id="a", record=record, does_not_show=f"{words} and more")
    text = written.text("csl", [study], Export(notes=True))
    (found,) = readers.pandoc(text, "csljson")
    assert found["DOI"] == "10.99999/own"
    assert "Retracted: " in found["note"] and "Atlas note (not from the authors): " in found["note"]
    assert "retracted" not in found


def test_the_atlas_speaks_only_when_it_is_asked():
    study = Study(id="a", record=RECORDS["f2"], does_not_show="It shows no cause.")
    assert "note" not in item(study)
    said = item(study, Export(notes=True))["note"]
    assert said == "Atlas note (not from the authors): It shows no cause."
