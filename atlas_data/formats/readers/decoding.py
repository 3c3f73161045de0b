"""The text of a file that anybody may have written: its encoding, and bytes by characters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from atlas_data import texts

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 2_000  # bytes in which every second one is zero: UTF-16 without its mark
LINE_END = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A file's text, how it is encoded, how many bytes its marks take, and what is doubtful."""

    text: str
    encoding: str
    mark: int = 0
    problem: str = ""

    @property
    def line_end(self) -> str:
        """The line end the file itself uses first; a line feed where it has none."""
        found = LINE_END.search(self.text)
        return found[0] if found else "\n"

    def decode(self, part: bytes) -> str:
        """A part of this file that begins and ends with whole letters, as text."""
        return part.decode(self.encoding, self._strictness)

    def encode(self, text: str) -> bytes:
        """Text as bytes of this file. Raises `UnicodeEncodeError` for letters it cannot hold."""
        return text.encode(self.encoding, self._strictness)

    @property
    def _strictness(self) -> str:
        return "surrogatepass" if "16" in self.encoding else "strict"


def decoded(data: bytes) -> Decoded:
    """The text of a file: UTF-8 or UTF-16 with or without mark, else Windows' or ISO's Latin 1.

    A file that is none of the first two is read as Latin 1, letter by letter, and that is told.
    """
    encoding, marked = begun(data)
    return _exact(data[marked:] if marked else data, encoding, marked)


def begun(head: bytes) -> tuple[str, int]:
    """The encoding that a file's first bytes tell, UTF-8 if none, and how many are its mark."""
    for mark, encoding in _MARKS:
        marked = 0
        while head.startswith(mark, marked):  # files put together may have several
            marked += len(mark)
        if marked:
            return encoding, marked
    return _unmarked(head[:_LOOKED_AT]), 0


def line(data: bytes) -> str:
    """One line of a file that is not UTF-8 in all of them: UTF-8, else one of the Latin 1."""
    return _exact(data, "utf-8", 0).text


def _unmarked(head: bytes) -> str:
    zeros = len(head) // 3
    if zeros and head[1::2].count(0) > zeros:
        return "utf-16-le"
    return "utf-16-be" if zeros and head[::2].count(0) > zeros else "utf-8"


def _exact(data: bytes, encoding: str, mark: int) -> Decoded:
    if "16" in encoding:
        whole = data[: len(data) // 2 * 2]
        return Decoded(
            text=whole.decode(encoding, "surrogatepass"),
            encoding=encoding,
            mark=mark,
            problem=texts.say("read-odd") if len(data) % 2 else "",
        )
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding, mark=mark)
    except UnicodeDecodeError:
        told = texts.say("read-latin")
    try:
        return Decoded(text=data.decode("cp1252"), encoding="cp1252", mark=mark, problem=told)
    except UnicodeDecodeError:
        return Decoded(text=data.decode("latin-1"), encoding="latin-1", mark=mark, problem=told)


class Places:
    """Bytes and lines of places in a text, asked for in rising order."""

    def __init__(self, held: Decoded) -> None:
        self._held = held
        self._at, self._byte, self._line = 0, held.mark, 1

    def line(self, at: int) -> int:
        """The line of a place, from 1."""
        self.byte(at)
        return self._line

    def byte(self, at: int) -> int:
        """How many bytes of the file stand before a place of the text."""
        between = self._held.text[self._at : at]
        self._byte += len(self._held.encode(between))
        breaks = between.count("\n")
        if "\r" in between:
            breaks += between.count("\r") - between.count("\r\n")
        if between and between[0] == "\n" and self._held.text[self._at - 1 : self._at] == "\r":
            breaks -= 1  # the pair was cut in two; its first half was counted
        self._line += breaks
        self._at = at
        return self._byte
