"""An update that is killed, wherever it is, goes on: nothing is lost, nothing is fetched twice."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from atlas_data import fetch
from tests.fetch import reading
from tests.fetch.child import PMCIDS, asked
from tests.fetch.papers import Article, papers
from tests.fetch.quick import timing
from tests.fetch.server import Server

MANY = 450
REQUESTS = 12  # of such an update, undisturbed
FILES = 8  # plan, 3 batches, an open text, what is known of it and of a closed one, done
BATCH = 200


def _server() -> Server:
    closed = Article(pmcid=PMCIDS[1], access="closed")
    return Server(papers(MANY), [Article(pmcid=PMCIDS[0]), closed])


def _child(folder: Path, server: Server, *more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.fetch.child", str(folder), server.address, *more],
        cwd=Path(__file__).parents[2],
    )


def _goes_on(folder: Path, server: Server) -> None:
    """Asks again, and compares with what one undisturbed update brings."""
    brought = fetch.update(asked(folder, server.address), lambda progress: None, timing())
    records = [one for one in brought.files if one.name[0] == "0"]
    assert sorted(reading.pmids(records)) == [one.pmid for one in papers(MANY)]
    assert [one.name for one in brought.files[len(records) :]] == [f"{PMCIDS[0]}.xml.gz"]
    assert brought.missing == ("77",)
    jobs = [one for one in (folder / "fetched").iterdir() if one.name[0] == "2"]
    assert len(jobs) == 1
    twice = [pmid for pmid, times in Counter(server.fetched()).items() if times > 1]
    assert len(set(twice) - {"77"}) <= BATCH  # only the batch in flight


@pytest.mark.parametrize("number", range(1, REQUESTS + 1))
def test_killed_while_waiting_for_an_answer(tmp_path: Path, number: int) -> None:
    with _server() as server:
        child = _child(tmp_path, server)
        server.before = lambda one: child.kill() if one == number else None
        assert child.wait(60) == -signal.SIGKILL
        server.before = lambda one: None
        _goes_on(tmp_path, server)


@pytest.mark.parametrize("number", range(1, FILES + 1))
def test_killed_while_a_file_is_put_in_place(tmp_path: Path, number: int) -> None:
    with _server() as server:
        assert _child(tmp_path, server, str(number)).wait(60) == -signal.SIGKILL
        _goes_on(tmp_path, server)


def test_undisturbed_it_needs_as_many_requests_and_files_as_are_tried_above(
    tmp_path: Path,
) -> None:
    with _server() as server:
        assert _child(tmp_path, server).wait(60) == 0
        assert len(server.requests) == REQUESTS
    put = [one for one in tmp_path.rglob("*") if one.is_file() and one.name != ".lock"]
    assert len(put) == FILES
