"""From the values of an entry to a record: what all formats need to understand alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from atlas_data import texts
from atlas_data.formats.parts import clean
from atlas_data.formats.readers.entry import Found
from atlas_data.model import Author, Record
from atlas_data.vocabulary import title_marks

_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_INITIALS = re.compile(r"[^\W\d_]{1,4}\.?(?:[- ]?[^\W\d_]\.?)*")
_OTHERS = ("others", "et al", "et al.", "al.")
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv|[23](?:nd|rd))\.?", re.IGNORECASE)
_MOST_AUTHORS = 5_000


class Facts(NamedTuple):
    """The record of an entry, and further DOIs that its field for one names."""

    record: Record
    also: tuple[str, ...]


def read(
    title: str | None,
    *,
    dois: Sequence[str] = (),
    authors: tuple[Author, ...] = (),
    complete: bool = True,
    date: str | None = None,
    pages: str | None = None,
    status: str = "",
    **values: str | None,
) -> Facts:
    """The facts of cleaned values: the DOI is the first of `dois`, `date` gives the year, every
    other value is kept as said.

    Its `status` is what the title itself says ("RETRACTED: …"), which then leaves the title, else
    the `status` that a field of the format says.
    """
    facts: dict[str, Any] = {key: clean(value) or None for key, value in values.items() if value}
    bare, mark = title_marks.marked(clean(title))
    plain, translated = _title(bare)
    held = Record(
        title=plain,
        doi=dois[0] if dois else None,
        translated=translated,
        status=mark or status or "not_checked",
        authors=authors[:_MOST_AUTHORS],
        authors_complete=complete and len(authors) <= _MOST_AUTHORS,
        year=year(date),
        pages=re.sub(r"\s*[-‐‑–—]{1,2}\s*", "-", clean(pages)) or None,
        **facts,
    )
    return Facts(held, tuple(dois[1:]))


def _title(printed: str) -> tuple[str, bool]:
    """The title without final full stop, and whether brackets say that it is translated (NLM)."""
    bare = printed[:-1].rstrip() if printed.endswith(".") and printed[-2:] != ".." else printed
    if bare.startswith("[") and bare.endswith("]") and "[" not in bare[1:]:
        return bare[1:-1].strip().removesuffix("."), True
    return bare or printed, False


def found(held: Facts, start: int, end: int, note_at: int | None, problem: str = "") -> Found:
    """The entry of some facts; one by which nothing could be looked up says so, not `problem`."""
    record = held.record
    if not (record.title or record.doi or record.pmid or record.pmcid):
        nothing = texts.say("read-says-nothing")
        return Found(start=start, end=end, problem=nothing, note_at=note_at)
    return Found(
        start=start,
        end=end,
        record=record,
        problem=problem,
        note_at=note_at,
        also=held.also,
    )


def year(date: str | None) -> int | None:
    """The first year that stands in a date ("2011/12/23", "Dec 2011", "2011-12")."""
    found = _YEAR.search((date or "")[:100])
    return int(found[1]) if found else None


def people(names: Iterable[str]) -> tuple[tuple[Author, ...], bool]:
    """Authors as RIS, MEDLINE and tables name them, and whether the list is whole.

    "Kerr, Jonathan R", "Kerr JR", "Smith, John, Jr." and "Some Group," (EndNote's mark of a name
    that must stay whole).
    """
    out, complete = [], True
    for name in map(clean, names):
        if others(name):
            complete = False
        elif name.strip(","):
            out.append(_author(name))
    return tuple(out), complete


def others(name: str) -> bool:
    """Whether a name says that there are more authors than are listed."""
    return name.strip(" ,").casefold() in _OTHERS


def _author(name: str) -> Author:
    family, comma, rest = name.partition(",")
    if comma and not rest.strip():
        return Author(literal=family.strip() or name)
    if comma:
        given, _, suffix = rest.partition(",")
        if _SUFFIX.fullmatch(given.strip()) and suffix.strip():
            given, suffix = suffix, given
        return Author(
            family=family.strip() or None,
            given=given.strip() or None,
            suffix=suffix.strip(" ,") or None,
            literal=None if family.strip() else rest.strip(" ,"),
        )
    first, _, last = name.rpartition(" ")
    if first and last.isupper() and len(last) <= 4 and _INITIALS.fullmatch(last):
        return Author(family=first, given=" ".join(last) if len(last) > 1 else last)
    return Author(literal=name) if " " in name else Author(family=name)
