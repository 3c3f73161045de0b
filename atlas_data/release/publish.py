"""Publishing a snapshot: checked first, written aside, then there in one step, or not at all.

A running app takes up what is published here by itself (`components/atlas.py`).
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from atlas_data import snapshot
from atlas_data.model import AtlasError
from atlas_data.release import changes, datapackage, guard
from atlas_data.release.edition import Edition, before
from atlas_data.vocabulary.columns import DICTIONARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was published (or would be): its name and place, the bytes of all its files, what
    changed as `changes.json` says it, and which shipped snapshots were copied beside it."""

    name: str
    place: Path
    bytes: int
    changes: Mapping[str, Any]
    copied: tuple[str, ...] = ()


def publish(
    table: pa.Table, folder: Path, *, shipped: Path = snapshot.SHIPPED, dry: bool = False
) -> Published:
    """Publish studies as the newest snapshot of a folder, named by their date.

    A name that is taken gets the next number of that day. The first one gets the shipped snapshots
    beside it, so that links to them stay good. What a stopped publish left is cleared away. With
    `dry` everything is done but in a folder that is thrown away.

    Raises `AtlasError`, and leaves everything as it was, when the studies may not be published,
    the disk is full or read-only, or another publish is at work.
    """
    guard.refuse(table)
    if dry:
        return _rehearsed(table, folder, shipped)
    with _alone(folder):
        copied = _copy(shipped, folder)
        try:
            place = folder / _free(snapshot.held(folder), guard.date(table))
            return _write(table, place, copied)
        except AtlasError:
            for name in copied:
                shutil.rmtree(folder / name)
            raise


def unchanged(table: pa.Table, folder: Path) -> str | None:
    """The newest snapshot of a folder when it holds these very studies, made of the same imports;
    None when it does not, or cannot be read."""
    try:
        place, newest, _ = snapshot.newest(folder)
    except AtlasError:
        return None
    made_of = [snapshot.about(one).get("imports") for one in (table, newest)]
    return place.name if made_of[0] == made_of[1] and table.equals(newest) else None


def ship(table: pa.Table, folder: Path) -> Published:
    """Write the snapshot that comes with the program; it takes the place of the one of its date.

    The same studies give the same bytes in every file. Raises `AtlasError` as `publish` does, and
    when there is no such folder.
    """
    guard.refuse(table)
    if not folder.is_dir():
        raise AtlasError(f"There is no folder {folder}; make it or give another with --out.")
    with _alone(folder):
        return _write(table, folder / guard.date(table))


def _rehearsed(table: pa.Table, folder: Path, shipped: Path) -> Published:
    """Publish into a folder that looks like the one that is meant and is thrown away."""
    with tempfile.TemporaryDirectory() as aside:
        for one in snapshot.held(folder):
            (Path(aside) / one.name).symlink_to(one.resolve())
        made = publish(table, Path(aside), shipped=shipped)
    return replace(made, place=folder / made.name)


def _write(table: pa.Table, place: Path, copied: Sequence[str] = ()) -> Published:
    edition = Edition(name=place.name, table=table, before=before(place))
    told = changes.describe(edition)
    dictionary = {
        "snapshot": edition.name,
        "file": snapshot.STUDIES,
        "groups": dict(DICTIONARY.groups),
        "columns": datapackage.columns(table),
    }
    files = {"changes.json": _json(told), "dictionary.json": _json(dictionary)}
    snapshot.write(table, place, files)
    size = sum(one.stat().st_size for one in place.iterdir())
    return Published(name=place.name, place=place, bytes=size, changes=told, copied=tuple(copied))


def _json(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _free(held: Sequence[Path], date: str) -> str:
    """The name of the next snapshot of a day. Raises `AtlasError` when it would not be the newest:
    readers would never see it."""
    newest = held[-1].name if held else ""
    day, number = snapshot.version_order(newest)
    if day > date:
        raise AtlasError(
            f"A snapshot of {date} would be older than {newest}, which readers have; set the "
            "clock of this machine right, then publish again."
        )
    return f"{date}.{number + 1}" if day == date else date


def _copy(source: Path, folder: Path) -> list[str]:
    """Copy the snapshots of another folder that can be read beside the first that is published
    here; gives their names."""
    names = {one.name for one in snapshot.held(source)}
    if {one.name for one in snapshot.held(folder)} - names:
        return []
    made = []
    for one in snapshot.held(source):
        if (folder / one.name).exists() or not _whole(one):
            continue
        aside = Path(tempfile.mkdtemp(dir=folder, prefix=snapshot.ASIDE))
        try:
            shutil.copytree(one, aside / one.name)
            (aside / one.name).rename(folder / one.name)
        except OSError as why:
            raise _unwritten(folder, why) from why
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        made.append(one.name)
    return made


def _whole(place: Path) -> bool:
    try:
        snapshot.check(place)
    except AtlasError:  # damaged, or of an older schema: links to it are told that it is gone
        return False
    return True


def _unwritten(folder: Path, why: OSError) -> AtlasError:
    return AtlasError(
        f"Nothing can be published in {folder}: {why.strerror or why}. Nothing was changed; make "
        "room or make the folder writable, then try again."
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder while publishing; what an earlier, stopped publish left is cleared away."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as why:
        raise _unwritten(folder, why) from why
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for left in folder.glob(f"{snapshot.ASIDE}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield
    except BlockingIOError as why:
        raise AtlasError(
            f"Another publish is at work in {folder}; wait until it is done, then try again."
        ) from why
    finally:
        os.close(handle)
