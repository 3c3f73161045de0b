"""What reading PubMed's XML took beside pubmed-parser, as tables, and which bars were missed."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

import numpy as np

from benchmarks.importing_measure import Measured, Pairs, Reading

# The bars, all of them.
LEAST_RATE = 1.0
"""Records a second as a multiple of pubmed-parser's, on each file."""
MOST_GROWN = 1.1
"""Peak memory of sixteen times the records, as a multiple of that of once."""

PUBMED = 37_000_000
"""Records of the whole of PubMed, about: some 1,300 baseline files of up to 30,000."""


def ratios(pairs: Pairs) -> list[float]:
    """How many times as many records a second, round by round."""
    return [ours.rate / theirs.rate for ours, theirs in pairs]


def growth(measured: Measured) -> float:
    """Our peak memory for the most records by that for the fewest."""
    held = [measured.grown[times][0].peak_mb for times in sorted(measured.grown)]
    return held[-1] / held[0]


def missed(measured: Measured) -> list[str]:
    """One line for every bar that was missed."""
    lines = [
        f"{name}: {found:.2f} × the records per second of pubmed-parser; the bar is "
        f"{LEAST_RATE:g} ×"
        for name, pairs in measured.files.items()
        if (found := float(np.median(ratios(pairs)))) < LEAST_RATE
    ]
    if (found := growth(measured)) > MOST_GROWN:
        lines.append(f"memory: {found:.2f} × for more records; the bar is {MOST_GROWN:g} ×")
    return lines


def text(measured: Measured, *, rounds: int, noise: str) -> str:
    """All of it as Markdown; `noise` names a busy machine."""
    machine = (
        f"{datetime.date.today().isoformat()}; {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, lxml {version('lxml')}, pubmed-parser "
        f"{version('pubmed-parser')}; {rounds} rounds.{noise}"
    )
    tables = (_rates(measured), _memory(measured), _steps(measured), _whole(measured))
    return "\n\n".join([machine, *("\n".join(rows) for rows in tables)]) + "\n"


def _rates(measured: Measured) -> list[str]:
    head = ["file", "records", "reader", "records per second", "records per CPU second"]
    rows = [
        _row([*head, "peak memory", "ratio", "bar"]),
        _row(["---", "---:", "---", *["---:"] * 5]),
    ]
    for name, pairs in measured.files.items():
        held = ratios(pairs)
        ratio = f"{np.median(held):.2f} × ({min(held):.2f}–{max(held):.2f})"
        ours, theirs = ([pair[at] for pair in pairs] for at in (0, 1))
        count = f"{theirs[0].records:,}"
        rows.append(_row([name, count, "Atlas", *_speed(ours), ratio, f"{LEAST_RATE:g} ×"]))
        rows.append(_row([name, count, "pubmed-parser", *_speed(theirs), "", ""]))
    return rows


def _speed(runs: Sequence[Reading]) -> list[str]:
    rate = np.median([one.rate for one in runs])
    work = np.median([one.records / one.cpu for one in runs])
    return [f"{rate:,.0f}", f"{work:,.0f}", f"{max(one.peak_mb for one in runs):.0f} MB"]


def _memory(measured: Measured) -> list[str]:
    rows = [
        _row(["records in one file", "Atlas, peak memory", "pubmed-parser, peak memory"]),
        _row(["---:"] * 3),
    ]
    for _, (ours, theirs) in sorted(measured.grown.items()):
        rows.append(
            _row([f"{theirs.records:,}", f"{ours.peak_mb:.0f} MB", f"{theirs.peak_mb:.0f} MB"])
        )
    return rows


def _steps(measured: Measured) -> list[str]:
    rows = [
        _row(["step", "records", "seconds", "records per CPU second", "peak memory"]),
        _row(["---", *["---:"] * 4]),
    ]
    for name, one in measured.steps.items():
        rate = f"{one.records / one.cpu:,.0f}"
        cells = [name, f"{one.records:,}", f"{one.seconds:.1f}", rate, f"{one.peak_mb:.0f} MB"]
        rows.append(_row(cells))
    return rows


def _whole(measured: Measured) -> list[str]:
    """The estimate for all of PubMed, between the slower and the faster file."""
    rates = [np.median([ours.rate for ours, _ in pairs]) for pairs in measured.files.values()]
    slow, fast = (PUBMED / rate / 3600 for rate in (min(rates), max(rates)))
    taken = PUBMED / next(iter(measured.steps.values())).rate / 3600
    return [
        f"The whole of PubMed ({PUBMED / 1e6:.0f} million records) on one core: read once in "
        f"**{fast:.1f} to {slow:.1f} hours**, by the faster and the slower of the two files; "
        f"imported, that is read, screened and what is in scope kept, in **{taken:.1f} hours**."
    ]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
