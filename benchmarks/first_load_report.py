"""First loads as tables a person can read."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import streamlit as st

from benchmarks import phone
from benchmarks.phone import Loaded, Target
from benchmarks.report import _memory_gb as memory_gb
from benchmarks.report import _row as row

STATIC = "The static page"
BARE = "Streamlit, three lines"
_SHIFT_SEEN = 0.1  # "needs improvement" above it: Cumulative Layout Shift, web.dev/articles/cls


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All first loads of one address; `ours` are held to the budgets."""

    target: Target
    ours: bool
    loads: tuple[Loaded, ...]


def text(measured: Sequence[Measured], *, rounds: int, versions: str, noise: str) -> str:
    """Everything measured, as Markdown; `noise` is what `report.busy` said."""
    machine = (
        f"{datetime.date.today().isoformat()}; {os.cpu_count()} cores, {memory_gb():.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}, Streamlit {st.__version__}, "
        f"{versions}. Line {phone.LINE_KBIT_S} kbit/s, {phone.ROUND_TRIP_MS} ms; processor "
        f"{phone.SLOWER} × slower; screen {phone.VIEWPORT[0]} × {phone.VIEWPORT[1]}; medians of "
        f"{rounds} loads, lowest to highest in brackets.{noise}"
    )
    parts = [_times(measured), _weight(measured), _steady(measured), _heaviest(measured)]
    return "\n".join([machine, *("\n".join(["", *part]) for part in parts)]) + "\n"


def middle(one: Measured, what: Callable[[Loaded], float]) -> float:
    """The median of one figure over the loads of a page."""
    return median(what(load) for load in one.loads)


def ratio(one: Measured, other: Measured, what: Callable[[Loaded], float]) -> float:
    """How many times the median of another page's figure this page's is."""
    return middle(one, what) / middle(other, what)


def _readable(load: Loaded) -> float:
    return load.readable


def _answers(load: Loaded) -> float:
    return load.answers


def _times(measured: Sequence[Measured]) -> list[str]:
    by_name = {one.target.name: one for one in measured}
    static, bare = by_name[STATIC], by_name[BARE]
    head = (
        "page",
        "text readable",
        "× static page",
        "× bare Streamlit",
        "controls answer",
        "× bare Streamlit",
    )
    return [
        row(head),
        row(["---", *["---:"] * 5]),
        *(
            row(
                [
                    one.target.name,
                    _spread(one, _readable),
                    f"{ratio(one, static, _readable):.2f}",
                    f"{ratio(one, bare, _readable):.2f}",
                    _spread(one, _answers),
                    f"{ratio(one, bare, _answers):.2f}",
                ]
            )
            for one in measured
        ),
    ]


def _spread(one: Measured, what: Callable[[Loaded], float]) -> str:
    held = sorted(what(load) / 1000 for load in one.loads)
    return f"{median(held):.1f} s ({held[0]:.1f}–{held[-1]:.1f})"


def _weight(measured: Sequence[Measured]) -> list[str]:
    head = (
        "page",
        "all: kB",
        "all: requests",
        "to the text, document and fonts: kB",
        "requests",
        "to the text, everything on the line: kB",
        "requests",
        "websocket, unpacked: kB",
        "other hosts",
    )
    return [row(head), row(["---", *["---:"] * 7, "---"]), *map(_weight_of, measured)]


def _weight_of(one: Measured) -> str:
    hosts = sorted({host for load in one.loads for host in load.hosts})
    return row(
        [
            one.target.name,
            f"{middle(one, lambda load: load.size) / 1000:.0f}",
            f"{middle(one, lambda load: load.requests):.0f}",
            f"{middle(one, lambda load: load.text_size) / 1000:.0f}",
            f"{middle(one, lambda load: load.text_requests):.0f}",
            f"{middle(one, lambda load: load.line_size) / 1000:.0f}",
            f"{middle(one, lambda load: load.line_requests):.0f}",
            f"{middle(one, lambda load: load.socket_size) / 1000:.0f}",
            ", ".join(hosts) or "none",
        ]
    )


def _steady(measured: Sequence[Measured]) -> list[str]:
    head = ("page", "layout shift, worst load", "moved when the first view is replaced")
    return [row(head), row(["---", "---:", "---"]), *map(_steady_of, measured)]


def _steady_of(one: Measured) -> str:
    shift = max(load.shift for load in one.loads)
    seen = " (to be seen)" if shift > _SHIFT_SEEN else ""
    furthest = max(one.loads, key=lambda load: load.moved or 0)
    moved = "no first view" if furthest.moved is None else f"{furthest.moved:.0f} px"
    if furthest.moved:
        moved += f": {furthest.moved_what[:40]}"
    lost = max(len(load.not_found) for load in one.loads)
    if lost:
        moved += f"; {lost} visible parts no longer in view"
    return row([one.target.name, f"{shift:.3f}{seen}", moved])


def _heaviest(measured: Sequence[Measured]) -> list[str]:
    """What weighs most in one load of each page, so that a reader knows where to look."""
    lines = [
        f"* {one.target.name}: "
        + ", ".join(f"{name} {size / 1000:.0f} kB" for name, size in one.loads[-1].heaviest[:5])
        for one in measured
    ]
    return ["What weighs most, in the last load of each page:", "", *lines]
