"""From the values of an entry to a record: what all formats need to understand alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from atlas_data import texts
from atlas_data.formats import languages
from atlas_data.formats.parts import clean
from atlas_data.formats.readers.dates import Date
from atlas_data.formats.readers.entry import Found
from atlas_data.model import Author, Notice, Record, Related
from atlas_data.vocabulary import title_marks

_ISSN = re.compile(r"(?<![\w-])(\d{4})-?(\d{3}[\dXx])(?![\w-])")
_NO_ABSTRACT = re.compile(
    r"[\[(]?\s*(?:no abstracts?(?: is| was)?(?: available| provided)?|(?:the )?abstract(?: is)?"
    r" (?:not |un)available|(?:publisher: )?abstract available from the publisher"
    r"|n/?a|none|null|[-–—]+)\s*[\])]?\.?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[^\W\d_]{1,4}\.?(?:[- ]?[^\W\d_]\.?)*")
_OTHERS = ("others", "et al", "et al.", "al.")
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv|[23](?:nd|rd))\.?", re.IGNORECASE)
_MOST_AUTHORS, _MOST_WORDS = 20_000, 1_000
_LONGEST_NOTHING = 60  # characters in which a source says that there is no abstract
_NO_DATE = Date()
_NO_LISTS: Mapping[str, Iterable[str]] = MappingProxyType({})


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
    date: Date = _NO_DATE,
    pages: str | None = None,
    status: str = "",
    abstract: str | None = None,
    issns: Iterable[str] = (),
    language: str | None = None,
    lists: Mapping[str, Iterable[str]] = _NO_LISTS,
    notices: tuple[Notice, ...] = (),
    related: tuple[Related, ...] = (),
    **values: str | None,
) -> Facts:
    """The facts of cleaned values: the DOI is the first of `dois`, the ISSN the first of `issns`,
    a language gets NLM's code, `lists` (of keywords, MeSH headings, …) are cleaned, and every
    other value is kept as said.

    Its `status` is what the title itself says ("RETRACTED: …"), which then leaves the title, else
    the `status` that a field of the format says.
    """
    facts: dict[str, Any] = {key: clean(value) or None for key, value in values.items() if value}
    facts |= {key: _once(several) for key, several in lists.items()}
    bare, mark = title_marks.marked(clean(title))
    plain, translated = _title(bare)
    held = Record(
        title=plain,
        doi=dois[0] if dois else None,
        translated=translated,
        status=mark or status or "not_checked",
        authors=authors[:_MOST_AUTHORS],
        authors_complete=complete and len(authors) <= _MOST_AUTHORS,
        **date._asdict(),
        pages=re.sub(r"\s*[-‐‑–—]{1,2}\s*", "-", clean(pages)) or None,
        abstract=_abstract(abstract),
        issn=next((f"{one[1]}-{one[2].upper()}" for one in map(_ISSN.search, issns) if one), None),
        language=_language(language),
        notices=notices,
        related=related,
        **facts,
    )
    return Facts(held, tuple(dois[1:]))


def words(*said: str) -> Iterator[str]:
    """Keywords that stand in one value each, or several in one: apart by semicolons, else by
    commas ("fatigue, cytokines")."""
    for one in said:
        yield from one.split(";" if ";" in one else ",")


def _once(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(clean, said))))[:_MOST_WORDS]


def _language(said: str | None) -> str | None:
    """NLM's codes of the languages ("eng; fre"); what is no language it knows stays as printed."""
    return "; ".join(_once(map(languages.code, re.split("[;,]", said or "")))) or None


def _abstract(said: str | None) -> str | None:
    """The abstract on one line; what only says that there is none is none."""
    text = clean(said)
    return None if _NO_ABSTRACT.fullmatch(text[:_LONGEST_NOTHING]) else text or None


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
    letters = last.replace(".", "").replace("-", "")
    if first and last.isupper() and len(letters) <= 4 and _INITIALS.fullmatch(last):
        return Author(family=first, given=" ".join(last) if last.isalpha() else last)
    return Author(literal=name) if " " in name else Author(family=name)
