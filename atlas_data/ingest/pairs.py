"""Which candidates may be one report: pairs that share a key, the surest first.

Only candidates of one block are compared, so that ten times as many take ten times as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from atlas_data.ingest.candidate import Candidate, Kind, Rule
from atlas_data.ingest.normalise import folded
from atlas_data.model import Record

_RELATED = 0.5  # below this, one identifier on two titles is a mistake in the identifier
_NEARLY = 0.95  # share of equal letters of titles that differ by a slip of the pen
_SHORT = 25  # letters; "Editorial" on the same page of another journal is another paper
_CROWD = 30  # unlike titles under one key: it is no identifier, and not all pairs are compared


class Pair(NamedTuple):
    """Two candidates, by their places in the list, and why they may be one."""

    first: int
    second: int
    rule: Rule
    reason: str


_NO_IDENTIFIER = "title:"  # the name of a paper that has none
_Keys = Callable[[Record], Iterable[str]]
fold = lru_cache(maxsize=200_000)(folded)


def pairs(held: Sequence[Candidate]) -> Iterator[Pair]:
    """Pairs to join, surest rule first; equal lists give equal pairs."""
    yield from _superseded(held)
    yield from _by_identifier(held)
    yield from _blocked(held, _title_keys, Rule.TITLE)
    yield from _blocked(held, _page_keys, Rule.PAGES)
    yield from _alike(held)
    yield from _titles_alone(held)


def alike(one: str, other: str, share: float) -> bool:
    """Whether two folded texts have at least this share of letters in common, in order."""
    matcher = SequenceMatcher(None, one, other)
    return (
        matcher.real_quick_ratio() >= share
        and matcher.quick_ratio() >= share
        and matcher.ratio() >= share
    )


def first_page(record: Record) -> str | None:
    """The page a paper begins on, or its e-locator."""
    return record.pages.split("-")[0].casefold() if record.pages else None


def _same_work(one: Record, other: Record) -> bool:
    # An identifier copied to the wrong record must not swallow another paper.
    first, second = sorted((fold(one.title), fold(other.title)), key=len)
    return second.startswith(first) or alike(first, second, _RELATED)


def _not_against(one: Record, other: Record) -> bool:
    """Whether nothing speaks against one paper where the title is all there is to go by.

    Many letters are called "Chronic fatigue syndrome": a short title needs author and year.
    """
    signed = bool(one.authors and other.authors)
    if signed and fold(one.authors[0].surname) != fold(other.authors[0].surname):
        return False
    if one.year and other.year and abs(one.year - other.year) > 1:
        return False
    for held, offered in ((one.volume, other.volume), (first_page(one), first_page(other))):
        if held and offered and held != offered:
            return False
    bare = not (one.authors or other.authors or one.year or other.year)
    return len(fold(one.title)) >= _SHORT or bare or bool(signed and one.year and other.year)


def _superseded(held: Sequence[Candidate]) -> Iterator[Pair]:
    block: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(held):
        if one.kind is Kind.PUBMED and one.record.pmid:
            block[one.record.pmid].append(place)
    for _, places in sorted(block.items()):
        for first, second in pairwise(places):
            yield Pair(first, second, Rule.SUPERSEDED, Rule.SUPERSEDED.value)


def _by_identifier(held: Sequence[Candidate]) -> Iterator[Pair]:
    block: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(held):
        for name in one.own:
            if not name.startswith(_NO_IDENTIFIER):
                block[name].append(place)
    for name, places in sorted(block.items()):
        reason = f"{Rule.IDENTIFIER} ({name})"
        for first, second in _compared(held, places):
            if _same_work(held[first].record, held[second].record):
                yield Pair(first, second, Rule.IDENTIFIER, reason)


def _compared(held: Sequence[Candidate], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a block: equal titles one after the other, unlike ones each with each."""
    if len(places) < 2:
        return
    by_title: dict[str, list[int]] = defaultdict(list)
    for place in places:
        by_title[fold(held[place].record.title)].append(place)
    for same in by_title.values():
        yield from pairwise(same)
    ones = [same[0] for _, same in sorted(by_title.items())]
    yield from combinations(ones, 2) if len(ones) <= _CROWD else pairwise(ones)


def _blocked(held: Sequence[Candidate], keys: _Keys, rule: Rule) -> Iterator[Pair]:
    block: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(held):
        for key in keys(one.record):
            block[key].append(place)
    for _, places in sorted(block.items()):
        crowd = len(places) > _CROWD
        for first, second in pairwise(places) if crowd else combinations(places, 2):
            yield Pair(first, second, rule, rule.value)


def _title_keys(record: Record) -> Iterable[str]:
    if record.authors and record.year:
        start = f"{fold(record.title)}|{fold(record.authors[0].surname)}"
        # print and online years differ by one
        return (f"{start}|{record.year}", f"{start}|{record.year + 1}")
    return ()


def _page_keys(record: Record) -> Iterable[str]:
    title, page = fold(record.title), first_page(record)
    if len(title) < _SHORT or not (page and record.volume):
        return ()
    return (f"{title}|{record.volume}|{page}",)


def _alike(held: Sequence[Candidate]) -> Iterator[Pair]:
    block: dict[tuple[str, int, str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(held):
        record, page = one.record, first_page(one.record)
        if record.authors and record.year and record.volume and page:
            surname = fold(record.authors[0].surname)
            block[surname, record.year, record.volume, page].append(place)
    for _, places in sorted(block.items()):
        for first, second in combinations(places[:_CROWD], 2):
            if alike(fold(held[first].record.title), fold(held[second].record.title), _NEARLY):
                yield Pair(first, second, Rule.ALIKE, Rule.ALIKE.value)


def _titles_alone(held: Sequence[Candidate]) -> Iterator[Pair]:
    """Papers without identifiers, by their titles."""
    block: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(held):
        for name in one.own:
            if name.startswith(_NO_IDENTIFIER):
                block[name].append(place)
    for _, places in sorted(block.items()):
        for first, second in combinations(places[: _CROWD * 10], 2):
            if _not_against(held[first].record, held[second].record):
                yield Pair(first, second, Rule.TITLE_ALONE, Rule.TITLE_ALONE.value)


def decided(held: Sequence[Candidate], merges: Mapping[str, tuple[str, str]]) -> Iterator[Pair]:
    """Pairs that people decided to be one; the first of each is the one to keep."""
    where: dict[str, int] = {}
    for place, one in enumerate(held):
        for name in one.names:
            where.setdefault(name, place)
    for taken, (keep, reason) in sorted(merges.items()):
        if taken in where and keep in where:
            yield Pair(where[keep], where[taken], Rule.DECISION, reason)
