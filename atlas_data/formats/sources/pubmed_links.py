"""What PubMed links to a record (its comments and corrections), and the status this makes.

Source: NLM, "MEDLINE/PubMed XML data elements", CommentsCorrectionsList.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from atlas_data.formats.sources import printed_dates
from atlas_data.formats.sources.flat import flat, under
from atlas_data.model import Notice, Related

# A part of a work taken back is less than the work, and more than a slip put right.
NOTICES = {
    "RetractionIn": "retracted",
    "RetractedandRepublishedIn": "retracted",
    "PartialRetractionIn": "concern",
    "ExpressionOfConcernIn": "concern",
    "ErratumIn": "corrected",
    "CorrectedandRepublishedIn": "corrected",
}
RELATIONS = {
    "RetractionOf": "notice_on",
    "PartialRetractionOf": "notice_on",
    "ErratumFor": "notice_on",
    "ExpressionOfConcernFor": "notice_on",
    "CommentOn": "comment_on",
    "CommentIn": "comment_in",
    "UpdateOf": "update_of",
    "UpdateIn": "update_in",
    "RepublishedFrom": "republished_from",
    "CorrectedandRepublishedFrom": "republished_from",
    "RetractedandRepublishedFrom": "republished_from",
    "ReprintOf": "republished_from",
    "RepublishedIn": "republished_in",
    "ReprintIn": "republished_in",
}
_CITED = "Cites"  # the references of a work, as older files list them
_GRAVEST = ("retracted", "concern", "corrected")
_TYPES = {"Retracted Publication": "retracted", "Preprint": "preprint"}
_DOI = re.compile(r"doi:\s*(10\.\d{4,9}/\S+?)[.,;]?(?=\s|$)", re.IGNORECASE)


def links(held: etree._Element | None) -> tuple[tuple[Notice, ...], tuple[Related, ...]]:
    """Notices on the record, and its other links, as a CommentsCorrectionsList has them."""
    notices: list[Notice] = []
    related: list[Related] = []
    for one in held if held is not None else ():
        kind = one.get("RefType", "")
        text, doi, pmid = _reference(one)
        if kind in NOTICES:
            date = printed_dates.in_reference(text)
            notices.append(Notice(kind=NOTICES[kind], text=text, doi=doi, pmid=pmid, date=date))
        elif kind != _CITED:
            relation = RELATIONS.get(kind, "other")
            rule = f"PubMed: {kind}"
            related.append(Related(kind=relation, text=text, doi=doi, pmid=pmid, rule=rule))
    return tuple(notices), tuple(related)


def _reference(one: etree._Element) -> tuple[str, str | None, str | None]:
    within = under(one)
    text = flat(within.get("RefSource"))
    doi = _DOI.search(text)
    return text, doi[1] if doi else None, flat(within.get("PMID")) or None


def status(
    notices: Iterable[Notice], types: Iterable[str], *, published: Iterable[str]
) -> tuple[str, str | None]:
    """Status of a record and what says so: its notices, its publication types, or the steps of its
    publication (`published`: PubStatus); `not_checked` when nothing does."""
    kinds = {one.kind for one in notices}
    for kind in _GRAVEST:
        if kind in kinds:
            return kind, "the notices named in the source's record"
        if kind == "retracted" and "retracted" in published:
            return kind, "PubMed: PubStatus “retracted”"
        for printed in types:
            if _TYPES.get(printed) == kind:
                return kind, f"publication type “{printed}”"
    if "Preprint" in types:
        return "preprint", "publication type “Preprint”"
    return "not_checked", None
