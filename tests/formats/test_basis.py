"""Rule C9: what became of a work is never said without the notice, or else its basis."""

from __future__ import annotations

import io
from dataclasses import replace
from html import unescape

import docx
import pyarrow.parquet as pq
import pytest

from atlas_data import formats
from atlas_data.formats.parts import notes
from atlas_data.model import Notice, Record, Study
from tests.formats import shipped, written


def named(study_id: str) -> Study:
    (study,) = (one for one in shipped.studies() if one.id == study_id)
    return study


def test_c9_a_status_without_a_notice_says_how_it_is_known():
    source = "the title in the source\nbegins with “Retracted”"
    record = Record(title="T", status="retracted", status_source=source)
    (said,) = notes(record)
    assert said.startswith("Retracted") and "the title in the source begins with" in said
    preprint = replace(record, publication_types=("Preprint",))
    assert notes(preprint) == (said, "Preprint"), "the basis of one status is not another's"


def test_c9_a_notice_is_its_own_basis():
    notice = Notice(kind="superseded", text="version of December 2024", doi="10.99999/new")
    record = Record(title="T", status="superseded", status_source="a page", notices=(notice,))
    assert notes(record) == (
        "Replaced by a newer version: version of December 2024 doi:10.99999/new",
    )


@pytest.mark.parametrize("writer_of", formats.WRITERS, ids=lambda one: one.slug)
def test_c9_every_file_says_that_a_retraction_rests_on_the_title_alone(writer_of):
    study = named("harabuchi-2025-epipharyngitis-treated")
    data = b"".join(writer_of.encode([study]))
    if writer_of.suffix.endswith(".docx"):
        said = " ".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    elif writer_of.slug == "parquet":
        said = str(pq.read_table(io.BytesIO(data)).to_pylist())
    else:
        said = unescape(data.decode(writer_of.encoding))
    assert "the title in the source begins with “Retracted”" in " ".join(said.split())


def test_c9_larun_2019_says_in_every_structured_format_which_version_replaced_it():
    study = named("larun-2019-exercise-therapy")
    for slug in ("bibtex", "biblatex", "ris", "nbib", "csl", "csv"):
        said = " ".join(written.text(slug, [study]).split())
        assert "Replaced by a newer version: version of December 2024" in said
        assert "doi:10.1002/14651858.cd003200.pub9" in said


def test_c9_no_status_of_any_study_stands_bare():
    changed = [one.record for one in shipped.studies() if notes(one.record)]
    assert len(changed) > 15
    for record in changed:
        for said in notes(record):
            assert ": " in said, record.title
