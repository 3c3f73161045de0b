"""Records of RIS in the dialects of Zotero, EndNote, PubMed, Scopus and other databases.

A record runs from `TY` to `ER`. One that begins before the last has ended is another record: the
one without end is read and told, but nothing is written into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from atlas_data import texts
from atlas_data.formats.readers import databases, dates, facts, identifiers, publication_types
from atlas_data.formats.readers.entry import Found, LinePieces, Reader
from atlas_data.formats.readers.lines import Line, lines

_BEGINS = re.compile(r"^[ \t]*TY {1,2}-[ \t]*\S", re.MULTILINE)
_STARTS = re.compile(r"(?m:^)[ \t]*TY {1,2}-[ \n]")
_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: |$)[ \t]*(.*)", re.DOTALL)
_NOTES = ("N1", "U1", "U2", "U3", "U4", "U5", "M1", "M2", "C1", "C2", "C6", "C7", "RN")
_HEADING = re.compile(  # MeSH as MEDLINE prints it: "*Fatigue/im [Immunology]", "Fatigue/therapy"
    r"\*.*|[^/]+/\*?[a-z]{2}[a-z &]*(?: \[[^\]]*\])?(?:/.*)?"
)


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

    def listed(self, tag: str) -> Iterator[str]:
        """The values of a tag that may have several in one: apart by semicolons, or one a line
        (EndNote); a line that is indented goes on with the one before."""
        for one in self.values.get(tag, ()):
            joined = "\n".join(one)
            yield from re.split(r";|\n(?!\s)", joined)


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
    notes, addresses = held.said(*_NOTES), held.said("UR", "L1", "L2", "LK")
    span = "-".join(filter(None, (first("SP"), first("EP"))))
    journal, short = _journal(held)
    database = databases.named(
        held.said("DB"), held.said("DP", "AN", "L1", "L4"), held.said("UR", "L2")
    )
    keywords, mesh = _terms(held)
    return facts.read(
        first("TI", "T1", "CT", "BT"),
        authors=authors,
        complete=complete,
        date=dates.date(*held.said("PY", "Y1", "DA")),
        pages=first("SP") if "-" in (first("SP") or "") else span or first("C7"),
        journal=journal,
        journal_abbreviation=short,
        volume=first("VL"),
        issue=first("IS", "CP"),
        issns=held.said("SN"),
        language=first("LA"),
        abstract=first("AB", "N2"),
        lists={
            "keywords": keywords,
            "mesh": mesh,
            "publication_types": publication_types.known(held.said("M3")),
            "sources": (database or "RIS",),
        },
        dois=identifiers.dois(*held.said("DO", "DI", "M3", "L3", "AN"), *addresses),
        pmid=identifiers.pmid(*_numbers(held, database))
        or identifiers.pmid_noted([*notes, *held.said("AN")], addresses),
        pmcid=next((identifiers.pmcid(one) for one in held.said("C2") if "PMC" in one), None)
        or identifiers.pmcid_noted(notes, addresses),
    )


def _journal(held: _Open) -> tuple[str | None, str | None]:
    """The journal's name and its abbreviation, in whichever order a program files them; of a
    preprint (`UNPB`) what it stands on."""
    server = ["PB"] if held.said("TY") == ["UNPB"] else []
    full = next(filter(held.said, (*server, "T2", "JF", "JO", "JA", "J2", "J1")), None)
    short = next(
        (one for one in ("J2", "JA", "JI", "JO", "J1") if one != full and held.said(one)), None
    )
    names = [held.said(one)[0] if one else None for one in (full, short)]
    if held.said("DP") == ["NLM"] and len(names[1] or "") > len(names[0] or ""):
        names.reverse()  # EndNote files what it takes from PubMed so
    return names[0], names[1]


def _numbers(held: _Open, database: str | None) -> list[str]:
    """Values of the fields in which the database, or any program, gives PubMed's number."""
    theirs = {"Ovid MEDLINE": "ID", "Scopus": "C2", "Embase": "C5"}.get(database or "", "")
    pubmed = databases.is_pubmed(held.said("DB", "DP"))
    refman = (one.removeprefix("PM:") for one in held.said("UR") if one.startswith("PM:"))
    own = [*(["AN"] if pubmed else []), "PM", *([theirs] if theirs else [])]
    return [*held.said(*own), *refman]


def _terms(held: _Open) -> tuple[list[str], list[str]]:
    """Keywords, and the MeSH headings among them; where both look alike they stay keywords."""
    indexed = databases.is_pubmed(held.said("DB", "DP"))
    keywords: list[str] = []
    mesh: list[str] = []
    for one in map(str.strip, held.listed("KW")):
        if indexed and _HEADING.fullmatch(one):
            mesh.append(one.partition("/")[0].strip("* "))
        else:
            keywords.append(one.strip("* "))
    return keywords, mesh


RIS = Reader(
    slug="ris",
    begins=begins,
    entries=entries,
    pieces=lambda: LinePieces(start=_STARTS, read=entries),
)
