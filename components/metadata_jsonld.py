"""A study for search engines, in two blocks of JSON-LD (schema.org): the paper, whose facts are its
own, and apart from it the atlas's comment, which nobody may take for the paper's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from atlas_data import texts, vocabulary
from atlas_data.formats import reading
from atlas_data.formats.parts import clean, marks, page_range, title
from atlas_data.model import Author, Notice, Record, Study
from components import metadata_parts, words

_CONTEXT = "https://schema.org"


def paper(study: Study) -> str:
    """The `ScholarlyArticle` as a script element; its `url` is the paper's own (C4).

    The reader mode of Firefox (Readability 0.6) may cut the banner away and takes `name` for the
    title, before `headline`: so what became of the paper stands there too.
    """
    record = study.record
    first, last = page_range(record.pages)
    cut_short = record.authors and not record.authors_complete
    credit = words.people(record.authors, complete=False, most=len(record.authors))
    facts = {
        "@context": _CONTEXT,
        "@type": "ScholarlyArticle",
        "@id": record.url,
        "url": record.url,
        "headline": title(record),
        "name": marked_title(record) if marks(record) else None,
        "author": [_author(one) for one in record.authors],
        "creditText": credit if cut_short else None,
        "datePublished": metadata_parts.date(record, "-"),
        "isPartOf": _part_of(record),
        "pagination": f"{first}-{last}" if last else first,
        "pageStart": first if last else None,
        "pageEnd": last,
        "identifier": [_identifier(*one) for one in _identifiers(record)],
        "sameAs": _same_as(record),
        "inLanguage": clean(record.language),
        "creativeWorkStatus": ", ".join(marks(record)),
        "correction": [_correction(one) for one in record.notices],
    }
    return _script(facts)


def comment(study: Study, *, address: str, snapshot: str) -> str:
    """What the atlas says of the study, as a script element; empty for one nobody has read."""
    if study.read == "none":
        return ""
    caveats = [vocabulary.CAVEATS[one.id].label for one in study.caveats]
    facts = {
        "@context": _CONTEXT,
        "@type": "Comment",
        "@id": f"{address}#comment",
        "url": address,
        "author": {"@type": "Organization", "name": texts.say("brand")},
        "dateCreated": study.read_on,
        "version": snapshot,
        "about": _some(
            {
                "@type": "ScholarlyArticle",
                "@id": study.record.url,
                "headline": title(study.record),
            }
        ),
        "text": texts.say(
            "meta-comment",
            limit=reading.not_shown(study),
            number=len(caveats),
            caveats="; ".join(caveats),
            read=reading.read_line(study),
        ),
    }
    return _script(facts)


def marked_title(record: Record) -> str:
    """The title behind what became of the paper: "[Retracted] Detection of …" (C9)."""
    return "".join(f"[{mark}] " for mark in marks(record)) + title(record)


def _author(author: Author) -> Mapping[str, Any]:
    if author.literal is not None:
        return {"@type": "Organization", "name": clean(author.literal)}
    family, given = clean(author.surname), clean(author.given)
    suffix = clean(author.suffix)
    facts = {
        "@type": "Person",
        "name": " ".join(filter(None, (given, family, suffix))),
        "familyName": family,
        "givenName": given,
        "honorificSuffix": suffix,
    }
    return _some(facts)


def _part_of(record: Record) -> Mapping[str, Any]:
    """The journal, around it its volume, around that its issue, each only where it is known."""
    journal = _some(
        {
            "name": clean(record.journal),
            "alternateName": clean(record.journal_abbreviation),
            "issn": clean(record.issn),
        }
    )
    whole: Mapping[str, Any] = {"@type": "Periodical", **journal} if journal else {}
    for kind, key, number in (
        ("PublicationVolume", "volumeNumber", clean(record.volume)),
        ("PublicationIssue", "issueNumber", clean(record.issue)),
    ):
        if number:
            whole = _some({"@type": kind, key: number, "isPartOf": whole})
    return whole


def _identifiers(record: Record) -> list[tuple[str, str]]:
    found = (("DOI", record.doi), ("PMID", record.pmid), ("PMCID", record.pmcid))
    return [(kind, clean(value)) for kind, value in found if value]


def _identifier(kind: str, value: str) -> Mapping[str, str]:
    return {"@type": "PropertyValue", "propertyID": kind, "value": value}


def _same_as(record: Record) -> list[str]:
    pubmed = f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/" if record.pmid else None
    pmc = f"https://pmc.ncbi.nlm.nih.gov/articles/{record.pmcid}/" if record.pmcid else None
    return [at for at in dict.fromkeys((record.url, pubmed, pmc)) if at]


def _correction(notice: Notice) -> Mapping[str, Any]:
    where = Record(title="", doi=notice.doi, pmid=notice.pmid).url
    facts = {
        "@type": "CorrectionComment",
        "name": vocabulary.label("status", notice.kind),
        "text": clean(notice.text),
        "datePublished": notice.date,
        "url": where,
    }
    return _some(facts)


def _some(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts there are: what is not known is not spelled (C1)."""
    return {key: value for key, value in facts.items() if value}


def _script(facts: Mapping[str, Any]) -> str:
    """A data block that no text can end: `<` and `&` never stand in it (WHATWG HTML, 4.12.1.3)."""
    text = json.dumps(_some(facts), ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'
