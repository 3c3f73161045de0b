"""Files that are there whole or not at all, whenever the machine stops."""

from __future__ import annotations

import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from atlas_data.model import AtlasError


@contextmanager
def told(place: Path) -> Iterator[None]:
    """A failing disk is told as an `AtlasError` with what to do."""
    try:
        yield
    except OSError as why:
        raise AtlasError(
            f"{place} could not be written or read: {why.strerror or why}. What was fetched before "
            "is kept; make room or make the place writable, then give the same command again."
        ) from why


def put(path: Path, content: bytes) -> None:
    """Writes a file aside, then in place in one step; `.gz` is packed, the same each time."""
    packed = gzip.compress(content, mtime=0) if path.suffix == ".gz" else content
    aside = path.with_name(f".{path.name}.part")
    with told(path):
        try:
            with aside.open("wb") as handle:
                handle.write(packed)
                handle.flush()
                os.fsync(handle.fileno())
            aside.replace(path)
        except OSError:
            aside.unlink(missing_ok=True)
            raise
        _settle(path.parent)


def put_json(path: Path, value: Any) -> None:
    """Writes a value as JSON, one key a line."""
    put(path, (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode())


def get_json(path: Path) -> Any:
    """Reads what `put_json` wrote. Raises `AtlasError` when that is damaged."""
    with told(path):
        text = path.read_bytes()
    try:
        return json.loads(text)
    except ValueError as why:
        raise AtlasError(f"{path} is damaged ({why}); move its folder away and try again.") from why


def unpacked(path: Path) -> bytes:
    """What a packed file holds; nothing when it is damaged."""
    with told(path):
        packed = path.read_bytes()
    try:
        return gzip.decompress(packed)
    except (OSError, EOFError, zlib.error):
        return b""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """No second update of the same folder meanwhile; ends with the process, however that ends."""
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / ".lock").open("w")
    with handle:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as why:
                raise AtlasError(
                    f"Another update is at work in {folder}; wait until it has ended."
                ) from why
        yield


def _settle(folder: Path) -> None:
    """The name of a new file outlives a power cut only when its folder was written too (POSIX)."""
    if sys.platform != "win32":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
