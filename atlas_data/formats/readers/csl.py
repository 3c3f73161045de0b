"""Items of CSL-JSON, and studies of the atlas's own JSON and JSON Lines: an array, an object that
holds one, one item alone, or several of these one after the other.

Source: citation-style-language/schema, csl-data.json 1.0.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, NamedTuple

from atlas_data import texts
from atlas_data.formats.readers import databases, dates, facts, identifiers, publication_types
from atlas_data.formats.readers.entry import Found, Reader
from atlas_data.model import WITHDRAWN, Author

_SPACE = re.compile(r"[ \t\r\n]*")
_FIRST = re.compile(r"[ \t\r\n]*[\[{]")
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]*>", re.IGNORECASE)
_DECODER = json.JSONDecoder()
_OWN = ("title", "DOI", "PMID", "doi", "pmid", "author", "container-title")
_HOLDERS = ("items", "studies")


class _Broken(Exception):
    """The text stops being JSON at a place."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class _Step(NamedTuple):
    """One step through a text: where it ends, what is open there, and the item that was read."""

    end: int
    opened: str
    item: Any = None
    start: int = -1  # of the item; below 0 where the step read none


def begins(text: str) -> int | None:
    """Where the array or object begins; only at the very start of a file."""
    found = _FIRST.match(text)
    return found.end() - 1 if found else None


def entries(text: str) -> Iterator[Found]:
    """The items in order, and where the text stops being JSON, if it does."""
    return CslPieces().entries(text, last=True)


@dataclass(slots=True)
class CslPieces:
    """A file read piece by piece. `opened` is what the text stands in: nothing, an array (with a
    comma: behind an element), an array in an object that holds items, or that object behind it."""

    opened: str = ""
    again = None

    def starts(self, text: str) -> Iterator[int]:
        """Where steps end behind which all is whole."""
        try:
            for step in _steps(text, self.opened):
                if step.end < len(text):
                    yield step.end
        except _Broken:
            return

    def entries(self, text: str, *, last: bool) -> Iterator[Found]:
        """The items of the piece; of the last one also where it stops being JSON."""
        try:
            for step in _steps(text, self.opened):
                alone, self.opened = not self.opened, step.opened
                if step.start >= 0:
                    yield _found(text, step, alone=alone)
            if last and self.opened:
                raise _Broken(len(text))
        except _Broken as broken:
            if last:
                where = min(broken.at, len(text))
                yield Found(start=where, end=len(text), problem=texts.say("read-json-broken"))


_ARRAY, _HELD, _BEHIND = "array", "held", "behind"


def _steps(text: str, opened: str) -> Iterator[_Step]:
    """The steps through a text that stands in `opened`; raises `_Broken` where there is none."""
    at = _past(text, 0)
    while at < len(text):
        step = _step(text, at, opened)
        yield step
        opened, at = step.opened, _past(text, step.end)


def _step(text: str, at: int, opened: str) -> _Step:
    if not opened:
        return _outside(text, at)
    if opened == _BEHIND:
        return _behind_items(text, at)
    array = opened.rstrip(",")
    if text[at] == "]":
        return _Step(at + 1, _BEHIND if array == _HELD else "")
    if opened == array:
        item, end = _value(text, at)
        return _Step(end, f"{array},", item, at)
    if text[at] != ",":
        raise _Broken(at)
    return _Step(at + 1, array)


def _outside(text: str, at: int) -> _Step:
    """The beginning of an array, of an object that holds one, or one item alone."""
    if text[at] == "[":
        return _Step(at + 1, _ARRAY)
    if text[at] != "{":
        raise _Broken(at)
    for name, held in _members(text, at):
        if name in _HOLDERS and text[held : held + 1] == "[":
            return _Step(held + 1, _HELD)
    item, end = _value(text, at)
    return _Step(end, "", item, at)


def _behind_items(text: str, at: int) -> _Step:
    """One more member of an object behind its items, or the object's end."""
    if text[at] == "}":
        return _Step(at + 1, "")
    if text[at] != ",":
        raise _Broken(at)
    colon = _past(text, _value(text, _past(text, at + 1))[1])
    if text[colon : colon + 1] != ":":
        raise _Broken(colon)
    return _Step(_value(text, _past(text, colon + 1))[1], _BEHIND)


def _members(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Name of each member of the object at a place, and where its value starts."""
    at = _past(text, start + 1)
    while text[at : at + 1] == '"':
        name, at = _value(text, at)
        at = _past(text, at)
        if text[at : at + 1] != ":":
            raise _Broken(at)
        at = _past(text, at + 1)
        yield name, at
        at = _past(text, _value(text, at)[1])
        if text[at : at + 1] == ",":
            at = _past(text, at + 1)


def _past(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as why:
        raise _Broken(max(at, why.pos)) from why
    except (ValueError, RecursionError) as why:  # a number of thousands of figures; too deep
        raise _Broken(at) from why


def _found(text: str, step: _Step, *, alone: bool) -> Found:
    item, start, end = step.item, step.start, step.end
    if not isinstance(item, dict) or (alone and not any(name in item for name in _OWN)):
        return Found(start=start, end=end, problem=texts.say("read-json-other"))
    note_at: int | None = _inside(text, end)
    if "custom" in item:
        at = [place for name, place in _members(text, start) if name == "custom"][-1]
        note_at = _inside(text, _value(text, at)[1]) if isinstance(item["custom"], dict) else None
    return facts.found(_facts(item), start, end, note_at)


def _inside(text: str, end: int) -> int:
    """The place behind the last member of an object that ends at a place."""
    at = end - 1
    while text[at - 1] in " \t\r\n":
        at -= 1
    return at


def _facts(item: Mapping[str, Any]) -> facts.Facts:
    def said(*names: str) -> str:
        held = (item.get(one) for one in names)
        texts_of = (str(one) for one in held if isinstance(one, str | int | float))
        return next(filter(None, texts_of), "")

    notes, addresses = [said("note")], [said("URL")]
    standing = said("status").casefold()
    people = tuple(filter(None, map(_author, _listed(item.get("author", item.get("authors"))))))
    named = tuple(one for one in people if not facts.others(one.literal or ""))
    whole = len(named) == len(people) and item.get("authors_complete") is not False
    return facts.read(
        _MARKUP.sub("", said("title")),
        authors=named,
        complete=whole,
        date=_date(item),
        pages=said("page", "pages", "number"),
        status=standing if standing in WITHDRAWN else "",
        journal=said("container-title", "journal") or _server(item, said("publisher")),
        journal_abbreviation=said(
            "container-title-short", "journalAbbreviation", "journal_abbreviation"
        ),
        volume=said("volume"),
        issue=said("issue"),
        issns=(said("ISSN", "issn"),),
        language=said("language"),
        abstract=_MARKUP.sub("", said("abstract")),
        lists={
            "keywords": (*facts.words(said("keyword")), *_texts(item, "keywords")),
            "mesh": _texts(item, "mesh"),
            "publication_types": (*_kinds(item), *_texts(item, "publication_types")),
            "sources": _texts(item, "sources")
            or (databases.named([said("source")], [said("id")]) or "CSL-JSON",),
        },
        dois=identifiers.dois(said("DOI", "doi"), *addresses),
        pmid=identifiers.pmid(said("PMID", "pmid")) or identifiers.pmid_noted(notes, addresses),
        pmcid=identifiers.pmcid(said("PMCID", "pmcid"))
        or identifiers.pmcid_noted(notes, addresses),
    )


def _server(item: Mapping[str, Any], publisher: str) -> str:
    """What a preprint (CSL type "article") stands on; other works have publishers of their own."""
    return publisher if item.get("type") == "article" else ""


def _kinds(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Publication types among the words that say of which kind a work is; the CSL type is none."""
    return publication_types.known(str(item[one]) for one in ("genre", "medium") if one in item)


def _texts(item: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(one for one in _listed(item.get(name)) if isinstance(one, str))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _author(name: Any) -> Author | None:
    if not isinstance(name, dict):
        return None
    held = {key: " ".join(one.split()) for key, one in name.items() if isinstance(one, str)}
    particles = (held.get("dropping-particle"), held.get("non-dropping-particle"))
    family = held.get("family")
    if not family:
        literal = held.get("literal") or held.get("given")
        return Author(literal=literal) if literal else None
    return Author(
        family=family,
        given=held.get("given") or None,
        particle=" ".join(filter(None, particles)) or None,
        suffix=held.get("suffix") or None,
    )


def _date(item: Mapping[str, Any]) -> dates.Date:
    """The date as CSL has it, or as the atlas's own data has it."""
    issued = item.get("issued", item.get("year"))
    if not isinstance(issued, dict):
        own = (issued, item.get("month"), item.get("day")) if isinstance(issued, int) else ()
        return _dashed(own) if own else dates.date(str(issued or ""))
    parts = _listed(issued.get("date-parts"))
    first = _listed(parts[0]) if parts else []
    return _dashed(first) if first else dates.date(str(issued.get("raw") or issued.get("literal")))


def _dashed(parts: Sequence[Any]) -> dates.Date:
    return dates.date("-".join(map(str, takewhile(bool, parts))))


CSL = Reader(slug="csl", begins=begins, entries=entries, pieces=CslPieces)
