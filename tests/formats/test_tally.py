"""The last words of a file: how many of its works were retracted, corrected and so on (C9)."""

from __future__ import annotations

import pytest

from atlas_data.formats import tally
from atlas_data.model import Notice, Record, Study
from tests.formats import readers, written
from tests.formats.fixtures import RECORDS, STUDIES, ident


def of(*records: Record) -> str:
    return tally.sentence(Study(id=f"s-{n}", record=one) for n, one in enumerate(records))


def test_c9_every_kind_that_occurs_is_counted_and_of_retractions_also_that_none_is_known():
    said = tally.sentence([Study(id=ident(n), record=RECORDS[n]) for n in ("f16", "f17", "f18")])
    assert said.startswith(
        "3 studies here: 1 retracted or withdrawn, 1 with an expression of concern, 1 corrected, "
        "1 preprint, 1 replaced by a newer version."
    )
    assert of() == "0 studies here: none known to be retracted or withdrawn."


def test_c9_of_a_retracted_work_an_earlier_concern_is_not_counted_again():
    notices = (Notice(kind="concern", text="x"), Notice(kind="retracted", text="y"))
    said = of(Record(title="T", status="retracted", notices=notices))
    assert "1 retracted or withdrawn." in said and "concern" not in said


def test_c9_a_withdrawn_preprint_is_both():
    said = of(Record(title="T", status="withdrawn", publication_types=("Preprint",)))
    assert "1 retracted or withdrawn, 1 preprint." in said


def test_c9_works_nobody_searched_notices_for_are_never_called_fine():
    said = of(Record(title="T"), Record(title="T"), Record(title="T", status="retracted"))
    assert "For 2 of them no notice is known, and nobody has searched for one." in said
    assert "no notice" not in of(Record(title="T", status="retracted"))


@pytest.mark.parametrize(
    ("days", "end"),
    [
        (["2026-11-22"], "those that the sources gave on 2026-11-22."),
        (["2026-11-22", "2026-01-02"], "between 2026-01-02 and 2026-11-22."),
        (["2026-11-22", None], "For one work the day is not recorded."),
        ([None, None], "For 2 works the day is not recorded."),
    ],
)
def test_c9_the_day_of_the_facts_is_told_or_said_to_be_unknown(days, end):
    assert of(*(Record(title="T", checked_on=day) for day in days)).endswith(end)


@pytest.mark.parametrize("slug", ["bibtex", "biblatex"])
def test_c9_b1_the_tally_is_the_last_line_and_every_reader_passes_over_it(slug):
    text = written.text(slug, STUDIES)
    assert text.splitlines()[-1] == f"% {tally.sentence(STUDIES)}"
    assert len(readers.bibtexparser_facts(text)) == len(readers.pandoc_facts(text, slug))


@pytest.mark.parametrize("slug", ["bibtex", "biblatex"])
def test_c7_b1_no_day_however_written_begins_an_entry(slug):
    hostile = "2026\n@article{forged,\n title={x}}"
    text = written.text(slug, [Study(id="a", record=Record(title="T", checked_on=hostile))])
    assert "@article{forged" not in text
    assert list(readers.pandoc_facts(text, slug)) == ["a"]


@pytest.mark.parametrize("slug", ["ris", "nbib", "csl", "csv", "excel", "jsonl"])
def test_r1_formats_without_comments_hold_no_tally(slug):
    assert "studies here" not in written.text(slug, written.with_pmids(STUDIES))
