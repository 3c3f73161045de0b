"""A view in one zip: its data, its citations, and a README that says what it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from atlas_data import formats, texts
from atlas_data.formats import tally
from routes import answers
from routes.view import View

_FILES = ("csv", "parquet", "jsonl", "bibtex", "biblatex", "ris", "nbib", "csl", "html")


def pieces(view: View) -> Iterator[bytes]:
    """The archive piece by piece (ZIP, APPNOTE 6.3, written without going back); the same studies
    always give the same bytes."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, made in _members(view):
            with archive.open(_entry(name, view), "w", force_zip64=True) as member:
                for piece in made:
                    member.write(piece)
                    yield sink.drain()
    yield sink.drain()


def _members(view: View) -> Iterator[tuple[str, Iterator[bytes]]]:
    counted = tally.Tally()
    for slug in _FILES:
        one = formats.writer(slug)
        studies = counted.counting(view.studies()) if slug == _FILES[0] else view.studies()
        yield f"studies.{one.suffix}", one.encode(studies, view.export)
    yield "README.txt", iter([_readme(view, counted.sentence).encode()])


def _entry(name: str, view: View) -> zipfile.ZipInfo:
    made = answers.modified(view.atlas.name)
    day = max(made.timetuple()[:6], (1980, 1, 1, 0, 0, 0))  # no earlier day can be spelled
    entry = zipfile.ZipInfo(name, day)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _readme(view: View, counted: str) -> str:
    atlas = view.atlas
    parts = (
        texts.say("zip-title"),
        texts.say("zip-asked", sentence=view.sentence, address=view.address),
        texts.say("zip-snapshot", snapshot=atlas.name, digest=atlas.digest),
        f"{texts.say('zip-methods')}\n{view.methods()}",
        texts.say("zip-files"),
        texts.say("zip-licence"),
        counted,
    )
    return "\n\n".join(parts) + "\n"


class _Sink(io.RawIOBase):
    """Takes what the archive writes and gives it away; it cannot go back."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Keep some bytes until they are given away."""
        self._held += data
        return len(data)

    def drain(self) -> bytes:
        """What was written since the last time."""
        held, self._held = bytes(self._held), bytearray()
        return held
