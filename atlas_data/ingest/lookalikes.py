"""Pairs that look alike and were not merged: for a person to look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from atlas_data.ingest.candidate import Candidate
from atlas_data.ingest.pairs import alike, fold
from atlas_data.model import Record

_ALIKE = 0.9  # share of equal letters from which two titles are named as possible duplicates
_CROWD = 400  # candidates of one first author and year that are compared each with each
_RAREST = 3  # words of a title by which records without authors are sought


def lookalikes(
    held: Sequence[Candidate], apart: frozenset[frozenset[str]]
) -> Iterator[tuple[str, str, str]]:
    """Two identifiers and why they may be one, in the order of the candidates."""
    grams = [_words(one.record.title) for one in held]
    for i, j in sorted(_near(held, grams)):
        if len(grams[i] & grams[j]) * 10 < 7 * min(len(grams[i]), len(grams[j])):
            continue
        first, second = held[i], held[j]
        if _apart(first, second, apart) or not (why := _why(first.record, second.record)):
            continue
        yield first.names[0], second.names[0], why


def _near(held: Sequence[Candidate], grams: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of neighbouring years with one first author, or with rare words where one has none."""
    often = Counter(word for words in grams for word in words)
    by_author: dict[tuple[str, int], list[int]] = defaultdict(list)
    by_word: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, one in enumerate(held):
        year = one.record.year or 0
        if one.record.authors:
            by_author[fold(one.record.authors[0].surname), year].append(place)
        for word in grams[place]:
            by_word[word, year].append(place)
    found: set[tuple[int, int]] = set()
    for place, one in enumerate(held):
        year = one.record.year or 0
        keys = [(word, by_word) for word in sorted(grams[place], key=lambda w: (often[w], w))]
        if one.record.authors:
            keys = [(fold(one.record.authors[0].surname), by_author)]
        for key, block in keys[:_RAREST]:
            for near in (year - 1, year, year + 1):
                others = block.get((key, near), ())[:_CROWD]
                found.update((min(place, o), max(place, o)) for o in others if o != place)
    yield from found


def _words(title: str) -> frozenset[str]:
    return frozenset(fold(word) for word in title.split()) - {""}


def _apart(first: Candidate, second: Candidate, apart: frozenset[frozenset[str]]) -> bool:
    return bool(apart) and any(
        frozenset((a, b)) in apart for a in first.names for b in second.names
    )


def _why(first: Record, second: Record) -> str | None:
    if abs((first.year or 0) - (second.year or 0)) > 1 or not _maybe_same_author(first, second):
        return None
    one, other = sorted((fold(first.title), fold(second.title)), key=len)
    if other.startswith(one):
        return "one title begins with the other; nothing speaks against one author"
    if alike(one, other, _ALIKE):
        return "titles nearly alike; nothing speaks against one author"
    return None


def _maybe_same_author(first: Record, second: Record) -> bool:
    if not (first.authors and second.authors):
        return True
    return fold(first.authors[0].surname) == fold(second.authors[0].surname)
