"""Honest lines under a count: what it leaves out, what is not known, what may have been meant."""

from __future__ import annotations

from dataclasses import replace

from atlas_data import texts, vocabulary
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.filters import FILTERS, LACKING, Choice
from atlas_data.query.question import Question
from components import links, words
from components.escape import h

_OPEN_ENDED = {
    "virus": ("not_checked",),
    "pem": ("unclear", "not_checked"),
    "criteria": ("not_stated", "not_checked"),
    "finding": ("not_checked",),
}
_MEANT = ("virus", "criteria", "topic")


def lines(atlas: Atlas, answer: Answer, *, story: bool) -> str:
    """All lines that apply to an answer, as HTML."""
    found = (
        _meant(atlas, answer.question),
        _chosen_virus(answer.question) if story else "",
        _left_open(answer),
        _read(answer),
    )
    return f'<p class="left-out">{" ".join(one for one in found if one)}</p>' if any(found) else ""


def _meant(atlas: Atlas, question: Question) -> str:
    """A search for the name of a virus, definition or topic: its label finds more."""
    text = " ".join(question.values("q"))
    for key in _MEANT if text else ():
        term = vocabulary.find(key, text)
        if term and term.id not in LACKING and not question.values(key):
            labelled = replace(question, sort="").with_values("q", ()).with_values(key, (term.id,))
            number = atlas.count(labelled)
            show = links.go(labelled, h(texts.say("hints-show")), keep="clear")
            if key == "virus":
                show = f"{show} · {_story(term.slug)}"
            said = texts.say(
                "hints-labelled", number=number, filter=FILTERS[key].label, label=term.label
            )
            return f"{h(said)} {show}."
    return ""


def _chosen_virus(question: Question) -> str:
    """A single virus that is asked for leads to what was found for it."""
    chosen = question.values("virus")
    if len(chosen) != 1 or chosen[0] in LACKING:
        return ""
    return _story(vocabulary.term("virus", chosen[0]).slug)


def _story(slug: str) -> str:
    return f'<a href="/viruses?virus={h(slug)}">{h(texts.say("hints-story"))}</a>'


def _left_open(answer: Answer) -> str:
    """Studies that answer everything else, but for which a chosen filter is not known."""
    parts = []
    for key, states in _OPEN_ENDED.items():
        chosen = answer.question.values(key)
        one = FILTERS[key]
        if not chosen or not isinstance(one, Choice):
            continue
        for state in states:
            number = answer.counts[key].get(state, 0)
            if number and state not in chosen:
                label = words.small(one.options[state].label)
                parts.append(texts.say("hints-state", state=label, number=number))
    return h(texts.say("hints-not-known", states="; ".join(parts))) if parts else ""


def _read(answer: Answer) -> str:
    unread = answer.counts["read"].get("none", 0)
    if not unread or answer.question.values("read") or not answer.count:
        return ""
    return h(texts.say("hints-read", read=answer.count - unread, unread=unread))
