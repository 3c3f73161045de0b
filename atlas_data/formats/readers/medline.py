"""Records of MEDLINE as PubMed gives them (`.nbib`): a tag a line, lines that go on indented.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas_data.formats.parts import clean
from atlas_data.formats.readers import dates, facts, identifiers, linked
from atlas_data.formats.readers.entry import Found, LinePieces, Reader
from atlas_data.formats.readers.lines import Line, lines
from atlas_data.model import Author

_BEGINS = re.compile(r"^PMID ?- ", re.MULTILINE)
_STARTS = re.compile(r"(?m:^)PMID-")
_TAG = re.compile(r"([A-Z]{2}  |[A-Z]{3} |[A-Z]{4})- ?(.*)", re.DOTALL)
_INDENT = 6  # signs before a line that goes on; such a line may hold nothing
Values = list[tuple[str, list[str]]]


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
    values: Values = []
    last: list[str] | None = None
    for line in held:
        if found := _TAG.fullmatch(line.text):
            last = [found[2]]
            values.append((found[1].strip(), last))
        elif last is not None:
            last.append(line.text)
    end = held[-1].start + len(held[-1].text.rstrip())
    return facts.found(_facts(_joined(values)), held[0].start, end, note_at=end)


def _joined(values: Values) -> list[tuple[str, str]]:
    joined = ((tag, " ".join(map(str.strip, parts)).strip()) for tag, parts in values)
    return [(tag, text) for tag, text in joined if text]


def _facts(values: list[tuple[str, str]]) -> facts.Facts:
    by_tag: dict[str, list[str]] = {}
    for tag, text in values:
        by_tag.setdefault(tag, []).append(text)

    def said(*tags: str) -> list[str]:
        return [text for tag in tags for text in by_tag.get(tag, ())]

    def first(*tags: str) -> str | None:
        return next(iter(said(*tags)), None)

    authors, complete = _people(values)
    types, notices = said("PT"), linked.notices(by_tag)
    status, status_source = linked.status(notices, types)
    return facts.read(
        first("TI", "BTI"),
        authors=authors,
        complete=complete,
        date=dates.date(first("DP", "DEP", "EDAT")),
        pages=first("PG"),
        status=status,
        status_source=status_source,
        checked_on=_revised(first("LR")),
        journal=first("JT", "TA"),
        journal_abbreviation=first("TA"),
        volume=first("VI"),
        issue=first("IP"),
        issns=sorted(said("IS"), key=lambda one: "Linking" not in one),
        language="; ".join(said("LA")),
        abstract=first("AB", "OAB"),
        lists={
            "keywords": (one.strip("* ") for one in said("OT")),
            "mesh": (one.partition("/")[0].strip("* ") for one in said("MH")),
            "publication_types": types,
            "sources": ("PubMed",),
        },
        notices=notices,
        related=linked.related(by_tag),
        dois=identifiers.dois(*(one for one in said("LID", "AID") if "[pii]" not in one)),
        pmid=identifiers.pmid(*said("PMID")),
        pmcid=identifiers.pmcid(*said("PMC")),
    )


def _revised(printed: str | None) -> str | None:
    """The day of the last revision, printed as 20240131: the record is of this state since then."""
    found = re.fullmatch(r"(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", clean(printed))
    return "-".join(found.groups()) if found else None


def _people(values: list[tuple[str, str]]) -> tuple[tuple[Author, ...], bool]:
    """Persons and groups in their order; full names where there are any."""
    person = "FAU" if any(tag == "FAU" for tag, _ in values) else "AU"
    out: list[Author] = []
    complete = True
    for tag, text in values:
        if tag == person:
            named, whole = facts.people([text])
            out += named
            complete &= whole
        elif tag == "CN":
            out.append(Author(literal=clean(text)))
    return tuple(out), complete


MEDLINE = Reader(
    slug="medline",
    begins=begins,
    entries=entries,
    pieces=lambda: LinePieces(start=_STARTS, read=entries),
)
