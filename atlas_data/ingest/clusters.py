"""Joining pairs to groups, so long as nothing speaks against it (union-find with constraints)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from atlas_data.ingest.candidate import Candidate, Rule
from atlas_data.ingest.pairs import Pair
from atlas_data.ingest.preprints import is_preprint

_BY_TITLE = frozenset({Rule.TITLE, Rule.PAGES, Rule.ALIKE, Rule.TITLE_ALONE})
_IDENTIFIERS = ("doi", "pmid", "pmcid")


class Clusters:
    """Groups of candidates, by their places in a list; `joined` are the pairs that made them."""

    def __init__(self, held: Sequence[Candidate], apart: frozenset[frozenset[str]]) -> None:
        self._above = list(range(len(held)))
        self._names = [set(one.names) for one in held]
        self._numbers = [
            {name: {value} for name in _IDENTIFIERS if (value := getattr(one.record, name))}
            for one in held
        ]
        self._early = [is_preprint(one.record) for one in held]
        self._apart: dict[str, set[str]] = defaultdict(set)
        for two in apart:
            for name in two:
                self._apart[name] |= two - {name}
        self.joined: list[Pair] = []

    def join(self, pair: Pair) -> None:
        """Join the groups of two, unless a decision or their identifiers keep them apart."""
        first, second = sorted((self._top(pair.first), self._top(pair.second)))
        if first == second:
            return
        if pair.rule is not Rule.DECISION and self._decided_apart(first, second):
            return
        if pair.rule in _BY_TITLE and self._contradict(first, second):
            return
        self._above[second] = first
        self._names[first] |= self._names[second]
        for name, values in self._numbers[second].items():
            self._numbers[first].setdefault(name, set()).update(values)
        self.joined.append(pair)

    def groups(self) -> list[list[int]]:
        """The places of every group, each in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._above)):
            found[self._top(place)].append(place)
        return list(found.values())

    def _top(self, place: int) -> int:
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def _decided_apart(self, first: int, second: int) -> bool:
        if not self._apart:
            return False
        few, many = sorted((self._names[first], self._names[second]), key=len)
        return any(not many.isdisjoint(self._apart[name]) for name in few if name in self._apart)

    def _contradict(self, first: int, second: int) -> bool:
        one, other = self._numbers[first], self._numbers[second]
        if self._early[first] is not self._early[second]:
            return True  # a preprint and its article are two reports
        return any(one[name].isdisjoint(other[name]) for name in one.keys() & other.keys())
