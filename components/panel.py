"""The filter panel: a plain form, drawn once; what is chosen and every count come by the wire."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Answer
from atlas_data.query.filters import FILTERS, Bound, Choice, Filter, Flag, Ids, Words
from atlas_data.query.question import Question
from components import words
from components.escape import h

_OPEN: tuple[str, ...] = ()


def state(answer: Answer) -> dict[str, Any]:
    """What the panel shows: counts and chosen values by filter, as the address spells them."""
    chosen = asking.params(answer.question)
    counts = {}
    for key, by_id in answer.counts.items():
        one = FILTERS[key]
        if one.hidden:
            continue
        counts[key] = {one.slug(value): n for value, n in by_id.items() if n and _known(one, value)}
    return {
        "of": asking.query_string(answer.question),
        "found": words.studies(answer.count),
        "counts": counts,
        "told": {key: texts.say("chosen", number=len(values)) for key, values in chosen.items()},
        "chosen": {key: values for key, values in chosen.items() if key in FILTERS},
    }


def _known(one: Filter, value: str) -> bool:
    return not isinstance(one, Choice) or value in one.options


@cache
def markup(*, with_search: bool = False) -> str:
    """The form as HTML: the same bytes on every run, so nothing is sent twice.

    A `dialog`: beside the list where there is room, else a sheet over it. `with_search` puts the
    search into it, for a page that has none of its own.
    """
    parts = [one for one in FILTERS.values() if not (one.hidden or isinstance(one, Words | Ids))]
    title = h(texts.say("panel-title"))
    return (
        f'<dialog class="filters" aria-label="{title}">'
        f'<form class="panel" aria-label="{title}" autocomplete="off">'
        f'<div class="panel-title"><h2>{title}</h2>'
        f'<button type="button" data-done="1">{h(texts.say("close"))}</button></div>'
        f'<p class="hint">{h(texts.say("panel-hint"))}</p>'
        + (f'<div class="search">{_boxes()}</div>' if with_search else "")
        + "".join(_part(one) for one in parts if not one.more)
        + f'<details class="more"><summary>{h(texts.say("panel-more"))}</summary>'
        + "".join(_part(one) for one in parts if one.more)
        + '</details><p class="done"><button type="button" class="main" data-done="1"><span>'
        f"{_show()}</span></button></p></form></dialog>"
    )


def _show() -> str:
    """What the button shows; the wire writes the number in."""
    found = f'<span class="found">{h(texts.say("panel-the-studies"))}</span>'
    return h(texts.say("panel-show", found="{found}")).replace("{found}", found)


@cache
def search(kept: tuple[tuple[str, str], ...] = (), words: str = "", path: str = "/") -> str:
    """The search box, which stands where the list is, so that a phone has it at once.

    `kept` is the rest of the question and `words` what is searched now, for a browser that asks
    without our script the page at `path`.
    """
    rest = "".join(
        f'<input type="hidden" name="{h(key)}" value="{h(value)}">' for key, value in kept
    )
    return (
        f'<form class="panel search" role="search" action="{path}" autocomplete="off">'
        f"{_boxes(words)}{rest}</form>"
    )


def _boxes(words: str = "") -> str:
    return "".join(_words(one, words) for one in FILTERS.values() if isinstance(one, Words))


def kept(question: Question) -> tuple[tuple[str, str], ...]:
    """What a new search keeps of a question: all but the words, the page and the place."""
    held = asking.params(replace(question.with_values("q", ()), snapshot=None, rest=False))
    return tuple((key, value) for key, values in held.items() for value in values)


def _part(one: Choice | Bound | Flag) -> str:
    match one:
        case Choice():
            return _choice(one)
        case Bound():
            return _bound(one)
        case Flag():
            return (
                f'<label class="option" title="{h(one.help)}"><input type="checkbox" '
                f'name="{one.key}" value="yes"><span>{h(one.label)}</span>'
                '<span class="n"></span></label>'
            )


def _choice(one: Choice) -> str:
    options = "".join(
        f'<label class="option" title="{h(term.meaning)}"><input type="checkbox" '
        f'name="{one.key}" value="{h(term.slug)}"><span>{h(term.label)}</span>'
        '<span class="n"></span></label>'
        for term in one.options.values()
    )
    opened = " open" if one.key in _OPEN else ""
    return (
        f'<details data-facet="{one.key}"{opened}><summary>{h(one.label)} '
        f'<span class="chosen"></span></summary><p class="hint">{h(one.help)}</p>'
        f'<fieldset class="options"><legend class="unseen">{h(one.label)}</legend>{options}'
        "</fieldset></details>"
    )


def _words(one: Words, value: str) -> str:
    return (
        f'<label for="f-{one.key}">{h(one.label)}</label><div class="box">'
        f'<input id="f-{one.key}" type="search" name="{one.key}" maxlength="300" '
        f'value="{h(value)}" aria-describedby="h-{one.key}"><button type="submit">'
        f"{h(texts.say('panel-search'))}"
        f'</button></div><p class="hint" id="h-{one.key}">{h(one.help)}</p>'
    )


def _bound(one: Bound) -> str:
    return (
        f'<div class="bound"><label for="f-{one.key}">{h(one.label)}</label>'
        f'<input id="f-{one.key}" type="number" name="{one.key}" min="{one.lowest}" '
        f'max="{one.highest}" inputmode="numeric"></div>'
    )
