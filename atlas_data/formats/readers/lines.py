"""The lines of a text with their places, for formats of one value a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from atlas_data.formats.readers.decoding import LINE_END


class Line(NamedTuple):
    """A line without its end, where it starts and ends, and where the next one starts."""

    text: str
    start: int
    end: int
    after: int


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """The lines from a place on; ends are CRLF, LF or CR, and no other sign ends a line."""
    for found in LINE_END.finditer(text, start):
        yield Line(text[start : found.start()], start, found.start(), found.end())
        start = found.end()
    if start < len(text):
        yield Line(text[start:], start, len(text), len(text))
