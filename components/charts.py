"""Pictures of counts as Plotly figures (https://plotly.com/python/reference/), plain dictionaries.

Nothing hangs on colour: sides, places and words say which is which. Nothing moves.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from components import chart_style
from components.chart_style import Spec

_HALF_PHONE = 100  # pixels of one side, on a screen of 390
_MARKUP = re.compile("<[^>]+>")
_EACH, _BETWEEN = 62, 34  # pixels of a panel, and above it for its name


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One row of `sides`: its name, a number to each side, and where they lead.

    `said` are the words at the ends of the two bars, where they are more than the numbers.
    """

    label: str
    left: float
    right: float
    left_to: str = ""
    right_to: str = ""
    said: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One row of `columns`: its name, a number for each year, the words and address of each."""

    label: str
    values: Sequence[float]
    said: Sequence[str]
    to: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One row of `parts`: its name and three counts with their addresses; words in the frame."""

    label: str
    said: str
    counts: Sequence[int]
    to: Sequence[str]


def sides(rows: Sequence[Side], *, left: str, right: str) -> Spec:
    """Two counts of each row, one to each side of a middle line, under a heading for each side."""
    most = max((max(row.left, row.right) for row in rows), default=0) or 1
    said = [row.said or (_count(row.left), _count(row.right)) for row in rows]
    pairs = [(row.left, one) for row, (one, _) in zip(rows, said, strict=True)]
    pairs += [(row.right, other) for row, (_, other) in zip(rows, said, strict=True)]
    room = max((size / most / _bar_share(words) for size, words in pairs), default=1)
    traces = [
        _bars([-row.left for row in rows], [one for one, _ in said], chart_style.ORANGE)
        | {"customdata": [row.left_to for row in rows]},
        _bars([row.right for row in rows], [one for _, one in said], chart_style.BLUE)
        | {"customdata": [row.right_to for row in rows]},
    ]
    heads = [
        chart_style.note(f"◀ {left}", x=0, shift=-8, anchor="right"),
        chart_style.note(f"{right} ▶", x=0, shift=8, anchor="left"),
    ]
    return chart_style.figure(
        traces,
        height=chart_style.height_of([row.label for row in rows]) + 48,
        xaxis={"range": [-most * room, most * room], "showticklabels": False},
        yaxis=chart_style.names([row.label for row in rows]),
        shapes=[chart_style.upright(0)],
        annotations=heads,
        barmode="overlay",
    )


def columns(
    panels: Sequence[Panel],
    years: Sequence[int],
    *,
    open_from: int,
    marks: Collection[int],
    one_scale: bool,
) -> Spec:
    """A row of columns over the years for each panel, on one scale or each on its own.

    Years from `open_from` are not over: their columns are hollow. `marks` are years to mark.
    """
    room = len(panels) * (_EACH + _BETWEEN)
    most = max((max(one.values, default=0) for one in panels), default=0) or 1
    last = "" if len(panels) == 1 else len(panels)
    layout: dict[str, Any] = {"xaxis": {"anchor": f"y{last}", **_over(years)}}
    notes = [
        chart_style.note(str(at), x=year, anchor="center", shift_up=6)
        for at, year in enumerate(marks, start=1)
    ]
    traces, lines = [], []
    for number, panel in enumerate(panels):
        axis = str(number + 1) if number else ""
        place = {"yref": f"y{axis} domain", "layer": "below"}
        lines += [chart_style.upright(year) | place for year in marks]
        low = max(0.0, 1 - (number + 1) * (_EACH + _BETWEEN) / room)
        top = low + _EACH / room
        layout[f"yaxis{axis}"] = {
            "domain": [low, top],
            "range": [0, (most if one_scale else max(panel.values, default=0) or 1) * 1.05],
            "showticklabels": False,
        }
        traces.append(_columns(panel, years, f"y{axis}", open_from))
        notes.append(chart_style.note(panel.label, x=0, y=top, xref="paper", anchor="left"))
    return chart_style.figure(
        traces,
        height=room + 90,
        shapes=lines,
        annotations=notes,
        margin={"t": 56},
        **layout,
    )


def _over(years: Sequence[int]) -> dict[str, Any]:
    """The axis of years."""
    return {
        "range": [years[0] - 0.7, years[-1] + 0.7] if years else [0, 1],
        "dtick": 10 if len(years) > 12 else 2,
        "tickformat": "d",
    }


def bubbles(
    rows: Sequence[str],
    across: Sequence[str],
    counts: Sequence[Sequence[int]],
    to: Sequence[Sequence[str]],
    *,
    gap: str,
    known: tuple[int, int],
) -> Spec:
    """A grid: a number in each place, in a disc that grows with it; a gap is a small open ring.

    `known` says how many of the rows and columns are no state of not knowing: there can be gaps.
    """
    places = [(i, j) for i in range(len(rows)) for j in range(len(across))]
    full = [at for at in places if counts[at[0]][at[1]]]
    gaps = [(i, j) for i, j in places if not counts[i][j] and i < known[0] and j < known[1]]
    rings = _dots(gaps, [f"{rows[i]} · {across[j]}: {gap}" for i, j in gaps]) | {
        "mode": "markers",
        "marker": {"symbol": "circle-open", "color": chart_style.GREY, "size": 7},
    }
    discs = _dots(full, [f"{rows[i]} · {across[j]}: {counts[i][j]:,}" for i, j in full]) | {
        "mode": "markers+text",
        "text": [f"<b>{counts[i][j]:,}</b>" for i, j in full],
        "textfont": {"color": "#ffffff", "size": 14},
        "customdata": [to[i][j] for i, j in full],
        "marker": _discs([counts[i][j] for i, j in full]),
    }
    ticks = [shorten(one, 20, placeholder=" …").replace("<", "‹") for one in across]
    names = {"tickvals": list(range(len(across))), "ticktext": ticks}
    return chart_style.figure(
        [rings, discs],
        height=len(rows) * 38 + 170,
        xaxis=names | {"side": "top", "tickangle": -90, "range": [-0.6, len(across) - 0.4]},
        yaxis=chart_style.names(rows),
    )


def _dots(places: Sequence[tuple[int, int]], said: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [j for _, j in places],
        "y": [i for i, _ in places],
        "hovertext": list(said),
        "hoverinfo": "text",
    }


def _discs(counts: Sequence[int]) -> dict[str, Any]:
    """Discs whose area grows with the count, from 22 pixels to 28."""
    most = max(counts, default=1)
    sizes = [22 + 6 * (one / most) ** 0.5 for one in counts]
    return {"color": chart_style.BLUE, "opacity": 1, "line": {"width": 0}, "size": sizes}


def parts(rows: Sequence[Part], names: Sequence[str]) -> Spec:
    """Three parts of each row in one bar: filled, filled otherwise, and a frame for not checked."""
    at = list(range(len(rows)))
    looks = (
        {"color": chart_style.BLUE, "line": {"width": 0}},
        {"color": chart_style.ORANGE, "line": {"width": 0}},
        {"color": "rgba(0,0,0,0)", "line": {"width": 1.5, "color": chart_style.GREY}},
    )
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "x": [row.counts[part] for row in rows],
            "y": at,
            "marker": look,
            "hovertext": [f"{row.label}: {name}, {row.counts[part]:,}" for row in rows],
            "hoverinfo": "text",
            "customdata": [row.to[part] for row in rows],
            "text": [row.said if part == 2 else "" for row in rows],
            "textposition": "inside",
            "insidetextanchor": "start",
            "insidetextfont": {"color": chart_style.INK},
        }
        for part, (name, look) in enumerate(zip(names, looks, strict=True))
    ]
    return chart_style.figure(
        traces,
        height=chart_style.height_of([row.label for row in rows]) + 20,
        xaxis={"showticklabels": False},
        yaxis=chart_style.names([row.label for row in rows]),
        barmode="stack",
        margin={"t": 8},
    )


def _bar_share(words: str) -> float:
    """The share of half a picture that a bar may take so that its words fit on a phone."""
    letters = len(_MARKUP.sub("", words))
    return max(0.3, 1 - (letters * 9.5 + 8) / _HALF_PHONE)


def _count(number: float) -> str:
    return f"{number:,}" if number else ""


def _bars(x: Sequence[float], said: Sequence[str], colour: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(x),
        "y": list(range(len(x))),
        "text": list(said),
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "none",
        "marker": {"color": colour},
    }


def _columns(panel: Panel, years: Sequence[int], axis: str, open_from: int) -> dict[str, Any]:
    over = [year < open_from for year in years]
    return {
        "type": "bar",
        "x": list(years),
        "y": list(panel.values),
        "yaxis": axis,
        "hovertext": list(panel.said),
        "hoverinfo": "text",
        "customdata": list(panel.to),
        "marker": {
            "color": [chart_style.BLUE if one else "rgba(0,0,0,0)" for one in over],
            "line": {"color": chart_style.BLUE, "width": [0 if one else 1.5 for one in over]},
        },
    }
