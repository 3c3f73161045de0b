"""Rows of a table (CSV, TSV, Excel's own), its columns known by their names, in any order; or lines
of a plain list of identifiers, which is a table of one column without a name.

Source: RFC 4180, and what PubMed, Scopus, Web of Science, Zotero and spreadsheets write beyond it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from atlas_data import texts
from atlas_data.formats.readers import facts, identifiers
from atlas_data.formats.readers.entry import Found, Reader
from atlas_data.formats.readers.lines import lines

_COLUMNS = {
    "title": ("title", "articletitle", "documenttitle", "papertitle", "primarytitle", "ti", "t1"),
    "doi": ("doi", "doilink", "articledoi", "doiurl", "di", "do"),
    "pmid": ("pmid", "pubmedid", "pubmed", "pm", "pubmednumber"),
    "pmcid": ("pmcid", "pmc", "pmcnumber"),
    "authors": ("authors", "author", "authorfullnames", "authornames", "au", "firstauthor"),
    "date": ("year", "publicationyear", "pubyear", "py", "date", "publicationdate", "issued"),
    "journal": (
        *("journal", "journalbook", "publicationtitle", "sourcetitle", "journaltitle"),
        *("containertitle", "source", "so", "jo", "t2"),
    ),
    "volume": ("volume", "vol", "vl"),
    "issue": ("issue", "number", "is"),
    "pages": ("pages", "page", "articlepages", "pg", "pagestart", "startpage"),
    "notes": ("extra", "notes", "note"),
    "addresses": ("url", "link", "address"),
    "listed": ("doiorpmid",),
}
_ENOUGH = ("title", "doi", "pmid", "pmcid", "listed")
LISTED = "DOI or PMID"
"""What the column of a plain list is called when others are put behind it."""
_ALONE = {key: [0] if key == "listed" else [] for key in _COLUMNS}
_LOOKED_AT = 100  # lines of a plain list
_DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_HEADER_WITHIN = 6  # lines; above the names of columns some exports have a title
_TRIES = 50  # quotation marks without end from which reading begins again at the next line
_LAST = "\x01\x02end"
_MOST_OVER = 20  # cells more than there are names of columns
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
    def columns(self) -> dict[str, list[int]]:
        """What is known to stand in which columns, the best name first."""
        folded = [_folded(one) for one in self.names]
        return {
            key: [folded.index(one) for one in known if one in folded]
            for key, known in _COLUMNS.items()
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
    held = layout(text)
    if held is None:
        return
    columns = held.columns
    for row in rows(text, held.after, held.delimiter):
        if row.broken:
            yield Found(start=row.start, end=row.end, problem=texts.say("read-table-quote"))
        elif not fits(row, held):
            yield Found(start=row.start, end=row.end, problem=texts.say("read-table-wide"))
        else:
            yield facts.found(_facts(row.cells, columns), row.start, row.end, note_at=row.end)


def fits(row: Row, held: Layout) -> bool:
    """Whether a row is whole and has about as many cells as there are names of columns."""
    return not row.broken and len(row.cells) <= len(held.names) + _MOST_OVER


def _facts(cells: Sequence[str], columns: dict[str, list[int]]) -> facts.Facts:
    def said(key: str) -> list[str]:
        held = (cells[at].strip() for at in columns[key] if at < len(cells))
        return [one.removeprefix("'") for one in held if one]

    def first(key: str) -> str | None:
        return next(iter(said(key)), None)

    authors, complete = facts.people(_names(first("authors") or ""))
    listed = said("listed")
    notes, addresses = said("notes"), [*said("addresses"), *listed]
    central = [one for one in listed if "pmc" in one.casefold()]  # a bare number is PubMed's
    return facts.read(
        first("title"),
        authors=authors,
        complete=complete,
        date=first("date"),
        pages=first("pages"),
        journal=first("journal"),
        volume=first("volume"),
        issue=first("issue"),
        dois=identifiers.dois(*said("doi"), *addresses),
        pmid=identifiers.pmid(*said("pmid"), *listed) or identifiers.pmid_noted(notes, addresses),
        pmcid=identifiers.pmcid(*said("pmcid"), *central)
        or identifiers.pmcid_noted(notes, addresses),
    )


def _names(value: str) -> list[str]:
    if ";" not in value and _PUBMED_NAMES.fullmatch(value[:2_000]):
        return value.rstrip(".").split(",")
    return value.split(";")


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


TABLE = Reader(slug="table", begins=begins, entries=entries)
