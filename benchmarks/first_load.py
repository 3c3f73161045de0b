"""`python -m benchmarks.first_load`: how long a new reader on a phone and a slow line waits.

The atlas's pages, its static page, Datasette on the same data, and Streamlit with nothing in it,
all in one run. docs/first_load.md says what is measured; exit code 1 when a budget is missed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
from playwright.sync_api import Browser, sync_playwright

from atlas_data import snapshot
from atlas_data.model import AtlasError
from benchmarks import first_load_report as told
from benchmarks import grow, peers, report, serving
from benchmarks.first_load_report import BARE, STATIC, Measured
from benchmarks.phone import Loaded, NotMeasured, Target, load

# The budgets, all of them. Bytes and requests do not depend on the machine; times are only told.
MOST_TEXT_BYTES = 100_000
MOST_TEXT_REQUESTS = 5
MOST_OTHER_HOSTS = 0

VIRUS = "ebv"
_DRAWN = "html[data-drawn] && [data-testid=stApp][data-test-script-state=notRunning]"
_FILTERS = f"{_DRAWN} && form.panel[data-ready]"
_PRESS = ("[data-filters]", "dialog.filters")
_DOWNLOADS = f"{_DRAWN} && #root .files a"
_BUTTON = "[data-testid=stButton] button"
_BROWSER = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
_HERE_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def options() -> argparse.ArgumentParser:
    """What can be asked of the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first_load", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="loads of each page, default 3")
    parser.add_argument("--snapshots", type=Path, help="folder of the snapshot to serve")
    parser.add_argument("--datasette", type=Path, help="Datasette's command, if it is installed")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser")
    parser.add_argument("--folder", type=Path, help="where files made for the run are kept")
    parser.add_argument("--save", type=Path, help="a page whose table of the last run is replaced")
    return parser


def main() -> int:
    """Measure, print, and say which budgets were missed."""
    asked = options().parse_args()
    noise = report.busy()
    try:
        measured, versions = run(asked)
        said = told.text(
            measured, rounds=asked.rounds, versions=versions, noise=noise or report.busy()
        )
        if asked.save:
            report.save(asked.save, said)
    except (AtlasError, NotMeasured) as why:
        print(why, file=sys.stderr)
        return 2
    print(said)
    lines = missed(measured)
    print("\n".join(f"MISSED: {line}" for line in lines) or "Every budget is held.")
    return 1 if lines else 0


def missed(measured: Sequence[Measured]) -> list[str]:
    """One line for every budget that a page of the atlas misses in its worst load."""
    lines = []
    for one in (one for one in measured if one.ours):
        name = one.target.name
        size = max(load.text_size for load in one.loads)
        requests = max(load.text_requests for load in one.loads)
        hosts = sorted({host for load in one.loads for host in load.hosts})
        if size > MOST_TEXT_BYTES:
            lines.append(f"{name}: {size:,} bytes to the text; the budget is {MOST_TEXT_BYTES:,}")
        if requests > MOST_TEXT_REQUESTS:
            lines.append(f"{name}: {requests} requests; the budget is {MOST_TEXT_REQUESTS}")
        if len(hosts) > MOST_OTHER_HOSTS:
            lines.append(f"{name}: other hosts were asked: {', '.join(hosts)}")
    return lines


def run(asked: argparse.Namespace) -> tuple[list[Measured], str]:
    """Start everything, load everything in turn; gives the loads and what was running."""
    if asked.chromium is None:
        raise AtlasError("No chromium was found; name one with --chromium.")
    place = asked.snapshots or grow.REPOSITORY / "atlas_data" / "snapshots"
    table = snapshot.newest(place)[1]
    with ExitStack() as stack:
        temporary = tempfile.TemporaryDirectory(prefix="atlas-first-load-")
        folder = asked.folder or Path(stack.enter_context(temporary))
        folder.mkdir(parents=True, exist_ok=True)
        command = asked.datasette or peers.install_datasette(folder)
        peers.write_sqlite(table, folder / "atlas.db")
        app = serving.serve(grow.REPOSITORY / "server.py", snapshots=place, cache=folder / "cache")
        targets = _targets(
            f"http://127.0.0.1:{stack.enter_context(app).port}",
            data=stack.enter_context(peers.datasette(command, folder / "atlas.db")),
            bare=stack.enter_context(peers.bare_streamlit(folder)),
            study=first_summarised(table),
        )
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=asked.chromium, args=[*_BROWSER, _HERE_ONLY]
        )
        stack.callback(browser.close)
        measured = _load(browser, targets, rounds=asked.rounds)
        return measured, f"Chromium {browser.version}, {peers.version(command)}"


def _load(browser: Browser, targets: Mapping[Target, bool], *, rounds: int) -> list[Measured]:
    """Every target once a round, so that noise is shared by all."""
    loads: dict[Target, list[Loaded]] = {target: [] for target in targets}
    for number in range(rounds):
        for target, held in loads.items():
            print(f"{number + 1}/{rounds} {target.name} …", file=sys.stderr, flush=True)
            held.append(load(browser, target))
    return [
        Measured(target=target, ours=targets[target], loads=tuple(held))
        for target, held in loads.items()
    ]


def first_summarised(table: pa.Table) -> str:
    """The first study of a snapshot that has a summary. Raises `AtlasError` without any."""
    studies: list[dict[str, Any]] = table.select(["id", "summary"]).to_pylist()
    found = next((str(one["id"]) for one in studies if one["summary"]), None)
    if found is None:
        raise AtlasError("No study of this snapshot has a summary.")
    return found


def _targets(app: str, *, data: str, bare: str, study: str) -> dict[Target, bool]:
    """What is loaded, in the order of the report; True for the atlas's own pages."""
    table = f"{data}/atlas/{peers.TABLE}"
    head = "h1, h2"
    atlas = (
        Target(name="Explore", url=f"{app}/", heading=head, answers=_FILTERS, press=_PRESS),
        Target(
            name="Explore, filtered",
            url=f"{app}/?virus={VIRUS}",
            heading=head,
            answers=_FILTERS,
            press=_PRESS,
        ),
        Target(name="A study", url=f"{app}/study?id={study}", answers=_DOWNLOADS),
        Target(
            name="Calm mode",
            url=f"{app}/?mode=calm",
            heading=head,
            answers=_FILTERS,
            press=_PRESS,
        ),
        Target(name=STATIC, url=f"{app}/s/{study}"),
    )
    others = (
        Target(
            name="Datasette, filtered table",
            url=f"{table}?virus__arraycontains={VIRUS}&_size=25",
        ),
        Target(name="Datasette, a row", url=f"{table}/{study}"),
        Target(name=BARE, url=bare, answers=_BUTTON),
    )
    return dict.fromkeys(atlas, True) | dict.fromkeys(others, False)


if __name__ == "__main__":
    sys.exit(main())
