"""The same questions to two servers in turn: pages, single studies, whole files, and both at once.

Rounds alternate which server is asked first, so that noise of the machine falls on both. All
rounds of whole files come before any page: memory that pages have left free, or that the system
takes back meanwhile, would hide what a file takes or be counted as its.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from atlas_data.model import AtlasError
from benchmarks import plain_client as client
from benchmarks.plain_client import Answer, Load, NotAnswered
from benchmarks.serving import Server

PAGES = 400
"""Studies asked for in each round, every round others."""
CONNECTIONS = 8
FIRST, AGAIN, JSON = "study page, first time", "study page, again", "one study as JSON"
KINDS = (FIRST, AGAIN, JSON)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An export: its path, and what ends each study in it; `more` such ends are of no study."""

    name: str
    path: str
    end: bytes
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the servers: the addresses of a study (`{}` is its id) and of its files.

    The first file is the one that is fetched twice at a time while pages are asked for.
    """

    name: str
    server: Server
    page: str
    json: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A load: ms of each answer, the seconds of all, bytes of one answer as sent on average."""

    ms: Sequence[float]
    seconds: float
    size: float

    @property
    def rate(self) -> float:
        """Requests per second."""
        return len(self.ms) / self.seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One file: ms to the first byte of its text and to its end, its bytes as sent and unpacked.

    `grown` is how far the server's memory rose above what it held before, at its highest (MB).
    """

    first_ms: float
    ms: float
    size: int
    text_size: int
    grown: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All rounds of one side, by kind of question and by name of file."""

    name: str
    loads: Mapping[str, list[Timed]] = field(default_factory=lambda: {one: [] for one in KINDS})
    files: Mapping[str, list[Fetched]]
    beside: list[Timed] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    """Seconds of each of two files fetched at once, while pages were asked for."""


def measure(sides: Sequence[Side], ids: Sequence[str], *, rounds: int) -> list[Measured]:
    """Ask all sides in turn. Raises `AtlasError` when there are too few studies for the rounds."""
    if len(ids) < rounds * PAGES:
        raise AtlasError(
            f"{rounds} rounds need {rounds * PAGES:,} studies; there are {len(ids):,}."
        )
    found = [Measured(name=one.name, files={file.name: [] for file in one.files}) for one in sides]
    for side in sides:
        _warm_up(side, ids[-1])
    for side, into in _in_turn(sides, found, rounds):
        for file in side.files:
            into.files[file.name].append(fetch(side.server, file, len(ids)))
    for side, into in _in_turn(sides, found, rounds):
        start = len(into.beside) * PAGES
        _pages(side, ids[start : start + PAGES], len(ids), into)
    return found


def _in_turn(
    sides: Sequence[Side], found: Sequence[Measured], rounds: int
) -> Iterator[tuple[Side, Measured]]:
    pairs = list(zip(sides, found, strict=True))
    for number in range(rounds):
        yield from pairs if number % 2 == 0 else reversed(pairs)


def _warm_up(side: Side, study_id: str) -> None:
    """What is made at the first question of all is no study's fault."""
    for address in (side.page, side.json):
        client.ask(side.server.port, address.format(study_id))


def _pages(side: Side, ids: Sequence[str], count: int, into: Measured) -> None:
    for kind, address in ((FIRST, side.page), (AGAIN, side.page), (JSON, side.json)):
        paths = [address.format(one) for one in ids]
        load = client.load(side.server.port, paths, connections=CONNECTIONS)
        into.loads[kind].append(timed(load, address))
    beside, files = _beside(side, ids)
    into.beside.append(timed(beside, side.page))
    for one in files:
        _whole(side.files[0], one, count)
        into.together.append(one.ms / 1000)


def _beside(side: Side, ids: Sequence[str]) -> tuple[Load, list[Answer]]:
    paths: Iterator[str] = cycle([side.page.format(one) for one in ids])
    files = [side.files[0].path] * 2
    return client.load_beside(side.server.port, paths, files, connections=CONNECTIONS)


def fetch(server: Server, file: File, count: int) -> Fetched:
    """Fetch one file while nobody else asks. Raises `NotAnswered` when studies are missing."""
    before = server.memory().all
    _forget_peak(server)
    answer = client.ask(server.port, file.path)
    grown = _peak(server) - before
    return Fetched(
        first_ms=answer.first_ms(),
        ms=answer.ms,
        size=answer.size,
        text_size=_whole(file, answer, count),
        grown=max(grown, 0.0),
    )


def _whole(file: File, answer: Answer, count: int) -> int:
    """Bytes of the unpacked file, which has to hold every study."""
    text = answer.text()
    held = text.count(file.end) - file.more
    if held != count:
        raise NotAnswered(f"{file.path} holds {held:,} studies, not {count:,}.")
    return len(text)


def timed(load: Load, address: str) -> Timed:
    """The times of a load. Raises `NotAnswered` when an answer does not name its study."""
    before, _, after = address.partition("{}")
    for one in load.answers:
        study_id = one.path.removeprefix(before).removesuffix(after)
        if study_id.encode() not in one.text():
            raise NotAnswered(f"The answer to {one.path} does not name {study_id}.")
    return Timed(
        ms=[one.ms for one in load.answers],
        seconds=load.seconds,
        size=sum(one.size for one in load.answers) / len(load.answers),
    )


def _forget_peak(server: Server) -> None:
    """Set the highest memory back to the present one (Linux, proc(5), clear_refs)."""
    Path(f"/proc/{server.pid}/clear_refs").write_text("5", encoding="ascii")


def _peak(server: Server) -> float:
    """The highest resident memory since then, in MB (VmHWM)."""
    for line in Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1.024e-3
    raise AtlasError("This system does not tell the highest memory of a process (VmHWM).")
