"""How a table of the view is spelled: one row a study, plain (RFC 4180) and for Excel.

Labels are the vocabulary's ids, several of them joined by "; "; an empty cell means that the
source does not say. Columns named `atlas_…` hold the atlas's own words, not the authors'.

The plain table is UTF-8 with commas and holds every value as it is. Excel splits commas only where
the country's list separator is one, and reads UTF-8 only with a mark, which a `sep=` line makes it
overlook; so its table is UTF-16 (little-endian, with mark) with tabs, which it opens right in every
country. There a cell that Excel would run as a formula, or turn into a date or a shorter number,
begins with an apostrophe, and a range of pages or issues has an en dash for its hyphen.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator

from atlas_data.formats.parts import clean, notes, title
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Author, Evidence, Pathogen, Record, Study

ATLAS_NOTE = "machine-assisted reading; not checked by a clinician"
"""Stands in every row the atlas has read; a row without it has not been read for the atlas."""

_RUN = re.compile(
    r"[=+\-@＝＋－＠|]"
)  # OWASP, "CSV injection"; tabs and line breaks never get here
_TURNED = re.compile(
    r"0\d+|\d{16,}|\d+[eE][+-]?\d+|\d{1,4}[-/.]\d{1,4}([-/.]\d{1,4})?"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .-]?\d{1,4}",
    re.IGNORECASE,
)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_RANGES = frozenset({"volume", "issue", "pages"})


def write(studies: Iterable[Study], _: Export = UNSAID) -> Iterator[str]:
    """The plain table: a line of column names, then a line a study; CRLF line ends."""
    return _lines(_cells(studies), ",")


def write_excel(studies: Iterable[Study], _: Export = UNSAID) -> Iterator[str]:
    """The same columns for Excel: a byte order mark first, tabs, no cell Excel would change."""
    names = list(COLUMNS)
    for number, line in enumerate(_lines((_armoured(names, row) for row in _cells(studies)), "\t")):
        yield line if number else "\ufeff" + line


def _cells(studies: Iterable[Study]) -> Iterator[list[str]]:
    yield list(COLUMNS)
    for study in studies:
        yield [clean(value(study)) for value in COLUMNS.values()]


def _lines(rows: Iterable[list[str]], delimiter: str) -> Iterator[str]:
    for row in rows:
        line = io.StringIO()
        csv.writer(line, delimiter=delimiter, lineterminator="\r\n").writerow(row)
        yield line.getvalue()


def _armoured(names: list[str], row: list[str]) -> list[str]:
    return [_harmless(name, cell) for name, cell in zip(names, row, strict=True)]


def _harmless(name: str, cell: str) -> str:
    if name in _RANGES:
        cell = re.sub(r"(?<=\w)-(?=\w)", "–", cell)
    turned = _TURNED.fullmatch(cell) and not _ISO_DATE.fullmatch(cell)
    return f"'{cell}" if turned or _RUN.match(cell) else cell


def _record(value: Callable[[Record], object]) -> Callable[[Study], str | None]:
    return lambda study: _spelt(value(study.record))


def _study(value: Callable[[Study], object]) -> Callable[[Study], str | None]:
    return lambda study: _spelt(value(study))


def _spelt(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return None if value is None else str(value)


def _author(author: Author) -> str:
    parts = map(clean, (author.surname, author.given, author.suffix))
    return ", ".join(part for part in parts if part)


def _viruses(study: Study) -> str:
    studied = [_virus(one) for one in study.pathogens if one.role == "studied"]
    return "; ".join(studied or study.virus)


def _virus(pathogen: Pathogen) -> str:
    where = f" ({', '.join(pathogen.specimens)})" if pathogen.specimens else ""
    return f"{pathogen.id}: {pathogen.finding}{where}"


def _words(evidence: Evidence | None) -> tuple[str | None, str | None]:
    return (evidence.words, evidence.place) if evidence else (None, None)


COLUMNS: dict[str, Callable[[Study], str | None]] = {
    "id": _study(lambda s: s.id),
    "title": _record(title),
    "authors": _record(lambda r: tuple(map(_author, r.authors))),
    "authors_complete": _record(lambda r: r.authors_complete),
    "year": _record(lambda r: r.year),
    "journal": _record(lambda r: r.journal),
    "volume": _record(lambda r: r.volume),
    "issue": _record(lambda r: r.issue),
    "pages": _record(lambda r: r.pages),
    "doi": _record(lambda r: r.doi),
    "pmid": _record(lambda r: r.pmid),
    "pmcid": _record(lambda r: r.pmcid),
    "url": _record(lambda r: r.url),
    "status": _record(lambda r: r.status),
    "status_notice": _record(notes),
    "design": _study(lambda s: s.design),
    "pem_status": _study(lambda s: s.pem.status),
    "pem_basis": _study(lambda s: s.pem.basis),
    "pem_scope": _study(lambda s: s.pem.scope),
    "pem_words": _study(lambda s: _words(s.pem.evidence)[0]),
    "pem_place": _study(lambda s: _words(s.pem.evidence)[1]),
    "criteria_entry": _study(lambda s: s.criteria_entry),
    "viruses_studied": _study(_viruses),
    "topics": _study(lambda s: s.topics),
    "population": _study(lambda s: s.population),
    "sample_cases": _study(lambda s: s.sample.cases),
    "sample_controls": _study(lambda s: s.sample.controls),
    "sample_other": _study(lambda s: s.sample.other),
    "read": _study(lambda s: s.read),
    "read_on": _study(lambda s: s.read_on),
    "atlas_summary": _study(lambda s: s.summary),
    "atlas_why_it_matters": _study(lambda s: s.why_it_matters),
    "atlas_does_not_show": _study(lambda s: s.does_not_show),
    "atlas_caveats": _study(lambda s: tuple(caveat.id for caveat in s.caveats)),
    "atlas_note": _study(lambda s: ATLAS_NOTE if s.read != "none" else None),
}
"""Name of each column → its text for a study; `None` leaves the cell empty."""

CSV = Writer(slug="csv", suffix="csv", mime="text/csv", write=write)
EXCEL = Writer(
    slug="excel",
    suffix="excel.csv",
    mime="text/csv",
    write=write_excel,
    encoding="utf-16-le",
)
