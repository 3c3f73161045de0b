"""Dates as libraries print them: year, month and day, each where it is said."""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NAMED = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\.?(?:\s+(\d{{1,2}})(?!\d))?", re.IGNORECASE)
_IN_REFERENCE = re.compile(
    rf"\b(\d{{4}}) ({'|'.join(_MONTHS)})[a-z]*\b(?: (\d{{1,2}})(?!\d))?", re.IGNORECASE
)
Date = tuple[int | None, int | None, int | None]


def year(said: str | None) -> int | None:
    """A year of four figures; None for none."""
    found = _YEAR.search(said or "")
    return int(found[0]) if found else None


def month(said: str | None) -> int | None:
    """A month from its name or number; None for a season, or for nothing that is one."""
    word = (said or "").strip()
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else None
    start = word[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else None


def day(said: str | None) -> int | None:
    """A day of a month; None for none."""
    word = (said or "").strip()
    return int(word) if word.isdecimal() and 1 <= int(word) <= 31 else None


def date(said_year: str | None, said_month: str | None, said_day: str | None) -> Date:
    """A date in parts; a month is only known with its year, a day with its month."""
    found = year(said_year)
    within = month(said_month) if found else None
    return found, within, day(said_day) if within else None


def medline(said: str) -> Date:
    """The beginning of a period as PubMed prints it: "1998 Dec-1999 Jan", "2003 Spring"."""
    found = _YEAR.search(said)
    if not found:
        return None, None, None
    after = said[found.end() :]
    named = _NAMED.match(after.strip(" -"))
    if not named:
        return int(found[0]), None, None
    return int(found[0]), month(named[1]), day(named[2])


def in_reference(said: str) -> str | None:
    """The date in a reference such as "Journal. 2021 Jul 3;22(1):545", as "2021-07-03"."""
    found = _IN_REFERENCE.search(said)
    if not found:
        return None
    told = f"{found[1]}-{month(found[2]):02}"
    return told + (f"-{int(found[3]):02}" if day(found[3]) else "")
