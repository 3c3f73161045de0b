"""Items of CSL-JSON, and studies of the atlas's own JSON and JSON Lines: an array, an object that
holds one, one item alone, or several of these one after the other.

Source: citation-style-language/schema, csl-data.json 1.0.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping
from typing import Any

from atlas_data import texts
from atlas_data.formats.readers import facts, identifiers
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


def begins(text: str) -> int | None:
    """Where the array or object begins; only at the very start of a file."""
    found = _FIRST.match(text)
    return found.end() - 1 if found else None


def entries(text: str) -> Iterator[Found]:
    """The items in order, and where the text stops being JSON, if it does."""
    at = _past(text, 0)
    try:
        while at < len(text):
            at = _past(text, (yield from _whole(text, at)))
    except _Broken as broken:
        where = min(broken.at, len(text))
        yield Found(start=where, end=len(text), problem=texts.say("read-json-broken"))


def _whole(text: str, at: int) -> Generator[Found, None, int]:
    """The items of the array or object at a place; gives where it ends."""
    if text[at] == "[":
        return (yield from _array(text, at))
    if text[at] == "{":
        return (yield from _object(text, at))
    raise _Broken(at)


def _array(text: str, at: int) -> Generator[Found, None, int]:
    at = _past(text, at + 1)
    while text[at : at + 1] != "]":
        item, end = _value(text, at)
        yield _found(text, item, at, end)
        at = _past(text, end)
        if text[at : at + 1] == ",":
            at = _past(text, at + 1)
        elif text[at : at + 1] != "]":
            raise _Broken(at)
    return at + 1


def _object(text: str, start: int) -> Generator[Found, None, int]:
    """The items of an object that holds them, else the object as one item."""
    for name, at in _members(text, start):
        if name in _HOLDERS and text[at : at + 1] == "[":
            yield from _array(text, at)
            return _value(text, start)[1]
    item, end = _value(text, start)
    if not any(name in item for name in _OWN):
        yield Found(start=start, end=end, problem=texts.say("read-json-other"))
    else:
        yield _found(text, item, start, end)
    return end


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


def _found(text: str, item: Any, start: int, end: int) -> Found:
    if not isinstance(item, dict):
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
    return facts.read(
        _MARKUP.sub("", said("title")),
        authors=named,
        complete=len(named) == len(people),
        date=_date(item.get("issued", item.get("year"))),
        pages=said("page", "pages", "number"),
        status=standing if standing in WITHDRAWN else "",
        journal=said("container-title", "journal"),
        journal_abbreviation=said(
            "container-title-short", "journalAbbreviation", "journal_abbreviation"
        ),
        volume=said("volume"),
        issue=said("issue"),
        dois=identifiers.dois(said("DOI", "doi"), *addresses),
        pmid=identifiers.pmid(said("PMID", "pmid")) or identifiers.pmid_noted(notes, addresses),
        pmcid=identifiers.pmcid(said("PMCID", "pmcid"))
        or identifiers.pmcid_noted(notes, addresses),
    )


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


def _date(issued: Any) -> str:
    if not isinstance(issued, dict):
        return str(issued) if isinstance(issued, str | int) else ""
    parts = _listed(issued.get("date-parts"))
    first = _listed(parts[0]) if parts else []
    if first:
        return str(first[0])
    return str(issued.get("raw") or issued.get("literal") or "")


CSL = Reader(slug="csl", begins=begins, entries=entries)
