"""What stands around every page: the style, the way between pages, the line below."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from atlas_data.query.atlas import Atlas
from components.escape import h

_PAGES = (("/", "Explore"), ("/about", "About the data"))


@cache
def _style() -> str:
    text = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    return f"<style>{text}</style>"


def head(current: str, query: str) -> None:
    """Brand and links to the pages; `query` travels along, so that coming back keeps the view."""
    st.html(_style())
    links = "".join(
        f'<a href="{path}{"?" + h(query) if query else ""}"'
        f"{' aria-current=page' if path == current else ''}>{label}</a>"
        for path, label in _PAGES
    )
    st.html(
        '<header class="top"><a class="brand" href="/">ME/CFS Atlas</a>'
        f'<nav aria-label="Pages of the atlas">{links}</nav></header>'
    )


def foot(atlas: Atlas) -> None:
    """Which data this is and how far it can be trusted, on every page."""
    st.html(
        '<footer class="foot"><p>'
        f"Snapshot {h(atlas.name)} · {atlas.rows:,} studies, "
        f"{h(atlas.about.get('coverage', {}).get('share', 'a part of the field'))}. "
        "Labels come from machine-assisted reading and from rules; no clinician or expert has "
        "checked them. Nothing here is medical advice. "
        ' <a href="/about">Where the facts come from</a></p></footer>'
    )


def stop(title: str, text: str) -> None:
    """A page that cannot be shown: say what is wrong and what to do."""
    st.html(_style())
    st.html(f'<div class="nothing"><h1>{h(title)}</h1><p>{h(text)}</p></div>')
