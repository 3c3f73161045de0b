"""What changed between the snapshots a folder holds: when a study came, and when it last changed.

Two snapshots are compared column by column: equal stretches are skipped by Arrow, and only where
they differ are values looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from atlas_data import snapshot
from atlas_data.model import WITHDRAWN, AtlasError

_FEW = 64  # rows that are compared one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One snapshot beside the one before it, which is None for the oldest held.

    `changed` is study id → the columns of the snapshot whose values differ, in their order;
    `retracted` are studies of both that were retracted or withdrawn since. Ids stand in order.
    """

    name: str
    before: str | None
    studies: int
    added: tuple[str, ...]
    removed: tuple[str, ...] = ()
    changed: Mapping[str, tuple[str, ...]]
    retracted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """All releases, newest first; for every study that was ever held, by id, the snapshot it was
    added on and the one it last changed on (the same when it never did).

    A study that was gone and came back keeps its first day and changed on the day it came back.
    `problems` say in words which snapshots could not be read.
    """

    releases: tuple[Release, ...]
    added: Mapping[str, str]
    changed: Mapping[str, str]
    problems: tuple[str, ...] = ()

    def columns(self, study: str) -> tuple[str, ...]:
        """The columns that changed when the study last did; none when it only came."""
        on = self.changed.get(study)
        return next((one.changed.get(study, ()) for one in self.releases if one.name == on), ())


def of(tables: Sequence[tuple[str, pa.Table]], problems: Sequence[str] = ()) -> History:
    """The history of snapshots given by name and table, the oldest first."""
    releases: list[Release] = []
    for at, (name, table) in enumerate(tables):
        before = tables[at - 1] if at else None
        releases.append(between(before, (name, table)))
    added: dict[str, str] = {}
    changed: dict[str, str] = {}
    for one in releases:
        for study in one.added:
            added.setdefault(study, one.name)
        changed |= dict.fromkeys((*one.added, *one.changed), one.name)
    return History(tuple(reversed(releases)), added, changed, tuple(problems))


def in_folder(folder: Path) -> History:
    """The history of the snapshots in a folder; one that cannot be read is told and left out.

    The answer is remembered for as long as the files stay as they are.
    """
    return _read(tuple((place, snapshot.stamp(place)) for place in snapshot.held(folder)))


@lru_cache(maxsize=4)
def _read(places: tuple[tuple[Path, tuple[str, int, int]], ...]) -> History:
    tables, problems = [], []
    for place, _ in places:
        try:
            tables.append((place.name, snapshot.read(place)))
        except AtlasError as why:
            problems.append(str(why))
    return of(tables, problems)


def between(old: tuple[str, pa.Table] | None, new: tuple[str, pa.Table]) -> Release:
    """A snapshot beside the one before it, each by name and table; without one all is added."""
    name, now = new
    ids = now["id"].to_pylist()
    if old is None:
        return Release(name=name, before=None, studies=len(ids), added=tuple(ids), changed={})
    before, then = old
    past = then["id"].to_pylist()
    kept = sorted(set(ids) & set(past))
    pair = _rows(then, past, kept), _rows(now, ids, kept)
    return Release(
        name=name,
        before=before,
        studies=len(ids),
        added=tuple(sorted(set(ids) - set(past))),
        removed=tuple(sorted(set(past) - set(ids))),
        changed=_changed(*pair, kept),
        retracted=_retracted(*pair, kept),
    )


def _rows(table: pa.Table, ids: list[str], kept: list[str]) -> pa.Table:
    """The rows of the studies that both hold, in the same order."""
    if ids == kept:
        return table.combine_chunks()
    place = {study: row for row, study in enumerate(ids)}
    return table.take(pa.array([place[study] for study in kept], pa.int64())).combine_chunks()


def _changed(then: pa.Table, now: pa.Table, kept: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for column in now.schema.names:
        for row in _differing(then[column], now[column], 0, len(kept)):
            found.setdefault(row, []).append(column)
    return {kept[row]: tuple(found[row]) for row in sorted(found)}


def _differing(then: pa.ChunkedArray, now: pa.ChunkedArray, start: int, stop: int) -> Iterator[int]:
    """The rows whose values differ: halves that are equal are never opened."""
    old, new = then.slice(start, stop - start), now.slice(start, stop - start)
    if old.equals(new):
        return
    if stop - start <= _FEW:
        pairs = zip(old.to_pylist(), new.to_pylist(), strict=True)
        yield from (start + at for at, (one, other) in enumerate(pairs) if one != other)
        return
    middle = (start + stop) // 2
    yield from _differing(then, now, start, middle)
    yield from _differing(then, now, middle, stop)


def _retracted(then: pa.Table, now: pa.Table, kept: list[str]) -> tuple[str, ...]:
    taken_back = pa.array(WITHDRAWN)
    new = pc.and_(
        pc.is_in(now["status"], value_set=taken_back),
        pc.invert(pc.is_in(then["status"], value_set=taken_back)),
    )
    return tuple(study for study, is_new in zip(kept, new.to_pylist(), strict=True) if is_new)
