"""Reference lists for Word, as python-docx and pandoc read them."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from itertools import islice

import docx
import pypandoc
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.formats import Export, tally, writer
from atlas_data.formats.parts import became
from atlas_data.formats.reference import STYLES, reference
from atlas_data.model import Author, Record, Study
from tests.formats import shipped
from tests.formats.fixtures import RECORDS, STUDIES, ident
from tests.formats.written import sent

SAID = Export(
    snapshot="2026-11-22",
    asked="28 of 1,323 studies: all trials",
    address="https://atlas.example/browse?pem=required&snapshot=2026-11-22",
    host="https://atlas.example",
)


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def references(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == "Reference"]


@pytest.mark.parametrize("style", STYLES)
def test_c1_word_holds_every_reference_of_the_snapshot_in_order(style):
    found = references(opened(sent(f"{style}-docx", shipped.studies())))
    wanted = [reference(study.record, style).text for study in shipped.studies()]
    if style != "apa":
        wanted = [f"{number}.\t{text}" for number, text in enumerate(wanted, start=1)]
    assert found == wanted


def test_t4_word_has_italics_and_links_that_lead_to_the_paper():
    (one,) = (p for p in opened(sent("apa-docx", STUDIES)).paragraphs if "forged" in p.text)
    assert one.style.name == "Reference"
    study = STUDIES[[study.id for study in STUDIES].index(ident("f12"))]
    (line,) = (
        p for p in opened(sent("apa-docx", [study])).paragraphs if p.style.name == "Reference"
    )
    assert [run.text for run in line.runs if run.italic] == ["Made-up Journal", "7"]
    assert [(link.text, link.url) for link in line.hyperlinks] == [(study.record.url,) * 2]


def test_a_reference_hangs_from_its_first_line():
    form = opened(sent("apa-docx", STUDIES)).styles["Reference"].paragraph_format
    assert form.left_indent == -form.first_line_indent > 0


@pytest.mark.parametrize(("name", "mark"), [("f16", "Preprint"), ("f17", "Retracted")])
def test_c9_what_became_of_a_paper_stands_in_the_word_file(name, mark):
    study = Study(id=ident(name), record=RECORDS[name])
    assert f"[{mark}]" in references(opened(sent("vancouver-docx", [study])))[0]


def test_c9_below_a_work_not_left_as_it_was_stands_what_is_known_of_that():
    study = Study(id=ident("f17"), record=RECORDS["f17"])
    words = [one.text for one in opened(sent("ama-docx", [study])).paragraphs]
    at = words.index(f"1.\t{reference(study.record, 'ama').text}")
    assert words[at + 1].startswith("Known about this paper: ")
    assert "Retracted: Science 2011;334:1636" in words[at + 1]


def test_t2_word_says_in_apa_how_many_works_letters_would_tell_apart():
    study = Study(id=ident("f1"), record=RECORDS["f1"])
    alike = [one.text for one in opened(sent("apa-docx", [study, study])).paragraphs]
    assert alike[-2].startswith("2 works here share their first author and year")
    for slug, studies in (("apa-docx", [study]), ("ama-docx", [study, study])):
        words = [one.text for one in opened(sent(slug, studies)).paragraphs]
        assert not [one for one in words if "share their first author" in one]


def test_the_word_file_says_what_was_asked_and_ends_with_the_tally():
    words = [one.text for one in opened(sent("ama-docx", STUDIES, SAID)).paragraphs]
    assert words[1] == SAID.asked and SAID.address in words[-2]
    assert words[-1] == tally.sentence(STUDIES)


def test_the_atlas_speaks_in_the_word_file_only_when_asked_and_says_so():
    study = next(one for one in shipped.studies() if one.does_not_show)
    assert study.does_not_show
    quiet = opened(sent("apa-docx", [study], SAID))
    assert not any(study.does_not_show in one.text for one in quiet.paragraphs)
    loud = opened(sent("apa-docx", [study], Export(notes=True)))
    said = [one.text for one in loud.paragraphs if one.style.name == "AtlasNote"]
    assert said == [f"Atlas note (not from the authors): {study.does_not_show}"]


def test_the_word_file_names_its_language_and_nobody():
    data = sent("apa-docx", STUDIES, SAID)
    told = opened(data).core_properties
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert 'w:val="en-GB"' in packed.read("word/styles.xml").decode()
        assert b"python-docx" not in b"".join(map(packed.read, packed.namelist()))
        assert {one.date_time[0] for one in packed.infolist()} == {1980}
        assert packed.testzip() is None


@pytest.mark.parametrize("style", STYLES)
def test_c6_the_same_studies_give_the_same_word_file(style):
    assert sent(f"{style}-docx", STUDIES, SAID) == sent(f"{style}-docx", STUDIES, SAID)


def test_pandoc_reads_the_word_file_as_it_was_meant():
    command = [pypandoc.get_pandoc_path(), "--fail-if-warnings", "-f", "docx", "-t", "json"]
    done = subprocess.run(command, input=sent("apa-docx", STUDIES), capture_output=True, check=True)
    blocks = json.loads(done.stdout)["blocks"]
    told = [study for study in STUDIES if set(became(study.record)) - {"preprint"}]
    # The heading, a paragraph a reference, those below changed works, who is alike, the tally.
    assert blocks[0]["t"] == "Header" and len(blocks) == len(STUDIES) + len(told) + 3
    links = re.findall(r'"t": ?"Link".*?\["(https[^"]+)"', done.stdout.decode())
    assert links == [study.record.url for study in STUDIES if study.record.url]


def test_the_word_file_is_made_piece_by_piece():
    taken: list[str] = []

    def studies():
        for study in shipped.studies():
            taken.append(study.id)
            yield study

    pieces = writer("apa-docx").encode(studies())
    assert list(islice(pieces, 20)) and len(taken) < 40


@settings(deadline=None)  # each file is packed and opened
@given(st.text(max_size=30), st.text(max_size=30), st.booleans())
def test_c7_any_text_gives_a_file_that_opens(one, other, notes):
    record = Record(
        title=f"T{one}", journal=other, volume=one, doi=f"10.99999/{other}",
        authors=(Author(family=f"F{one}", given=other), Author(literal=f"<w:p>{other}")),
    )  # fmt: skip
    study = Study(id="a", record=record, does_not_show=other)
    found = opened(sent("apa-docx", [study], Export(asked=one, address=other, notes=notes)))
    assert references(found) == [reference(record).text]
