"""Honest lines under a count: what it leaves out, what is not known, what may have been meant."""

from __future__ import annotations

from dataclasses import replace

from atlas_data import vocabulary
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


def lines(atlas: Atlas, answer: Answer) -> str:
    """All lines that apply to an answer, as HTML."""
    found = (_meant(atlas, answer.question), _left_open(answer), _read(answer))
    return "".join(f'<p class="left-out">{one}</p>' for one in found if one)


def _meant(atlas: Atlas, question: Question) -> str:
    """A search for the name of a virus, definition or topic: its label finds more."""
    text = " ".join(question.values("q"))
    for key in _MEANT if text else ():
        term = vocabulary.find(key, text)
        if term and term.id not in LACKING and not question.values(key):
            labelled = replace(question, sort="").with_values("q", ()).with_values(key, (term.id,))
            number = atlas.count(labelled)
            show = links.go(labelled, "show these", keep="clear")
            label = f"{FILTERS[key].label}: {term.label}"
            return f"{words.studies(number)} labelled “{h(label)}”: {show}"
    return ""


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
                parts.append(f"{words.small(one.options[state].label)} in {number:,}")
    listed = "; ".join(parts)
    return f"Not known among the other studies that fit: {h(listed)}." if listed else ""


def _read(answer: Answer) -> str:
    unread = answer.counts["read"].get("none", 0)
    if not unread or answer.question.values("read") or not answer.count:
        return ""
    return f"{answer.count - unread:,} of these were read for the atlas, {unread:,} not yet."
