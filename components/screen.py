"""A screen: what one page shows, made from an address alone, before anything draws it.

The same screen is drawn twice: by the server as the first view, which can be read at once and
without scripts (`shell`), and by Streamlit, which then stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from atlas_data import texts
from atlas_data.model import Study
from components import downloads, frame, kit, wire
from components.escape import h
from components.figures import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """What can be taken away: HTML above the buttons, the studies, and how the file is named."""

    html: str
    studies: Callable[[], Iterable[Study]]
    count: int
    name: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Title of the tab; pieces of HTML before and after the downloads, where pictures can stand
    as well; what is announced.

    `panel` is the state of the filters, None on a page without them; `kept` is what a search keeps
    of the question where only the browser's own form can ask it, `words` what it looks for now.
    """

    title: str
    snapshot: str
    before: tuple[str, ...]
    take: Take | None = None
    after: tuple[str | Picture, ...] = ()
    said: str = ""
    mode: str = "full"
    panel: Mapping[str, Any] | None = None
    kept: tuple[tuple[str, str], ...] = ()
    words: str = ""


def trouble(why: str) -> Screen:
    """The atlas cannot be shown: what is wrong and what to do."""
    return _alone(texts.say("trouble"), f"<p>{h(why)}</p>")


def nowhere(path: str) -> Screen:
    """No page has this address: a way on instead of a dead end."""
    what = texts.say("nowhere-what", path=path[:80])
    way = f'<p><a class="big" href="/">{h(texts.say("nowhere-way"))}</a></p>'
    return _alone(texts.say("nowhere"), f"<p>{h(what)}</p>{way}")


def _alone(heading: str, html: str) -> Screen:
    return Screen(
        title=frame.title(heading),
        snapshot="",
        before=(kit.empty(heading, html, level=1),),
    )


def draw(one: Screen) -> None:
    """Draw a screen with Streamlit."""
    st.set_page_config(page_title=one.title)
    st.html(frame.style())
    for piece in one.before:
        st.html(frame.piece(piece))
    if one.take:
        _draw_take(one.take, one.snapshot)
    for part in one.after:
        if isinstance(part, Picture):
            part.draw()
        else:
            st.html(frame.piece(part))
    wire.show(said=one.said, snapshot=one.snapshot, mode=one.mode, panel=one.panel)


def _draw_take(take: Take, snapshot: str) -> None:
    with st.container(key=f"take-{take.key}"):
        st.html(frame.piece(take.html))
        downloads.show(take.studies, take.count, snapshot=snapshot, name=take.name, key=take.key)
