"""What a writer of a format is: how it is called, named and sent, and the text it makes."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from atlas_data import texts
from atlas_data.model import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One format studies can be taken away in.

    `write` gives the text piece by piece, about one study a piece, so a view of any size is never
    held whole; the pieces joined are the file. The same studies always give the same text (C6).
    """

    slug: str
    suffix: str
    mime: str
    write: Callable[[Iterable[Study]], Iterator[str]]
    encoding: str = "utf-8"

    @property
    def label(self) -> str:
        """What the format is called on screen."""
        return texts.say(f"download-{self.slug}")

    def encode(self, studies: Iterable[Study]) -> Iterator[bytes]:
        """The file's bytes, piece by piece; a byte order mark only where the format wants one."""
        encoder = codecs.getincrementalencoder(self.encoding)()
        return (encoder.encode(piece) for piece in self.write(studies))
