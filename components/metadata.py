"""What other programs read in the head of a study's static page: the paper first, then the card.

`citation_*` are the Highwire tags that Zotero and Google Scholar read; `z:` is Zotero's own
namespace (translators "Embedded Metadata" and "RDF"); `og:` is The Open Graph protocol.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from atlas_data import formats, texts, vocabulary
from atlas_data.formats import pem_line, reading
from atlas_data.formats.parts import clean, is_preprint, page_range, remarks, title
from atlas_data.model import Record, Study
from components import metadata_jsonld, metadata_parts
from components.escape import h

_NOT_KNOWN = " "


def head(study: Study, *, address: str, snapshot: str) -> str:
    """Everything for the head of the page at `address`, whole with its host, as HTML.

    What the record does not have has no tag (C1); the paper's own address stays the paper's (C4).
    """
    tags = "".join(
        f'<meta name="{name}" content="{h(value)}">'
        for name, value in (*_paper(study.record), *_zotero(study.record))
        if value
    )
    blocks = metadata_jsonld.paper(study) + metadata_jsonld.comment(
        study, address=address, snapshot=snapshot
    )
    return tags + card(study, address) + _files(study) + blocks


def description(study: Study) -> str:
    """The PEM line and the caveat, marked as the atlas's words, for search engines and cards."""
    why = pem_line.reason(study)
    status = vocabulary.label("pem", study.pem.status)
    line = texts.say("meta-pem", status=status, why=why) if why else status
    return texts.say("meta-description", pem=line, limit=reading.not_shown(study))


def _paper(record: Record) -> Iterator[tuple[str, str]]:
    """Zotero's preprint keeps its server where an article keeps its publisher."""
    preprint = is_preprint(record)
    first, last = _pages(record.pages)
    yield "citation_title", title(record)
    yield from (("citation_author", name) for name in metadata_parts.authors_in_tags(record))
    yield "citation_publication_date", metadata_parts.date(record, "/")
    yield "citation_publisher" if preprint else "citation_journal_title", clean(record.journal)
    yield "citation_journal_abbrev", "" if preprint else clean(record.journal_abbreviation)
    yield "citation_volume", clean(record.volume)
    yield "citation_issue", clean(record.issue)
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_issn", clean(record.issn)
    yield "citation_doi", clean(record.doi)
    yield "citation_pmid", clean(record.pmid)
    yield "citation_language", clean(record.language)
    yield "citation_public_url", record.url or ""


def _pages(pages: str | None) -> tuple[str, str]:
    """First and last page; what is no clear range is cut at its last hyphen.

    Zotero drops what follows a hyphen in either tag, and joins both with one again.
    """
    first, last = page_range(pages)
    if last is None and "-" in first:
        first, _, last = first.rpartition("-")
    return first, last or ""


def _zotero(record: Record) -> Iterator[tuple[str, str]]:
    """Its kind of item, what must be told of it, and what must not be filled from this page.

    Without an abstract and a language of the paper Zotero takes the page's description and
    language, which are the atlas's.
    """
    yield "z:itemType", "preprint" if is_preprint(record) else "journalArticle"
    yield "z:extra", "; ".join(remarks(record))
    yield "z:abstractNote", _NOT_KNOWN
    yield "z:language", "" if clean(record.language) else _NOT_KNOWN


def card(study: Study, address: str = "") -> str:
    """The card that messages and social networks show for a link: title, PEM line, caveat.

    `address` is whole, with its host; without one the card is of whatever address it was found at.
    """
    said = description(study)
    properties = (
        ("og:type", "article"),
        ("og:site_name", texts.say("brand")),
        ("og:title", metadata_jsonld.marked_title(study.record)),
        ("og:description", said),
        ("og:url", address),
    )
    card = "".join(
        f'<meta property="{name}" content="{h(value)}">' for name, value in properties if value
    )
    return (
        f'<meta name="description" content="{h(said)}">{card}'
        '<meta name="twitter:card" content="summary">'
    )


def _files(study: Study) -> str:
    """The study's files, for programs that look for them."""
    at = quote(study.id)
    return "".join(
        f'<link rel="alternate" type="{h(one.mime)}" title="{h(one.label)}" '
        f'href="/api/studies.{one.suffix}?ids={at}">'
        for one in formats.WRITERS
        if one.keeps(study)
    )
