"""A study's facts in a reader's words: the lines that cards, tables and pages share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from atlas_data import vocabulary
from atlas_data.model import Author, Record, Sample, Study
from components.escape import h

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“‘])")
_BANNERS = {
    "retracted": "Retracted. Its findings must not be relied on.",
    "withdrawn": "Withdrawn. Its findings must not be relied on.",
    "concern": "Expression of concern by the journal.",
    "corrected": "Corrected after publication: read it with the correction.",
    "superseded": "A newer version of this work exists.",
    "preprint": "Preprint: not reviewed by other scientists.",
}


def studies(number: int) -> str:
    """A count of studies: "1 study", "1,320 studies"."""
    return f"{number:,} {'study' if number == 1 else 'studies'}"


def banner(record: Record, *, brief: bool = False) -> str:
    """The status banner as HTML; empty when no notice is known. `brief` leaves out references."""
    text = _BANNERS.get(record.status)
    if text is None:
        return ""
    notices = "".join(
        f"<li>{h(vocabulary.label('status', one.kind))}: {_notice_link(one.text, one.doi)}</li>"
        for one in record.notices
        if not brief
    )
    return (
        f'<div class="banner banner-{h(record.status)}" role="note"><strong>{h(text)}</strong>'
        + (f"<ul>{notices}</ul>" if notices else "")
        + "</div>"
    )


def _notice_link(text: str, doi: str | None) -> str:
    if not doi:
        return h(text)
    return f'<a href="https://doi.org/{h(doi)}" rel="noreferrer">{h(text)}</a>'


def title(record: Record) -> str:
    """The title as HTML; struck when the work is retracted, in brackets when translated."""
    text = f"[{record.title}]" if record.translated else record.title
    if record.withdrawn:
        return f'<s>{h(text)}</s> <span class="unseen">({h(record.status)})</span>'
    return h(text)


def people(authors: Sequence[Author], complete: bool, most: int = 3) -> str:
    """Author names, shortened: "Kerr JR, Tyrrell DAJ" or "Das Gupta J, … and 9 more"."""
    if not authors:
        return "Authors not stated by our sources"
    names = [name(one) for one in authors[:most]]
    rest = len(authors) - most
    if rest > 0:
        return f"{', '.join(names)} and {rest}{'' if complete else ' or'} more"
    return ", ".join(names) + ("" if complete else " and others")


def name(author: Author) -> str:
    """One author as PubMed prints them: family name, then initials, then suffix."""
    if author.literal is not None:
        return author.literal
    return " ".join(part for part in (author.surname, author.initials, author.suffix) if part)


def by_line(record: Record) -> str:
    """Authors, journal and year in one line of plain text."""
    where = record.journal or record.journal_printed or "journal not stated"
    year = str(record.year) if record.year else "year not stated"
    return f"{people(record.authors, record.authors_complete)} · {where} · {year}"


def small(text: str) -> str:
    """A label inside a sentence: its first letter small, unless it begins an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sentences(text: str) -> list[str]:
    """A text cut into sentences."""
    return _SENTENCE.split(text)


def key_points(study: Study, most: int = 3) -> list[str]:
    """The summary as at most three points; what is over joins the last."""
    if not study.summary:
        return []
    found = sentences(study.summary)
    return [*found[: most - 1], " ".join(found[most - 1 :])] if len(found) > most else found


def sample_line(sample: Sample) -> str:
    """Who took part, in numbers; empty when no number was read."""
    parts = [
        f"{number:,} {word}"
        for number, word in (
            (sample.cases, "in the patient group"),
            (sample.controls, "in the comparison group"),
            (sample.other, "in other groups"),
        )
        if number is not None
    ]
    return ", ".join(parts)


def no_numbers(study: Study) -> str:
    """Why a study shows no number of people: one of three different things."""
    if study.read == "none":
        return "not checked"
    if study.pem.status == "not_applicable":
        return "does not apply to this kind of study"
    return "not stated in what was read"


def read_line(study: Study) -> str:
    """How far the labels can be trusted, in few words, for a card."""
    if study.read == "none":
        return "Not read for the atlas yet: labels come from title and publication type only"
    level = small(vocabulary.TERMS["read"][study.read].short)
    return f"Machine-assisted reading of the {level}; no clinician has checked it"


def design(study: Study) -> str:
    """The design's name; a state is said as such."""
    return vocabulary.label("design", study.design)
