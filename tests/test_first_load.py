"""The first-load benchmark counts what it says it counts, and its budgets can be missed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from atlas_data import snapshot
from atlas_data.model import AtlasError, Record, Study
from benchmarks import first_load, peers
from benchmarks import first_load_report as told
from benchmarks.first_load_report import Measured
from benchmarks.phone import Line, Loaded, Target

_LOADED = Loaded(
    readable=900.0,
    answers=20_000.0,
    size=1_000_000,
    requests=70,
    text_size=45_000,
    text_requests=3,
    line_size=30_000,
    line_requests=3,
    shift=0.0,
    moved=0.0,
    moved_what="",
    not_found=(),
    socket_size=0,
    hosts=(),
    heading="76 of 1,323 studies",
    heaviest=(("index.js", 148_000),),
)
_TABLE = snapshot.table(
    [
        Study(id="adams-1994-study", record=Record(title="One", year=1994)),
        Study(
            id="baker-2003-study",
            record=Record(title="Two", year=2003),
            virus=("ebv", "hhv-6"),
            summary="Said in full.",
        ),
    ],
    {"date": "2026-01-01", "name": "2026-01-01"},
)


def _measured(*loads: Loaded, name: str = "Explore", ours: bool = True) -> Measured:
    return Measured(target=Target(name=name, url="http://127.0.0.1:1/"), ours=ours, loads=loads)


def test_the_worst_load_of_a_page_is_held_to_the_budgets() -> None:
    heavy = replace(_LOADED, text_size=first_load.MOST_TEXT_BYTES + 1)
    many = replace(_LOADED, text_requests=first_load.MOST_TEXT_REQUESTS + 1)
    foreign = replace(_LOADED, hosts=("fonts.example.org",))
    assert first_load.missed([_measured(_LOADED)]) == []
    for load, word in ((heavy, "bytes"), (many, "requests"), (foreign, "fonts.example.org")):
        (line,) = first_load.missed([_measured(_LOADED, load)])
        assert line.startswith("Explore: ")
        assert word in line


def test_the_pages_of_others_have_no_budget() -> None:
    heavy = replace(_LOADED, text_size=10**7, hosts=("example.org",))
    assert first_load.missed([_measured(heavy, name="Datasette", ours=False)]) == []


def test_the_study_measured_is_the_first_with_a_summary() -> None:
    assert first_load.first_summarised(_TABLE) == "baker-2003-study"
    with pytest.raises(AtlasError, match="summary"):
        first_load.first_summarised(_TABLE.slice(0, 1))


def test_datasette_gets_every_study_with_lists_as_json(tmp_path: Path) -> None:
    peers.write_sqlite(_TABLE, tmp_path / "atlas.db")
    asked = (
        f"SELECT title, virus FROM {peers.TABLE} "
        "WHERE EXISTS (SELECT 1 FROM json_each(virus) WHERE value = 'ebv')"
    )
    with closing(sqlite3.connect(tmp_path / "atlas.db")) as base:
        assert base.execute(f"SELECT count(*) FROM {peers.TABLE}").fetchone() == (2,)
        assert base.execute(asked).fetchall() == [("Two", '["ebv", "hhv-6"]')]
        by_year = f"SELECT title FROM {peers.TABLE} WHERE year = ?"
        assert base.execute(by_year, ("2003",)).fetchall() == [("Two",)]


class _Protocol:
    """A protocol session that only remembers who listens to what."""

    def __init__(self) -> None:
        self.heard: dict[str, Any] = {}

    def on(self, event: str, heard: Any) -> None:
        self.heard[event] = heard


def test_a_line_counts_every_request_but_data_and_blobs_and_names_other_hosts() -> None:
    protocol = _Protocol()
    line = Line(protocol)  # type: ignore[arg-type]
    for number, url in enumerate(
        ("http://127.0.0.1:1/", "data:,x", "blob:http://127.0.0.1:1/x", "https://example.org/a.js")
    ):
        asked = {"requestId": str(number), "request": {"url": url}, "type": "Script"}
        protocol.heard["Network.requestWillBeSent"](asked | {"timestamp": 5.0, "wallTime": 9.0})
        done = {"requestId": str(number), "encodedDataLength": 100}
        protocol.heard["Network.loadingFinished"](done)
    assert sum(one.size for one in line.requests.values()) == 200
    assert line.hosts("127.0.0.1:1") == ("example.org",)


def test_a_ratio_is_of_medians_so_one_slow_load_does_not_decide() -> None:
    page = _measured(*(replace(_LOADED, readable=ms) for ms in (1_000.0, 1_100.0, 9_000.0)))
    static = _measured(*(replace(_LOADED, readable=ms) for ms in (500.0, 550.0, 600.0)))
    assert told.ratio(page, static, lambda load: load.readable) == 2.0


def test_the_report_names_every_page_and_what_was_running() -> None:
    pages = [
        _measured(_LOADED),
        _measured(_LOADED, name=told.STATIC),
        _measured(_LOADED, name=told.BARE, ours=False),
    ]
    said = told.text(pages, rounds=1, versions="Chromium 1, Datasette 2", noise="")
    assert "Chromium 1, Datasette 2" in said
    for one in pages:
        assert said.count(f"| {one.target.name} |") == 3
