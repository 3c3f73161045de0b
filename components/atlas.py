"""The open snapshot, shared by all readers; a newer one is taken up without a restart."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from atlas_data import snapshot
from atlas_data.model import AtlasError
from atlas_data.query import shelf
from atlas_data.query.atlas import Atlas
from components import place

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
    """Where snapshots are looked for."""
    return snapshot.served()


def load() -> Shown:
    """The newest snapshot that can be read; when none can be any more, the one that was in use.

    Raises `AtlasError` when there is none and none was in use, or the folder is empty.
    """
    global _last
    at = folder()
    asked = str(at), _stamp(at)
    if _last is None or _last[0] != asked:
        _last = asked, _newest(*asked)
    return _last[1]


def past(name: str) -> Atlas | None:
    """An older snapshot that is still held here, by its name; None when it is not."""
    found = next((one for one in snapshot.held(folder()) if one.name == name), None)
    return _open(str(found), snapshot.stamp(found)) if found else None


def _stamp(at: Path) -> Stamp:
    return tuple(map(snapshot.stamp, snapshot.held(at)))


@st.cache_resource(show_spinner=False, max_entries=2)
def _newest(at: str, held: Stamp) -> Shown:
    try:
        found, table, problems = snapshot.newest(Path(at))
    except AtlasError as why:
        if not held:  # an operator who empties the folder wants nothing shown
            _in_use.pop(at, None)
        if at not in _in_use:
            raise
        kept = _in_use[at].atlas
        _log.error("%s Still serving %s.", why, kept.name)
        return Shown(kept, (str(why),))
    for problem in problems:
        _log.error("%s Serving %s instead.", problem, found.name)
    if shipped := place.newer(found.name):
        _log.warning(
            "The snapshot published here (%s) is older than the one that came with the program "
            "(%s); publish again to have what is new in it.",
            found.name,
            shipped,
        )
    _in_use[at] = Shown(shelf.take(found, table), tuple(problems))
    return _in_use[at]


@st.cache_resource(show_spinner=False, max_entries=4)
def _open(at: str, stamp: tuple[str, int, int]) -> Atlas:
    return shelf.take(Path(at), snapshot.read(Path(at)))
