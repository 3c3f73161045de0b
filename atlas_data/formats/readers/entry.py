"""What a reader of a format gives: the entries of a text, each with its place in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format: its name for programs, where a text of it begins (None: it is none), and its
    entries in the order of the text."""

    slug: str
    begins: Callable[[str], int | None]
    entries: Callable[[str], Iterator[Found]]
