"""A study's facts in a reader's words: the lines that cards, tables and pages share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from atlas_data import texts, vocabulary
from atlas_data.model import Author, Notice, Record, Sample, Study
from atlas_data.query.filters import FILTERS, LACKING, Choice
from components import kit
from components.escape import h

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“‘])")
_BANNERS = ("retracted", "withdrawn", "concern", "corrected", "superseded", "preprint")


def told(study: Study, facet: str, ids: Sequence[str]) -> str:
    """Labels in a row. What rules alone did not find is not checked, and never “not stated”."""
    if study.read == "none" and "not_stated" in ids:
        return texts.say("labels-no-words")
    return ", ".join(vocabulary.label(facet, one) for one in ids)


def explained(facet: str, id: str) -> str:
    """A label as HTML that leads to its meaning in the glossary."""
    term = vocabulary.term(facet, id)
    anchor = f"state-{term.slug}" if id in LACKING else f"{facet}-{term.slug}"
    return f'<a class="term" href="/glossary#{h(anchor)}">{h(term.label)}</a>'


def studies(number: int) -> str:
    """A count of studies: "1 study", "1,320 studies"."""
    return texts.say("studies", number=number)


def banner(record: Record, *, brief: bool = False) -> str:
    """The status banner as HTML; empty when no notice is known. `brief` leaves out references."""
    if record.status not in _BANNERS:
        return ""
    text = texts.say(f"banner-{record.status}")
    listed = "" if brief else notices(record)
    return kit.banner(f"<strong>{h(text)}</strong>{listed}", record.status)


def notices(record: Record) -> str:
    """The notices about a work as a list in HTML; empty when none is known."""
    items = "".join(map(_notice, record.notices))
    return f"<ul>{items}</ul>" if items else ""


def _notice(notice: Notice) -> str:
    kind = h(texts.say("banner-notice", kind=vocabulary.label("status", notice.kind)))
    if not notice.doi:
        return f"<li>{kind} {h(notice.text)}</li>"
    at = f"https://doi.org/{h(notice.doi)}"
    return f'<li>{kind} <a href="{at}" rel="noreferrer">{h(notice.text)}</a></li>'


def title(record: Record) -> str:
    """The title as HTML; struck when the work is retracted, in brackets when translated."""
    text = f"[{record.title}]" if record.translated else record.title
    if record.withdrawn:
        status = small(vocabulary.label("status", record.status))
        return f'<s>{h(text)}</s> <span class="unseen">({h(status)})</span>'
    return h(text)


def people(authors: Sequence[Author], complete: bool, most: int = 3) -> str:
    """Author names, shortened: "Kerr JR, Tyrrell DAJ" or "Das Gupta J, … and 9 more"."""
    if not authors:
        return texts.say("people-unknown")
    names = ", ".join(name(one) for one in authors[:most])
    rest = len(authors) - most
    if rest > 0:
        more = "people-more" if complete else "people-or-more"
        return texts.say(more, names=names, number=rest)
    return names if complete else texts.say("people-others", names=names)


def name(author: Author) -> str:
    """One author as PubMed prints them: family name, then initials, then suffix."""
    if author.literal is not None:
        return author.literal
    return " ".join(part for part in (author.surname, author.initials, author.suffix) if part)


def by_line(record: Record) -> str:
    """Authors, journal and year in one line of plain text."""
    return texts.say(
        "by-line",
        people=people(record.authors, record.authors_complete),
        journal=record.journal or record.journal_printed or texts.say("journal-unknown"),
        year=year(record),
    )


def year(record: Record) -> str:
    """The year of publication, or that it is not stated."""
    return str(record.year) if record.year else texts.say("year-unknown")


def small(text: str) -> str:
    """A label inside a sentence: its first letter small, unless it begins an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent, never rounded to none or to all: "under 1 %"."""
    if not whole:
        return texts.say("share", number=0)
    number = round(100 * part / whole)
    if part and not number:
        return texts.say("share-under-one")
    if part < whole and number == 100:
        return texts.say("share-over-99")
    return texts.say("share", number=number)


def short_name(facet: str, id: str) -> str:
    """The short label of a filter's value inside a sentence; a proper name keeps its capital."""
    short = vocabulary.term(facet, id).short
    one = FILTERS[facet]
    named = isinstance(one, Choice) and one.named and id not in LACKING
    return short if named else small(short)


def capital(text: str) -> str:
    """A text as a sentence begins."""
    return text[:1].upper() + text[1:]


def sentences(text: str) -> list[str]:
    """A text cut into sentences."""
    return _SENTENCE.split(text)


def key_points(study: Study, most: int = 3) -> list[str]:
    """What was done and seen, in at most three points; without points, the summary's sentences,
    of which what is over joins the last."""
    if study.points or not study.summary:
        return list(study.points)
    found = sentences(study.summary)
    return [*found[: most - 1], " ".join(found[most - 1 :])] if len(found) > most else found


def seen(study: Study) -> str:
    """What was seen, in one sentence: the point after the one that says what was done."""
    points = key_points(study)
    return points[1] if study.plain_title and len(points) > 1 else points[0]


def sample_line(sample: Sample) -> str:
    """Who took part, in numbers; empty when no number was read."""
    groups = (
        ("sample-cases", sample.cases),
        ("sample-controls", sample.controls),
        ("sample-other", sample.other),
    )
    return ", ".join(texts.say(key, number=one) for key, one in groups if one is not None)


def no_numbers(study: Study) -> str:
    """Why a study shows no number of people: one of three different things."""
    if study.read == "none":
        return texts.say("sample-not-checked")
    if study.pem.status == "not_applicable":
        return texts.say("sample-not-applicable")
    return texts.say("sample-not-stated")


def design(study: Study) -> str:
    """The design's name; a state is said as such."""
    return vocabulary.label("design", study.design)
