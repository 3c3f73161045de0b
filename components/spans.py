"""Years in rows of five, for pictures that must fit a phone; the last row may not be over."""

from __future__ import annotations

from collections.abc import Sequence

from atlas_data import texts
from atlas_data.query.atlas import Atlas
from atlas_data.query.tables import Yearly

_LENGTH = 5


def starts(known: Sequence[int]) -> range:
    """The first years of the rows that hold all years known."""
    return range(min(known) // _LENGTH * _LENGTH, max(known) + 1, _LENGTH) if known else range(0)


def bounds(first: int) -> tuple[str, str]:
    """First and last year of a row, as an address spells them."""
    return str(first), str(first + _LENGTH - 1)


def total(found: Yearly, counts: Sequence[int], first: int) -> int:
    """The sum of a row; `counts` stand beside the years of `found`."""
    pairs = zip(found.years, counts, strict=True)
    return sum(number for year, number in pairs if first <= year < first + _LENGTH)


def label(atlas: Atlas, first: int) -> str:
    """The name of a row; one that is not over in this data says so."""
    start, end = bounds(first)
    now = unfinished(atlas)
    if first <= now < int(end):
        return texts.say("years-so-far", first=start, last=str(now))
    return texts.say("years", first=start, last=end)


def unfinished(atlas: Atlas) -> int:
    """The year that is not over in this data: that of the snapshot."""
    return int(atlas.name[:4])
