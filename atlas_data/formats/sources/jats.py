"""Full texts in JATS: articles of PubMed Central, Europe PMC and publishers, alone or in sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from atlas_data.formats.sources import cut, jats_passages, jats_record
from atlas_data.formats.sources.entry import Read, Source
from atlas_data.formats.sources.flat import close_up
from atlas_data.formats.sources.jats_text import child

_ROOTS = ("article", "pmc-articleset", "articles", "OAI-PMH")


def claims(head: bytes) -> bool:
    """Whether a file begins as JATS, or as a set of it, does."""
    return cut.root(head) in _ROOTS


def read(stream: BinaryIO) -> Iterator[Read]:
    """The articles in order, each with its sections; replies and reviews printed with one are not
    articles of their own."""
    for entry, piece in enumerate(cut.pieces(stream, ("article",)), start=1):
        yield _read(piece, entry)


def _read(piece: cut.Piece, entry: int) -> Read:
    if piece.problem:
        return Read(entry=entry, problem=piece.problem)
    try:
        article = cut.parsed(piece.data)
        close_up(article)
    except etree.XMLSyntaxError as why:
        problem = f"The article is not well-formed XML ({why}); get it anew."
        return Read(entry=entry, problem=problem)
    record = jats_record.record(article)
    if record is None:
        problem = "The article has neither a title nor an identifier; leave it out."
        return Read(entry=entry, problem=problem)
    passages = jats_passages.passages(child(article, "body"), record.abstract)
    return Read(entry=entry, record=record, passages=passages)


JATS = Source(slug="jats", claims=claims, read=read)
