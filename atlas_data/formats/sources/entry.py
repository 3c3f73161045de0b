"""What a source gives: one entry after the other, each a record, a deletion or a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from atlas_data.model import Passage, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One entry of a source, `entry` counted from 1.

    `record` is what the source prints, its abstract too; None where nothing could be read, and
    `problem` then says what is wrong and what to do. `passages` are sections of a full text.
    `deleted` is an identifier ("pmid:123") that the source says is gone.
    """

    entry: int
    record: Record | None = None
    passages: tuple[Passage, ...] = ()
    problem: str = ""
    deleted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A format to import from: its name for programs, whether the first bytes of a file are of it,
    and its entries, read as a stream."""

    slug: str
    claims: Callable[[bytes], bool]
    read: Callable[[BinaryIO], Iterator[Read]]
