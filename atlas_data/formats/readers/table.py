"""Rows of a table (CSV, TSV, Excel's own), its columns known by their names, in any order; or lines
of a plain list of identifiers, which is a table of one column without a name.

Source: RFC 4180, and what PubMed, Scopus, Web of Science, Zotero and spreadsheets write beyond it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from atlas_data import texts
from atlas_data.formats.readers import (
    citation,
    databases,
    dates,
    facts,
    identifiers,
    publication_types,
)
from atlas_data.formats.readers.columns import COLUMNS
from atlas_data.formats.readers.entry import Found, Reader
from atlas_data.formats.readers.lines import lines
from atlas_data.model import WITHDRAWN

_PUBMED = "PubMed"
_PUBMED_ALONE = ("journal/book", "nihms id")  # names of columns in PubMed's own tables
_ENOUGH = ("title", "doi", "pmid", "pmcid", "listed")
LISTED = "DOI or PMID"
"""What the column of a plain list is called when others are put behind it."""
_ALONE = {key: [0] if key == "listed" else [] for key in COLUMNS}
_LOOKED_AT = 100  # lines of a plain list
_DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_HEADER_WITHIN = 6  # lines; above the names of columns some exports have a title
_TRIES = 50  # quotation marks without end from which reading begins again at the next line
_LAST = "\x01\x02end"
_SURELY_OPEN = 1_000_000  # characters behind a quotation mark; csv reads at most 131,072 of a cell
_MOST_OVER = 20  # cells more than there are names of columns
_NUMBER_BEHIND = re.compile(r"\s*\(\d{6,}\)")  # Scopus: "Kerr, J.R. (7201234567)"
_INITIALS = r"[^,;]+ [^\W\d_a-z]{1,4}"
_PUBMED_NAMES = re.compile(rf"{_INITIALS}(?:, {_INITIALS})+\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a table is laid out: its delimiter, the names of its columns, where their row starts and
    ends, and where the next row starts; a plain list has no such row (`named`)."""

    delimiter: str
    names: tuple[str, ...]
    start: int
    end: int
    after: int
    named: bool = True

    @property
    def database(self) -> str | None:
        """Which database's own names the columns have."""
        folded = [one.casefold() for one in self.names]
        return _PUBMED if any(one in folded for one in _PUBMED_ALONE) else None

    @property
    def columns(self) -> dict[str, list[int]]:
        """What is known to stand in which columns, the best name first."""
        folded = [_folded(one) for one in self.names]
        return {
            key: [folded.index(one) for one in known if one in folded]
            for key, known in COLUMNS.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its cells and its place without the line end; `broken` where it has no end."""

    cells: Sequence[str] = ()
    start: int
    end: int
    broken: bool = False


def layout(text: str) -> Layout | None:
    """How the table is laid out; None when no row at its top names a column that is known, and it
    is no plain list either."""
    return _with_names(text) or _list(text)


def _list(text: str) -> Layout | None:
    """A list begins with an identifier, and more than half of its lines are one."""
    top = (_alone(line.text) for line in lines(text) if line.text.strip())
    if not next(top, False):
        return None
    known = [True, *islice(top, _LOOKED_AT)]
    if sum(known) * 2 <= len(known):
        return None
    return Layout(delimiter="\t", names=(LISTED,), start=0, end=0, after=0, named=False)


def _alone(line: str) -> bool:
    """Whether a line holds an identifier and nothing else."""
    record = _facts([line.strip(' \t",;')], _ALONE).record
    return bool(record.doi or record.pmid or record.pmcid)


def _with_names(text: str) -> Layout | None:
    at, told = 0, ""
    for number, line in enumerate(lines(text)):
        at = line.start
        if number >= _HEADER_WITHIN:
            return None
        if found := _SEPARATOR.fullmatch(line.text.strip(" \r")):
            told = found[1]
            continue
        held = max(
            (_header(text, at, one) for one in ([told] if told else _DELIMITERS)),
            key=lambda one: len([key for key, places in one.columns.items() if places]),
        )
        if any(held.columns[key] for key in _ENOUGH):
            return held
    return None


def _header(text: str, at: int, delimiter: str) -> Layout:
    first = next(rows(text[: at + 20_000], at, delimiter), Row(start=at, end=at))
    last = next(lines(text, first.end), None)
    return Layout(
        delimiter=delimiter,
        names=tuple(first.cells),
        start=first.start,
        end=first.end,
        after=last.after if last else len(text),
    )


def rows(text: str, start: int, delimiter: str) -> Iterator[Row]:
    """The rows from a place on, empty ones left out.

    A quotation mark that is never closed breaks its line, and reading begins again at the next
    one; after many of these the rest is one broken row.
    """
    for tries in range(_TRIES, -1, -1):
        broken: int | None = None
        for row in _read(text, start, delimiter):
            if row.broken:
                broken = row.start
            elif any(row.cells):
                yield row
        if broken is None:
            return
        line = next(lines(text, broken))
        yield Row(start=broken, end=line.end if tries else len(text), broken=True)
        start = line.after


def _read(text: str, start: int, delimiter: str) -> Iterator[Row]:
    """Rows up to the end, or up to one that is broken."""
    begin = end = after = start

    def source() -> Iterator[str]:
        nonlocal end, after
        for line in lines(text, start):
            end, after = line.end, line.after
            yield text[line.start : line.after]
        end = -1
        yield _LAST

    try:
        for cells in csv.reader(source(), delimiter=delimiter):
            if end < 0:  # what comes last stands alone, unless a quotation mark is open
                if cells != [_LAST]:
                    yield Row(start=begin, end=begin, broken=True)
                return
            yield Row(cells=cells, start=begin, end=end)
            begin = after
    except csv.Error:  # a cell of more than 131,072 characters: a quotation mark without end
        yield Row(start=begin, end=begin, broken=True)


def begins(text: str) -> int | None:
    """Where the names of columns stand."""
    held = layout(text)
    return held.start if held else None


def entries(text: str) -> Iterator[Found]:
    """The rows in order. A row with far more cells than there are columns is told, not read."""
    return TablePieces().entries(text, last=True)


@dataclass(slots=True)
class TablePieces:
    """A table read piece by piece: its names of columns stand in the first."""

    held: Layout | None = None
    again = re.compile("\n")

    def starts(self, text: str) -> Iterator[int]:
        """Where rows begin. One that is open at the end may be closed by what follows."""
        held = self.held or layout(text)
        for row in rows(text, held.after, held.delimiter) if held else ():
            yield row.start
            if row.broken and len(text) - row.start < _SURELY_OPEN:
                return

    def entries(self, text: str, *, last: bool) -> Iterator[Found]:
        """The rows of the piece."""
        held = self.held or layout(text)
        if held is None:
            return
        self.held = replace(held, start=0, end=0, after=0)
        columns = held.columns
        for row in rows(text, held.after, held.delimiter):
            if row.broken:
                yield Found(start=row.start, end=row.end, problem=texts.say("read-table-quote"))
            elif not fits(row, held):
                yield Found(start=row.start, end=row.end, problem=texts.say("read-table-wide"))
            else:
                read = _facts(row.cells, columns, held.database)
                yield facts.found(read, row.start, row.end, note_at=row.end)


def fits(row: Row, held: Layout) -> bool:
    """Whether a row is whole and has about as many cells as there are names of columns."""
    return not row.broken and len(row.cells) <= len(held.names) + _MOST_OVER


def _facts(
    cells: Sequence[str], columns: Mapping[str, Sequence[int]], database: str | None = None
) -> facts.Facts:
    def said(key: str) -> list[str]:
        held = (cells[at].strip() for at in columns[key] if at < len(cells))
        return [one.removeprefix("'") for one in held if one]

    def first(key: str) -> str | None:
        return next(iter(said(key)), None)

    authors, complete = facts.people(_names(first("authors") or "", pubmed=database == _PUBMED))
    cited = citation.read(first("citation") if database == _PUBMED else None)
    listed = said("listed")
    notes, addresses = said("notes"), [*said("addresses"), *listed]
    central = [one for one in listed if "pmc" in one.casefold()]  # a bare number is PubMed's
    source = databases.named([*said("database")[:1]], said("marks"), addresses) or database
    standing = (first("status") or "").casefold()
    pages = first("pages") or ""
    return facts.read(
        first("title"),
        authors=authors,
        complete=complete and (first("complete") or "").casefold() != "no",
        date=dates.date(*said("date"), cited.date),
        pages=(pages if "-" in pages else "-".join(filter(None, (pages, first("lastpage")))))
        or first("article")
        or cited.pages,
        status=standing if standing in WITHDRAWN else "",
        journal=next((one for one in said("journal") if not databases.named((), (one,))), None),
        journal_abbreviation=first("short"),
        volume=_hyphened(first("volume")) or cited.volume,
        issue=_hyphened(first("issue")) or cited.issue,
        issns=said("issn"),
        language=first("language"),
        abstract=first("abstract"),
        lists={
            "keywords": facts.words(first("keywords") or ""),
            "mesh": (one.partition("/")[0].strip("* ") for one in (first("mesh") or "").split(";")),
            "publication_types": publication_types.known(said("types")),
            "sources": (source or "CSV",),
        },
        dois=identifiers.dois(*said("doi"), *addresses),
        pmid=identifiers.pmid(*said("pmid"), *listed) or identifiers.pmid_noted(notes, addresses),
        pmcid=identifiers.pmcid(*said("pmcid"), *central)
        or identifiers.pmcid_noted(notes, addresses),
    )


def _hyphened(printed: str | None) -> str:
    """A range with the hyphen that tables for Excel have no use for ("3–4")."""
    return re.sub(r"(?<=\w)–(?=\w)", "-", printed or "")


def _names(value: str, *, pubmed: bool) -> list[str]:
    """The names in one cell: apart by semicolons; PubMed's (`pubmed`) by commas."""
    if pubmed or (";" not in value and _PUBMED_NAMES.fullmatch(value[:2_000])):
        return value.rstrip(".").split(",")
    return _NUMBER_BEHIND.sub("", value).split(";")


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


TABLE = Reader(slug="table", begins=begins, entries=entries, pieces=TablePieces)
