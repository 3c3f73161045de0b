"""The steps from files to a snapshot, timed one by one in a process of their own; told as JSON.

    python -m benchmarks.importing_steps REAL_FILE MADE_UP_FILE FOLDER

A real file is taken in (nearly all of it is screened out), then made-up records, which all stay;
of these and the shipped catalogue a snapshot is published.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from atlas_data import release
from atlas_data.ingest import build, gather, slugs, take_in
from atlas_data.store import Store
from benchmarks.importing_child import peak

Told = dict[str, dict[str, float]]


def main() -> None:
    """Take in, gather, label, check and publish, and tell what each took."""
    real, made_up, folder = map(Path, sys.argv[1:4])
    told: Told = {}
    with Store.open(folder / "store.sqlite", write=True) as store:
        for step, path in (("import, PubMed as it is", real), ("import, all kept", made_up)):
            with _timed(told, step):
                taken = take_in.take_in(store, path, table={}).taken
            told[step]["records"] = taken.entries
        shipped = build.read()
        with _timed(told, "gather"):
            gathered = gather.gather(shipped, store, own=slugs.Ledger(), day=date.today())
        with _timed(told, "label"):
            found = list(build.each(gathered.catalogue, store.passages))
        with _timed(told, "check"):
            sound = gather.sound(gathered, found, shipped.records.keys())
        with _timed(told, "publish"):
            release.publish(build.table(sound.catalogue, sound.studies), folder / "snapshots")
    for step in ("gather", "label", "check", "publish"):
        told[step]["records"] = len(found)
    print(json.dumps(told))


@contextmanager
def _timed(told: Told, step: str) -> Iterator[None]:
    started, worked = time.perf_counter(), time.process_time()
    yield
    told[step] = {
        "seconds": time.perf_counter() - started,
        "cpu": time.process_time() - worked,
        "peak_mb": peak() * 1024 / 1e6,
    }


if __name__ == "__main__":
    main()
