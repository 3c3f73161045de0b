"""Which records describe the same report, and the one record they become.

The same identifier, or the same title, first author and year without identifiers that contradict,
make two records one. What only looks alike is named, never merged; people's decisions outrank both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from atlas_data.ingest.normalise import folded
from atlas_data.model import Record

_ALIKE = 0.9  # share of equal letters from which two titles are named as possible duplicates
_RELATED = 0.5  # below this, one identifier on two titles is a mistake in the identifier
# Facts that belong together: a gap is filled only by a record that contradicts none of the group.
_GROUPS = (
    ("journal", "journal_abbreviation", "journal_printed", "journal_matched_by", "issn"),
    ("year", "month", "day"),
    ("volume", "issue", "pages"),
    ("authors", "authors_complete"),
    ("status", "status_source", "notices"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record on its way in, with every identifier it came under and what was read about it."""

    record: Record
    names: tuple[str, ...]
    reading: Mapping[str, Any] | None = None
    second: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A record that repeats another, and why that is believed."""

    taken: Candidate
    into: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduped:
    """The distinct candidates, what was merged, and pairs a person should look at."""

    candidates: tuple[Candidate, ...]
    merges: tuple[Merge, ...] = ()
    possible: tuple[tuple[str, str, str], ...] = field(default=())


def dedupe(
    candidates: Iterable[Candidate],
    *,
    merges: Mapping[str, tuple[str, str]] | None = None,
    apart: frozenset[frozenset[str]] = frozenset(),
) -> Deduped:
    """One candidate per report. The order in which they come makes no difference."""
    held = sorted(candidates, key=_order)
    done: list[Merge] = []
    # Merging joins identifiers, which can show a further pair to be one: until nothing changes.
    while pair := next(_pairs(held, merges or {}, apart), None):
        first, second, reason = pair
        leader, taken = _lead(first, second)
        if merges and (named := _decided(first, second, merges)):
            leader, taken = named
        joined = _join(leader, taken)
        done.append(Merge(taken=taken, into=leader.names, reason=reason))
        held = sorted(
            [one for one in held if one is not first and one is not second] + [joined],
            key=_order,
        )
    return Deduped(
        candidates=tuple(held), merges=tuple(done), possible=tuple(_lookalikes(held, apart))
    )


def _order(one: Candidate) -> tuple[tuple[str, ...], str]:
    # All of the record: where several merges are possible, the order decides which comes first.
    return one.names, repr(one.record)


def _pairs(
    held: Sequence[Candidate],
    merges: Mapping[str, tuple[str, str]],
    apart: frozenset[frozenset[str]],
) -> Iterator[tuple[Candidate, Candidate, str]]:
    by_key: dict[str, list[Candidate]] = defaultdict(list)
    for one in held:
        for key in {*one.names, *_title_keys(one.record)}:
            by_key[key].append(one)
    for key, group in sorted(by_key.items()):
        for first, second in combinations(group, 2):
            if _apart(first, second, apart):
                continue
            if not key.startswith("like:"):
                if _same_work(first.record.title, second.record.title):
                    yield first, second, f"same identifier ({key})"
            elif not _contradict(first.record, second.record):
                yield first, second, "same title, first author and year; identifiers agree"
    for taken, (keep, reason) in sorted(merges.items()):
        ones, others = by_key.get(taken, []), by_key.get(keep, [])
        if ones and others and ones[0] is not others[0]:
            yield others[0], ones[0], reason


def _title_keys(record: Record) -> Iterator[str]:
    if record.authors and record.year:
        for year in (record.year, record.year + 1):  # print and online years differ by one
            yield f"like:{folded(record.title)}|{folded(record.authors[0].surname)}|{year}"


def _same_work(one: str, other: str) -> bool:
    # An identifier copied to the wrong record must not swallow another paper.
    first, second = sorted((folded(one), folded(other)), key=len)
    return second.startswith(first) or SequenceMatcher(None, first, second).ratio() >= _RELATED


def _contradict(first: Record, second: Record) -> bool:
    return any(
        getattr(first, name)
        and getattr(second, name)
        and getattr(first, name) != getattr(second, name)
        for name in ("doi", "pmid", "pmcid")
    )


def _apart(first: Candidate, second: Candidate, apart: frozenset[frozenset[str]]) -> bool:
    return any(frozenset((a, b)) in apart for a in first.names for b in second.names)


def _decided(
    first: Candidate, second: Candidate, merges: Mapping[str, tuple[str, str]]
) -> tuple[Candidate, Candidate] | None:
    for leader, taken in ((first, second), (second, first)):
        if any(merges.get(name, ("",))[0] in leader.names for name in taken.names):
            return leader, taken
    return None


def _lead(first: Candidate, second: Candidate) -> tuple[Candidate, Candidate]:
    """The fuller record leads; between equals the one of the earlier identifier."""

    def fullness(one: Candidate) -> tuple[bool, int, int]:
        values = [getattr(one.record, part.name) for part in fields(one.record)]
        known = sum(value not in (None, (), False) for value in values)
        return one.reading is not None, known, len(one.record.authors)

    return (second, first) if fullness(second) > fullness(first) else (first, second)


def _join(leader: Candidate, taken: Candidate) -> Candidate:
    alone = [(part.name,) for part in fields(Record) if part.name not in sum(_GROUPS, ())]
    gaps: dict[str, Any] = {}
    for group in (*alone, *_GROUPS):
        gaps |= _gaps(leader.record, taken.record, group)
    sources = tuple(sorted({*leader.record.sources, *taken.record.sources}))
    return Candidate(
        record=replace(leader.record, **{**gaps, "sources": sources}),
        names=tuple(sorted({*leader.names, *taken.names})),
        reading=leader.reading or taken.reading,
        second=leader.second or taken.second,
    )


def _gaps(leader: Record, taken: Record, group: tuple[str, ...]) -> dict[str, Any]:
    empty = Record(title="")
    found = {}
    for name in group:
        held, offered, nothing = (getattr(one, name) for one in (leader, taken, empty))
        if name == "authors_complete":
            continue
        if held != nothing and offered not in (nothing, held):
            return {}
        if held == nothing and offered != nothing:
            found[name] = offered
    return found | ({"authors_complete": taken.authors_complete} if "authors" in found else {})


def _lookalikes(
    held: Sequence[Candidate], apart: frozenset[frozenset[str]]
) -> Iterator[tuple[str, str, str]]:
    grams = [_words(one.record.title) for one in held]
    for (i, first), (j, second) in combinations(enumerate(held), 2):
        if len(grams[i] & grams[j]) * 10 < 7 * min(len(grams[i]), len(grams[j])):
            continue
        if _apart(first, second, apart) or not (why := _alike(first.record, second.record)):
            continue
        yield first.names[0], second.names[0], why


def _words(title: str) -> frozenset[str]:
    return frozenset(folded(word) for word in title.split()) - {""}


def _alike(first: Record, second: Record) -> str | None:
    if abs((first.year or 0) - (second.year or 0)) > 1 or not _maybe_same_author(first, second):
        return None
    one, other = sorted((folded(first.title), folded(second.title)), key=len)
    if other.startswith(one):
        return "one title begins with the other; nothing speaks against one author"
    if SequenceMatcher(None, one, other).ratio() >= _ALIKE:
        return "titles nearly alike; nothing speaks against one author"
    return None


def _maybe_same_author(first: Record, second: Record) -> bool:
    if not (first.authors and second.authors):
        return True
    return folded(first.authors[0].surname) == folded(second.authors[0].surname)
