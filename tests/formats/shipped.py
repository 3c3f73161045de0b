"""The studies of the shipped snapshot, for what is tried on each of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import atlas_data
from atlas_data import snapshot
from atlas_data.model import Study

FOLDER = Path(atlas_data.__file__).parent / "snapshots"


@cache
def studies() -> tuple[Study, ...]:
    """All of them, in the snapshot's order."""
    _, table, _ = snapshot.newest(FOLDER)
    return tuple(snapshot.study(row) for row in table.to_pylist())


def name() -> str:
    """The snapshot's name."""
    path, _, _ = snapshot.newest(FOLDER)
    return path.stem
