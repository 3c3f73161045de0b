"""What a writer of a format is: how it is called, named and sent, and the text it makes."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from atlas_data import texts
from atlas_data.model import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What a file says of itself beside the studies; what is "" is not said.

    `snapshot` is its name ("2026-11-22"), `asked` the question in words ("41 of 1,323 studies: PEM
    required"), `address` the whole address of the view, `host` the atlas's own
    ("https://atlas.example", before `/s/<id>`). `notes` is true when the reader wants the atlas's
    caveats beside the authors' facts.
    """

    snapshot: str = ""
    asked: str = ""
    address: str = ""
    host: str = ""
    notes: bool = False


UNSAID = Export()
"""A file that says nothing of itself."""


def _any(_: Study) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One format studies can be taken away in.

    `write` gives the file piece by piece, about one study a piece, so a view of any size is never
    held whole; the pieces joined are the file. The same studies always give the same file (C6).
    `keeps` says which studies the format can hold at all; `encode` passes over the others.
    """

    slug: str
    suffix: str
    mime: str
    write: Callable[[Iterable[Study], Export], Iterator[str] | Iterator[bytes]]
    keeps: Callable[[Study], bool] = _any
    encoding: str = "utf-8"

    @property
    def label(self) -> str:
        """What the format is called on screen."""
        return texts.say(f"download-{self.slug}")

    def encode(self, studies: Iterable[Study], export: Export = UNSAID) -> Iterator[bytes]:
        """The file's bytes, piece by piece; a byte order mark only where the format wants one."""
        encoder = codecs.getincrementalencoder(self.encoding)()
        for piece in self.write(filter(self.keeps, studies), export):
            yield piece if isinstance(piece, bytes) else encoder.encode(piece)
