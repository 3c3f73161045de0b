"""Retractions as a page: every study whose status says something, most serious first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from atlas_data import texts, vocabulary
from atlas_data.model import Notice, Study
from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import LACKING
from atlas_data.query.question import Question
from components import address, prose, words
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.screen import Screen

STATUSES = ("retracted", "withdrawn", "concern", "corrected", "superseded", "preprint")
_EXPLAINED = ("retracted", "withdrawn", "concern", "corrected")
_NEEDS_NONE = ("preprint",)  # what it is says it; nobody sends a notice
_MOST = 200  # of one status; a list of more leads on to the list itself


def screen(shown: Shown, asked: Asked) -> Screen:
    """The page as a screen; filters of the address narrow it, and it says so."""
    return prose.screen(shown, asked, _text, said=_counted(counts(shown.atlas, asked.question)))


def _text(atlas: Atlas, asked: Asked) -> str:
    return _lead(atlas, asked) + "".join(_group(atlas, asked, one) for one in STATUSES)


def counts(atlas: Atlas, question: Question) -> Mapping[str, int]:
    """How many studies that answer a question have each status, works taken back included."""
    found, chosen = atlas.ask(question.alone()).counts["status"], question.values("status")
    offered = (one for one in (*STATUSES, "not_checked") if not chosen or one in chosen)
    return {one: found.get(one, 0) for one in offered}


def _with(question: Question, status: str) -> Question | None:
    """The question for studies of one status; None when it asks for others only."""
    chosen = question.values("status")
    if chosen and status not in chosen:
        return None
    return replace(question, retracted=True, view="cards", sort="newest").with_values(
        "status", (status,)
    )


def _lead(atlas: Atlas, asked: Asked) -> str:
    found = counts(atlas, asked.question)
    silent = ""
    if "not_checked" in found:
        silent = _p("retractions-not-checked", number=found["not_checked"])
    return (
        f"<h1>{h(texts.say('page-retractions'))}</h1>{_question(asked)}"
        f'<p class="lead">{h(_counted(found))}</p>{silent}'
        f"{_p('retractions-calls')}{_p('retractions-kept')}"
    )


def _p(key: str, **values: int) -> str:
    return f"<p>{h(texts.say(key, **values))}</p>"


def _counted(found: Mapping[str, int]) -> str:
    """The counts in one sentence: "3 retracted, 7 corrected."; says so when there is none."""
    parts = [
        texts.say(f"retractions-number-{status}", number=found[status])
        for status in STATUSES
        if found.get(status)
    ]
    if not parts:
        return texts.say("retractions-none")
    total = sum(number for status, number in found.items() if status != "not_checked")
    return texts.say("retractions-counted", number=total, parts=", ".join(parts))


def _question(asked: Asked) -> str:
    """What the address asks, as the list would say it, and the way to all of it."""
    said = asking.describe(asked.question)
    if not said:
        return ""
    way = address.same(asked, asked.question.cleared())
    return (
        f'<p class="asked-for">{h(texts.say("retractions-only", asked=said))} '
        f'<a href="{h(way)}">{h(texts.say("retractions-all"))}</a></p>'
    )


def _group(atlas: Atlas, asked: Asked, status: str) -> str:
    """The studies of one status, newest first; nothing where there is none."""
    question = _with(asked.question, status)
    rows = atlas.all_rows(question) if question else ()
    if question is None or not len(rows):
        return ""
    term = vocabulary.FACETS["status"][status]
    items = "".join(_item(atlas, question, one) for one in atlas.studies(rows[:_MOST]))
    more = ""
    if len(rows) > _MOST:
        way = h(address.link(question, snapshot=atlas.name))
        said = h(texts.say("retractions-more", number=len(rows) - _MOST))
        more = f'<p class="more-on"><a href="{way}">{said}</a></p>'
    return (
        f'<section><h2 id="{h(status)}">{h(term.label)}: {len(rows):,}</h2>'
        f'<p>{h(term.meaning)}</p><ul class="cards">{items}</ul>{more}</section>'
    )


def _item(atlas: Atlas, question: Question, study: Study) -> str:
    """What the paper was, what happened and why, when, how that is known, when it was checked."""
    record = study.record
    at = address.link(question, snapshot=atlas.name, path="/study", id=study.id)
    plain = ""
    if study.plain_title:
        plain = f"<p>{h(texts.say('retractions-plain', title=study.plain_title))}</p>"
    rows = "".join(
        f"<div><dt>{h(texts.say(key))}</dt><dd>{value}</dd></div>" for key, value in _facts(study)
    )
    return (
        f'<li><article class="card"><h3><a href="{h(at)}">{words.title(record)}</a></h3>'
        f'<p class="by">{h(words.by_line(record))}</p>{plain}'
        f'<dl class="facts-list">{rows}</dl>{_viruses(study, question)}</article></li>'
    )


def _facts(study: Study) -> Iterator[tuple[str, str]]:
    record = study.record
    if record.status in _EXPLAINED:
        yield _reason(study)
    if not record.notices and record.status not in _NEEDS_NONE:
        yield "retractions-notice", h(texts.say("retractions-no-notice"))
    for one in record.notices:
        yield "retractions-notice", _notice(one)
        yield "retractions-when", h(one.date or texts.say("retractions-not-recorded"))
    source = record.status_source or texts.say("retractions-not-recorded")
    yield "retractions-source", h(words.capital(source))
    day = record.checked_on or texts.say("retractions-not-recorded")
    yield "retractions-checked", h(words.capital(day))


def _reason(study: Study) -> tuple[str, str]:
    """What became of the claim, where the story of its virus is told from this very paper; else
    that it is not recorded."""
    for one in (vocabulary.VIRUSES[key] for key in study.virus if key not in LACKING):
        told = study.id in {source.study for source in one.history_sources}
        if one.status_flag and told and study.record.withdrawn and len(one.history) > 1:
            return "retractions-happened", h(one.history[1])
    return "retractions-why", h(texts.say("retractions-why-not-recorded"))


def _notice(notice: Notice) -> str:
    """The kind of notice and its reference, linked where it has an identifier."""
    kind = h(texts.say("banner-notice", kind=vocabulary.label("status", notice.kind)))
    at = ""
    if notice.doi:
        at = f"https://doi.org/{notice.doi}"
    elif notice.pmid:
        at = f"https://pubmed.ncbi.nlm.nih.gov/{notice.pmid}/"
    if not at:
        return f'{kind} <span class="reference">{h(notice.text)}</span>'
    return f'{kind} <a class="reference" href="{h(at)}" rel="noreferrer">{h(notice.text)}</a>'


def _viruses(study: Study, question: Question) -> str:
    """The way to all that the atlas has on each virus the paper is about."""
    mode = question.mode
    out = ""
    for one in study.virus:
        if one not in LACKING:
            query = h(asking.query_string(Question(mode=mode).with_values("virus", (one,))))
            said = h(texts.say("retractions-virus", virus=vocabulary.VIRUSES[one].label))
            out += f'<p class="more-on"><a href="/viruses?{query}">{said}</a></p>'
    return out
