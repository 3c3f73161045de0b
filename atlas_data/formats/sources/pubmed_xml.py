"""PubMed's XML: answers of efetch, baseline and update files, chapters of books, deletions.

Source: NLM's document type pubmed_190101 to pubmed_250101. A record is as printed; nothing of its
reference list is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from atlas_data.formats.sources import cut, pubmed_links
from atlas_data.formats.sources import pubmed_fields as fields
from atlas_data.formats.sources.entry import Read, Source
from atlas_data.formats.sources.flat import flat, said, under
from atlas_data.model import Record

_NAMES = ("PubmedArticle", "PubmedBookArticle", "DeleteCitation")
_ROOTS = (*_NAMES, "PubmedArticleSet", "PubmedBookArticleSet")
_SOURCES = ("PubMed",)


def claims(head: bytes) -> bool:
    """Whether a file begins as PubMed's XML does."""
    return cut.root(head) in _ROOTS


def read(stream: BinaryIO) -> Iterator[Read]:
    """The entries in order, each PMID of a deletion one."""
    entry = 0
    for piece in cut.pieces(stream, _NAMES):
        for one in _of_piece(piece, entry + 1):
            entry += 1
            yield one


def _of_piece(piece: cut.Piece, entry: int) -> Iterator[Read]:
    if piece.problem:
        yield Read(entry=entry, problem=piece.problem)
        return
    try:
        element = cut.parsed(_without_references(piece.data))
    except etree.XMLSyntaxError as why:
        yield Read(
            entry=entry,
            problem=f"The entry is not well-formed XML ({why}); get it from PubMed anew.",
        )
        return
    name = piece.name.rpartition(b":")[2]
    if name == b"DeleteCitation":
        gone = [pmid for one in element if (pmid := flat(one))]
        for place, pmid in enumerate(gone, start=entry):
            yield Read(entry=place, deleted=f"pmid:{pmid}")
        return
    record = _book(element) if name == b"PubmedBookArticle" else _article(element)
    if record is None:
        yield Read(entry=entry, problem="The entry has neither a title nor a PMID; leave it out.")
    else:
        yield Read(entry=entry, record=record)


def _without_references(data: bytes) -> bytes:
    """The entry without its reference lists, which are half of PubMed and never read."""
    start = data.find(b"<ReferenceList")
    end = data.rfind(b"</ReferenceList>") + len(b"</ReferenceList>")
    return data[:start] + data[end:] if 0 <= start < end else data


def _article(element: etree._Element) -> Record | None:
    outer = under(element)
    whole = outer.get("MedlineCitation")
    citation, data = under(whole), under(outer.get("PubmedData"))
    held = citation.get("Article")
    article = under(held)
    journal, about = under(article.get("Journal")), under(citation.get("MedlineJournalInfo"))
    issue = under(journal.get("JournalIssue"))
    title, pmid = fields.title(article), said(citation.get("PMID"))
    if not title and not pmid:
        return None
    year, month, day = fields.date(issue.get("PubDate"), article.get("ArticleDate"))
    places = fields.named(held, "ELocationID")
    doi, pmcid = fields.numbers(places, data.get("ArticleIdList"))
    notices, related = pubmed_links.links(citation.get("CommentsCorrectionsList"))
    types, volume = fields.texts(article.get("PublicationTypeList")), said(issue.get("Volume"))
    status, source = pubmed_links.status(notices, types, published=fields.steps(data))
    return Record(
        title=title,
        authors=fields.authors(article.get("AuthorList")),
        authors_complete=fields.complete(article.get("AuthorList")),
        journal=said(journal.get("Title")),
        journal_abbreviation=said(about.get("MedlineTA")) or said(journal.get("ISOAbbreviation")),
        year=year,
        month=month,
        day=day,
        volume=volume,
        issue=said(issue.get("Issue")),
        pages=fields.pages(article.get("Pagination")) or fields.locator(places, volume),
        issn=said(about.get("ISSNLinking")) or said(journal.get("ISSN")),
        language=fields.language(held),
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
        publication_types=types,
        mesh=fields.mesh(citation.get("MeshHeadingList")),
        keywords=fields.keywords(whole),
        abstract=fields.abstract(article.get("Abstract")) or fields.other_abstract(whole),
        sources=_SOURCES,
        status=status,
        status_source=source,
        checked_on=fields.revised(citation.get("DateRevised")),
        notices=notices,
        related=related,
    )


def _book(element: etree._Element) -> Record | None:
    """A book or a chapter; what a chapter stands in is its journal."""
    outer = under(element)
    held = outer.get("BookDocument")
    document, data = under(held), under(outer.get("PubmedBookData"))
    book = under(document.get("Book"))
    chapter, whole = fields.title(document), flat(book.get("BookTitle"))
    pmid = said(document.get("PMID"))
    if not (chapter or whole or pmid):
        return None
    year, month, day = fields.date(book.get("PubDate"), document.get("ContributionDate"))
    doi, pmcid = fields.numbers(
        fields.named(document.get("Book"), "ELocationID"),
        document.get("ArticleIdList"),
        data.get("ArticleIdList"),
    )
    types = tuple(map(flat, fields.named(held, "PublicationType")))
    return Record(
        title=chapter or whole,
        authors=fields.authors(document.get("AuthorList"))
        or fields.authors(book.get("AuthorList")),
        journal=whole if chapter else None,
        year=year,
        month=month,
        day=day,
        volume=said(book.get("Volume")),
        pages=fields.pages(document.get("Pagination")),
        language=fields.language(held),
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
        publication_types=tuple(filter(None, types)),
        keywords=fields.keywords(held),
        abstract=fields.abstract(document.get("Abstract")),
        sources=_SOURCES,
    )


PUBMED_XML = Source(slug="pubmed_xml", claims=claims, read=read)
