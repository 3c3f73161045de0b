"""A study as a ContextObject in Span (COinS, ANSI/NISO Z39.88-2004): Zotero and library links find
it in any page, and a reader who looks or listens does not notice it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from atlas_data.formats.parts import clean, is_preprint, page_range, title
from atlas_data.model import Record, Study
from components import metadata_parts
from components.escape import h

_FORMAT = "info:ofi/fmt:kev:mtx:"


def span(study: Study) -> str:
    """The span as HTML; empty for a study without a title, which nothing could be saved of."""
    if not title(study.record):
        return ""
    pairs = "&".join(f"{key}={quote(value, safe='')}" for key, value in _pairs(study) if value)
    return f'<span class="Z3988" hidden title="{h(pairs)}"></span>'


def _pairs(study: Study) -> Iterator[tuple[str, str]]:
    record = study.record
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_id", f"info:doi/{clean(record.doi)}" if record.doi else ""
    yield "rft_id", f"info:pmid/{clean(record.pmid)}" if record.pmid else ""
    yield "rft_id", record.url or ""
    yield from _preprint(record) if is_preprint(record) else _article(record)
    yield "rft.date", metadata_parts.date(record, "-")
    yield "rft.language", clean(record.language)


def _article(record: Record) -> Iterator[tuple[str, str]]:
    first, last = page_range(record.pages)
    yield "rft_val_fmt", f"{_FORMAT}journal"
    yield "rft.genre", "article"
    yield "rft.atitle", title(record)
    yield "rft.jtitle", clean(record.journal)
    yield "rft.stitle", clean(record.journal_abbreviation)
    yield "rft.volume", clean(record.volume)
    yield "rft.issue", clean(record.issue)
    yield "rft.pages", f"{first}-{last}" if last else first
    yield "rft.spage", first if last else ""
    yield "rft.epage", last or ""
    yield "rft.issn", clean(record.issn)
    yield from (("rft.au", name) for name in metadata_parts.authors(record))


def _preprint(record: Record) -> Iterator[tuple[str, str]]:
    """Dublin Core, in which alone Zotero finds a preprint; its server is the publisher."""
    yield "rft_val_fmt", f"{_FORMAT}dc"
    yield "rft.type", "preprint"
    yield "rft.title", title(record)
    yield "rft.publisher", clean(record.journal)
    yield from (("rft.creator", name) for name in metadata_parts.authors(record))
