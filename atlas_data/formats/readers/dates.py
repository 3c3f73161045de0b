"""When a paper was published, out of a date as programs print it."""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_FIGURES = re.compile(  # 2011/12/23/, 2011-12-23, 2011-12-23/2012-01-02, 20111223 is none
    r"\s*(?P<year>1[6-9]\d\d|20\d\d)[-/.](?P<month>\d\d?)(?:[-/.](?P<day>\d\d?))?(?!\d)"
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORD = rf"(?<![^\W\d_])(?P<name>{'|'.join(_NAMES)})[a-z]*(?![^\W\d_])\.?"
_BEFORE = re.compile(rf"(?<!\d)(?P<day>\d\d?)[. -]+{_WORD}", re.IGNORECASE)  # 23 December
_BEHIND = re.compile(rf"{_WORD}(?:[ ~-]+(?P<day>\d\d?)(?!\d))?", re.IGNORECASE)  # Dec 23
_SPAN = re.compile(rf"{_WORD}[ ]?[-–/][ ]?(?:{'|'.join(_NAMES)})", re.IGNORECASE)  # Oct-Nov
_LONGEST = 100


class Date(NamedTuple):
    """Year, month (1-12) and day of the month, as far as they are printed."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def date(*printed: str | None) -> Date:
    """The date of the first value with a year, its month and day out of a later one if need be.

    A month in another year than the first is not taken, nor a day in another month. Where the
    order of day and month could be either ("05/06/2011"), there is only a year; of "Oct-Nov"
    there is the first month, as NLM sorts it.
    """
    found = Date()
    for one in map(_date, filter(None, printed)):
        if found.year is None:
            found = Date(one.year, one.month or found.month, one.day if one.month else found.day)
        elif one.year in (None, found.year):
            if found.month is None:
                found = Date(found.year, one.month, one.day)
            elif found.day is None and one.month == found.month:
                found = found._replace(day=one.day)
    return found if found.year else Date()


def year(printed: str | None) -> int | None:
    """The first year that stands in a date ("2011/12/23", "Dec 2011", "2011-12")."""
    found = _YEAR.search((printed or "")[:_LONGEST])
    return int(found[1]) if found else None


def _date(printed: str) -> Date:
    text = printed[:_LONGEST]
    if figures := _FIGURES.match(text):
        month, day = int(figures["month"]), int(figures["day"] or 0)
        return _possible(int(figures["year"]), month, day)
    words = min(
        filter(None, (_BEFORE.search(text), _BEHIND.search(text))), key=_start, default=None
    )
    if words is None:
        return Date(year(text))
    month = _NAMES.index(words["name"].casefold()) + 1
    day = 0 if _SPAN.search(text) else int(words["day"] or 0)
    return _possible(year(text), month, day)


def _start(found: re.Match[str]) -> int:
    return found.start()


def _possible(of: int | None, month: int, day: int) -> Date:
    if not 1 <= month <= 12:
        return Date(of)
    return Date(of, month, day if 1 <= day <= 31 else None)
