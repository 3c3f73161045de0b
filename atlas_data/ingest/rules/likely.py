"""Which patterns can match a text at all, told by the words they begin with.

The vocabulary has hundreds of patterns and a text names few of its terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from atlas_data import vocabulary
from atlas_data.vocabulary import seek
from atlas_data.vocabulary.term import Pattern, WordTerm


class Index:
    """Patterns by the words they begin with, to ask a text for all of them at once."""

    def __init__(self, given: Iterable[str]) -> None:
        self._always: set[str] = set()
        self._by_head: dict[str, set[str]] = {}
        for pattern in given:
            needed = seek.heads_needed(pattern)
            if not needed or "" in needed:
                self._always.add(pattern)
            else:
                for head in needed:
                    self._by_head.setdefault(head, set()).add(pattern)

    def possible(self, low: str) -> frozenset[str]:
        """The patterns that can match a text, given in lower case."""
        held = self._by_head.keys() & seek.heads(low)
        return frozenset(self._always.union(*(self._by_head[head] for head in held)))


class Terms:
    """The terms of one list of the vocabulary, to ask a text which of them it can name."""

    def __init__(self, given: Mapping[str, WordTerm]) -> None:
        self._given = given
        self._owners: dict[str, list[str]] = {}
        for name, term in given.items():
            for one in term.patterns:
                self._owners.setdefault(one.re, []).append(name)

    def possible(self, text: str) -> dict[str, tuple[Pattern, ...]]:
        """The terms that can be found, in their order, each with its patterns that can match."""
        possible = _of_vocabulary(text)
        names = {name for one in possible for name in self._owners.get(one, ())}
        return {
            name: tuple(one for one in term.patterns if one.re in possible)
            for name, term in self._given.items()
            if name in names
        }


@lru_cache(maxsize=16)
def _of_vocabulary(text: str) -> frozenset[str]:
    return _vocabulary().possible(text.lower())


@cache
def _vocabulary() -> Index:
    tables: tuple[Mapping[str, WordTerm], ...] = (
        vocabulary.CRITERIA,
        vocabulary.VIRUSES,
        vocabulary.DESIGNS,
        vocabulary.TOPICS,
        vocabulary.REPORTING,
    )
    return Index(one.re for table in tables for term in table.values() for one in term.patterns)
