"""Single facts of a PubMed record, as printed, each from the element that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from atlas_data.formats.sources import printed_dates
from atlas_data.formats.sources.flat import flat, said, under
from atlas_data.formats.sources.printed_dates import Date
from atlas_data.model import Author

Element = etree._Element
_NO_TITLE = re.compile(r"\[?not available\]?\.?", re.IGNORECASE)
_NO_LABEL = ("UNASSIGNED", "UNLABELLED", "UNLABELED")
# What a publisher gives as its item's number is a place in a volume only in this form: "e0123456",
# "583", "eabg1234"; "S0140-6736(20)30183-5" and "bmj.n71" are none.
_LOCATOR = re.compile(r"[A-Za-z]{0,4}\d{1,10}")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def named(element: Element | None, name: str) -> list[Element]:
    """The children of one name; none for no element."""
    return [] if element is None else list(element.iterchildren(name))


def title(article: dict[str, Element]) -> str:
    """The title; the one in the work's own language where PubMed has no other."""
    printed = flat(article.get("ArticleTitle"))
    if not printed or _NO_TITLE.fullmatch(printed):
        return flat(article.get("VernacularTitle")) or printed
    return printed


def abstract(held: Element | None) -> str | None:
    """The abstract, a labelled section a line ("METHODS: …"); without the publisher's copyright."""
    if held is None:
        return None
    sections = [_section(one) for one in held if one.tag == "AbstractText"]
    return "\n".join(filter(None, sections)) or None


def _section(one: Element) -> str:
    text, label = flat(one), " ".join(one.get("Label", "").split())
    if not label or label.upper() in _NO_LABEL:
        return text
    return f"{label}: {text}" if text else label  # "LEVEL OF EVIDENCE 4" is all label


def other_abstract(citation: Element | None) -> str | None:
    """The first abstract of another source or language, one in English before others."""
    others = named(citation, "OtherAbstract")
    others.sort(key=lambda one: one.get("Language", "eng") != "eng")
    return next(filter(None, map(abstract, others)), None)


def authors(held: Element | None) -> tuple[Author, ...]:
    """Persons and groups in order; without names that PubMed has marked as wrong."""
    if held is None:
        return ()
    found = (_author(one) for one in held if one.get("ValidYN") != "N")
    return tuple(one for one in found if one is not None)


def _author(one: Element) -> Author | None:
    parts = {child.tag: child for child in one}
    if group := flat(parts.get("CollectiveName")):
        return Author(literal=group)
    given = said(parts.get("ForeName")) or said(parts.get("Initials"))
    family = said(parts.get("LastName"))
    if family is None:
        return Author(literal=given) if given else None
    return Author(family=family, given=given, suffix=said(parts.get("Suffix")))


def complete(held: Element | None) -> bool:
    """Whether the list names all authors."""
    return held is None or held.get("CompleteYN") != "N"


def date(published: Element | None, electronic: Element | None) -> Date:
    """The date of the issue; where it has no year, that of the electronic article."""
    for held in (published, electronic):
        parts = under(held)
        if "MedlineDate" in parts:
            found = printed_dates.medline(flat(parts["MedlineDate"]))
        else:
            found = printed_dates.date(*(flat(parts.get(one)) for one in ("Year", "Month", "Day")))
        if found[0] is not None:
            return found
    return None, None, None


def revised(held: Element | None) -> str | None:
    """The day of `DateRevised`, as "2024-01-31": the record is of this state since then."""
    parts = under(held)
    day = printed_dates.date(*(flat(parts.get(one)) for one in ("Year", "Month", "Day")))
    return "{:04}-{:02}-{:02}".format(*day) if None not in day else None


def numbers(places: Iterable[Element], *lists: Element | None) -> tuple[str | None, str | None]:
    """DOI and PMCID of the article itself: of its own places first, then of its lists."""
    doi = pmcid = None
    for one in places:
        if doi is None and one.get("EIdType") == "doi" and one.get("ValidYN") != "N":
            doi = said(one)
    for held in lists:
        for one in held if held is not None else ():
            kind = one.get("IdType")
            if kind == "doi":
                doi = doi or said(one)
            elif kind in ("pmc", "pmcid"):
                pmcid = pmcid or said(one)
    return doi, pmcid


def pages(held: Element | None) -> str | None:
    """The pages as PubMed prints them, else from first to last."""
    parts = under(held)
    if whole := said(parts.get("MedlinePgn")):
        return whole
    first, last = said(parts.get("StartPage")), said(parts.get("EndPage"))
    return f"{first}-{last}" if first and last and first != last else first


def locator(places: Iterable[Element], volume: str | None) -> str | None:
    """The publisher's number of an article in a volume, where it is one and no pages are known."""
    if volume is None:
        return None
    for one in places:
        if one.get("EIdType") == "pii" and one.get("ValidYN") != "N":
            printed = flat(one)
            if _LOCATOR.fullmatch(printed):
                return printed
    return None


def language(held: Element | None) -> str | None:
    """Languages as PubMed codes them (ISO 639-2/B), several as "eng; fre"."""
    return "; ".join(filter(None, map(flat, named(held, "Language")))) or None


def texts(held: Element | None) -> tuple[str, ...]:
    """The texts of a list's elements."""
    found = () if held is None else (flat(one) for one in held)
    return tuple(filter(None, found))


def mesh(held: Element | None) -> tuple[str, ...]:
    """Descriptors of the MeSH headings, without qualifiers."""
    found = () if held is None else (flat(one.find("DescriptorName")) for one in held)
    return tuple(filter(None, found))


def keywords(citation: Element | None) -> tuple[str, ...]:
    """Keywords of all lists, each once."""
    lists = named(citation, "KeywordList")
    return tuple(dict.fromkeys(word for held in lists for word in texts(held)))


def steps(data: dict[str, Element]) -> frozenset[str]:
    """What became of the publication: PubStatus of its history, and its PublicationStatus."""
    history = data.get("History")
    found = {one.get("PubStatus", "") for one in history} if history is not None else set()
    return frozenset({*found, flat(data.get("PublicationStatus"))})
