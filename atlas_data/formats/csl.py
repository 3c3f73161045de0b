"""How CSL-JSON spells a record: one item a study (rules J1 and J2 of the citation formats).

Fields and types are those of the CSL data schema (citationstyles.org, 1.0.2). `status` is never
written: styles print it as a fact of the paper, APA in place of a missing year. CSL has no sign for
an author list the source cut short, and a name that is none would be credited; `note` tells it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from atlas_data import vocabulary
from atlas_data.formats import languages
from atlas_data.formats.keys import key
from atlas_data.formats.parts import (
    atlas_note,
    clean,
    is_preprint,
    keywords,
    listed,
    page_range,
    remarks,
    title,
)
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Author, Record, Study


def write(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[str]:
    """An array of the items in the order of the studies, one a line."""
    yield from listed(json.dumps(item(study, export), ensure_ascii=False) for study in studies)
    yield "\n"


def item(study: Study, export: Export = UNSAID) -> dict[str, Any]:
    """One item; variables the record does not have are left out (C1)."""
    record, preprint = study.record, is_preprint(study.record)
    first, last = page_range(record.pages)
    found: dict[str, Any] = {
        "id": key(study.id),
        "type": "article" if preprint else "article-journal",
        "genre": vocabulary.label("status", "preprint") if preprint else "",
        "title": title(record),
        "author": [name for name in map(_name, record.authors) if name],
        "publisher" if preprint else "container-title": clean(record.journal),
        "container-title-short": "" if preprint else clean(record.journal_abbreviation),
        "issued": {"date-parts": [_date(record)]} if record.year else None,
        "volume": clean(record.volume),
        "issue": clean(record.issue),
        "page": f"{first}-{last}" if last else first,
        "ISSN": clean(record.issn),
        "DOI": clean(record.doi),
        "PMID": clean(record.pmid),
        "PMCID": clean(record.pmcid),
        "URL": record.url,
        "language": languages.tag(clean(record.language)),
        "keyword": ", ".join(keywords(record)),
        "note": _note(study, export),
    }
    return {name: value for name, value in found.items() if value}


def _note(study: Study, export: Export) -> str:
    """What must be told of the report, in brackets, and the atlas's note if it was asked for.

    Zotero, citeproc-js and pandoc take "word: value" at the start of a note, and "{:word: value}"
    anywhere in it, for another variable; brackets and a space keep it a note.
    """
    told = "; ".join(remarks(study.record))
    own = atlas_note(study) if export.notes else ""
    return " ".join(filter(None, (f"[{told}]" if told else "", own))).replace("{:", "{ :")


def _date(record: Record) -> list[int]:
    month = [record.month] if record.month else []
    day = [record.day] if month and record.day else []
    return [part for part in (record.year, *month, *day) if part]


def _name(author: Author) -> dict[str, str]:
    if author.literal is not None:
        parts = {"literal": clean(author.literal)}
    else:
        parts = {
            "family": clean(author.family),
            "given": clean(author.given),
            "non-dropping-particle": clean(author.particle),
            "suffix": clean(author.suffix),
        }
    return {name: value for name, value in parts.items() if value}


CSL = Writer(
    slug="csl",
    suffix="csl.json",
    mime="application/vnd.citationstyles.csl+json",
    write=write,
)
