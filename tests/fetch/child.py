"""An update in a process of its own, to be killed: `python -m tests.fetch.child FOLDER SERVER [N]`.

With N it kills itself just before its N-th file would be put in place.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from atlas_data import fetch
from atlas_data.fetch import Asked
from tests.fetch.quick import EMAIL, timing

PMCIDS = ("PMC9000001", "PMC9000002")


def asked(folder: Path, server: str) -> Asked:
    """What the child asks, and who goes on after it."""
    return Asked(
        folder=folder,
        email=EMAIL,
        server=server,
        pmids=("90000001", "77"),
        pmcids=PMCIDS,
        full_texts=True,
    )


def dying(number: int) -> None:
    """From now on this process ends, without any farewell, at its N-th renaming of a file."""
    count = 0

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if event == "os.rename":
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


if __name__ == "__main__":
    folder, server, *more = sys.argv[1:]
    if more:
        dying(int(more[0]))
    fetch.update(asked(Path(folder), server), lambda progress: None, timing())
