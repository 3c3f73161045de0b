"""The two sides of a comparison: ready ones to choose, what each asks, and how to change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from atlas_data import texts, vocabulary
from atlas_data.query import question as asking
from atlas_data.query import reading
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import FILTERS
from atlas_data.query.question import Question
from atlas_data.query.reading import Chosen
from atlas_data.query.tables import Overlap
from components import address, kit, links, results, words
from components.escape import h

_BLOOD = ("blood", "serum_plasma", "pbmc")
_TISSUE = ("brain", "nerve_tissue", "muscle", "gut", "other_tissue")
_ASKED_OF_PATIENTS = ("required", "not_required", "unclear")
NAMES = reading.SIDES
Sides = tuple[tuple[str, Chosen], ...]


def asked(question: Question) -> Question:
    """The comparison an address asks for; one that names none is the first ready one."""
    if question.sides or question.setting("against") == "none":
        return question
    return replace(question, sides=presets()["pem"])


def named(asked: Question) -> str:
    """Both sides in words, without a full stop, for whatever leaves the page."""
    a, b = (_named(asked.side(name)) for name in NAMES)
    return texts.say("compare-named", a=a, b=b)


def presets() -> Mapping[str, Sides]:
    """Comparisons many readers ask for: what only the left side asks, and only the right."""
    trials = tuple(one.id for one in vocabulary.DESIGNS.values() if one.group == "trial")
    return {
        "pem": (("a", (("pem", _ASKED_OF_PATIENTS),)), ("b", (("pem", ("required",)),))),
        "2015": (("a", (("to", ("2014",)),)), ("b", (("from", ("2015",)),))),
        "trials": (("b", (("design", trials),)),),
        "specimen": (("a", (("specimen", _BLOOD),)), ("b", (("specimen", _TISSUE),))),
    }


def choose(question: Question, sides: Sides) -> str:
    """Links to the comparisons many readers ask for; the one shown is marked."""
    shown = "".join(
        links.go(
            replace(question, sides=one).with_setting("against", "pem"),
            h(texts.say(f"compare-preset-{key}")),
            keep=f"preset-{key}",
            more=' aria-current="true"' if one == sides else "",
        )
        for key, one in presets().items()
    )
    return kit.ways(texts.say("compare-presets"), shown)


def show(atlas: Atlas, asked: Question, found: Overlap) -> str:
    """Both questions in words, each leading to its studies; and what can be asked of one alone."""
    cards = "".join(
        _side(atlas, asked, name, number)
        for name, number in zip(NAMES, (found.left, found.right), strict=True)
    )
    return f'<div class="sides">{cards}</div>{_moves(asked)}'


def _side(atlas: Atlas, asked: Question, name: str, number: int) -> str:
    question = asked.side(name)
    to = h(address.link(question, snapshot=atlas.name))
    chips = "".join(
        f"<li>{_chip(asked, name, key, value)}</li>"
        for key, values in dict(asked.sides).get(name, ())
        for value in values
    )
    own = f'<ul class="chips">{chips}</ul>' if chips else ""
    return (
        f'<section class="side side-{name}"><h2>{h(texts.say(f"compare-{name}"))}</h2>'
        f'<p><a href="{to}"><b>{h(words.studies(number))}</b></a>: {h(_named(question))}</p>{own}'
        "</section>"
    )


def _named(question: Question) -> str:
    return asking.describe(question) or texts.say("compare-all")


def _chip(asked: Question, name: str, key: str, value: str) -> str:
    return results.chip(FILTERS[key].chip(value), _without(asked, name, key, value), "compare")


def _without(asked: Question, name: str, key: str, value: str) -> Question:
    held = dict(asked.sides)
    kept = (
        (one, tuple(item for item in values if (one, item) != (key, value)))
        for one, values in held[name]
    )
    held[name] = tuple((one, values) for one, values in kept if values)
    return replace(asked, sides=_in_order(held)).with_setting("against", "none")


def _moves(asked: Question) -> str:
    """For each filter asked of both: links that ask it of one side alone."""
    items = "".join(
        f"<li>{h(FILTERS[key].phrase(values))}: "
        + " · ".join(
            links.go(
                _moved(asked, name, key, values),
                h(texts.say(f"compare-only-{name}")),
                keep="compare",
            )
            for name in NAMES
        )
        + "</li>"
        for key, values in asked.chosen
    )
    said = h(texts.say("compare-moves" if items else "compare-how"))
    return f'<p class="hint">{said}</p>' + (f"<ul>{items}</ul>" if items else "")


def _moved(asked: Question, name: str, key: str, values: Sequence[str]) -> Question:
    held = dict(asked.sides)
    before = dict(held.get(name, ()))
    before[key] = tuple(values)
    held[name] = tuple((one, before[one]) for one in FILTERS if one in before)
    return replace(asked.with_values(key, ()), sides=_in_order(held))


def _in_order(held: Mapping[str, Chosen]) -> Sides:
    return tuple((name, held[name]) for name in NAMES if held.get(name))
