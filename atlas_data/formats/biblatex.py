"""How BibLaTeX spells a record: one entry a study, for biber (rules B6 to B8).

The field names are those of the BibLaTeX manual (version 3.18, chapter 2). `pmid` and `pmcid` are
none of them, but Zotero and pandoc read them; biber passes over them. What became of a report
stands in `note`, as in BibTeX.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas_data.formats import bib, languages
from atlas_data.formats.latex import escape, protect
from atlas_data.formats.parts import (
    atlas_note,
    clean,
    is_article_number,
    is_preprint,
    notes,
    page_range,
    title,
)
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Record, Study


def write(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[str]:
    """The entries in the order of the studies, a blank line between them."""
    return bib.file(studies, lambda study: entry(study, export))


def entry(study: Study, export: Export = UNSAID) -> str:
    """One entry, ending in a line break; fields the record does not have are left out (C1)."""
    kind = "online" if is_preprint(study.record) else "article"
    return bib.entry(kind, study.id, _fields(study, export))


def _fields(study: Study, export: Export) -> Iterator[tuple[str, str]]:
    record = study.record
    yield "author", bib.authors(record)
    yield "title", bib.braced(protect(title(record)))
    if is_preprint(record):
        yield "organization", bib.text(record.journal)
    else:
        yield "journaltitle", bib.text(record.journal)
        yield "shortjournal", bib.text(record.journal_abbreviation)
    yield "date", bib.braced(_date(record))
    yield "volume", bib.text(record.volume)
    yield "number", bib.text(record.issue)
    yield "eid" if is_article_number(record.pages) else "pages", _pages(record.pages)
    yield "issn", bib.text(record.issn)
    yield "doi", bib.verbatim(record.doi)
    yield "url", bib.url(record.url)
    yield "eprint", bib.verbatim(record.pmid)
    yield "eprinttype", "{pubmed}" if record.pmid else ""
    yield "pmid", bib.verbatim(record.pmid)
    yield "pmcid", bib.verbatim(record.pmcid)
    yield "langid", bib.braced(languages.babel(clean(record.language)))
    yield "keywords", bib.keywords(record)
    yield "note", bib.text("; ".join(notes(record)))
    yield "annotation", bib.text(atlas_note(study)) if export.notes else ""


def _date(record: Record) -> str:
    """Year, month and day as far as they are known (ISO 8601-2, level 0)."""
    if not record.year:
        return ""
    month = f"-{record.month:02d}" if record.month else ""
    day = f"-{record.day:02d}" if month and record.day else ""
    return f"{record.year:04d}{month}{day}"


def _pages(pages: str | None) -> str:
    first, last = page_range(pages)
    return bib.braced(f"{escape(first)}--{escape(last)}" if last else escape(first))


BIBLATEX = Writer(slug="biblatex", suffix="biblatex.bib", mime="application/x-bibtex", write=write)
