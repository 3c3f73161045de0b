"""One reading of one file in a process of its own, told as a line of JSON; `benchmarks.importing`
starts it.

    python -m benchmarks.importing_child ours|theirs FILE
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


def ours() -> Callable[[Path], Iterator[Any]]:
    """The atlas's reader: any file to import."""
    read: Callable[[Path], Iterator[Any]] = importlib.import_module(
        "atlas_data.formats.sources"
    ).read
    return read


def theirs() -> Callable[[Path], Iterator[Any]]:
    """pubmed-parser's reader of baseline and update files, as it comes."""
    parse = importlib.import_module("pubmed_parser").parse_medline_xml
    return lambda path: parse(str(path))


def peak() -> int:
    """The most memory this process held, in KB: VmHWM of Linux proc(5).

    `ru_maxrss` would not do: it begins with that of the process which started this one.
    """
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(told.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Read the file to its end, keeping nothing, and tell what that took."""
    read = {"ours": ours, "theirs": theirs}[sys.argv[1]]()
    started, worked = time.perf_counter(), time.process_time()
    records = sum(1 for _ in read(Path(sys.argv[2])))
    told = {
        "records": records,
        "seconds": time.perf_counter() - started,
        "cpu": time.process_time() - worked,
        "peak_mb": peak() * 1024 / 1e6,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
