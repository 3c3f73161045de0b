"""One edition of the data: a snapshot's file with its name, its hash and the snapshot before it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from atlas_data import snapshot
from atlas_data.model import AtlasError


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Edition:
    """What a release is made of. `path` is the snapshot's file, None when it is not at hand and
    only its studies are; `digest` is its SHA-256, `size` its bytes; `before` is the snapshot
    before, by name and table, where one is held."""

    name: str
    table: pa.Table
    path: Path | None = None
    digest: str = ""
    size: int = 0
    before: tuple[str, pa.Table] | None = None

    @property
    def about(self) -> Mapping[str, Any]:
        """What the snapshot says of itself."""
        return snapshot.about(self.table)

    @property
    def date(self) -> str:
        """The day of the snapshot, as year-month-day; "" when it does not say."""
        return str(self.about.get("date", ""))


def of(path: Path) -> Edition:
    """The edition of a snapshot file; the snapshot before is sought in the same folder.

    Raises `AtlasError` when the file cannot be read.
    """
    table = snapshot.read(path)
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    return Edition(
        name=path.stem,
        table=table,
        path=path,
        digest=digest,
        size=path.stat().st_size,
        before=_before(path),
    )


def _before(path: Path) -> tuple[str, pa.Table] | None:
    """The newest older snapshot that this program can read."""
    held = sorted(path.parent.glob("*.parquet"), key=snapshot.version_key, reverse=True)
    for one in held:
        if snapshot.version_key(one) < snapshot.version_key(path):
            try:
                return one.stem, snapshot.read(one)
            except AtlasError:  # of an older schema, or damaged: the one before it is told
                continue
    return None
