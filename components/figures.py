"""A picture with all that belongs to it: its finding in a sentence, its numbers, its files.

The sentence stands above, so that nobody needs the picture; the table below has every number and
leads to the studies of each, also by keyboard.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

import plotly.io
import plotly.tools
import streamlit as st

from atlas_data import formats, texts
from components import chart_style, frame, kit, words
from components.chart_style import Spec
from components.escape import Html, h

_WIDE = 86  # letters in a line of a picture file


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a table, and the address of the studies it counts ("" for none).

    `plain` is what a file holds where that is not what a reader sees: a share as a fraction.
    """

    value: str | int
    to: str = ""
    plain: int | float | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The numbers of a picture: names of the columns, and rows that begin with their name."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def html(self, caption: str) -> str:
        """The table for a reader; a number that counts studies is a link to them."""
        rows = [(_shown(row[0]), [Html(_shown(one)) for one in row[1:]]) for row in self.rows]
        return kit.table(self.heads, rows, caption=caption)

    def button(self, name: str) -> str:
        """The button that saves the table as a file of that name."""
        return (
            f'<button type="button" data-save="{h(self.csv())}" '
            f'data-name="{h(name)}.csv">{h(texts.say("figure-csv"))}</button>'
        )

    def csv(self) -> str:
        """The table as a file: UTF-8, commas, CRLF (RFC 4180)."""
        out = io.StringIO()
        write = csv.writer(out, lineterminator="\r\n")
        write.writerow(self.heads)
        write.writerows(
            [one.value if one.plain is None else one.plain for one in row] for row in self.rows
        )
        return out.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as a page shows it: HTML above and below it, and what is drawn between them."""

    key: str
    spec: Spec | None
    alt: str
    above: str
    below: str

    def draw(self) -> None:
        """Draw it with Streamlit."""
        st.html(frame.piece(self.above))
        if self.spec:
            with st.container(key=f"chart-{self.key}"):
                st.plotly_chart(
                    self.spec,
                    theme=None,
                    config=dict(chart_style.CONFIG),
                    alt=self.alt,
                    height=self._height,
                    key=f"plot-{self.key}",
                )
        st.html(frame.piece(self.below))

    def waiting(self) -> str:
        """The same before the program is there; the place of the picture is exactly as high."""
        said = h(texts.say("figure-waiting"))
        place = f'<div class="chart-waiting" style="height:{self._height}px"><p>{said}</p></div>'
        parts = [self.above, place, self.below] if self.spec else [self.above, self.below]
        return "".join(map(frame.piece, parts))

    @property
    def _height(self) -> int:
        """In CSS pixels, the same at every width."""
        return int(self.spec["layout"]["height"]) if self.spec else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture on a page: `finding` is computed from the data and says what there is to see.

    `key` names it on its page; `source` says which studies of which snapshot it shows; `file` is
    the name its files begin with; `spec` is None where there is nothing to draw.
    """

    key: str
    heading: str
    finding: str
    spec: Spec | None
    table: Table
    source: str
    file: str
    note: str = ""

    def picture(self, explain: Callable[[str], str], *, drawn: bool = True) -> Picture:
        """The picture as a page shows it; `explain` writes short forms out in HTML.

        In calm mode it is not `drawn`: its sentence and its numbers say the same with less light.
        """
        if not drawn:
            return replace(self, spec=None, note="").picture(explain)
        return Picture(
            key=self.key,
            spec=self.spec,
            alt=texts.say("figure-alt", heading=self.heading, finding=self.finding),
            above=explain(self._above()),
            below=explain(self._below()),
        )

    def _above(self) -> str:
        note = f'<p class="hint">{h(self.note)}</p>' if self.note else ""
        return f'<h2>{h(self.heading)}</h2><p class="finding">{h(self.finding)}</p>{note}'

    def _below(self) -> str:
        table = self.table.html(self.heading)
        files = f'<div class="tools">{self._pictures()}{self.table.button(self.file)}</div>'
        source = f'<p class="source">{h(self.source)}</p>'
        return kit.fold(texts.say("figure-numbers"), table + files + source)

    def _pictures(self) -> str:
        if self.spec is None:
            return ""
        title = "<br>".join(wrap(self.finding, _WIDE))
        source = "<br>".join(wrap(self.source, _WIDE + 30))
        return "".join(
            f'<button type="button" data-picture="{kind}" data-figure="chart-{h(self.key)}" '
            f'data-name="{h(self.file)}" data-title="{h(title)}" data-source="{h(source)}">'
            f"{h(texts.say(f'figure-{kind}'))}</button>"
            for kind in ("svg", "png")
        )


def warm() -> None:
    """Load what draws pictures before the first reader asks for one; it takes about a second."""
    bars = {"data": [{"type": "bar"}], "layout": {"template": chart_style.TEMPLATE}}
    plotly.io.to_json(plotly.tools.return_figure_from_figure_or_data(bars, True))


def share(part: int, whole: int, to: str = "") -> Cell:
    """A share of a whole as a cell: per cent to read, a fraction in a file."""
    return Cell(words.share(part, whole), to, round(part / whole, 4) if whole else 0)


def count(number: int, to: str) -> Cell:
    """A count as a cell; it leads nowhere when there is nothing."""
    return Cell(number, to if number else "")


def file(snapshot: str, question: str, key: str, count: int) -> str:
    """The beginning of the names of a picture's files: `atlas-2026-11-22-virus-ebv-by-year-76`."""
    name = f"{question}-{key}" if question else key
    return formats.file_name(snapshot, name, count, "").rstrip(".")


def _shown(one: Cell) -> str:
    said = f"{one.value:,}" if isinstance(one.value, int) else one.value
    return f'<a href="{h(one.to)}">{h(said)}</a>' if one.to else h(said)
