"""The open snapshot, shared by all readers; a newer file is taken up without a restart."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import streamlit as st

import atlas_data
from atlas_data import snapshot
from atlas_data.model import AtlasError
from atlas_data.query import shelf
from atlas_data.query.atlas import Atlas

Stamp = tuple[tuple[str, int, int], ...]
_log = logging.getLogger(__name__)
_last: tuple[tuple[str, Stamp], Shown] | None = None  # asked for at every request
_in_use: dict[str, Shown] = {}  # the last good one of a folder, for as long as the server runs


@dataclass(frozen=True, slots=True)
class Shown:
    """The snapshot in use, and what the operator should know about newer ones that failed."""

    atlas: Atlas
    problems: tuple[str, ...]


def folder() -> Path:
    """Where snapshots are looked for: `ATLAS_SNAPSHOTS`, else those shipped with the program."""
    chosen = os.environ.get("ATLAS_SNAPSHOTS")
    return Path(chosen) if chosen else Path(atlas_data.__file__).parent / "snapshots"


def load() -> Shown:
    """The newest snapshot that can be read; when none can be any more, the one that was in use.

    Raises `AtlasError` when there is none and none was in use, or the folder is empty.
    """
    global _last
    place = folder()
    asked = str(place), _stamp(place)
    if _last is None or _last[0] != asked:
        _last = asked, _newest(*asked)
    return _last[1]


def past(name: str) -> Atlas | None:
    """An older snapshot that is still held here, by its name; None when it is not."""
    path = folder() / f"{name}.parquet"
    if not path.is_file():
        return None
    return _open(str(path), path.stat().st_mtime_ns)


def _stamp(place: Path) -> Stamp:
    found = [(path.name, path.stat()) for path in sorted(place.glob("*.parquet"))]
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


@st.cache_resource(show_spinner=False, max_entries=2)
def _newest(place: str, files: Stamp) -> Shown:
    try:
        path, table, problems = snapshot.newest(Path(place))
    except AtlasError as why:
        if not files:  # an operator who empties the folder wants nothing shown
            _in_use.pop(place, None)
        if place not in _in_use:
            raise
        kept = _in_use[place].atlas
        _log.error("%s Still serving %s.", why, kept.name)
        return Shown(kept, (str(why),))
    for problem in problems:
        _log.error("%s Serving %s instead.", problem, path.name)
    _in_use[place] = Shown(_atlas(path, table), tuple(problems))
    return _in_use[place]


@st.cache_resource(show_spinner=False, max_entries=4)
def _open(path: str, changed: int) -> Atlas:
    return _atlas(Path(path), snapshot.read(Path(path)))


def _atlas(path: Path, table: pa.Table) -> Atlas:
    return shelf.take(path, table)
