"""Publishing: all or nothing, whoever reads, whatever stops it."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from atlas_data import release, snapshot
from atlas_data.model import AtlasError, Criterion, Evidence, Study
from tests.conftest import half, made_up, study

ROOT = Path(__file__).parents[1]
DAY = "2026-03-01"


def table(studies: list[Study], date: str = DAY, **said: Any) -> pa.Table:
    return snapshot.table(studies, {"date": date, **said})


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def told(place: Path, name: str) -> Any:
    return json.loads((place / name).read_text(encoding="utf-8"))


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    release.ship(table(made_up()[:4], "2026-01-01"), folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "local" / "snapshots"


def test_the_first_publish_brings_the_shipped_snapshot_along_and_tells_what_changed(
    shipped: Path, own: Path
) -> None:
    one, *others = made_up()[:5]
    now = [replace(one, record=replace(one.record, status="retracted")), *others]
    made = release.publish(table(now), own, shipped=shipped)

    assert (made.name, made.copied) == (DAY, ("2026-01-01",))
    assert names(own) == ["2026-01-01", DAY]
    assert snapshot.read(own / "2026-01-01").num_rows == 4
    changes = told(made.place, "changes.json")
    assert (changes["before"], changes["added"]) == ("2026-01-01", [others[-1].id])
    assert changes["newly_retracted"] == [one.id]
    assert changes["changed"] == {one.id: {"status": {"before": "not_checked", "now": "retracted"}}}
    assert made.changes["added"] == (others[-1].id,)


def test_the_manifest_names_every_file_with_its_hash_and_what_it_was_made_from(
    own: Path, shipped: Path
) -> None:
    said = {"counts": {"studies": 12}, "sources": {"a.xml": "0" * 64}, "vocabulary": "v"}
    made = release.publish(table(made_up(), **said), own, shipped=shipped)
    manifest = told(made.place, "manifest.json")
    assert said.items() <= manifest.items()
    assert manifest["schema_version"] == snapshot.SCHEMA_VERSION
    assert manifest["snapshot"] == DAY and manifest["date"] == DAY
    assert {*manifest["files"], "manifest.json"} == set(names(made.place))
    assert {"studies.parquet", "dictionary.json", "changes.json"} == set(manifest["files"])
    assert made.bytes == sum(map(len, contents(made.place).values()))


@pytest.mark.parametrize("name", ["studies.parquet", "dictionary.json", "changes.json"])
def test_a_file_of_another_content_is_found_by_its_hash(
    name: str, own: Path, shipped: Path
) -> None:
    place = release.publish(table(made_up()), own, shipped=shipped).place
    snapshot.check(place)
    data = bytearray((place / name).read_bytes())
    data[len(data) // 2] ^= 1
    (place / name).write_bytes(data)
    with pytest.raises(AtlasError, match=f"The snapshot {DAY} cannot be read"):
        snapshot.check(place)


def test_the_dictionary_beside_the_studies_describes_every_column(own: Path, shipped: Path) -> None:
    place = release.publish(table(made_up()), own, shipped=shipped).place
    columns = told(place, "dictionary.json")["columns"]
    assert [one["name"] for one in columns] == snapshot.SCHEMA.names
    assert all(one["description"] and one["empty"] for one in columns)


def test_without_a_snapshot_before_nothing_is_said_of_changes(tmp_path: Path) -> None:
    changes = told(release.ship(table(made_up()), tmp_path).place, "changes.json")
    assert changes["added"] is changes["changed"] is changes["before"] is None
    assert "nothing can be said of what changed" in changes["note"]


def test_a_long_value_is_named_and_not_told(own: Path, shipped: Path) -> None:
    one, *others = made_up()[:4]
    long = replace(one, doubt="Not sure. " * 100)
    changes = release.publish(table([long, *others]), own, shipped=shipped).changes
    assert changes["changed"] == {one.id: {"doubt": {}}}


def test_a_name_that_is_taken_gets_the_next_number_and_is_the_newest(
    own: Path, shipped: Path
) -> None:
    for number in range(1, 12):
        made = release.publish(table(made_up()[:number]), own, shipped=shipped)
    assert made.name == f"{DAY}.11" and not made.copied
    place, found, problems = snapshot.newest(own)
    assert (place.name, found.num_rows, problems) == (made.name, 11, [])


def test_a_day_before_that_of_the_newest_is_refused_for_nobody_would_see_it(
    own: Path, shipped: Path
) -> None:
    with pytest.raises(AtlasError, match="would be older than 2026-01-01"):
        release.publish(table(made_up(), "2025-12-31"), own, shipped=shipped)
    assert names(own) == []


def test_publishing_the_shipped_one_again_gives_the_same_bytes(tmp_path: Path) -> None:
    first = contents(release.ship(table(made_up(), n=1), tmp_path).place)
    assert contents(release.ship(table(made_up()[::-1], n=1), tmp_path).place) == first
    assert names(tmp_path) == [DAY]


def test_a_rehearsal_says_what_would_be_published_and_writes_nothing(
    own: Path, shipped: Path
) -> None:
    made = release.publish(table(made_up()), own, shipped=shipped, dry=True)
    assert (made.name, made.place, made.copied) == (DAY, own / DAY, ("2026-01-01",))
    assert not own.exists()
    release.publish(table(made_up()), own, shipped=shipped)
    before = contents(own)
    again = release.publish(table(made_up()[:3]), own, shipped=shipped, dry=True)
    assert again.name == f"{DAY}.2" and len(again.changes["removed"]) == 9
    assert contents(own) == before


def _quoting(number: int) -> Study:
    words = Evidence(words=" ".join(["word"] * number), place="abstract")
    return study(1, criteria=(Criterion(id="ccc_2003", role="entry", evidence=words),))


def _with_abstract() -> pa.Table:
    held = table(made_up())
    return held.append_column("abstract", held["title"])


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda: _with_abstract(), r"texts of papers \(abstract\)"),
        (lambda: table([_quoting(13)]), "quote 13 words of a paper at once"),
        (lambda: table([study(1), study(1)]), "An id stands twice"),
        (lambda: table([]), "There are none"),
        (lambda: table(made_up(), counts={"studies": 13}), "said to be 13 and are 12"),
        (lambda: table(made_up(), "yesterday"), "have no day"),
        (lambda: table(made_up()).drop_columns(["doubt"]), "not those of a snapshot"),
    ],
)
def test_what_may_not_be_published_is_refused_with_the_reason_and_nothing_changes(
    made: Any, why: str, own: Path, shipped: Path
) -> None:
    release.publish(table(made_up()[:2]), own, shipped=shipped)
    before = contents(own)
    with pytest.raises(AtlasError, match=why):
        release.publish(made(), own, shipped=shipped)
    assert contents(own) == before


def test_twelve_words_may_be_quoted(own: Path, shipped: Path) -> None:
    assert release.publish(table([_quoting(12)]), own, shipped=shipped).name == DAY


def test_two_publishes_do_not_meet(own: Path, shipped: Path) -> None:
    own.mkdir(parents=True)
    handle = os.open(own, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(AtlasError, match="Another publish is at work"):
            release.publish(table(made_up()), own, shipped=shipped)
    finally:
        os.close(handle)
    assert names(own) == []
    release.publish(table(made_up()), own, shipped=shipped)


def test_what_a_stopped_publish_left_is_never_read_and_cleared_away(
    own: Path, shipped: Path
) -> None:
    own.mkdir(parents=True)
    left = own / f"{snapshot.ASIDE}left"
    left.mkdir()
    half(left, "2027-01-01")
    assert snapshot.held(own) == []
    release.publish(table(made_up()), own, shipped=shipped)
    assert names(own) == ["2026-01-01", DAY]


_FULL = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
most = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
from atlas_data import release
from atlas_data.model import AtlasError
from tests.conftest import made_up
from tests.test_publish import table
try:
    release.publish(table(made_up()), Path(sys.argv[1]), shipped=Path(sys.argv[2]))
except AtlasError as why:
    print(why)
"""


def _child(script: str, *arguments: object) -> list[str]:
    return [sys.executable, "-c", script, *map(str, arguments)]


@pytest.mark.parametrize("most", [2_000, 60_000])
def test_a_full_disk_leaves_everything_as_it_was_and_says_why(
    most: int, own: Path, shipped: Path
) -> None:
    """Full for real: a process that may write no more bytes a file. The smaller number stops the
    copy of the shipped snapshot, the larger one the new snapshot's dictionary."""
    asked = _child(_FULL, own, shipped, most)
    said = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert "File too large" in said and "Nothing was changed" in said
    assert names(own) == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from atlas_data import release
from tests.conftest import made_up
from tests.test_publish import table
left, real = int(sys.argv[3]), os.fsync
def synced(handle):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    real(handle)
os.fsync = synced
release.publish(table(made_up()), Path(sys.argv[1]), shipped=Path(sys.argv[2]))
"""


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5, 6])
def test_a_publish_that_is_killed_at_any_step_leaves_whole_snapshots_only(
    step: int, own: Path, shipped: Path
) -> None:
    """Killed when a file or a folder is about to be put on the disk: the four files, the folder
    they stand in, and, when the new snapshot is in its place, the folder of all."""
    release.publish(table(made_up()[:2]), own, shipped=shipped)
    before = contents(own)
    stopped = subprocess.run(_child(_KILLED, own, shipped, step), check=False, cwd=ROOT)
    assert stopped.returncode == -signal.SIGKILL
    assert any(one.startswith(snapshot.ASIDE) for one in names(own))
    place, found, problems = snapshot.newest(own)
    done = step == 6
    assert (place.name, found.num_rows) == ((f"{DAY}.2", 12) if done else (DAY, 2))
    assert problems == [] and before.items() <= contents(own).items()
    for one in snapshot.held(own):
        snapshot.check(one)
    made = release.publish(table(made_up()[:3]), own, shipped=shipped)
    assert made.name == (f"{DAY}.3" if done else f"{DAY}.2")
    assert not [one for one in names(own) if one.startswith(snapshot.ASIDE)]


def test_readers_see_whole_snapshots_only_while_ten_are_published(own: Path, shipped: Path) -> None:
    release.publish(table(made_up()[:2]), own, shipped=shipped)
    seen: list[list[tuple[str, int]]] = [[] for _ in range(3)]
    wrong: list[str] = []
    done = threading.Event()

    def read(mine: list[tuple[str, int]]) -> None:
        while not done.is_set():
            place, found, problems = snapshot.newest(own)
            wrong.extend(problems)
            mine.append((place.name, found.num_rows))

    readers = [threading.Thread(target=read, args=(one,)) for one in seen]
    for one in readers:
        one.start()
    try:
        for number in range(3, 13):
            release.publish(table(made_up()[:number]), own, shipped=shipped)
    finally:
        done.set()
        for one in readers:
            one.join()
    assert wrong == []
    rows = {f"{DAY}.{number}" if number > 1 else DAY: number + 1 for number in range(1, 12)}
    for mine in seen:
        assert all(rows[name] == number for name, number in mine)
        order = [snapshot.version_order(name) for name, _ in mine]
        assert order == sorted(order) and len(set(order)) > 1
