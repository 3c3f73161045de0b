"""The files of a release: how each is called, sent and made, with size and checksum.

The same snapshot gives the same bytes; no day but that of the snapshot stands in a file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from atlas_data import snapshot, texts
from atlas_data.formats.csv_table import CSV
from atlas_data.formats.writer import Export
from atlas_data.model import AtlasError, Study
from atlas_data.release import changes, croissant, datapackage, jsonld, prose
from atlas_data.release.described import File
from atlas_data.release.edition import Edition

_PART = 1 << 18  # bytes that are read at once
_ROWS = 500  # studies that are objects at the same time


@dataclass(frozen=True, slots=True)
class _Piece:
    """One file: the name of its text, its media type, and what makes it from an edition."""

    key: str
    mime: str
    make: Callable[[Edition], Iterable[bytes]]


def names() -> tuple[str, ...]:
    """The names of all files, in the order they are listed in."""
    return tuple(_PIECES)


def media(name: str) -> str:
    """The media type of a file. Raises `AtlasError` when there is none of that name."""
    return _known(name).mime


def piece(edition: Edition, name: str) -> Iterator[bytes]:
    """The bytes of a file, part by part; the table of studies is never held whole.

    Raises `AtlasError` when there is no file of that name, or the snapshot's file is not at hand:
    a release without it would say of itself what cannot be checked.
    """
    held = _known(name)
    _at_hand(edition)
    return iter(held.make(edition))


def listed(edition: Edition) -> tuple[File, ...]:
    """Every file of the release with its size and checksum; raises as `piece` does."""
    _at_hand(edition)
    return tuple(_weighed(edition, name) for name in _PIECES)


def script(edition: Edition, place: str) -> str:
    """The release for search engines, for the head of a page; `place` is where its files stand.

    Raises as `piece` does.
    """
    _at_hand(edition)
    return jsonld.script(edition, _tables(edition), place)


@lru_cache(maxsize=32)
def _weighed(edition: Edition, name: str) -> File:
    held = _PIECES[name]
    told = {"name": name, "mime": held.mime, "about": texts.say(f"release-file-{held.key}")}
    if name == "studies.parquet":
        return File(size=edition.size, sha256=edition.digest, **told)
    size, digest = 0, hashlib.sha256()
    for part in held.make(edition):
        size += len(part)
        digest.update(part)
    return File(size=size, sha256=digest.hexdigest(), **told)


def _known(name: str) -> _Piece:
    if name not in _PIECES:
        known = ", ".join(_PIECES)
        raise AtlasError(texts.say("release-unknown", name=name[:80], known=known))
    return _PIECES[name]


def _at_hand(edition: Edition) -> Path:
    if edition.path is None or not edition.path.is_file():
        raise AtlasError(texts.say("release-gone", snapshot=edition.name))
    return edition.path


def _parquet(edition: Edition) -> Iterator[bytes]:
    """The snapshot's file as it is."""
    with _at_hand(edition).open("rb") as handle:
        while part := handle.read(_PART):
            yield part


def _csv(edition: Edition) -> Iterator[bytes]:
    return CSV.encode(_studies(edition), Export(snapshot=edition.name))


def _studies(edition: Edition) -> Iterator[Study]:
    for batch in edition.table.to_batches(max_chunksize=_ROWS):
        yield from map(snapshot.study, batch.to_pylist())


def _json(make: Callable[[Edition], Mapping[str, Any]]) -> Callable[[Edition], list[bytes]]:
    def written(edition: Edition) -> list[bytes]:
        text = json.dumps(make(edition), ensure_ascii=False, indent=1)
        return [text.encode() + b"\n"]

    return written


def _text(make: Callable[[Edition], str]) -> Callable[[Edition], list[bytes]]:
    return lambda edition: [make(edition).encode()]


def _tables(edition: Edition) -> tuple[File, ...]:
    """The files that hold the studies, which the descriptions name with their checksums."""
    return tuple(_weighed(edition, name) for name in ("studies.parquet", "studies.csv"))


def _others(edition: Edition) -> tuple[File, ...]:
    return tuple(_weighed(edition, name) for name in _PIECES if name != "SHA256SUMS")


def _sums(edition: Edition) -> str:
    """Lines as `sha256sum --check` reads them."""
    return "".join(f"{one.sha256}  {one.name}\n" for one in _others(edition))


def _told() -> list[tuple[str, str]]:
    return [(name, texts.say(f"release-file-{one.key}")) for name, one in _PIECES.items()]


_PIECES: dict[str, _Piece] = {
    "studies.csv": _Piece("csv", CSV.mime, _csv),
    "studies.parquet": _Piece("parquet", "application/vnd.apache.parquet", _parquet),
    "datapackage.json": _Piece(
        "package",
        "application/json",
        _json(lambda one: datapackage.describe(one, _tables(one))),
    ),
    "croissant.json": _Piece(
        "croissant",
        "application/ld+json",
        _json(lambda one: croissant.describe(one, _tables(one))),
    ),
    "dataset.jsonld": _Piece(
        "jsonld", "application/ld+json", _json(lambda one: jsonld.describe(one, _tables(one)))
    ),
    "changes.json": _Piece("changes", "application/json", _json(changes.describe)),
    "README.md": _Piece("readme", "text/markdown", _text(lambda one: prose.readme(one, _told()))),
    "LICENSE-DATA.txt": _Piece(
        "licence", "text/plain", _text(lambda one: prose.licence(one.about))
    ),
    "SHA256SUMS": _Piece("sums", "text/plain", _text(_sums)),
}
