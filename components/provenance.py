"""Who read what and when, and where each group of facts comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping

from atlas_data import texts, vocabulary
from atlas_data.formats.reading import ruled
from atlas_data.model import Record, Study
from atlas_data.query.atlas import Atlas
from components import lineage, words
from components.escape import h

_MATCHED = {
    "title": "provenance-journal-by-title",
    "abbreviation": "provenance-journal-by-abbreviation",
    "by hand": "provenance-journal-by-hand",
    "decision": "provenance-journal-decision",
}
_COMPARED = {
    "design": "provenance-label-design",
    "scope": "provenance-label-scope",
    "pem": "provenance-label-pem",
    "pem_measured": "provenance-label-pem-measured",
    "criteria": "provenance-label-criteria",
    "virus": "provenance-label-virus",
    "sample": "provenance-label-sample",
}
_ID = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")


def reading(study: Study, about: Mapping[str, object]) -> str:
    """What was read for this study, by whom, when, and how a second reading agreed."""
    if study.read == "none":
        said = (
            texts.say("provenance-ruled", level=str(study.ruled_on))
            if ruled(study)
            else texts.say("provenance-unread")
        )
        found = _paragraph(said)
    else:
        said = texts.say(
            "provenance-read",
            level=vocabulary.label("read", study.read),
            day=str(study.read_on),
            reader=str(about.get("read_by", texts.say("provenance-reader-unknown"))),
        )
        found = f"{_paragraph(said)}{_paragraph(_second(study))}"
        if study.doubt:
            found += _paragraph(texts.say("provenance-doubt", doubt=_in_words(study.doubt)))
    return f"<section><h2>{h(texts.say('provenance-who'))}</h2>{found}</section>"


def _paragraph(text: str) -> str:
    return f"<p>{h(text)}</p>"


def _in_words(doubt: str) -> str:
    """A doubt with the ids of vocabulary terms spelled as their labels."""
    return _ID.sub(lambda found: _label(found[0]), doubt)


def _label(identifier: str) -> str:
    lists = (vocabulary.CAVEATS, *vocabulary.FACETS.values(), *vocabulary.TERMS.values())
    named = next((one[identifier].label for one in lists if identifier in one), None)
    return f"“{words.small(named)}”" if named else identifier.replace("_", " ")


def _second(study: Study) -> str:
    if not study.read_twice:
        return texts.say("provenance-once")
    if not study.readings_differ:
        return texts.say("provenance-agrees")
    labels = ", ".join(
        texts.say(_COMPARED[one]) if one in _COMPARED else one.replace("_", " ")
        for one in study.readings_differ
    )
    return texts.say("provenance-differs", labels=labels)


def facts(record: Record, atlas: Atlas) -> str:
    """Sources by group of facts: title and authors, journal, identifiers, publication status."""
    groups = (
        ("provenance-group-authors", _authors(record)),
        ("provenance-group-journal", _journal(record)),
        ("provenance-group-identifiers", _identifiers(record)),
        ("provenance-group-status", _status(record)),
    )
    rows = "".join(
        f"<div><dt>{h(texts.say(name))}</dt><dd>{h(text)}</dd></div>" for name, text in groups
    )
    return (
        f'<section class="lineage screen-only"><h2>{h(texts.say("provenance-facts"))}</h2>'
        f'<dl class="facts-list">{rows}</dl>{lineage.show(record, atlas)}{_sources(record)}'
        "</section>"
    )


def _sources(record: Record) -> str:
    day = record.checked_on or texts.say("provenance-day-not-recorded")
    named = texts.say("provenance-sources", number=len(record.sources), day=day)
    items = "".join(f"<li>{h(one)}</li>" for one in record.sources)
    return f"<details><summary>{h(named)}</summary><ul>{items}</ul></details>"


def _authors(record: Record) -> str:
    number = len(record.authors)
    if not number:
        return texts.say("provenance-authors-none")
    key = "provenance-authors-all" if record.authors_complete else "provenance-authors-first"
    return texts.say(key, number=number)


def _journal(record: Record) -> str:
    if not record.journal_printed:
        return texts.say("provenance-journal-none")
    how, printed = record.journal_matched_by, record.journal_printed
    if not how:
        return texts.say("provenance-journal-not-found", journal=printed)
    if how in _MATCHED:
        return texts.say(_MATCHED[how], journal=printed)
    return texts.say("provenance-journal-otherwise", journal=printed, how=how)


def _identifiers(record: Record) -> str:
    found = [
        texts.say(key)
        for key, value in (
            ("provenance-doi", record.doi),
            ("provenance-pmid", record.pmid),
            ("provenance-pmcid", record.pmcid),
        )
        if value
    ]
    if not found:
        return texts.say("provenance-no-identifier")
    return texts.say("provenance-identifiers", names=", ".join(found))


def _status(record: Record) -> str:
    if record.status == "not_checked":
        return texts.say("provenance-status-none")
    label = vocabulary.label("status", record.status)
    source = record.status_source or texts.say("provenance-source-not-recorded")
    return texts.say("provenance-status", status=label, source=source)
