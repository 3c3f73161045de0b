"""Whose a name is: an id of the atlas stands for one study, so no two candidates share a name.

They do when a source put an identifier on the wrong paper, or when papers without identifiers have
one title ("Chronic fatigue syndrome" is that of many letters).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from atlas_data.ingest import joined
from atlas_data.ingest.candidate import Candidate, ordered
from atlas_data.ingest.pairs import fold


def sole(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, each name with one of them alone.

    Of two that were kept apart, the weightier keeps a name that both came under; one that would
    have none left gets its title, first author, year, volume and pages for a name.
    """
    held = ordered(candidates)
    claims: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(held):
        for name in one.names:
            claims[name].append(place)
    lost: dict[int, set[str]] = defaultdict(set)
    for name, places in claims.items():
        if len(places) > 1:
            best = max(places, key=lambda place: (joined.rank(held[place]), -place))
            for place in places:
                lost[place] |= set() if place == best else {name}
    out = list(held)
    taken: Counter[str] = Counter()
    for place in sorted(lost):
        if names := lost[place]:
            left = [name for name in held[place].names if name not in names]
            out[place] = replace(held[place], names=tuple(left or [_free(held[place], taken)]))
    return ordered(out)


def _free(one: Candidate, taken: Counter[str]) -> str:
    """A name by which the paper is described; papers alike in all of it are numbered."""
    name = _described(one)
    taken[name] += 1
    return f"{name}|{taken[name]}" if taken[name] > 1 else name


def _described(one: Candidate) -> str:
    """A name for a paper that shares its title, or its only identifier, with another."""
    record = one.record
    author = record.authors[0].surname if record.authors else ""
    parts = (record.title, author, str(record.year or ""), record.volume or "", record.pages or "")
    return f"title:{'|'.join(map(fold, parts))}"
