"""What a release changed against the snapshot before, value by value, as JSON."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from atlas_data.query import history
from atlas_data.release.edition import Edition


def describe(edition: Edition) -> dict[str, Any]:
    """The changes of an edition: ids that came, went and were retracted, and for each study that
    changed its columns with the value before and the value now."""
    found = history.between(edition.before, (edition.name, edition.table))
    changed = {}
    if edition.before and found.changed:
        ids = list(found.changed)
        pair = [_rows(table, ids) for table in (edition.before[1], edition.table)]
        for study, then, now in zip(ids, *pair, strict=True):
            changed[study] = {
                column: {"before": then[column], "now": now[column]}
                for column in found.changed[study]
            }
    return {
        "snapshot": edition.name,
        "before": found.before,
        "studies": found.studies,
        "added": found.added,
        "removed": found.removed,
        "newly_retracted": found.retracted,
        "changed": changed,
    }


def _rows(table: pa.Table, ids: list[str]) -> list[dict[str, Any]]:
    held = {study: row for row, study in enumerate(table["id"].to_pylist())}
    rows: list[dict[str, Any]] = table.take([held[one] for one in ids]).to_pylist()
    return rows
