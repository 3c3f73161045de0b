"""The filter panel: a plain form, drawn once; what is chosen and every count come by the wire."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from atlas_data.query import question as asking
from atlas_data.query.atlas import Answer
from atlas_data.query.filters import FILTERS, Bound, Choice, Filter, Flag, Words
from components import words
from components.escape import h

_OPEN = ("virus", "pem")


def show() -> None:
    """Draw the panel in the sidebar; the same bytes on every run, so nothing is sent twice."""
    with st.sidebar:
        st.html(markup())


def search() -> None:
    """Draw the search box where the list is, so that a phone has it at once."""
    st.html(_search())


def state(answer: Answer) -> dict[str, Any]:
    """What the panel shows: counts and chosen values by filter, as the address spells them."""
    chosen = asking.params(answer.question)
    counts = {}
    for key, by_id in answer.counts.items():
        one = FILTERS[key]
        counts[key] = {one.slug(value): n for value, n in by_id.items() if n and _known(one, value)}
    return {
        "of": asking.query_string(answer.question),
        "found": words.studies(answer.count),
        "counts": counts,
        "chosen": {key: values for key, values in chosen.items() if key in FILTERS},
    }


def _known(one: Filter, value: str) -> bool:
    return not isinstance(one, Choice) or value in one.options


@cache
def markup() -> str:
    """The form as HTML."""
    parts = [one for one in FILTERS.values() if not isinstance(one, Words)]
    return (
        '<form class="panel" aria-label="Filters" autocomplete="off">'
        '<h2 class="panel-title">Filters</h2>'
        '<p class="hint">Choices inside one filter widen the list (or). '
        "Different filters narrow it (and).</p>"
        + "".join(_part(one) for one in parts if not one.more)
        + '<details class="more"><summary>More filters</summary>'
        + "".join(_part(one) for one in parts if one.more)
        + '</details><p class="only-narrow done"><button type="button" data-done="1">Show '
        '<span class="found">the studies</span></button></p></form>'
    )


@cache
def _search() -> str:
    boxes = "".join(_words(one) for one in FILTERS.values() if isinstance(one, Words))
    return f'<form class="panel search" role="search" autocomplete="off">{boxes}</form>'


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


def _words(one: Words) -> str:
    return (
        f'<label for="f-{one.key}">{h(one.label)}</label><div class="box">'
        f'<input id="f-{one.key}" type="search" name="{one.key}" maxlength="300" '
        f'aria-describedby="h-{one.key}"><button type="submit">Search</button></div>'
        f'<p class="hint" id="h-{one.key}">{h(one.help)}</p>'
    )


def _bound(one: Bound) -> str:
    return (
        f'<div class="bound"><label for="f-{one.key}">{h(one.label)}</label>'
        f'<input id="f-{one.key}" type="number" name="{one.key}" min="{one.lowest}" '
        f'max="{one.highest}" inputmode="numeric"></div>'
    )
