"""Finds a term's words in a title and a text, and says by which rule.

The rule is `meta.matching` of criteria.yaml: a strong hit counts alone, a weak one only if what
it needs stands within 160 characters (or in the title); neither counts beside a word it excludes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from atlas_data.vocabulary.seek import seeker
from atlas_data.vocabulary.term import CaseDefinition, PathogenTerm, Pattern, WordTerm

NEEDS_WINDOW = 160
NOT_WINDOW = 60
# one character for one, so that offsets hold in the text as it was
_PLAIN = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
    | {"\u2019": "'"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words found in `place` ("title" or "text"), verbatim, from character `start` of it."""

    words: str
    place: str
    start: int
    rule: str

    @property
    def end(self) -> int:
        """The first character after the words."""
        return self.start + len(self.words)


@lru_cache(maxsize=4)
def plain(text: str) -> str:
    """The text with its dashes, spaces and apostrophes made plain, one character for one."""
    return text.translate(_PLAIN)


def hits(
    patterns: Iterable[Pattern], *, title: str, text: str = "", year: int | None = None
) -> list[Hit]:
    """All hits that count, title first, in reading order; of overlapping ones the first stays."""
    live = [pattern for pattern in patterns if _fits(pattern, year)]
    plain_title = plain(title)
    found: list[Hit] = []
    for place, original in (("title", title), ("text", text)):
        if not original:
            continue
        as_plain = plain(original)
        spans = {
            hit.span()
            for pattern in live
            for hit in seeker(pattern.re, any_case=pattern.case == "i").finditer(as_plain)
            if hit.group() and _counts(pattern, hit, plain_title)
        }
        found += [_hit(place, original, span) for span in _apart(spans)]
    return found


def labels(
    terms: Mapping[str, WordTerm], *, title: str, text: str = "", year: int | None = None
) -> dict[str, list[Hit]]:
    """The hits of every term that has some, in the order of `terms`.

    A narrower definition takes its words away from the ones it wins over, and a fallback
    ("herpesviruses", "post-viral") stands back when a pathogen of its group is named.
    """
    found = {
        name: hits(term.patterns, title=title, text=text, year=year) for name, term in terms.items()
    }
    for name, term in terms.items():
        if isinstance(term, CaseDefinition):
            for loser in term.wins_over:
                found[loser] = _without(found.get(loser, []), found[name])
    named = [terms[name] for name, some in found.items() if some]
    return {name: some for name, some in found.items() if some and not _beaten(terms[name], named)}


def _beaten(term: WordTerm, named: list[WordTerm]) -> bool:
    if not isinstance(term, PathogenTerm) or not term.fallback:
        return False
    rivals = [one for one in named if isinstance(one, PathogenTerm) and one is not term]
    return any(term.group in (None, rival.group) for rival in rivals)


def _without(losers: list[Hit], winners: list[Hit]) -> list[Hit]:
    return [hit for hit in losers if not any(_overlap(hit, other) for other in winners)]


def _overlap(one: Hit, other: Hit) -> bool:
    return one.place == other.place and one.start < other.end and other.start < one.end


def _fits(pattern: Pattern, year: int | None) -> bool:
    if year is None:
        return pattern.year_unknown or (pattern.year_min is None and pattern.year_max is None)
    return (pattern.year_min or 0) <= year <= (pattern.year_max or 9999)


def _counts(pattern: Pattern, hit: re.Match[str], title: str) -> bool:
    if pattern.not_ and _compiled(pattern.not_, "i").search(_around(hit, NOT_WINDOW)):
        return False
    if not pattern.needs:
        return True
    needs = _compiled(pattern.needs, "i")
    return bool(needs.search(_around(hit, NEEDS_WINDOW)) or needs.search(title))


def _around(hit: re.Match[str], reach: int) -> str:
    """The text about a hit, cut between words: half a word must not pass for a whole one."""
    text, start, end = hit.string, max(hit.start() - reach, 0), hit.end() + reach
    while start > 0 and text[start - 1].isalnum() and start < hit.start():
        start += 1
    while end < len(text) and text[end].isalnum() and end > hit.end():
        end -= 1
    return text[start:end]


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _hit(place: str, original: str, span: tuple[int, int]) -> Hit:
    words = original[slice(*span)]
    return Hit(words=words, place=place, start=span[0], rule=f"{place} says “{words}”")


@cache
def _compiled(pattern: str, case: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if case == "i" else 0)
