"""Who read what and when, and where each group of facts comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping

from atlas_data import vocabulary
from atlas_data.model import Record, Study
from components import words
from components.escape import h

_MATCHED = {
    "title": "found in the list of journals by its title",
    "abbreviation": "found in the list of journals by its abbreviation",
    "by hand": "matched with the list of journals by hand",
    "decision": "corrected by a decision with its reason",
}
_ID = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")


def reading(study: Study, about: Mapping[str, object]) -> str:
    """What was read for this study, by whom, when, and how a second reading agreed."""
    if study.read == "none":
        text = (
            "This study has not been read for the atlas yet. The labels it has come from its title "
            "and publication type, by rule; everything else is not checked."
        )
        return f"<section><h2>Who read it</h2><p>{text}</p></section>"
    level = vocabulary.label("read", study.read)
    said = f"{level} on {study.read_on} by {about.get('read_by', 'an unknown reader')}."
    return (
        f"<section><h2>Who read it</h2><p>{h(said)}</p>{_second(study)}"
        + (
            f"<p>What this reading was unsure of: {h(_in_words(study.doubt))}</p>"
            if study.doubt
            else ""
        )
        + "</section>"
    )


def _in_words(doubt: str) -> str:
    """A doubt with the ids of vocabulary terms spelled as their labels."""
    return _ID.sub(lambda found: _label(found[0]), doubt)


def _label(identifier: str) -> str:
    lists = (vocabulary.CAVEATS, *vocabulary.FACETS.values(), *vocabulary.TERMS.values())
    named = next((one[identifier].label for one in lists if identifier in one), None)
    return f"“{words.small(named)}”" if named else identifier.replace("_", " ")


def _second(study: Study) -> str:
    if not study.read_twice:
        return "<p>It was read once.</p>"
    differ = ", ".join(study.readings_differ).replace("_", " ")
    text = f"differs in: {differ}" if differ else "agrees on the labels compared"
    return f"<p>It was read a second time, independently; that reading {h(text)}.</p>"


def facts(record: Record) -> str:
    """Sources by group of facts: title and authors, journal, identifiers, publication status."""
    groups = (
        ("Title and authors", _authors(record)),
        ("Journal and pages", _journal(record)),
        ("Identifiers", _identifiers(record)),
        ("Publication status", _status(record)),
    )
    rows = "".join(f"<div><dt>{name}</dt><dd>{h(text)}</dd></div>" for name, text in groups)
    sources = "".join(f"<li>{h(one)}</li>" for one in record.sources)
    return (
        '<section class="screen-only"><h2>Where the facts come from</h2>'
        f'<dl class="facts-list">{rows}</dl>'
        f"<details><summary>Sources ({len(record.sources)}), checked on "
        f"{h(record.checked_on or 'a day not recorded')}</summary><ul>{sources}</ul></details>"
        "</section>"
    )


def _authors(record: Record) -> str:
    if not record.authors:
        return "No source named the authors."
    whole = "complete list" if record.authors_complete else "the sources name only the first ones"
    return f"{len(record.authors)} authors, {whole}."


def _journal(record: Record) -> str:
    if not record.journal_printed:
        return "No source named a journal."
    if record.journal_matched_by:
        how = _MATCHED.get(record.journal_matched_by, record.journal_matched_by)
        return f"Printed as “{record.journal_printed}”; {how}."
    return f"As printed: “{record.journal_printed}”; not found in the journal list."


def _identifiers(record: Record) -> str:
    found = [
        name
        for name, value in (("DOI", record.doi), ("PMID", record.pmid), ("PMCID", record.pmcid))
        if value
    ]
    return f"{', '.join(found)}: as given by the sources below."


def _status(record: Record) -> str:
    if record.status == "not_checked":
        return (
            "No notice known: no source names a retraction, correction or concern; "
            "nobody has searched further."
        )
    label = vocabulary.label("status", record.status)
    return f"{label}, according to {record.status_source or 'a source not recorded'}."
