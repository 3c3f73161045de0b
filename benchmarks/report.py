"""What was measured, as tables a person can read, and which bars were missed."""

from __future__ import annotations

import datetime
import os
import platform
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import streamlit as st

from atlas_data.model import AtlasError
from benchmarks.measure import Measured, cpu, median

BARS = ((10_000, 1.3), (100_000, 1.5), (1_000_000, 3.0))
_PLACE = re.compile(r"(<!-- last run -->\n).*?(<!-- end of last run -->)", re.DOTALL)


def bar(size: int) -> float | None:
    """The highest ratio a size may have: that of the largest size named that it reaches."""
    held = [most for least, most in BARS if size >= least]
    return held[-1] if held else None


def missed(measured: Sequence[Measured]) -> list[str]:
    """One line for every bar that was missed."""
    return [
        f"{one.size:,} studies, {name}: {kind.ratio:.2f} × an empty rerun; the bar is {most} ×"
        for one in measured
        for name, kind in one.kinds.items()
        if (most := bar(one.size)) is not None and kind.ratio > most
    ]


def busy() -> str:
    """A warning when other programs want the processors; "" when the machine is quiet."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load < cores:
        return ""
    return f" The machine was busy (load {load:.1f} on {cores} cores): times are too high."


def grown(measured: Sequence[Measured]) -> list[str]:
    """One line for each size whose empty rerun is dearer than its bar allows a question to be.

    Drawing that grows with the snapshot would raise the floor and make every ratio look good.
    """
    return [
        f"{one.size:,} studies, {name}: the empty rerun itself costs {dearer:.2f} × that of "
        f"{measured[0].size:,} studies"
        for one in measured
        for name, kind in one.kinds.items()
        if (dearer := median(kind.empty) / median(measured[0].kinds[name].empty))
        > (bar(one.size) or dearer)
    ]


def text(measured: Sequence[Measured], rounds: int, noise: str) -> str:
    """Everything measured, as Markdown; `noise` is what `busy` said."""
    machine = (
        f"{datetime.date.today().isoformat()}; {os.cpu_count()} cores, {_memory_gb():.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}, Streamlit {st.__version__}; "
        f"medians of {rounds} runs after warm-up.{noise}"
    )
    return "\n".join([machine, "", *_times(measured), "", *_memory(measured)]) + "\n"


def save(path: Path, report: str) -> None:
    """Put the report into a page between its two marks; raises `AtlasError` without them."""
    page = path.read_text(encoding="utf-8")
    if not _PLACE.search(page):
        raise AtlasError(f"{path.name} has no `<!-- last run -->` … `<!-- end of last run -->`.")
    path.write_text(_PLACE.sub(lambda at: at[1] + report + at[2], page), encoding="utf-8")


def _times(measured: Sequence[Measured]) -> list[str]:
    head = (
        "studies",
        "question",
        "hits",
        "engine alone p50 / p95",
        "page p50 / p95",
        "empty rerun p50 / p95",
        "ratio",
        "bar",
        "to the smallest size's empty rerun",
        "server CPU, page / empty",
        "KB sent, page / empty",
    )
    return [
        _row(head),
        _row(["---:", "---", *["---:"] * 9]),
        *(row for one in measured for row in _times_at(one, measured[0])),
    ]


def _times_at(one: Measured, smallest: Measured) -> list[str]:
    most = bar(one.size)
    rows = []
    for name, kind in one.kinds.items():
        engine = np.percentile(kind.engine_ms, [50, 95])
        sizes = [np.median([run.size for run in runs]) / 1000 for runs in (kind.asked, kind.empty)]
        rows.append(
            _row(
                [
                    f"{one.size:,}",
                    name,
                    f"{int(np.median(kind.hits)):,}",
                    f"{engine[0]:.1f} / {engine[1]:.1f} ms",
                    f"{median(kind.asked):.1f} / {median(kind.asked, 95):.1f} ms",
                    f"{median(kind.empty):.1f} / {median(kind.empty, 95):.1f} ms",
                    f"{kind.ratio:.2f} ×",
                    f"{most} ×" if most else "",
                    f"{median(kind.asked) / median(smallest.kinds[name].empty):.2f} ×",
                    f"{cpu(kind.asked):.0f} / {cpu(kind.empty):.0f} ms: {kind.cpu_ratio:.2f} ×",
                    f"{sizes[0]:.0f} / {sizes[1]:.0f}",
                ]
            )
        )
    return rows


def _memory(measured: Sequence[Measured]) -> list[str]:
    head = (
        "studies",
        "script with nothing in it p50",
        "first opening",
        "server start",
        "memory at start (own)",
        "a study more (own)",
        "a session more",
    )
    rows = [_row(head), _row(["---:"] * len(head))]
    for one in measured:
        more = one.size - measured[0].size
        each = one.at_start.since(measured[0].at_start).per(more or 1)
        rows.append(
            _row(
                [
                    f"{one.size:,}",
                    f"{median(one.nothing):.1f} ms",
                    f"{one.first_open_s:.1f} s",
                    f"{one.start_s:.1f} s",
                    f"{one.at_start.all:,.0f} MB ({one.at_start.own:,.0f})",
                    f"{each.all * 1000:.2f} KB ({each.own * 1000:.2f})" if more else "",
                    f"{one.per_session.all:.2f} MB",
                ]
            )
        )
    return rows


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
