"""A snapshot on disk: a folder named by its date, whole or not there at all.

`YYYY-MM-DD`, a further one of that day `YYYY-MM-DD.2`, holds `studies.parquet` and a manifest with
the SHA-256 of every file. The same studies give the same bytes. Names that begin with a full stop
are unfinished work and never read. Format: Apache Parquet, manifest in JSON (RFC 8259).
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from atlas_data.model import AtlasError
from atlas_data.snapshot.columns import SCHEMA, SCHEMA_VERSION
from atlas_data.snapshot.rows import about

SHIPPED = Path(__file__).parents[1] / "snapshots"
"""The snapshots that come with the program."""
STUDIES, MANIFEST = "studies.parquet", "manifest.json"
ASIDE = ".part-"  # what is being written, or was when the program was stopped
NAME = re.compile(r"\d{4}-\d{2}-\d{2}(\.\d+)?")
_NAMED = 5  # columns that a message names
_AGAIN = "Build it again with `python -m atlas_data build`, or `publish` where it is your own."


def held(folder: Path) -> list[Path]:
    """The snapshots of a folder by their names, oldest first, whether or not they can be read."""
    if not folder.is_dir():
        return []
    found = (one for one in folder.iterdir() if NAME.fullmatch(one.name) and one.is_dir())
    return sorted(found, key=lambda one: version_order(one.name))


def version_order(name: str) -> tuple[str, int]:
    """Order of snapshot names: by date, then by the number of the snapshot on that day."""
    date, _, number = name.partition(".")
    return date, int(number) if number.isdigit() else 1


def stamp(place: Path) -> tuple[str, int, int]:
    """What changes when a snapshot is written or damaged: its name, and times and sizes of its
    files added up. Cheap enough to ask at every request."""
    stats = [path.stat() for name in (STUDIES, MANIFEST) if (path := place / name).is_file()]
    return place.name, sum(one.st_mtime_ns for one in stats), sum(one.st_size for one in stats)


def newest(folder: Path) -> tuple[Path, pa.Table, list[str]]:
    """The newest snapshot of a folder that can be read, and why newer ones could not be.

    Raises `AtlasError` when none can be read.
    """
    problems: list[str] = []
    for place in reversed(held(folder)):
        try:
            return place, read(place), problems
        except AtlasError as why:
            problems.append(str(why))
    raise AtlasError(
        " ".join(problems)
        or f"There is no snapshot in {folder.name}/. Make one with `python -m atlas_data build`."
    )


def read(place: Path) -> pa.Table:
    """The studies of one snapshot.

    Raises `AtlasError` when it is missing, cut short, of another schema, or not the file that its
    manifest describes.
    """
    try:
        table = pq.read_table(place / STUDIES, memory_map=True)
    except (OSError, pa.ArrowException) as why:
        raise _unread(place, f"({str(why).splitlines()[0]})") from why
    fault = _other_schema(table)
    if fault:
        raise AtlasError(f"The snapshot {place.name} {fault}. {_AGAIN}")
    if _digest(place / STUDIES) != digest(place):
        raise _unread(place, f"({STUDIES} is not the file that {MANIFEST} describes)")
    return table


def _unread(place: Path, why: str) -> AtlasError:
    return AtlasError(f"The snapshot {place.name} cannot be read {why}. {_AGAIN}")


def manifest(place: Path) -> dict[str, Any]:
    """What a snapshot says of itself and of its files; raises `AtlasError` when unreadable."""
    try:
        found = json.loads((place / MANIFEST).read_bytes())
        files = found["files"]
        if not isinstance(files[STUDIES]["sha256"], str):
            raise _unread(place, f"({MANIFEST} is of another form)")
    except OSError as why:
        raise _unread(place, f"({MANIFEST}: {why.strerror})") from why
    except (ValueError, KeyError, TypeError) as why:
        raise _unread(place, f"({MANIFEST} is cut short or of another form)") from why
    return dict(found)


def digest(place: Path) -> str:
    """The SHA-256 of a snapshot's studies, as its manifest says; raises as `manifest` does."""
    return str(manifest(place)["files"][STUDIES]["sha256"])


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def check(place: Path) -> None:
    """Read a snapshot back whole; raises `AtlasError` when a file is not what the manifest says."""
    read(place)
    files = manifest(place)["files"]
    there = {one.name for one in place.iterdir()} - {MANIFEST}
    if there != set(files):
        raise _unread(place, f"({MANIFEST} names other files: {', '.join(sorted(files))})")
    for name, said in files.items():
        if _digest(place / name) != said["sha256"]:
            raise _unread(place, f"({name} is not the file that {MANIFEST} describes)")


def write(table: pa.Table, place: Path, files: Mapping[str, bytes] | None = None) -> None:
    """Write a snapshot aside, read it back, then put it in place in one step.

    It takes the place of another of that name. `files` go with it, by name. On any failure nothing
    is changed. Raises `AtlasError` when the disk is full or read-only, or what was written cannot
    be read back.
    """
    try:
        aside = Path(tempfile.mkdtemp(dir=place.parent, prefix=ASIDE))
        try:
            made = aside / place.name
            made.mkdir()
            _fill(table, made, files or {})
            check(made)
            if not read(made).equals(table):
                raise _unread(place, "as it was written")
            _switch(made, place, aside)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as why:
        raise AtlasError(
            f"The snapshot could not be written to {place.name}: {why.strerror or why}. "
            "Nothing was changed; make room or make the folder writable, then try again."
        ) from why


def _fill(table: pa.Table, made: Path, files: Mapping[str, bytes]) -> None:
    """All files of a snapshot, on the disk and not only in memory."""
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", store_schema=True)
    whole = {STUDIES: sink.getvalue(), **files}
    said = {
        "snapshot": made.name,
        **about(table),
        "files": {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in whole.items()
        },
    }
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    for name, data in {**whole, MANIFEST: text.encode()}.items():
        with (made / name).open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
    _settle(made)


def _switch(made: Path, place: Path, aside: Path) -> None:
    if place.exists():
        place.rename(aside / "before")
    try:
        made.rename(place)
    except OSError:
        if (aside / "before").exists():
            (aside / "before").rename(place)
        raise
    _settle(place.parent)


def _settle(folder: Path) -> None:
    """Have the names of a folder's files on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _other_schema(found: pa.Table) -> str:
    """How a file differs from what this program reads; empty when it does not."""
    version = about(found).get("schema_version")
    if version != SCHEMA_VERSION:
        return f"has schema {version or 'none'}; this program reads {SCHEMA_VERSION}"
    known, there = set(SCHEMA.names), set(found.schema.names)
    lacks, unknown = _first(known - there), _first(there - known)
    parts = [f"lacks {lacks}" if lacks else "", f"has unknown {unknown}" if unknown else ""]
    said = " and ".join(one for one in parts if one)
    return f"says schema {version}, but has other columns: it {said}" if said else ""


def _first(names: Collection[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(sorted(names)[:_NAMED]) + more
