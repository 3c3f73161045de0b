"""The citation rules on every study of the shipped snapshot."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter

import jsonschema
import pandas
import pyarrow.parquet as pq
import pytest

from atlas_data import snapshot
from atlas_data.formats import Export, tally
from atlas_data.formats.keys import key
from atlas_data.formats.parts import clean, is_article_number
from atlas_data.formats.reference import STYLES, reference
from atlas_data.model import Study
from tests.formats import csl_schema, readers, written
from tests.formats.expected import facts

FOLDER = snapshot.SHIPPED
if not snapshot.held(FOLDER):
    pytest.skip(
        "NO SNAPSHOT IS SHIPPED: exports are untested on real data", allow_module_level=True
    )


@pytest.fixture(scope="module")
def studies() -> list[Study]:
    _, table, _ = snapshot.newest(FOLDER)
    return [snapshot.study(row) for row in table.to_pylist()]


@pytest.fixture(scope="module")
def files(studies: list[Study]) -> dict[str, str]:
    """Format → the file of all studies."""
    return {slug: written.text(slug, studies) for slug in ("bibtex", "biblatex", "ris", "csl")}


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


@pytest.mark.parametrize("slug", ["bibtex", "biblatex"])
def test_c1_b6_b7_bibtexparser_reads_every_field_of_every_study(studies, files, slug):
    assert differing(studies, readers.bibtexparser_facts(files[slug]), slug) == []


@pytest.mark.parametrize("slug", ["bibtex", "biblatex"])
def test_c1_b7_pandoc_reads_every_field_of_every_study(studies, files, slug):
    found = readers.pandoc_facts(files[slug], slug)
    passed_over = ["title", "authors"] + (["pages"] if slug == "biblatex" else [])
    assert differing(studies, found, slug, *passed_over) == []
    assert misnamed(studies, found, slug) == []
    for study in studies:
        said, wanted = found[key(study.id)], facts(study.record, slug)
        assert said["title"].casefold() == wanted["title"].casefold()
        no_place = slug == "biblatex" and is_article_number(study.record.pages)
        assert said["pages"] == ("" if no_place else wanted["pages"])


def test_c1_rispy_reads_every_field_of_every_study(studies, files):
    assert differing(studies, readers.rispy_facts(files["ris"]), "ris") == []


def test_c1_pandoc_reads_every_ris_record(studies, files):
    found = readers.pandoc_facts(files["ris"], "ris")
    assert differing(studies, found, "ris", "authors", "pmid", "pmcid") == []
    assert misnamed(studies, found, "ris") == []


def test_c1_j2_pandoc_reads_every_field_of_every_item(studies, files):
    found = readers.pandoc_facts(files["csl"], "csljson")
    assert differing(studies, found, "csl", "authors") == []
    assert misnamed(studies, found, "csl") == []


def test_j1_every_item_is_valid_against_the_schema(studies, files):
    items = json.loads(files["csl"])
    jsonschema.validate(items, csl_schema.SCHEMA)
    assert [one["id"] for one in items] == [key(study.id) for study in studies]


def test_c1_n1_n2_nbib_reads_every_field_of_every_study_with_a_pmid(studies):
    held = [study for study in studies if study.record.pmid]
    found = readers.nbib_facts(written.text("nbib", studies))
    assert list(found) == [study.record.pmid for study in held]
    for study in held:
        wanted = facts(study.record, "nbib")
        said = found[study.record.pmid]
        assert {name: said[name] for name in wanted} == wanted


def test_every_row_of_parquet_and_json_is_the_study_of_the_snapshot(studies):
    about = Export(snapshot="2026-11-22", asked="all studies")
    table = pq.read_table(io.BytesIO(written.sent("parquet", studies, about)))
    assert table.schema.equals(snapshot.SCHEMA)
    assert [snapshot.study(row) for row in table.to_pylist()] == studies
    lines = map(json.loads, written.text("jsonl", studies).splitlines())
    assert [snapshot.study(row) for row in lines] == studies
    whole = json.loads(written.text("json", studies, about))
    assert [snapshot.study(row) for row in whole["studies"]] == studies
    assert whole["count"] == len(studies) == snapshot.about(table)["count"]
    assert whole["status"] == snapshot.about(table)["status"] == tally.sentence(studies)


def test_pandas_reads_every_row_of_json_lines_and_parquet(studies):
    frame = pandas.read_json(io.StringIO(written.text("jsonl", studies)), lines=True)
    table = pandas.read_parquet(io.BytesIO(written.sent("parquet", studies)))
    ids = [study.id for study in studies]
    assert list(frame["id"]) == list(table["id"]) == ids
    assert list(frame.columns) == list(table.columns)
    assert list(table["does_not_show"].notna()) == [s.does_not_show is not None for s in studies]


def test_c9_the_tally_says_what_can_be_counted_by_hand(studies):
    known = Counter(study.record.status for study in studies)
    said = tally.sentence(studies)
    assert f"{known['retracted'] + known['withdrawn']} retracted or withdrawn" in said
    assert f"For {known['not_checked']:,} of them no notice is known" in said
    (day,) = {study.record.checked_on for study in studies}
    assert said.endswith(f"those that the sources gave on {day}.")


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
    text = written.text("csv", studies)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [study.id for study in studies]
    assert {row["status"] for row in rows} <= {study.record.status for study in studies}
