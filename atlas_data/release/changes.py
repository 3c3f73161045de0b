"""What a release changed against the snapshot before, value by value, as JSON."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa

from atlas_data import texts
from atlas_data.query import history
from atlas_data.release.edition import Edition

_LONGEST = 300  # characters of a value that is told; the snapshots themselves hold the longer ones


def describe(edition: Edition) -> dict[str, Any]:
    """The changes of an edition: ids that came, went and were retracted, and for each study that
    changed its columns, with the value before and the value now where both are short.

    All of it is None, and `note` says so, when no snapshot before it is held.
    """
    if edition.before is None:
        nothing = dict.fromkeys(("before", "added", "removed", "newly_retracted", "changed"))
        note = texts.say("release-changes-first", snapshot=edition.name)
        return {
            "snapshot": edition.name,
            "studies": edition.table.num_rows,
            **nothing,
            "note": note,
        }
    found = history.between(edition.before, (edition.name, edition.table))
    ids = list(found.changed)
    pair = [_rows(table, ids) for table in (edition.before[1], edition.table)]
    return {
        "snapshot": edition.name,
        "before": found.before,
        "studies": found.studies,
        "added": found.added,
        "removed": found.removed,
        "newly_retracted": found.retracted,
        "changed": {
            study: {column: _values(then[column], now[column]) for column in found.changed[study]}
            for study, then, now in zip(ids, *pair, strict=True)
        },
        "note": texts.say("release-changes-long", most=_LONGEST),
    }


def _values(then: Any, now: Any) -> dict[str, Any]:
    """Both values; nothing where one of them is too long to stand here."""
    held = {"before": then, "now": now}
    long = any(len(json.dumps(one, ensure_ascii=False)) > _LONGEST for one in held.values())
    return {} if long else held


def _rows(table: pa.Table, ids: list[str]) -> list[dict[str, Any]]:
    held = {study: row for row, study in enumerate(table["id"].to_pylist())}
    wanted = pa.array([held[one] for one in ids], pa.int64())
    rows: list[dict[str, Any]] = table.take(wanted).to_pylist()
    return rows
