"""What goes into the store and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from atlas_data.model import Passage, Reason, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that is taken in: its name without folder, SHA-256 of its bytes, and its format.

    `taken_on` is a date (YYYY-MM-DD). `query` and `query_version` say which search gave the file,
    where one did.
    """

    name: str
    sha256: str
    format: str
    taken_on: str
    query: str | None = None
    query_version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record to keep: its place in the file, identifiers (CURIEs), scope and why, and its text.

    The record's own `abstract` is kept as a passage like the rest of its text.
    """

    entry: int
    record: Record
    names: tuple[str, ...]
    scope: str
    reasons: tuple[Reason, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A record that was not kept; `reason` is a term of the vocabulary `left_out`."""

    entry: int
    title: str
    reason: str
    detail: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An entry that could not be used, and what is wrong with it."""

    entry: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """An identifier that the source says is gone."""

    entry: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one file: entries kept by scope, left out by reason, problems, deletions.

    `known` says that the same file was in the store already, and nothing was done.
    """

    entries: int = 0
    kept: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    problems: int = 0
    deleted: int = 0
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A record of the store, and the file it came from; the abstract is not filled in."""

    record: Record
    names: tuple[str, ...]
    scope: str
    reasons: tuple[Reason, ...]
    file: str
    entry: int
    format: str
    seen_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All files together: what came in and what became of it. The parts of it add up:
    `entries` = kept + left out + problems + deleted."""

    files: int
    entries: int
    kept: Mapping[str, int]
    left_out: Mapping[str, int]
    problems: int
    deleted: int
