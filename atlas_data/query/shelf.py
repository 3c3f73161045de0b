"""Opening a large snapshot fast: its search index and columns are kept on disk between starts.

Small snapshots are indexed in memory. For a large one, the word index (SQLite) and an Arrow IPC
copy that can be memory-mapped are made once, in a cache folder named by the file's hash. Where the
disk cannot be written everything works from memory, only slower to start.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pyarrow as pa

from atlas_data import snapshot
from atlas_data.query import common, words
from atlas_data.query.atlas import Atlas

LARGE = 20_000
_FORM = "5"  # raise it when what is kept changes
_log = logging.getLogger(__name__)


def take(place: Path, table: pa.Table) -> Atlas:
    """Open a snapshot whose studies were read from a place."""
    digest = snapshot.digest(place)
    if table.num_rows < LARGE:
        return Atlas(table, name=place.name, digest=digest)
    try:
        kept = _prepared(digest, table)
        columns = pa.ipc.open_file(pa.memory_map(str(kept / "columns.arrow"))).read_all()
        index = words.opened(kept / "words.sqlite", table.num_rows)
        return Atlas(columns, index, name=place.name, digest=digest)
    except (OSError, sqlite3.Error, pa.ArrowException) as why:
        _log.warning("The search index could not be kept on disk (%s); working from memory.", why)
        return Atlas(table, name=place.name, digest=digest)


def folder() -> Path:
    """Where indexes are kept: `ATLAS_CACHE`, else the user's cache folder."""
    chosen = os.environ.get("ATLAS_CACHE")
    if chosen:
        return Path(chosen)
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "mecfs-atlas"


def _prepared(digest: str, table: pa.Table) -> Path:
    place = folder() / f"{digest[:24]}-{_FORM}"
    if place.is_dir():
        return place
    folder().mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder()))
    try:
        index = words.build(table, aside / "words.sqlite")
        common.make(index.base, table.num_rows, aside)
        index.base.close()
        with (
            pa.OSFile(str(aside / "columns.arrow"), "wb") as sink,
            pa.ipc.new_file(sink, table.schema) as writer,
        ):
            writer.write_table(table)
        aside.replace(place)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        if not place.is_dir():
            raise
    return place
