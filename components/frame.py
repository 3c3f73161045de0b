"""What stands around every page: the style, the way between pages, the line below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from components import address, coverage, kit, pick
from components.address import Asked
from components.escape import h

EXPLAINED = "ME/CFS"  # by the name of the atlas, at the top of every page
PAGES = {
    "/": "page-explore",
    "/viruses": "page-viruses",
    "/map": "page-map",
    "/trends": "page-trends",
    "/compare": "page-compare",
    "/reporting": "page-reporting",
    "/retractions": "page-retractions",
    "/methods": "page-methods",
    "/glossary": "page-glossary",
    "/start": "page-start",
    "/list": "page-list",
    "/check": "page-check",
    "/data": "page-data",
    "/api": "page-api",
    "/citations": "page-citations",
}
"""The pages a reader can go to, and the text that names each."""
_FIRST = ("/", "/viruses", "/start")
_WAYS = ("/", "/viruses", "/map", "/trends", "/compare", "/reporting")


@cache
def css() -> str:
    """The style sheet of the atlas, whole."""
    return (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


def style() -> str:
    """The style sheet as an element."""
    return f"<style>{css()}</style>"


def piece(html: str) -> str:
    """A part of a page, under the atlas's own style."""
    return f'<div class="atlas">{html}</div>'


def title(words: str) -> str:
    """The title of a browser's tab."""
    return texts.say("tab", page=words)


def head(asked: Asked, *, back: str = "", extra: str = "") -> str:
    """Brand, links to the pages, and the three ways to a quieter screen.

    The question travels along, so that coming back keeps the view, but not from a reading list,
    whose reader wants to find more; `back` is the study the reader
    has reached in a list, for the screen to rest on; `extra` is one more control, as HTML.
    """
    alone = replace(asked, question=asked.question.with_values("ids", ()))
    links = _links(_FIRST, alone if asked.path == pick.PATH else asked)
    return (
        f'<header class="top"><a class="brand" href="{home(asked)}">{_brand()}</a>'
        f'<nav aria-label="{h(texts.say("pages-of-atlas"))}">{links}{pick.mine()}</nav>'
        f'<div class="quieter">{_quieter(asked, back, extra)}</div></header>'
    )


def ways(asked: Asked) -> str:
    """The other ways to look at the studies that are asked for."""
    return kit.ways(texts.say("ways"), _links(_WAYS, asked))


def _links(paths: Iterable[str], asked: Asked) -> str:
    """Links to pages that take the question along; a reading list is another question."""
    query = asking.query_string(asked.question.elsewhere())
    return "".join(
        f'<a href="{h(address.at(path, "" if path == pick.PATH else query))}"'
        f"{' aria-current=page' if path == asked.path else ''}>{h(texts.say(PAGES[path]))}</a>"
        for path in paths
    )


def home(asked: Asked) -> str:
    """The address of the start, in the mode the reader is in."""
    return "/?mode=calm" if asked.question.calm else "/"


def _brand() -> str:
    """The name of the atlas; its short form is explained here, where every page uses it first."""
    short, long = h(texts.say("illness")), h(texts.say("illness-long"))
    abbr = f'<abbr title="{long}">{short}</abbr>'
    return h(texts.say("brand")).replace(short, abbr, 1)


def _quieter(asked: Asked, back: str, extra: str) -> str:
    question = asked.question
    mode = "full" if question.calm else "calm"
    switch = address.same(asked, replace(question, mode=mode))
    rest = address.same(asked, replace(question, rest=True, at=back or question.at))
    name, switched = h(texts.say("dim")), h(texts.say(f"mode-{mode}"))
    dim = f'<button type="button" data-dim="1" aria-pressed="false">{name}</button>'
    return (
        f"{extra}{'' if question.calm else dim}"
        f'<a class="switch" href="{h(switch)}">{switched}</a>'
        f'<a class="switch resting-place" data-rest="1" href="{h(rest)}">{h(texts.say("rest"))}</a>'
    )


def foot(atlas: Atlas, asked: Asked, *, short_forms: str = "", alone: bool = False) -> str:
    """Which data this is and how far it can be trusted, and the way to every page.

    `alone` is a page to be read or printed by itself: it has no links to others.
    """
    share = coverage.share(atlas)
    said = texts.say("foot", snapshot=atlas.name, number=atlas.rows, share=share)
    name = h(texts.say("pages-all"))
    links = "" if alone else f'<nav aria-label="{name}">{_links(PAGES, asked)}</nav>'
    return f'{short_forms}<footer class="foot">{links}<p>{h(said)}</p></footer>'
