"""The citation rules on every study of the shipped snapshot."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

import atlas_data
from atlas_data import snapshot
from atlas_data.formats import writer
from atlas_data.formats.keys import key
from atlas_data.formats.parts import clean
from atlas_data.formats.reference import STYLES, reference
from atlas_data.model import Study
from tests.formats import readers
from tests.formats.expected import facts

FOLDER = Path(atlas_data.__file__).parent / "snapshots"
if not list(FOLDER.glob("*.parquet")):
    pytest.skip(
        "NO SNAPSHOT IS SHIPPED: exports are untested on real data", allow_module_level=True
    )


@pytest.fixture(scope="module")
def studies() -> list[Study]:
    _, table, _ = snapshot.newest(FOLDER)
    return [snapshot.study(row) for row in table.to_pylist()]


@pytest.fixture(scope="module")
def bibtex(studies: list[Study]) -> str:
    return "".join(writer("bibtex").write(studies))


@pytest.fixture(scope="module")
def ris(studies: list[Study]) -> str:
    return "".join(writer("ris").write(studies))


def differing(
    studies: list[Study], found: dict[str, readers.Facts], source: str, *passed_over: str
) -> list[tuple[str, str, object, object]]:
    """Every field of every study that a reader gives back differently."""
    assert list(found) == [key(study.id) for study in studies]
    return [
        (study.id, name, found[key(study.id)][name], value)
        for study in studies
        for name, value in facts(study.record, source).items()
        if name not in passed_over and found[key(study.id)][name] != value
    ]


def misnamed(studies: list[Study], found: dict[str, readers.Facts], source: str) -> list[str]:
    """Studies whose authors pandoc gives back in other words or another order.

    Words of one name may change places: pandoc takes the last word of a given name for a particle
    of the family name when it is in small letters ("Chrissy h").
    """
    wrong = []
    for study in studies:
        names = found[key(study.id)]["authors"], facts(study.record, source)["authors"]
        one, other = ([sorted(" ".join(name).split()) for name in side] for side in names)
        wrong += [study.id] if one != other else []
    return wrong


def test_c1_bibtexparser_reads_every_field_of_every_study(studies, bibtex):
    assert differing(studies, readers.bibtexparser_facts(bibtex), "bibtex") == []


def test_c1_pandoc_reads_every_field_of_every_study(studies, bibtex):
    found = readers.pandoc_facts(bibtex, "bibtex")
    assert differing(studies, found, "bibtex", "title", "authors") == []
    assert misnamed(studies, found, "bibtex") == []
    for study in studies:
        title = found[key(study.id)]["title"].casefold()
        assert title == facts(study.record, "bibtex")["title"].casefold()


def test_c1_rispy_reads_every_field_of_every_study(studies, ris):
    assert differing(studies, readers.rispy_facts(ris), "ris") == []


def test_c1_pandoc_reads_every_ris_record(studies, ris):
    found = readers.pandoc_facts(ris, "ris")
    assert differing(studies, found, "ris", "authors", "pmid", "pmcid") == []
    assert misnamed(studies, found, "ris") == []


def test_b2_no_key_is_given_twice(studies):
    assert len({key(study.id) for study in studies}) == len(studies)


def test_c2_no_title_holds_a_tag_or_an_entity(studies):
    marked = re.compile(r"</?(?:i|b|em|strong|su[bp]|span|p)\b[^>]*>|&(?:#\d+|[a-z]+);|\\[a-z]{3}")
    assert [s.record.title for s in studies if marked.search(s.record.title)] == []


def test_c1_no_field_holds_a_word_for_nothing(studies):
    names = ("journal", "volume", "issue", "pages", "doi", "pmid", "pmcid", "issn", "language")
    said = [(s.id, n, getattr(s.record, n)) for s in studies for n in names]
    nothing = re.compile(r"(?:n/?a|none|nan|null|unknown|-)?", re.I)
    assert [one for one in said if one[2] is not None and nothing.fullmatch(one[2])] == []


@pytest.mark.parametrize("style", STYLES)
def test_t3_no_reference_has_a_mark_twice_or_alone(studies, style):
    for study in studies:
        text = reference(study.record, style).text.replace(clean(study.record.title), "T")
        assert not re.search(r"\.\.|\?\.|,,| [.,] |\(\)|  |\s$|None", text), text


def test_the_table_has_a_row_a_study(studies):
    text = "".join(writer("csv").write(studies))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [study.id for study in studies]
    assert {row["status"] for row in rows} <= {study.record.status for study in studies}
