"""A record on its way to a study, where it comes from, and why two of them are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from atlas_data.model import Record


class Rule(StrEnum):
    """Why two records are one report, or two reports one study; the value says it in words."""

    DECISION = "a decision made by hand"
    SUPERSEDED = "an earlier state of the same PubMed record"
    IDENTIFIER = "same identifier"
    TITLE = "same title, first author and year; identifiers agree"
    PAGES = "same title, volume and first page; identifiers agree"
    ALIKE = "nearly the same title, same first author, year, volume and first page"
    TITLE_ALONE = "same title, no identifiers, and nothing speaks against one paper"
    LINKED = "a source links both as versions of one work"
    DOI_VERSION = "one DOI is a version of the other"
    PREPRINT = "same title and authors; one is a preprint"
    DRIFTED = "title nearly the same, same first author and most others; one is a preprint"


class Kind(StrEnum):
    """Whose record it is; the first outranks the next where they differ."""

    PUBMED = "pubmed"
    PUBLISHER = "publisher"
    CATALOGUE = "catalogue"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record on its way in, with every identifier it came under and what was read about it.

    `decided` are fields of the record that people decided by hand; no source outranks them.
    """

    record: Record
    names: tuple[str, ...]
    reading: Mapping[str, Any] | None = None
    second: Mapping[str, Any] | None = None
    kind: Kind = Kind.EXPORT
    decided: frozenset[str] = frozenset()

    @property
    def own(self) -> frozenset[str]:
        """Identifiers of this report itself, without those of the study's other reports."""
        others = {name for one in self.record.reports for name in one.curies}
        return frozenset(self.names) - others


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A record that repeats another or is its preprint, and why that is believed."""

    taken: Candidate
    into: tuple[str, ...]
    rule: Rule
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduped:
    """The distinct candidates, what was merged, and pairs a person should look at."""

    candidates: tuple[Candidate, ...]
    merges: tuple[Merge, ...] = ()
    possible: tuple[tuple[str, str, str], ...] = ()


def ordered(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates by identifiers, then by all of each, so that the order of input never decides."""
    by_names: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for one in candidates:
        by_names[one.names].append(one)
    return [
        one
        for _, same in sorted(by_names.items())
        for one in (sorted(same, key=_whole) if len(same) > 1 else same)
    ]


def _whole(one: Candidate) -> str:
    return repr((one.record, one.kind.value, sorted(one.decided), one.reading))
