"""The document around a screen, written by the server: it can be read before any script runs.

`first_view` is Streamlit's own page with the screen already in it; when Streamlit has drawn the
same screen, the first one is taken away and nothing moves. `static_page` is the screen alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit as st

from atlas_data import texts
from components import frame, panel, wire
from components.escape import h
from components.screen import Screen

FONTS = ("atkinson-next-5.3-400.woff2", "atkinson-next-5.3-700.woff2")
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_ITS_FONT = re.compile(r'<link\s+rel="preload"\s+href="\./static/media/SourceSans[^>]*>')
_ITS_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_ITS_PROGRAM = re.compile(
    r'<script type="module"[^>]*></script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>'
)
_ITS_TITLE = "<title>Streamlit</title>"
_HERE = '<span data-here="1"></span>'
_ITS_ROOT = '<div id="root"></div>'


def first_view(one: Screen, host: str = "") -> str:
    """Streamlit's page with a screen in it that is shown until Streamlit has drawn the same.

    `host` is where the atlas stands, for a reader without scripts; the script knows better.
    """
    pieces = _pieces(one).replace(_HERE, f'<span data-here="1">{h(host)}</span>')
    return (
        _streamlit()
        .replace('<html lang="en">', _html(one), 1)
        .replace(
            _ITS_TITLE, _head(one) + one.head + f"<script>{wire.script('page.js')}</script>", 1
        )
        .replace(
            _ITS_ROOT,
            f'<main id="first"><div class="column">{pieces}</div></main>'
            f"<script>{wire.script('first.js')}</script>{_ITS_ROOT}",
            1,
        )
    )


def static_page(one: Screen, *, canonical: str = "") -> str:
    """A screen as a document of its own: one style, two fonts at most, and no need of the script,
    which only makes it dim where the reader wants that."""
    own = f'<link rel="canonical" href="{h(canonical)}">' if canonical else ""
    return (
        f"<!DOCTYPE html>\n{_html(one)}<head><meta charset='utf-8'>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,">{own}'
        f"{_head(one)}{one.head}<script>{wire.script('page.js')}</script></head>"
        f'<body class="static"><main><div class="column">{_pieces(one)}</div></main></body></html>'
    )


def script_hashes() -> list[str]:
    """The inline scripts of the first view, as sources of a content security policy."""
    inline = [*_INLINE.findall(_streamlit()), wire.script("page.js"), wire.script("first.js")]
    return [f"'sha256-{_sha256(script)}'" for script in inline]


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _streamlit() -> str:
    """Streamlit's page, its program set aside: it would hold back the text that is there already.

    `first.js` starts the program when the first view has been painted. Raises `RuntimeError` when
    a newer Streamlit has another page.
    """
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    for wanted in (_ITS_TITLE, _ITS_ROOT, '<html lang="en">'):
        if page.count(wanted) != 1:
            raise RuntimeError(f"Streamlit's page has no {wanted} any more; mend shell.py.")
    program = "".join(_ITS_PROGRAM.findall(page))
    if 'rel="stylesheet"' not in program or 'type="module"' not in program:
        raise RuntimeError("Streamlit's page starts its program another way; mend shell.py.")
    page = _ITS_NOSCRIPT.sub("", _ITS_FONT.sub("", _ITS_PROGRAM.sub("", page)))
    aside = f'<template id="program">{program}</template>'
    return page.replace(_ITS_ROOT, aside + _ITS_ROOT, 1)


def _html(one: Screen) -> str:
    copied, by_hand = h(texts.say("copied")), h(texts.say("copy-by-hand"))
    return (
        f'<html lang="en" data-mode="{one.mode}" data-copied="{copied}" data-by-hand="{by_hand}">'
    )


def _head(one: Screen) -> str:
    fonts = "".join(
        f'<link rel="preload" href="/app/static/{name}" as="font" type="font/woff2" crossorigin>'
        for name in FONTS
    )
    what = h(texts.say("description"))
    own = 'name="description"' in one.head
    search = (
        '<link rel="search" type="application/opensearchdescription+xml" '
        f'title="{h(texts.say("opensearch-name"))}" href="/opensearch.xml">'
    )
    described = "" if own else f'<meta name="description" content="{what}">'
    card = (
        f'<meta property="og:title" content="{h(one.title)}">'
        f'<meta property="og:description" content="{what}">'
        '<meta name="twitter:card" content="summary">'
    )
    described += "" if 'property="og:title"' in one.head else card
    return (
        f"<title>{h(one.title)}</title>{described}"
        f'<meta name="color-scheme" content="light dark">{search}{fonts}{frame.style()}'
    )


def _pieces(one: Screen) -> str:
    """The screen without its filters, which work only when the program answers."""
    search = panel.search(one.kept, one.words)
    before = [
        piece.replace(panel.search(), search)
        for piece in one.before
        if not piece.startswith("<dialog")
    ]
    after = (frame.piece(part) if isinstance(part, str) else part.waiting() for part in one.after)
    return "".join([*map(frame.piece, before), *after])
