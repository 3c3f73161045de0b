"""Starting the real server on this machine, and the memory it takes.

Memory is read from `/proc/<pid>/status` (Linux, proc(5)): VmRSS is all that is resident, RssAnon
the part that is the process's own; the rest is files mapped to memory, which the system can drop.
Processor time is utime and stime of `/proc/<pid>/stat`, in steps of 10 ms: good for sums only.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from atlas_data.model import AtlasError
from benchmarks.grow import REPOSITORY

_PATIENCE = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Resident memory of a process in MB (10^6 bytes): all of it, and what is its own."""

    all: float
    own: float

    def since(self, before: Memory) -> Memory:
        """How much it grew."""
        return Memory(all=self.all - before.all, own=self.own - before.own)

    def per(self, number: int) -> Memory:
        """The share of one of so many, in the same unit."""
        return Memory(all=self.all / number, own=self.own / number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server and the seconds it took until it answered."""

    port: int
    pid: int
    seconds: float

    def cpu_ms(self) -> float:
        """Processor time of all its threads so far, ended ones included."""
        told = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        user, system = told.split()[11:13]
        return (int(user) + int(system)) * 1000 / os.sysconf("SC_CLK_TCK")

    def memory(self) -> Memory:
        """What it takes now."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        held = {
            name: rest.split()[0]
            for name, _, rest in (line.partition(":") for line in lines)
            if rest.split()
        }
        return Memory(all=int(held["VmRSS"]) * 1.024e-3, own=int(held["RssAnon"]) * 1.024e-3)


@contextmanager
def serve(script: Path, *, snapshots: Path, cache: Path) -> Iterator[Server]:
    """Run a script as `streamlit run` does in production; ended with the block.

    Raises `AtlasError` when it does not answer; what it said stands in `server.log` of the cache.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    places = {"ATLAS_SNAPSHOTS": str(snapshots), "ATLAS_CACHE": str(cache)}
    cache.mkdir(parents=True, exist_ok=True)
    start = time.perf_counter()
    url, log = f"http://127.0.0.1:{port}/_stcore/health", cache / "server.log"
    with running(command, url, log, folder=REPOSITORY, places=places) as process:
        yield Server(port=port, pid=process.pid, seconds=time.perf_counter() - start)


@contextmanager
def running(
    command: list[str], url: str, log: Path, *, folder: Path, places: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A server that answers at `url`, started in a folder; ended with the block.

    Raises `AtlasError` when it ends or does not answer in ten minutes.
    """
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | places, stdout=said, stderr=said
        )
        try:
            _wait(process, url, log)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise AtlasError(f"The server did not start; see {log}.")


def free_port() -> int:
    """A port of this machine that nothing listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
