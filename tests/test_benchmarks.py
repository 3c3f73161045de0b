"""The file the benchmarks measure is marked as no data; the client of the plain addresses hears
all that is sent; a missed bar is named."""

from __future__ import annotations

import csv
import gzip
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data import snapshot
from atlas_data.formats.csv_table import CSV
from atlas_data.model import AtlasError, Record, Study
from benchmarks import grow, plain, plain_client, plain_measure, plain_report
from benchmarks.plain_client import Answer, NotAnswered
from benchmarks.plain_measure import Fetched, File, Measured, Timed
from benchmarks.serving import Server

_TITLES = ("Herpesvirus antibodies in chronic fatigue", "Natural killer cells", "A trial of rest")
_REAL = snapshot.table(
    [
        Study(
            id=f"{name}-{year}-study",
            record=Record(title=title, year=year, pmid=str(year)),
            virus=("ebv",) if year == 1994 else ("not_stated",),
        )
        for name, year, title in zip(
            ("adams", "baker", "clark"), (1994, 2003, 2015), _TITLES, strict=True
        )
    ],
    {"date": "2026-01-01", "name": "2026-01-01"},
)


def test_a_grown_snapshot_has_unique_ids_in_order() -> None:
    ids = grow.grow(_REAL, 50)["id"].to_pylist()
    assert len(set(ids)) == 50
    assert ids == sorted(ids)


def test_a_grown_snapshot_keeps_years_and_labels_of_its_source_rows() -> None:
    for row in grow.grow(_REAL, 50).to_pylist():
        study = snapshot.study(row)
        assert study.record.pmid == str(study.record.year)
        assert study.virus == (("ebv",) if study.record.year == 1994 else ("not_stated",))


def test_the_first_copies_keep_their_titles_and_later_ones_vary() -> None:
    assert set(grow.grow(_REAL, 3)["title"].to_pylist()) == set(_TITLES)
    assert len(set(grow.grow(_REAL, 50)["title"].to_pylist())) > 10


def test_growing_twice_gives_the_same_rows() -> None:
    assert grow.grow(_REAL, 20).equals(grow.grow(_REAL, 20), check_metadata=True)


def test_a_grown_file_can_be_read_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "2026-01-01"
    grow.write(grow.grow(_REAL, 7), path)
    read = snapshot.read(path)
    assert read.num_rows == 7
    assert snapshot.about(read)["grown"] == {"purpose": grow.PURPOSE, "from_rows": 3, "rows": 7}


def test_a_grown_file_is_never_written_into_the_repository() -> None:
    path = grow.REPOSITORY / "benchmarks" / "2026-01-01"
    with pytest.raises(AtlasError, match="inside the repository"):
        grow.write(grow.grow(_REAL, 3), path)
    assert not path.exists()


class _Toy(ThreadingHTTPServer):
    """A server that answers every path with the same body, in pieces, and counts what it sees."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.pieces: list[bytes] = [b"adams-1994-study"]
        self.status, self.how = 200, "chunked"
        self.asked: list[str] = []
        self.connections = 0
        self.pages_before_the_file = 0
        self.may_send = threading.Condition()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Toy

    def setup(self) -> None:
        self.server.connections += 1
        super().setup()

    def log_message(self, *_: object) -> None:
        """Nothing is said."""

    def do_GET(self) -> None:
        toy = self.server
        with toy.may_send:
            toy.asked.append(self.path)
            toy.may_send.notify_all()
            if self.path.startswith("/file"):
                toy.may_send.wait_for(lambda: len(toy.asked) > toy.pages_before_the_file, 30)
        packed = toy.how == "gzip" and "gzip" in self.headers["accept-encoding"]
        self.send_response(toy.status)
        if packed:
            self.send_header("content-encoding", "gzip")
        if toy.how == "length":
            self.send_header("content-length", str(sum(map(len, toy.pieces))))
        elif toy.how != "until closed":
            self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        body = gzip.compress(b"".join(toy.pieces))
        for piece in (body[:7], body[7:]) if packed else toy.pieces:
            if toy.how == "length":
                self.wfile.write(piece)
            elif toy.how != "until closed" and piece:
                self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        if toy.how in ("chunked", "gzip"):
            self.wfile.write(b"0\r\n\r\n")


@contextmanager
def _toy() -> Iterator[_Toy]:
    with _Toy() as toy:
        running = threading.Thread(target=toy.serve_forever, args=(0.01,))
        running.start()
        try:
            yield toy
        finally:
            toy.shutdown()
            running.join()


@pytest.fixture(scope="module")
def _shared() -> Iterator[_Toy]:
    with _toy() as toy:
        yield toy


@settings(max_examples=40, deadline=None)
@given(
    pieces=st.lists(st.binary(max_size=300), max_size=6),
    how=st.sampled_from(["chunked", "gzip", "length"]),
)
def test_an_answer_is_read_whole_however_it_is_sent(
    _shared: _Toy, pieces: list[bytes], how: str
) -> None:
    _shared.pieces, _shared.how = pieces, how
    answer = plain_client.ask(_shared.port, "/s/one")
    assert answer.text() == b"".join(pieces)
    assert how == "gzip" or answer.size == len(answer.text())


def test_the_first_byte_is_that_of_the_text_not_of_its_packing() -> None:
    packed = gzip.compress(b"@article{one}")
    pieces = [(1.0, packed[:10]), (7.0, packed[10:])]
    answer = Answer(path="/", status=200, encoding="gzip", pieces=pieces, ms=9.0)
    assert answer.first_ms() == 7.0
    assert replace(answer, encoding="").first_ms() == 1.0


def test_every_path_is_asked_once_over_connections_that_stay_open() -> None:
    paths = [f"/s/{number}" for number in range(50)]
    with _toy() as toy:
        load = plain_client.load(toy.port, paths, connections=4)
        assert sorted(toy.asked) == sorted(paths) == sorted(one.path for one in load.answers)
        assert toy.connections == 4


@pytest.mark.parametrize(
    ("status", "how", "why"),
    [(404, "length", "status 404"), (200, "until closed", "where it ends")],
)
def test_an_answer_that_is_not_the_one_asked_for_is_no_figure(
    status: int, how: str, why: str
) -> None:
    with _toy() as toy:
        toy.status, toy.how = status, how
        with pytest.raises(NotAnswered, match=why):
            plain_client.load(toy.port, ["/s/one"], connections=2)


def test_pages_are_asked_for_as_long_as_a_file_has_not_come() -> None:
    with _toy() as toy:
        toy.pages_before_the_file = 12  # two of them are the files themselves
        load, files = plain_client.load_beside(
            toy.port, cycle(["/s/one"]), ["/file", "/file"], connections=3
        )
        assert [one.path for one in files] == ["/file", "/file"]
        assert len(load.answers) >= 10
        assert len(toy.asked) == len(load.answers) + 2


def test_a_page_that_does_not_name_its_study_is_no_figure() -> None:
    with _toy() as toy:
        right = plain_client.load(toy.port, ["/s/adams-1994-study"], connections=1)
        wrong = plain_client.load(toy.port, ["/s/baker-2003-study"], connections=1)
    assert len(plain_measure.timed(right, "/s/{}").ms) == 1
    with pytest.raises(NotAnswered, match="baker-2003-study"):
        plain_measure.timed(wrong, "/s/{}")


def test_a_file_that_lacks_a_study_is_no_figure() -> None:
    file = File(name="CSV", path="/file", end=b"\r\n", more=1)
    with _toy() as toy:
        toy.pieces = [b"id\r\n", b"adams\r\n", b"baker\r\n"]
        server = Server(port=toy.port, pid=os.getpid(), seconds=0.0)
        fetched = plain_measure.fetch(server, file, 2)
        assert fetched.text_size == fetched.size == 18
        assert 0 <= fetched.first_ms <= fetched.ms
        with pytest.raises(NotAnswered, match="2 studies, not 3"):
            plain_measure.fetch(server, file, 3)


def test_no_study_is_asked_for_the_first_time_twice() -> None:
    with pytest.raises(AtlasError, match="2 rounds need 800 studies; there are 799"):
        plain_measure.measure((), ["one"] * 799, rounds=2)


def test_datasette_gets_the_columns_and_cells_of_the_csv_export() -> None:
    studies = [snapshot.study(row) for row in _REAL.to_pylist()]
    exported = csv.DictReader("".join(map(bytes.decode, CSV.encode(studies))).splitlines())
    held = plain.as_csv(iter(studies)).to_pylist()
    assert [{name: cell or "" for name, cell in row.items()} for row in held] == list(exported)


def _side(name: str, *rates: float, first: float = 10.0, grown: float = 0.5) -> Measured:
    """A side that answers so many pages a second, a round each."""
    loads = [Timed(ms=[1000 / rate] * 10, seconds=10 / rate, size=8e3) for rate in rates]
    file = Fetched(first_ms=first, ms=900.0, size=600_000, text_size=6_000_000, grown=grown)
    return Measured(
        name=name,
        loads=dict.fromkeys(plain_measure.KINDS, loads),
        files={"BibTeX": [file] * len(rates)},
        beside=loads,
        together=[1.5, 2.5],
    )


def test_the_bars_of_the_plain_addresses_are_named_when_missed() -> None:
    theirs = _side("Datasette", 100, 100, 100)
    assert plain_report.missed(_side("Atlas", 310, 300, 3), theirs) == []
    slow = plain_report.missed(_side("Atlas", 290, 290, 900), theirs)
    assert [line for line in slow if "again: 2.90 ×" in line and "bar is 3 ×" in line]
    (late,) = plain_report.missed(_side("Atlas", 300, 300, 300, first=51.0), theirs)
    assert "first byte after 51 ms" in late
    (held,) = plain_report.missed(_side("Atlas", 300, 300, 300, grown=6.0), theirs)
    assert "100% of the file" in held


def test_a_ratio_is_of_servers_asked_in_the_same_round() -> None:
    """A round in which the machine was busy slows both, and does not decide."""
    ours, theirs = _side("Atlas", 400, 40, 90), _side("Datasette", 100, 10, 30)
    assert plain_report.ratio(ours.beside, theirs.beside) == pytest.approx(4.0)


def test_the_report_of_the_plain_addresses_names_servers_rates_and_what_was_running() -> None:
    sides = (_side("Atlas", 400, 400), _side("Datasette", 100, 100))
    said = plain_report.text(sides, rounds=2, peer="Datasette 9.9", noise=" Busy.")
    assert "Datasette 9.9; 2 rounds" in said and "Busy." in said
    for kind in plain_measure.KINDS:
        assert f"| {kind} | Atlas | 400 | 2.5 ms | 2.5 ms | 8.0 | 4.00 × (4.00–4.00) |" in said
        assert f"| {kind} | Datasette | 100 | 10.0 ms | 10.0 ms | 8.0 |" in said
    assert "| BibTeX | Atlas | 10 ms (10) | 0.9 s | 6.0 | 0.6 | 6.7 | 0.5 MB (0.5) |" in said
    assert "| Datasette, BibTeX | 100 | 10.0 ms | 10.0 ms | 8.0 | 2.0 s |" in said
