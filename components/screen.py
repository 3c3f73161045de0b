"""A screen: what one page shows, made from an address alone, before anything draws it.

The same screen is drawn twice: by the server as the first view, which can be read at once and
without scripts (`shell`), and by Streamlit, which then stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import streamlit as st

from atlas_data import texts
from components import frame, kit, wire
from components.escape import h


class Drawn(Protocol):
    """A part that only the program can draw, such as a picture."""

    def draw(self) -> str | None:
        """Draw it; what a screen reader is to hear of it, if anything."""

    def waiting(self) -> str:
        """What stands in its place before, as HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Title of the tab; pieces of HTML, and after them more, where what only the program can draw
    stands as well; what is announced.

    `panel` is the state of the filters, None on a page without them; `kept` is what a search keeps
    of the question where only the browser's own form can ask it, `words` what it looks for now;
    `head` is HTML that other programs read in the head of a page that stands alone.
    """

    title: str
    snapshot: str
    before: tuple[str, ...]
    after: tuple[str | Drawn, ...] = ()
    said: str = ""
    mode: str = "full"
    panel: Mapping[str, Any] | None = None
    kept: tuple[tuple[str, str], ...] = ()
    words: str = ""
    head: str = ""


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
    said = one.said
    for part in one.after:
        if isinstance(part, str):
            st.html(frame.piece(part))
        else:
            said = part.draw() or said
    wire.show(said=said, snapshot=one.snapshot, mode=one.mode, panel=one.panel)
