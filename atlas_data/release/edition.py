"""One edition of the data: a snapshot's file with its name, its hash and the snapshot before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from atlas_data import snapshot
from atlas_data.model import AtlasError


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Edition:
    """What a release is made of. `path` is the file of its studies, None when it is not at hand
    and only the studies are; `digest` is its SHA-256, `size` its bytes; `before` is the snapshot
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


def of(place: Path) -> Edition:
    """The edition of a snapshot; the one before is sought in the same folder.

    Raises `AtlasError` when the snapshot cannot be read.
    """
    table = snapshot.read(place)
    path = place / snapshot.STUDIES
    return Edition(
        name=place.name,
        table=table,
        path=path,
        digest=snapshot.digest(place),
        size=path.stat().st_size,
        before=before(place),
    )


def before(place: Path) -> tuple[str, pa.Table] | None:
    """The newest snapshot older than one, that this program can read, by name and table."""
    order = snapshot.version_order
    for one in reversed(snapshot.held(place.parent)):
        if order(one.name) < order(place.name):
            try:
                return one.name, snapshot.read(one)
            except AtlasError:  # of an older schema, or damaged: the one before it is told
                continue
    return None
