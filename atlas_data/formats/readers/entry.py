"""What a reader of a format gives: the entries of a text, each with its place in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from atlas_data.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One entry as a reader finds it, its places counted in characters of the text.

    `record` holds the bibliographic facts as far as the entry says them (`title` is "" where it
    says none), or is None where they could not be read. `problem` says in words what is wrong and
    what to do, "" for nothing; `note_at` is where an annotation may stand, None where nowhere.
    `also` are further DOIs that the field of the record's own DOI names.
    """

    start: int
    end: int
    record: Record | None = None
    problem: str = ""
    note_at: int | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Found):
    """One entry of a file: `number` from 1, its first `line` from 1, the rest as in `Found`, but
    counted in bytes of the file."""

    number: int
    line: int


class Pieces(Protocol):
    """How one file of a format is read piece by piece, in its order; it may remember what stood
    before (names of columns, abbreviations).

    `starts` gives places of a text where entries begin for sure, whatever follows the text; the
    text itself begins with an entry or before the first. `entries` are those of a piece that ends
    at such a place or, as the `last`, with the file. Where an entry was too long to be read,
    another may begin behind what `again` finds; None: nowhere.
    """

    @property
    def again(self) -> re.Pattern[str] | None: ...

    def starts(self, text: str) -> Iterator[int]: ...

    def entries(self, text: str, *, last: bool) -> Iterator[Found]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePieces:
    """Pieces of a format whose entries begin on lines of their own, and say all of themselves."""

    start: re.Pattern[str]
    read: Callable[[str], Iterator[Found]]

    @property
    def again(self) -> re.Pattern[str]:
        """Where another entry may begin: behind a line break."""
        return re.compile(rf"\n(?={self.start.pattern})")

    def starts(self, text: str) -> Iterator[int]:
        """Where lines begin that begin an entry."""
        return (found.start() for found in self.start.finditer(text))

    def entries(self, text: str, *, last: bool) -> Iterator[Found]:
        """The entries of the piece."""
        return self.read(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format: its name for programs, where a text of it begins (None: it is none), its
    entries in the order of the text, and how a file is read that is too long to be held."""

    slug: str
    begins: Callable[[str], int | None]
    entries: Callable[[str], Iterator[Found]]
    pieces: Callable[[], Pieces]
