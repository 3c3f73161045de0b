"""`python -m benchmarks.plain`: the plain pages and exports under load, beside Datasette.

The snapshot grown to 10,000 studies is served by the real server; Datasette serves the table of
its CSV export from SQLite. docs/plain_pages.md says what is measured; exit code 1 when a bar is
missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa

from atlas_data import snapshot
from atlas_data.formats.csv_table import COLUMNS
from atlas_data.model import AtlasError, Study
from benchmarks import grow, peers, report, serving
from benchmarks import plain_report as told
from benchmarks.plain_client import NotAnswered
from benchmarks.plain_measure import File, Measured, Side, measure
from benchmarks.serving import Server

SIZE = 10_000
_BASE = "atlas"


def options() -> argparse.ArgumentParser:
    """What can be asked of the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plain", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each server, default 5")
    parser.add_argument("--snapshots", type=Path, help="folder of the real snapshot")
    parser.add_argument("--datasette", type=Path, help="Datasette's command, if it is installed")
    parser.add_argument("--folder", type=Path, help="where files made for the run are kept")
    parser.add_argument("--save", type=Path, help="a page whose table of the last run is replaced")
    return parser


def main() -> int:
    """Measure, print, and say which bars were missed."""
    asked = options().parse_args()
    noise = report.busy()
    try:
        measured, version = run(asked)
        text = told.text(measured, rounds=asked.rounds, peer=version, noise=noise or report.busy())
        if asked.save:
            report.save(asked.save, text)
    except (AtlasError, NotAnswered) as why:
        print(why, file=sys.stderr)
        return 2
    print(text)
    lines = told.missed(*measured)
    print("\n".join(f"MISSED: {line}" for line in lines) or "Every bar is held.")
    return 1 if lines else 0


def run(asked: argparse.Namespace) -> tuple[tuple[Measured, Measured], str]:
    """Start both servers and ask them in turn; gives the atlas's figures before Datasette's."""
    place = asked.snapshots or grow.REPOSITORY / "atlas_data" / "snapshots"
    real = snapshot.newest(place)[1]
    with ExitStack() as stack:
        temporary = tempfile.TemporaryDirectory(prefix="atlas-plain-")
        folder = asked.folder or Path(stack.enter_context(temporary))
        grown = grow.grow(real, SIZE)
        grow.write(grown, folder / "grown" / str(snapshot.about(real)["date"]))
        peers.write_sqlite(as_csv(map(snapshot.study, grown.to_pylist())), folder / f"{_BASE}.db")
        ids = grown["id"].to_pylist()
        del grown, real
        command = asked.datasette or peers.install_datasette(folder)
        app = serving.serve(
            grow.REPOSITORY / "server.py", snapshots=folder / "grown", cache=folder / "cache"
        )
        sides = (
            atlas(stack.enter_context(app)),
            other(stack.enter_context(_datasette(command, folder / f"{_BASE}.db"))),
        )
        ours, theirs = measure(sides, ids, rounds=asked.rounds)
        return (ours, theirs), peers.version(command)


def as_csv(studies: Iterator[Study]) -> pa.Table:
    """The columns of the CSV export as a table, so that both servers hold the same."""
    rows = [{name: value(one) for name, value in COLUMNS.items()} for one in studies]
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in COLUMNS]))


def atlas(server: Server) -> Side:
    """The atlas's plain addresses."""
    return Side(
        name="Atlas",
        server=server,
        page="/s/{}",
        json="/api/studies.json?ids={}",
        files=(
            File(name="BibTeX", path="/api/studies.bib?retracted=show", end=b"\n}\n"),
            File(name="CSV", path="/api/studies.csv?retracted=show", end=b"\r\n", more=1),
            File(name="JSON Lines", path="/api/studies.jsonl?retracted=show", end=b"\n"),
        ),
    )


def other(server: Server) -> Side:
    """Datasette's addresses of the same table."""
    table = f"/{_BASE}/{peers.TABLE}"
    return Side(
        name="Datasette",
        server=server,
        page=f"{table}/{{}}",
        json=f"{table}/{{}}.json",
        files=(File(name="CSV", path=f"{table}.csv?_stream=on", end=b"\r\n", more=1),),
    )


@contextmanager
def _datasette(command: Path, base: Path) -> Iterator[Server]:
    """Datasette over one file that does not change, with the settings it ships with."""
    port = serving.free_port()
    asked = [str(command), "serve", "--immutable", str(base), "--port", str(port)]
    url, log, start = (
        f"http://127.0.0.1:{port}/",
        base.parent / "datasette.log",
        time.perf_counter(),
    )
    with serving.running(asked, url, log, folder=base.parent, places={}) as process:
        yield Server(port=port, pid=process.pid, seconds=time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
