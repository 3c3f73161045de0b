"""Records of MEDLINE as PubMed gives them (`.nbib`): a tag a line, lines that go on indented.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas_data.formats.readers import facts, identifiers
from atlas_data.formats.readers.entry import Found, Reader
from atlas_data.formats.readers.lines import Line, lines
from atlas_data.model import Author

_BEGINS = re.compile(r"^PMID ?- ", re.MULTILINE)
_TAG = re.compile(r"([A-Z]{2}  |[A-Z]{3} |[A-Z]{4})- ?(.*)", re.DOTALL)
_INDENT = 6  # signs before a line that goes on; such a line may hold nothing
Values = dict[str, list[list[str]]]


def begins(text: str) -> int | None:
    """Where the first record begins."""
    found = _BEGINS.search(text.replace("\r", "\n"))
    return found.start() if found else None


def entries(text: str) -> Iterator[Found]:
    """The records in order; a blank line or the next `PMID-` ends one."""
    held: list[Line] = []
    for line in lines(text):
        blank = not line.text.strip() and len(line.text) < _INDENT
        if held and (blank or line.text.startswith("PMID-")):
            yield _found(held)
            held = []
        if held or _TAG.fullmatch(line.text):
            held.append(line)
    if held:
        yield _found(held)


def _found(held: list[Line]) -> Found:
    values: Values = {}
    last: list[str] | None = None
    for line in held:
        if found := _TAG.fullmatch(line.text):
            last = [found[2]]
            values.setdefault(found[1].strip(), []).append(last)
        elif last is not None:
            last.append(line.text)
    end = held[-1].start + len(held[-1].text.rstrip())
    return facts.found(_facts(values), held[0].start, end, note_at=end)


def _facts(values: Values) -> facts.Facts:
    def said(*tags: str) -> list[str]:
        held = (one for tag in tags for one in values.get(tag, ()))
        return [" ".join(part.strip() for part in one).strip() for one in held]

    def first(*tags: str) -> str | None:
        return next(filter(None, said(*tags)), None)

    people, complete = facts.people(said("FAU") or said("AU"))
    groups = tuple(Author(literal=one) for one in said("CN") if one)
    places = said("LID", "AID")
    return facts.read(
        first("TI", "BTI"),
        authors=people + groups,
        complete=complete,
        date=first("DP", "DEP", "EDAT"),
        pages=first("PG"),
        status="retracted" if "Retracted Publication" in said("PT") else "",
        journal=first("JT", "TA"),
        journal_abbreviation=first("TA"),
        volume=first("VI"),
        issue=first("IP"),
        dois=identifiers.dois(*(one for one in places if "[pii]" not in one)),
        pmid=identifiers.pmid(*said("PMID")),
        pmcid=identifiers.pmcid(*said("PMC")),
    )


MEDLINE = Reader(slug="medline", begins=begins, entries=entries)
