"""Records of RIS in the dialects of Zotero, EndNote, PubMed, Scopus and other databases.

A record runs from `TY` to `ER`. One that begins before the last has ended is another record: the
one without end is read and told, but nothing is written into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from atlas_data import texts
from atlas_data.formats.readers import facts, identifiers
from atlas_data.formats.readers.entry import Found, Reader
from atlas_data.formats.readers.lines import Line, lines

_BEGINS = re.compile(r"^[ \t]*TY {1,2}-[ \t]*\S", re.MULTILINE)
_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: |$)[ \t]*(.*)", re.DOTALL)
_NOTES = ("N1", "U1", "U2", "U3", "U4", "U5", "M1", "M2", "C1", "C2", "C6", "C7", "RN")
_PUBMED = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A record that is being read: values by tag, each of one or more lines."""

    start: int
    values: dict[str, list[list[str]]] = field(default_factory=dict)
    last: list[str] | None = None
    end: int = 0

    def add(self, line: Line) -> None:
        """One more line: a new value, or more of the last one."""
        self.end = line.end
        found = _TAG.fullmatch(line.text.strip())
        if found:
            self.last = [found[2]]
            self.values.setdefault(found[1], []).append(self.last)
        elif self.last is not None:
            self.last.append(line.text)

    def said(self, *tags: str) -> list[str]:
        """All values of some tags, in the order of the tags."""
        held = (one for tag in tags for one in self.values.get(tag, ()))
        return [text for text in (" ".join(one).strip() for one in held) if text]


def begins(text: str) -> int | None:
    """Where the first record begins."""
    found = _BEGINS.search(text.replace("\r", "\n"))
    return found.start() if found else None


def entries(text: str) -> Iterator[Found]:
    """The records in order."""
    held: _Open | None = None
    stray: _Open | None = None
    for line in lines(text):
        bare = line.text.strip()
        found = _TAG.fullmatch(bare) if bare[2:3] == " " else None
        tag = found[1] if found else ""
        if tag == "TY":
            yield from _unended(held, stray)
            held, stray = _Open(line.start), None
        if held is not None and tag == "ER":
            yield _found(held, note_at=line.start, end=line.start + len(line.text.rstrip()))
            held = None
        elif held is not None:
            held.add(line)
        elif tag and tag != "ER":
            stray = stray or _Open(line.start)
            stray.add(line)
    yield from _unended(held, stray)


def _unended(held: _Open | None, stray: _Open | None) -> Iterator[Found]:
    if held is not None:
        yield _found(held, note_at=None, end=held.end)
    if stray is not None:
        yield Found(start=stray.start, end=stray.end, problem=texts.say("read-ris-stray"))


def _found(held: _Open, *, note_at: int | None, end: int) -> Found:
    problem = "" if note_at is not None else texts.say("read-ris-unended")
    return facts.found(_facts(held), held.start, end, note_at, problem)


def _facts(held: _Open) -> facts.Facts:
    def first(*tags: str) -> str | None:
        return next(iter(held.said(*tags)), None)

    authors, complete = facts.people(held.said("AU", "A1"))
    server = ["PB"] if first("TY") == "UNPB" else []
    notes, addresses = held.said(*_NOTES), held.said("UR", "L1", "L2", "LK")
    pubmed = any(_PUBMED.search(one) for one in held.said("DB", "DP"))
    span = "-".join(filter(None, (first("SP"), first("EP"))))
    return facts.read(
        first("TI", "T1", "CT", "BT"),
        authors=authors,
        complete=complete,
        date=first("PY", "Y1", "DA", "Y2"),
        pages=first("SP") if "-" in (first("SP") or "") else span,
        journal=first(*server, "T2", "JF", "JO", "JA", "J2", "J1"),
        volume=first("VL"),
        issue=first("IS", "CP"),
        dois=identifiers.dois(*held.said("DO", "DI", "M3", "L3", "AN"), *addresses),
        pmid=identifiers.pmid(*(held.said("AN") if pubmed else []), *held.said("PM"))
        or identifiers.pmid_noted([*notes, *held.said("AN")], addresses),
        pmcid=next((identifiers.pmcid(one) for one in held.said("C2") if "PMC" in one), None)
        or identifiers.pmcid_noted(notes, addresses),
    )


RIS = Reader(slug="ris", begins=begins, entries=entries)
