"""What the plain addresses took beside Datasette's, as tables, and which bars were missed."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence

import numpy as np
import streamlit as st

from benchmarks.plain_measure import (
    AGAIN,
    CONNECTIONS,
    FIRST,
    KINDS,
    PAGES,
    Fetched,
    Measured,
    Timed,
)

# The bars, all of them.
LEAST_FIRST, LEAST_AGAIN = 1.0, 3.0
"""Study pages a second as a multiple of Datasette's row pages: made for it, and made before."""
MOST_FIRST_MS = 50.0
MOST_HELD = 0.25
"""How far memory may rise while the largest file is sent, as a share of it: smaller ones could hide
in memory that is free already."""
_BARRED = {FIRST: LEAST_FIRST, AGAIN: LEAST_AGAIN}
_BIBTEX = "BibTeX"


def ratio(ours: Sequence[Timed], theirs: Sequence[Timed]) -> float:
    """How many times as many requests a second: the median of the rounds' ratios."""
    return float(np.median(_ratios(ours, theirs)))


def _ratios(ours: Sequence[Timed], theirs: Sequence[Timed]) -> list[float]:
    return [one.rate / other.rate for one, other in zip(ours, theirs, strict=True)]


def missed(ours: Measured, theirs: Measured) -> list[str]:
    """One line for every bar that was missed."""
    lines = [
        f"{kind}: {found:.2f} × the requests per second of Datasette; the bar is {least:g} ×"
        for kind, least in _BARRED.items()
        if (found := ratio(ours.loads[kind], theirs.loads[kind])) < least
    ]
    first = float(np.median([one.first_ms for one in ours.files[_BIBTEX]]))
    if first > MOST_FIRST_MS:
        lines.append(f"{_BIBTEX}: first byte after {first:.0f} ms; the bar is {MOST_FIRST_MS:g} ms")
    name, largest = max(ours.files.items(), key=lambda one: one[1][-1].text_size)
    if (share := _risen(largest) * 1e6 / largest[-1].text_size) > MOST_HELD:
        lines.append(f"{name}: memory rose by {share:.0%} of the file; the bar is {MOST_HELD:.0%}")
    return lines


def text(measured: Sequence[Measured], *, rounds: int, peer: str, noise: str) -> str:
    """All of it as Markdown; `peer` names Datasette and its version, `noise` a busy machine."""
    ours, theirs = measured
    machine = (
        f"{datetime.date.today().isoformat()}; {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, Streamlit {st.__version__}, {peer}; {rounds} rounds "
        f"of {PAGES} studies over {CONNECTIONS} connections.{noise}"
    )
    tables = (_loads(ours, theirs), _files(measured), _beside(measured))
    return "\n\n".join([machine, *("\n".join(rows) for rows in tables)]) + "\n"


def _loads(ours: Measured, theirs: Measured) -> list[str]:
    head = ["what is asked for", "server", "requests per second", "p50", "p99", "kB sent", "ratio"]
    rows = [_row([*head, "bar"]), _row(["---", "---", *["---:"] * 6])]
    for kind in KINDS:
        ratios = _ratios(ours.loads[kind], theirs.loads[kind])
        told = f"{np.median(ratios):.2f} × ({min(ratios):.2f}–{max(ratios):.2f})"
        bar = f"{_BARRED[kind]:g} ×" if kind in _BARRED else ""
        rows.append(_row([kind, ours.name, *_load(ours.loads[kind]), told, bar]))
        rows.append(_row([kind, theirs.name, *_load(theirs.loads[kind]), "", ""]))
    return rows


def _load(rounds: Sequence[Timed]) -> list[str]:
    """Rate (median of the rounds), p50 and p99 (of all answers), size."""
    p50, p99 = np.percentile([ms for one in rounds for ms in one.ms], [50, 99])
    rate = np.median([one.rate for one in rounds])
    size = np.mean([one.size for one in rounds]) / 1000
    return [f"{rate:,.0f}", f"{p50:.1f} ms", f"{p99:.1f} ms", f"{size:.1f}"]


def _files(measured: Sequence[Measured]) -> list[str]:
    head = ("all studies as", "server", "first byte (worst)", "whole file", "MB", "MB sent")
    rows = [_row([*head, "MB/s", "memory rose by (worst)"])]
    rows.append(_row(["---", "---", *["---:"] * 6]))
    for one in measured:
        rows += [_row([name, one.name, *_file(runs)]) for name, runs in one.files.items()]
    return rows


def _file(runs: Sequence[Fetched]) -> list[str]:
    first, seconds = (np.median([one.first_ms for one in runs]), _seconds(runs))
    size, sent = runs[-1].text_size / 1e6, runs[-1].size / 1e6
    return [
        f"{first:.0f} ms ({max(one.first_ms for one in runs):.0f})",
        f"{seconds:.1f} s",
        f"{size:.1f}",
        f"{sent:.1f}",
        f"{size / seconds:.1f}",
        f"{_risen(runs):.1f} MB ({max(one.grown for one in runs):.1f})",
    ]


def _risen(runs: Sequence[Fetched]) -> float:
    """MB, the median of the rounds: memory comes and goes in steps of a few MB, but a large file
    that is held whole shows in every round."""
    return float(np.median([one.grown for one in runs]))


def _seconds(runs: Sequence[Fetched]) -> float:
    return float(np.median([one.ms for one in runs])) / 1000


def _beside(measured: Sequence[Measured]) -> list[str]:
    head = ("while two files are fetched", "pages per second", "p50", "p99", "kB sent", "each file")
    rows = [_row(head), _row(["---", *["---:"] * 5])]
    for one in measured:
        what = f"{one.name}, {next(iter(one.files))}"
        rows.append(_row([what, *_load(one.beside), f"{np.median(one.together):.1f} s"]))
    return rows


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
