"""The facts of an article as its JATS front matter prints them.

Source: NISO Z39.96 (JATS) 1.0 to 1.4, NLM 2 and 3; nothing of the reference list is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from atlas_data.formats.sources import printed_dates
from atlas_data.formats.sources.jats_passages import abstract
from atlas_data.formats.sources.jats_text import Element, child, children, local, text
from atlas_data.formats.sources.printed_dates import Date
from atlas_data.model import Author, Notice, Record, Related

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HREF = "{http://www.w3.org/1999/xlink}href"
# The date of the issue first, as PubMed takes it; the day of the electronic article last.
_DATES = ("ppub", "print", "collection", "epub-ppub", "epub", "pub", "electronic", "epreprint")
_NO_DATES = ("pmc-release", "nihms-submitted", "received", "accepted", "retracted", "corrected")
_NO_KEYWORDS = ("abbreviations", "abbr", "abbrev", "npg-subject", "jel", "msc")
_PMCIDS = ("pmcid", "pmc")
_NOTICES = {
    "retraction-forward": "retracted",
    "correction-forward": "corrected",
    "concern-forward": "concern",
    "expression-of-concern-forward": "concern",
}
_RELATIONS = {
    "corrected-article": "notice_on",
    "retracted-article": "notice_on",
    "object-of-concern": "notice_on",
    "partial-retraction": "notice_on",
    "commentary-article": "comment_on",
    "commentary": "comment_in",
    "letter": "comment_in",
    "updated-article": "update_of",
    "update": "update_in",
    "republished-article": "republished_from",
}


def record(article: Element) -> Record | None:
    """The record of an article; None where it has neither title nor identifier."""
    front = child(article, "front")
    meta, journal = child(front, "article-meta"), child(front, "journal-meta")
    title, ids = _title(child(meta, "title-group")), _ids(meta)
    if not title and not ids:
        return None
    year, month, day = _date(meta)
    kind = article.get("article-type")
    notices, related = _links(meta)
    preprint = kind == "preprint"
    group = child(journal, "journal-title-group")
    return Record(
        title=title,
        authors=tuple(_authors(meta)),
        journal=_said(child(group if group is not None else journal, "journal-title")),
        journal_abbreviation=_journal_id(journal, "iso-abbrev") or _journal_id(journal, "nlm-ta"),
        year=year,
        month=month,
        day=day,
        volume=_said(child(meta, "volume")),
        issue=_said(child(meta, "issue")),
        pages=_pages(meta),
        issn=_issn(journal),
        language=article.get(_LANGUAGE) or None,
        doi=ids.get("doi"),
        pmid=ids.get("pmid"),
        pmcid=next((ids[one] for one in _PMCIDS if one in ids), None),
        publication_types=(kind,) if kind else (),
        keywords=_keywords(meta),
        abstract=abstract(meta),
        sources=("PubMed Central" if any(one in ids for one in _PMCIDS) else "JATS",),
        status="preprint" if preprint else "not_checked",
        status_source="article type “preprint”" if preprint else None,
        notices=notices,
        related=related,
    )


def _said(element: Element | None) -> str | None:
    return text(element) or None


def _ids(meta: Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in children(meta, "article-id"):
        if number := text(one):
            found.setdefault(one.get("pub-id-type", ""), number)
    return found


def _title(group: Element | None) -> str:
    """Title and subtitle; the translated title where there is no other."""
    title = text(child(group, "article-title"))
    if not title:
        return text(child(child(group, "trans-title-group"), "trans-title")) or text(
            child(group, "trans-title")
        )
    rest = " ".join(filter(None, map(text, children(group, "subtitle"))))
    return f"{title}{' ' if title[-1] in '.:?!' else ': '}{rest}" if rest else title


def _authors(meta: Element | None) -> Iterator[Author]:
    for group in children(meta, "contrib-group"):
        for one in children(group, "contrib"):
            if one.get("contrib-type", "author").startswith("author") and (found := _author(one)):
                yield found
        for one in children(group, "on-behalf-of"):
            if name := text(one):
                yield Author(literal=name)


def _author(contrib: Element) -> Author | None:
    collab = child(contrib, "collab", "collab-alternatives")
    if collab is not None:
        group = text(collab)
        return Author(literal=group) if group else None
    held = child(contrib, "name-alternatives")
    name = child(held if held is not None else contrib, "name", "string-name")
    family, given = text(child(name, "surname")), text(child(name, "given-names"))
    if not family:
        whole = given or text(name)
        return Author(literal=whole) if whole else None
    return Author(family=family, given=given or None, suffix=_said(child(name, "suffix")))


def _date(meta: Element | None) -> Date:
    found: dict[str, Date] = {}
    for one in children(meta, "pub-date"):
        kind = one.get("pub-type") or one.get("date-type") or one.get("publication-format") or ""
        if kind == "pub" and one.get("publication-format") == "print":
            kind = "print"
        parts = (text(child(one, name)) for name in ("year", "month", "day"))
        if kind not in _NO_DATES and (held := printed_dates.date(*parts))[0]:
            found.setdefault(kind, held)
    order = sorted(found, key=lambda kind: _DATES.index(kind) if kind in _DATES else len(_DATES))
    if not order:
        return None, None, None
    first = found[order[0]]
    # A yearly collection says less than the article's own day in the same year.
    fuller = (found[kind] for kind in order if found[kind][0] == first[0] and found[kind][1])
    return next(fuller, first)


def _pages(meta: Element | None) -> str | None:
    first, last = text(child(meta, "fpage")), text(child(meta, "lpage"))
    if first:
        return f"{first}-{last}" if last and last != first else first
    return _said(child(meta, "elocation-id"))


def _journal_id(journal: Element | None, kind: str) -> str | None:
    held = (one for one in children(journal, "journal-id") if one.get("journal-id-type") == kind)
    return next(filter(None, map(text, held)), None)


def _issn(journal: Element | None) -> str | None:
    """The linking ISSN, else that of the printed journal, else the first."""
    held = [
        *children(journal, "issn-l"),
        *sorted(
            children(journal, "issn"),
            key=lambda one: (
                (one.get("pub-type") or one.get("publication-format")) not in ("ppub", "print")
            ),
        ),
    ]
    return next(filter(None, map(text, held)), None)


def _keywords(meta: Element | None) -> tuple[str, ...]:
    words = (
        text(one)
        for group in children(meta, "kwd-group")
        if group.get("kwd-group-type", "") not in _NO_KEYWORDS
        for one in group.iter()
        if local(one) == "kwd"
    )
    return tuple(dict.fromkeys(filter(None, words)))


def _links(meta: Element | None) -> tuple[tuple[Notice, ...], tuple[Related, ...]]:
    notices, related = [], []
    for one in children(meta, "related-article"):
        kind = one.get("related-article-type", "")
        place, number = one.get("ext-link-type"), one.get(_HREF) or one.get("href")
        doi, pmid = (number if place == name else None for name in ("doi", "pmid"))
        said = text(one) or number or ""
        if kind in _NOTICES:
            notices.append(Notice(kind=_NOTICES[kind], text=said, doi=doi, pmid=pmid))
        else:
            relation, rule = _RELATIONS.get(kind, "other"), f"JATS: {kind}"
            related.append(Related(kind=relation, text=said, doi=doi, pmid=pmid, rule=rule))
    return tuple(notices), tuple(related)
