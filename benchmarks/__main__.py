"""`python -m benchmarks`: grow, serve, ask, print; exit code 1 when a bar is missed."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from atlas_data import snapshot
from atlas_data.model import AtlasError
from benchmarks import grow, report, serving
from benchmarks.measure import Measured, measure
from benchmarks.session import NotDrawn

_SIZES = "10000,100000,1000000"


def options() -> argparse.ArgumentParser:
    """What can be asked of the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default=_SIZES, help=f"studies, default {_SIZES}")
    parser.add_argument("--quick", action="store_true", help="10,000 studies, 10 rounds")
    parser.add_argument("--rounds", type=int, default=40, help="runs of each kind, default 40")
    parser.add_argument("--snapshots", type=Path, help="folder of the real snapshot")
    parser.add_argument("--folder", type=Path, help="where grown files and indexes are kept")
    parser.add_argument("--save", type=Path, help="a page whose table of the last run is replaced")
    return parser


def main() -> int:
    """Measure, print, and say which bars were missed."""
    asked = options().parse_args()
    sizes = [10_000] if asked.quick else [int(size) for size in asked.sizes.split(",")]
    rounds = 10 if asked.quick else asked.rounds
    folder = asked.folder or Path(tempfile.gettempdir()) / "mecfs-atlas-benchmarks"
    noise = report.busy()
    try:
        measured = run(asked.snapshots, sizes, folder=folder, rounds=rounds)
        told = report.text(measured, rounds, noise or report.busy())
        if asked.save:
            report.save(asked.save, told)
    except (AtlasError, NotDrawn) as why:
        print(why, file=sys.stderr)
        return 2
    print(told)
    lines = report.missed(measured) + report.grown(measured)
    print("\n".join(f"MISSED: {line}" for line in lines) or "Every bar is held.")
    return 1 if lines else 0


def run(snapshots: Path | None, sizes: list[int], *, folder: Path, rounds: int) -> list[Measured]:
    """Measure the real snapshot and every size in turn, the smallest first."""
    found, real, _ = snapshot.newest(snapshots or grow.REPOSITORY / "atlas_data" / "snapshots")
    place = folder.resolve() / f"{found.name}-{snapshot.digest(found)[:8]}"
    os.environ["ATLAS_CACHE"] = str(place / "cache")
    empty = place / "nothing.py"
    place.mkdir(parents=True, exist_ok=True)
    empty.write_text("", encoding="utf-8")
    measured = []
    with serving.serve(empty, snapshots=place, cache=place / "nothing") as nothing:
        for size in sorted({real.num_rows, *sizes}):
            print(f"{size:,} studies …", file=sys.stderr, flush=True)
            measured.append(measure(real, size, folder=place, rounds=rounds, nothing=nothing))
    return measured


if __name__ == "__main__":
    sys.exit(main())
