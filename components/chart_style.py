"""How every picture looks: one template for light, dark and dim, and the pieces of a layout.

Marks have a lightness that is at least 3:1 against each page and carries white words; text and
lines take the page's own colours from the style sheet. Files are always light.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

Spec = Mapping[str, Any]

BLUE, ORANGE, GREY = "#2b7199", "#b0560f", "#6f7372"
INK, LINE = "#1f2729", "#d9d3c5"  # of the light page; for the picture files, which are always light
_ROW, _LABEL = 34, 17
AXIS = {"fixedrange": True, "zeroline": False, "showgrid": False, "automargin": True}
TEMPLATE: Spec = {
    "layout": {
        "font": {"family": "Atkinson Next, Verdana, sans-serif", "size": 16, "color": INK},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "margin": {"l": 4, "r": 4, "t": 34, "b": 8, "pad": 6},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": "#ffffff", "bordercolor": INK, "font": {"color": INK}},
        "bargap": 0.3,
        "xaxis": AXIS,
        "yaxis": AXIS,
    }
}
CONFIG: Spec = {"displayModeBar": False, "responsive": True, "doubleClick": False}


def height_of(labels: Sequence[str]) -> int:
    """Pixels for so many rows; more where a name takes two lines."""
    two_lines = any("<br>" in broken(one, _LABEL) for one in labels)
    return len(labels) * (_ROW + 8 if two_lines else _ROW)


def names(labels: Sequence[str]) -> dict[str, Any]:
    """The names of rows, the first on top, broken so that a phone has room for the picture."""
    return {
        "tickvals": list(range(len(labels))),
        "ticktext": [broken(one, _LABEL) for one in labels],
        "range": [len(labels) - 0.5, -0.5],
    }


def broken(label: str, width: int) -> str:
    """A name in at most two lines of so many letters, safe from Plotly's own markup."""
    lines = wrap(label, width)
    shown = lines if len(lines) < 3 else [lines[0], f"{lines[1]} …"]
    return "<br>".join(one.replace("<", "‹") for one in shown)


def note(
    text: str,
    *,
    x: float,
    y: float = 1,
    xref: str = "x",
    anchor: str,
    shift: int = 0,
    shift_up: int = 0,
) -> dict[str, Any]:
    """Bold words at a place: `x` on an axis or on the paper, `y` on the paper, shifts in pixels."""
    return {
        "text": f"<b>{text.replace('<', '‹')}</b>",
        "x": x,
        "y": y,
        "xref": xref,
        "yref": "paper",
        "xanchor": anchor,
        "yanchor": "bottom",
        "xshift": shift,
        "yshift": shift_up,
        "showarrow": False,
    }


def upright(x: float) -> dict[str, Any]:
    """A quiet line over the whole height, at a place on the axis."""
    line = {"color": GREY, "width": 1.5}
    return {"type": "line", "line": line, "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1}


def figure(traces: Sequence[Spec], *, height: int, **layout: Any) -> Spec:
    """The whole picture; every axis of the layout is as quiet as the template's."""
    axes = {name: AXIS | held if name[1:5] == "axis" else held for name, held in layout.items()}
    return {"data": list(traces), "layout": {"template": TEMPLATE, "height": height, **axes}}
