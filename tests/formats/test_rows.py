"""JSON, JSON Lines and Parquet: the columns of the data release, for any view."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pyarrow.parquet as pq
import pytest

from atlas_data import snapshot
from atlas_data.formats import Export, rows, writer
from tests.conftest import made_up
from tests.formats import written

ABOUT = Export(
    snapshot="2026-11-22",
    asked="12 of 1,323 studies: PEM required",
    address="https://atlas.example/?pem=required",
)
STUDIES = list(reversed(made_up()))


def parquet(studies: list[snapshot.Study], export: Export = ABOUT) -> pq.ParquetFile:
    return pq.ParquetFile(io.BytesIO(written.sent("parquet", studies, export)))


@pytest.mark.parametrize("count", [0, 1, len(STUDIES)])
def test_c5_each_format_has_a_row_a_study_in_the_order_asked(count):
    studies = STUDIES[:count]
    lines = [json.loads(line) for line in written.text("jsonl", studies).splitlines()]
    whole = json.loads(written.text("json", studies, ABOUT))["studies"]
    table = parquet(studies).read().to_pylist()
    assert lines == whole == [snapshot.row(study) for study in studies]
    assert [snapshot.study(row) for row in table] == studies


def test_json_says_what_was_asked_first_and_its_count_last():
    whole = json.loads(written.text("json", STUDIES, ABOUT))
    assert list(whole) == ["snapshot", "question", "address", "studies", "status", "count"]
    assert whole["question"] == ABOUT.asked and whole["address"] == ABOUT.address
    assert whole["count"] == len(STUDIES)
    assert whole["status"].startswith("12 studies here: 1 retracted or withdrawn, ")


def test_c1_json_leaves_out_what_is_not_said():
    assert list(json.loads(written.text("json", [], Export()))) == ["studies", "status", "count"]


def test_parquet_says_the_same_in_its_metadata():
    about = snapshot.about(parquet(STUDIES).read())
    assert (about["snapshot"], about["question"]) == (ABOUT.snapshot, ABOUT.asked)
    assert about["schema_version"] == snapshot.SCHEMA_VERSION
    assert about["count"] == len(STUDIES) and "1 preprint" in about["status"]


def test_parquet_is_sent_a_row_group_at_a_time_and_never_held_whole():
    many = [replace(STUDIES[0], id=f"s-{number}") for number in range(3 * rows._GROUP)]
    taken: list[int] = []

    def watched():
        for number, study in enumerate(many):
            taken.append(number)
            yield study

    pieces = writer("parquet").encode(watched(), ABOUT)
    first = next(pieces)
    assert len(taken) == rows._GROUP
    file = pq.ParquetFile(io.BytesIO(b"".join([first, *pieces])))
    assert file.num_row_groups == 3
    assert file.read().column("id").to_pylist() == [study.id for study in many]


@pytest.mark.parametrize("slug", ["bibtex", "biblatex", "ris", "csl", "csv", "jsonl", "json"])
def test_the_first_piece_is_there_before_the_second_study_is_asked_for(slug):
    taken = []
    pieces = writer(slug).encode((taken.append(one) or one for one in STUDIES), ABOUT)
    next(pieces)
    assert len(taken) <= 1


def test_c6_parquet_is_the_same_bytes_twice():
    assert written.sent("parquet", STUDIES, ABOUT) == written.sent("parquet", STUDIES, ABOUT)
