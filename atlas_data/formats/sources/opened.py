"""What stands in a file: itself, what it has packed (gzip), or the members of a zip; as streams.

How a file is packed is told by its first bytes, never by its name. Nothing is held whole. Where a
stream breaks off, or grows as no honest text does, it ends there and says why.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from atlas_data.model import AtlasError

HEAD = 65_536  # bytes by which a format is told
_BLOCK = 262_144
# Honest XML shrinks to a tenth, a table of few words to a fiftieth; deflate can do 1,032 to 1.
MOST_RATIO = 200
_TOO_SMALL_TO_JUDGE = 50_000_000
_UNREADABLE = (EOFError, OSError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)
_GZIP, _ZIP = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = {
    b"BZh": "is packed with bzip2; unpack it with `bunzip2`",
    b"\xfd7zXZ\x00": "is packed with xz; unpack it with `unxz`",
    b"\x28\xb5\x2f\xfd": "is packed with Zstandard; unpack it with `unzstd`",
    b"7z\xbc\xaf": "is a 7z archive; unpack it",
    b"%PDF": "is a PDF; export the references or the JATS XML instead",
    b"PAR1": "is a Parquet file; export the references as RIS, BibTeX, CSV or XML",
    b"\xd0\xcf\x11\xe0": "is an old Excel or Word file; save it as CSV",
}
_TAR = (257, b"ustar")


@dataclass(slots=True, kw_only=True)
class Member:
    """One thing to read in a file: its name in the archive ("" for the file itself) and its bytes.

    `broken` says, once the stream has ended, why it ended too early; "" when it did not.
    """

    name: str
    stream: io.BufferedReader
    counted: _Counted

    @property
    def broken(self) -> str:
        return self.counted.broken

    def head(self) -> bytes:
        """The first bytes, at most `HEAD`, which stay to be read."""
        return self.stream.peek(HEAD)[:HEAD]


class _Counted(io.RawIOBase):
    """Bytes of an unpacked stream, counted against those it was packed in."""

    def __init__(self, stream: IO[bytes], packed: BinaryIO | None, size: int = 0) -> None:
        super().__init__()
        self._stream, self._packed, self._size, self._given = stream, packed, size, 0
        self.broken = ""

    def readable(self) -> bool:
        return True

    def readinto(self, into: object) -> int:
        view = memoryview(cast("bytearray", into))
        filled = 0
        while filled < len(view) and not self.broken:
            try:
                data = self._stream.read(len(view) - filled)
            except _UNREADABLE as why:
                self.broken = f"The file breaks off here ({why}); get it anew."
                break
            if not data:
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
            self._judge(len(data))
        return filled

    def _judge(self, more: int) -> None:
        self._given += more
        held = self._size or (self._packed.tell() if self._packed else self._given)
        if self._given > _TOO_SMALL_TO_JUDGE and self._given > MOST_RATIO * held:
            self.broken = (
                f"The file unpacks to more than {MOST_RATIO} times its size, as texts do not; "
                "it was left here. Unpack it by hand if you trust it."
            )


def members(path: Path) -> Iterator[Member]:
    """What there is to read in a file, in order; each is to be read before the next is taken.

    Raises `AtlasError` when the file cannot be opened or is packed in another way.
    """
    try:
        with path.open("rb") as file:
            start = file.read(512)
            file.seek(0)
            _refuse(start, path.name)
            if start.startswith(_ZIP):
                yield from _of_zip(file, path.name)
            else:
                yield _member("", file, start)
    except OSError as why:
        raise AtlasError(f"{path.name} cannot be opened: {why.strerror or why}.") from why


def refusal(start: bytes) -> str:
    """What a file of this beginning is, if it is none that could be read, and what to do."""
    for mark, what in _OTHERS.items():
        if start.startswith(mark):
            return what
    at, mark = _TAR
    if start[at : at + len(mark)] == mark:
        return "is a tar archive; unpack it with `tar -xf` and import the files in it"
    return ""


def _refuse(start: bytes, name: str) -> None:
    if what := refusal(start):
        raise AtlasError(f"{name} {what}.")


def _member(name: str, packed: BinaryIO, start: bytes, size: int = 0) -> Member:
    if start.startswith(_GZIP):
        unpacked = cast("IO[bytes]", _Gzip(packed))
        counted = _Counted(unpacked, None if size else packed, size)
    else:
        counted = _Counted(packed, packed, size)
    return Member(name=name, stream=io.BufferedReader(counted, _BLOCK), counted=counted)


class _Gzip:
    """A gzip stream that gives what it has before it says that it is broken."""

    def __init__(self, packed: BinaryIO) -> None:
        self._file = gzip.GzipFile(fileobj=packed, mode="rb")

    def read(self, size: int) -> bytes:
        return self._file.read1(size)


def _of_zip(file: BinaryIO, name: str) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile as why:
        raise AtlasError(f"{name} is a zip that cannot be read ({why}); get it anew.") from why
    with archive:
        for info in archive.infolist():
            if info.is_dir() or not info.file_size or info.filename.startswith("__MACOSX/"):
                continue
            try:
                with archive.open(info) as looked, archive.open(info) as packed:
                    start = looked.read(512)
                    size = max(info.compress_size, 1)
                    yield _member(info.filename, cast("BinaryIO", packed), start, size)
            except _UNREADABLE as why:
                yield _unreadable(info.filename, f"It cannot be unpacked ({why}); get it anew.")


def _unreadable(name: str, why: str) -> Member:
    counted = _Counted(io.BytesIO(), None)
    counted.broken = why
    return Member(name=name, stream=io.BufferedReader(counted), counted=counted)
