"""The operator's local store: what was imported, as sources gave it, with abstracts and full texts.

It is one SQLite file on the operator's machine. Nothing of it is published, exported or committed.
"""

from __future__ import annotations

from atlas_data.store.entries import (
    Deleted,
    Entry,
    File,
    Flow,
    Held,
    Left,
    Problem,
    Taken,
)
from atlas_data.store.store import Store

__all__ = ["Deleted", "Entry", "File", "Flow", "Held", "Left", "Problem", "Store", "Taken"]
