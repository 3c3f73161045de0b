"""The small parts that pages are made of; `/design` shows each of them."""

from __future__ import annotations

from collections.abc import Sequence

from components.escape import Html, h


def figure(number: int, label: str) -> str:
    """A key figure: a count and what it counts."""
    return f'<p class="figure"><b>{number:,}</b> {h(label)}</p>'


def badge(word: str, kind: str) -> str:
    """A state as a word in a frame, with a shape from the style sheet for each kind."""
    return f'<span class="badge {h(kind)}">{h(word)}</span>'


def banner(html: str, kind: str, *, id: str = "", hidden: bool = False) -> str:
    """Something that must not be missed, above what it is about."""
    named = f' id="{h(id)}"' if id else ""
    return (
        f'<div class="banner banner-{h(kind)}" role="note"{named}{" hidden" if hidden else ""}>'
        f"{html}</div>"
    )


def empty(heading: str, html: str, *, level: int = 3) -> str:
    """Nothing to show: what is missing, and the ways on."""
    return f'<div class="nothing"><h{level}>{h(heading)}</h{level}>{html}</div>'


def ways(name: str, links: str) -> str:
    """A row of links, as HTML, behind what they are for."""
    return f'<nav class="ways" aria-label="{h(name)}"><span>{h(name)}</span> {links}</nav>'


def fold(name: str, html: str) -> str:
    """Something read only when asked for; never a caveat's first mention."""
    return f'<details class="fold"><summary>{h(name)}</summary>{html}</details>'


def table(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], *, caption: str) -> str:
    """A table with a caption and named headers; a row is its header as HTML and its cells as text,
    or as `Html`.

    On a phone each row stands by itself and each cell says its column's name. The roles are given
    because a table that is not laid out as one is no table to a screen reader otherwise.
    """
    columns = "".join(f'<th scope="col" role="columnheader">{h(one)}</th>' for one in heads)
    body = "".join(_row(head, cells, heads[1:]) for head, cells in rows)
    return (
        f'<table class="compact" role="table"><caption class="unseen">{h(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{columns}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(head: str, cells: Sequence[str], names: Sequence[str]) -> str:
    said = "".join(
        f'<td role="cell" data-label="{h(name)}">{cell if isinstance(cell, Html) else h(cell)}</td>'
        for cell, name in zip(cells, names, strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{head}</th>{said}</tr>'
