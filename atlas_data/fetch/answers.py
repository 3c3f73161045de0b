"""What E-utilities answer, checked before it is believed: whole XML, of the kind asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from atlas_data.fetch.web import Fault

_RECORDS = ("PubmedArticle", "PubmedBookArticle")
_REMARKS = ("PhraseNotFound", "QuotedPhraseNotFound", "FieldNotFound", "PhraseIgnored")
_HISTORY = ("obtain query", "webenv", "history", "query_key")
_NONE = "ID list is empty"


class HistoryGone(Fault):
    """The server no longer knows the ids that were posted; they must be posted again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A search's answer: how many, the ids (of more than 9,999 only the first), what was odd."""

    count: int
    pmids: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Records as they came: the bytes, the PMIDs in order, the first element of each PMID."""

    body: bytes
    pmids: tuple[str, ...]
    elements: Mapping[str, etree._Element]
    doctype: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """Where the history server keeps ids that were posted."""

    environment: str
    key: str


def parsed(body: bytes, *kinds: str) -> etree._Element:
    """The root of an answer of one of these kinds; entities stay unread, no file is opened.

    Raises `Fault` for anything else, and that of it which is `HistoryGone` when the answer says so.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as why:
        page = b"<html" in body[:2000].lower()
        told = "it sent a web page" if page else "the answer broke off or is no XML"
        raise Fault(told) from why
    error = " ".join((root.findtext("ERROR") or "").split())
    if any(word in error.lower() for word in _HISTORY):
        raise HistoryGone(error)
    if error and not error.startswith(_NONE):
        raise Fault(f"it answered “{error[:200]}”")
    if root.tag not in kinds and not error:
        raise Fault(f"it sent “{root.tag!s}” in place of {' or '.join(kinds)}")
    return root


def search(body: bytes) -> Found:
    """The answer of esearch (eSearchResult, DTD of 2006)."""
    root = parsed(body, "eSearchResult")
    count = (root.findtext("Count") or "").strip()
    if not count.isdigit():
        raise Fault("the answer has no count")
    ids = (str(one.text or "").strip() for one in root.iterfind("IdList/Id"))
    return Found(
        count=int(count),
        pmids=tuple(dict.fromkeys(one for one in ids if one)),
        remarks=tuple(
            f"{one.tag}: {one.text}" for one in root.iterfind(".//*") if one.tag in _REMARKS
        ),
    )


def search_posted(body: bytes) -> Found | None:
    """The answer of esearch about ids that were posted; None when the server forgot them."""
    try:
        return search(body)
    except HistoryGone:
        return None


def posted(body: bytes) -> Posted:
    """The answer of epost (ePostResult)."""
    root = parsed(body, "ePostResult")
    environment, key = root.findtext("WebEnv"), root.findtext("QueryKey")
    if not environment or not key:
        raise Fault("the answer does not say where the ids are kept")
    return Posted(environment=environment.strip(), key=key.strip())


def records(body: bytes) -> Records:
    """The answer of efetch for PubMed; none of the ids known is no fault, but no record."""
    root = parsed(body, "PubmedArticleSet")
    listed: list[tuple[str, etree._Element]] = []
    for one in root:
        if one.tag in _RECORDS:
            pmid = one.findtext("MedlineCitation/PMID") or one.findtext("BookDocument/PMID")
            if not pmid:
                raise Fault("a record has no PMID")
            listed.append((pmid.strip(), one))
    return Records(
        body=body,
        pmids=tuple(pmid for pmid, _ in listed),
        elements=dict(reversed(listed)),
        doctype=root.getroottree().docinfo.doctype if listed else "",
    )


def joined(elements: Mapping[str, etree._Element], doctype: str) -> bytes:
    """Records as one answer of efetch, in the order given."""
    root = etree.Element("PubmedArticleSet")
    root.extend(elements.values())
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=doctype or None)
