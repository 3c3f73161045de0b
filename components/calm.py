"""Calm mode: one study a screen, its caveat first, the same facts in fewer words.

No fact that limits a claim exists only outside it (accessibility rule A12): status, caveat, every
general caveat by name, PEM with its reason, criteria, and how far the reading can be trusted.
"""

from __future__ import annotations

from dataclasses import replace

from atlas_data import texts, vocabulary
from atlas_data.formats import reading
from atlas_data.model import Study
from atlas_data.query import question as asking
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.filters import LACKING
from atlas_data.query.question import Question
from components import address, coins, links, pem, study_view, words
from components.escape import h


def in_list(atlas: Atlas, answer: Answer, study: Study, row: int) -> str:
    """The study with the way to the one before, the one after, and all of it."""
    question = answer.question
    place = atlas.neighbours(question, row)
    assert place is not None  # the row was taken from this list
    number, before, after = place
    more = address.link(replace(question, at=None), snapshot=atlas.name, path="/study", id=study.id)
    where = texts.say("calm-place", number=number, total=answer.count)
    steps = h(texts.say("calm-steps"))
    asked = asking.describe(question)
    told = f'<p class="asked-for">{h(asked)}</p>' if asked else ""
    return (
        f'<div class="calm">{told}{brief(study, more)}</div>'
        f'<nav class="steps" aria-label="{steps}">'
        f"{_step(atlas, question, before, 'calm-previous')}<span>{h(where)}</span>"
        f"{_step(atlas, question, after, 'calm-next')}</nav>"
    )


def filters(question: Question) -> str:
    """The way to the filters, with the number of values chosen."""
    number = question.filters_used
    return (
        '<button type="button" data-filters="1" aria-expanded="false">'
        f"{h(texts.say('filters-button', number=number))}</button>"
    )


def _step(atlas: Atlas, question: Question, row: int | None, label: str) -> str:
    if row is None:
        return f'<span class="big off">{h(texts.say(label))}</span>'
    at = str(atlas.table["id"][row].as_py())
    return links.go(
        replace(question, at=at, page=1),
        h(texts.say(label)),
        keep=label,
        more=' class="big" data-top="1"',
    )


def brief(study: Study, more: str) -> str:
    """The study in a list: three lines, and the way to more of it at the address `more`."""
    on = h(texts.say("calm-more", number=len(study.caveats)))
    return (
        f'<article class="calm-card">{_top(study, "h2", _seen(study))}'
        f'<p class="by">{h(_by(study))}. {h(reading.read_line(study))}.</p>'
        f'<p class="on"><a href="{h(more)}">{on}</a></p>{coins.span(study)}</article>'
    )


def _by(study: Study) -> str:
    record = study.record
    year = str(record.year) if record.year else texts.say("year-not-stated")
    return f"{words.people(record.authors, record.authors_complete, 1)}, {year}"


def _seen(study: Study) -> str:
    return words.seen(study) if study.summary else study_view.unsaid(study)


def card(study: Study, *, heading: str = "h1") -> str:
    """The study by itself: every point, and every general caveat by name."""
    seen = " ".join(words.key_points(study)) or study_view.unsaid(study)
    record = study.record
    paper = f'<span class="paper">{words.title(record)}</span> · ' if study.plain_title else ""
    by = f"{paper}{h(words.by_line(record))}. {h(reading.read_line(study))}."
    return (
        f'<article class="calm-card">{_top(study, heading, seen)}{_also(study)}'
        f'<p class="by">{by}</p></article>'
    )


def _top(study: Study, heading: str, seen: str) -> str:
    """Title, then three lines: the caveat, what was seen, PEM and criteria."""
    title = h(study.plain_title) if study.plain_title else words.title(study.record)
    label = f"<strong>{h(texts.say('calm-seen'))}</strong> " if study.summary else ""
    kind = "" if study.plain_title else ' class="title"'
    return (
        f"{words.banner(study.record, brief=True)}<{heading}{kind}>{title}</{heading}>"
        f'<p class="not-shown"><strong>{h(texts.say("does-not-show"))}</strong> '
        f"{h(reading.not_shown(study))}</p>"
        f'<p class="seen">{label}{h(seen)}</p>'
        f'<p class="facts">{_pem(study)}</p>'
    )


def _pem(study: Study) -> str:
    """The status, with its reason beside it where the criteria do not say it already; criteria."""
    status = study.pem
    if status.status in ("not_applicable", "not_checked"):
        return pem.line(study)
    told = status.basis in ("definition", "none", None) and status.scope != "subgroup"
    shown = pem.badge(status.status) if told else f"{pem.line(study)}."
    return f"{shown} {h(_criteria(study))}"


def _criteria(study: Study) -> str:
    first = study.criteria_entry[0]
    if first in LACKING:
        return f"{vocabulary.label('criteria', first)}."
    entry = ", ".join(vocabulary.CRITERIA[one].short for one in study.criteria_entry)
    return texts.say("calm-criteria", criteria=entry)


def _also(study: Study) -> str:
    """The general caveats by name; what each means stands on the study's page."""
    names = "; ".join(vocabulary.CAVEATS[one.id].label for one in study.caveats)
    if not names:
        return ""
    return f'<p class="also"><strong>{h(texts.say("calm-also"))}</strong> {h(names)}</p>'
