"""How BibTeX spells a record: one entry a study (rules B1 to B8 of the citation formats).

What became of a report (retracted, corrected, a preprint) stands in `note`, which every style
prints. No abstract is written: abstracts belong to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas_data.formats import bib
from atlas_data.formats.latex import escape, protect
from atlas_data.formats.parts import atlas_note, is_preprint, notes, page_range, title
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Study

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[str]:
    """The entries in the order of the studies, a blank line between them."""
    return bib.file(studies, lambda study: entry(study, export))


def entry(study: Study, export: Export = UNSAID) -> str:
    """One entry, ending in a line break; fields the record does not have are left out (C1)."""
    kind = "misc" if is_preprint(study.record) else "article"
    return bib.entry(kind, study.id, _fields(study, export))


def _fields(study: Study, export: Export) -> Iterator[tuple[str, str]]:
    record = study.record
    yield "author", bib.authors(record)
    yield "title", bib.braced(protect(title(record)))
    yield "howpublished" if is_preprint(record) else "journal", bib.text(record.journal)
    if not is_preprint(record):
        yield "shortjournal", bib.text(record.journal_abbreviation)
    yield "year", bib.braced(str(record.year or ""))
    yield "month", _MONTHS[record.month - 1] if record.month else ""
    yield "day", bib.braced(str(record.day or ""))
    yield "volume", bib.text(record.volume)
    yield "number", bib.text(record.issue)
    yield "pages", bib.braced(_pages(record.pages))
    yield "issn", bib.text(record.issn)
    yield "doi", bib.verbatim(record.doi)
    yield "url", bib.url(record.url)
    yield "pmid", bib.verbatim(record.pmid)
    yield "pmcid", bib.verbatim(record.pmcid)
    yield "language", bib.text(record.language)
    yield "keywords", bib.keywords(record)
    yield "note", bib.text("; ".join(notes(record)))
    yield "annote", bib.text(atlas_note(study)) if export.notes else ""


def _pages(pages: str | None) -> str:
    first, last = page_range(pages)
    return f"{escape(first)}--{escape(last)}" if last else escape(first)


BIBTEX = Writer(slug="bibtex", suffix="bib", mime="application/x-bibtex", write=write)
