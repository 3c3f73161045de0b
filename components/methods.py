"""The page on methods and data: how the atlas was made and how far it can be trusted.

Everything on it is drawn from the vocabulary and the snapshot, so that it cannot fall behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from atlas_data import texts, vocabulary
from atlas_data.query.atlas import Atlas
from components import (
    accuracy,
    coverage,
    edition,
    flow,
    kit,
    prose,
    rulebook,
    wordlist,
)
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.flow import Flow
from components.screen import Screen

PATH = "/methods"


def screen(shown: Shown, asked: Asked) -> Screen:
    """The page on methods and data as a screen."""
    asked = replace(asked, path=PATH)  # an old address leads here as well
    return prose.screen(shown, asked, lambda atlas, _: f'<div class="prose">{text(atlas)}</div>')


def text(atlas: Atlas) -> str:
    """The page as HTML: what the atlas is, key figures, contents, then its sections."""
    counted = flow.numbers(atlas)
    sections = list(_sections(atlas, counted))
    parts = "".join(
        f'<section><h2 id="methods-{key}">{h(texts.say(f"methods-part-{key}"))}</h2>{html}'
        "</section>"
        for key, html in sections
    )
    return (
        f"<h1>{h(texts.say('page-methods'))}</h1><p>{h(texts.say('methods-what'))}</p>"
        f"{_figures(atlas, counted)}{_contents([key for key, _ in sections])}{parts}"
    )


def _sections(atlas: Atlas, counted: Flow) -> Iterator[tuple[str, str]]:
    yield "flow", flow.show(counted)
    yield "words", _words()
    yield "rules", rulebook.show(atlas)
    yield "accuracy", accuracy.show(atlas.about, counted)
    yield "coverage", coverage.show(atlas)
    yield "versions", edition.versions(atlas)
    yield "changes", edition.since(atlas)
    yield "cite", edition.cite(atlas)
    yield "credits", _credits(atlas.about)


def _figures(atlas: Atlas, counted: Flow) -> str:
    figures = (
        kit.figure(counted.studies, texts.say("methods-studies", snapshot=atlas.name))
        + kit.figure(counted.read, texts.say("methods-read"))
        + kit.figure(counted.unread, texts.say("methods-unread"))
    )
    return f"<div>{figures}</div>"


def _contents(keys: list[str]) -> str:
    links = "".join(
        f'<li><a href="#methods-{key}">{h(texts.say(f"methods-part-{key}"))}</a></li>'
        for key in keys
    )
    named = h(texts.say("methods-contents"))
    return f'<nav class="on-page" aria-label="{named}"><ul>{links}</ul></nav>'


def _words() -> str:
    """What the states mean that are no answers, and the three that every study has."""
    held = (
        ("lacking", vocabulary.TERMS["lacking"]),
        ("pem", vocabulary.FACETS["pem"]),
        ("read", vocabulary.FACETS["read"]),
        ("status", vocabulary.FACETS["status"]),
    )
    return "".join(
        f"<h3>{h(texts.say(f'methods-words-{key}'))}</h3>{wordlist.meanings(listed.values())}"
        for key, listed in held
    )


def _credits(about: Mapping[str, Any]) -> str:
    items = "".join(f"<li>{h(_credit(one))}</li>" for one in about.get("credits", ()))
    return f"<p>{h(about.get('corroboration', ''))}</p><ul>{items}</ul>"


def _credit(one: Mapping[str, str]) -> str:
    said = f"{one['for'][:1].upper()}{one['for'][1:]}: {one['name']}"
    if "licence" in one:
        said += f" ({one['licence']})"
    return f"{said}. {one['note']}" if "note" in one else f"{said}."
