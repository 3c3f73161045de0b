"""One size after the other: the engine alone, the page in the server, and the memory.

Every question is followed by an empty rerun of its own page: the same address again, nothing
changed, so the answer is remembered and only the drawing is done. Questions of all kinds, empty
reruns and a script with nothing in it take turns, so that noise of the machine falls on all alike.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np
import pyarrow as pa

from atlas_data import snapshot
from atlas_data.query import shelf
from atlas_data.query.atlas import Atlas
from benchmarks import grow, questions, serving
from benchmarks.questions import Asked
from benchmarks.serving import Memory, Server
from benchmarks.session import Drawn, NotDrawn, Session

WARM_UP = 5
MORE_SESSIONS = 20
DASHBOARDS = ("viruses", "map", "trends", "compare", "reporting")
KINDS = ("filter change", "search", "search, common word", *DASHBOARDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Times of one kind of question, in the order asked: ms of the engine alone, runs in pairs."""

    engine_ms: Sequence[float]
    asked: Sequence[Drawn]
    empty: Sequence[Drawn]
    hits: Sequence[int]

    @property
    def ratio(self) -> float:
        """How many empty reruns one question costs, by medians."""
        return median(self.asked) / median(self.empty)

    @property
    def cpu_ratio(self) -> float:
        """The same by means of the server's processor time, which a busy machine disturbs less."""
        return cpu(self.asked) / cpu(self.empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All that was measured at one size; `nothing_ms` is a script with nothing in it."""

    size: int
    kinds: Mapping[str, Kind]
    nothing: Sequence[Drawn]
    first_open_s: float
    start_s: float
    at_start: Memory
    per_session: Memory


def median(runs: Sequence[Drawn], part: float = 50) -> float:
    """The percentile of their times in ms; the median when none is named."""
    return float(np.percentile([one.ms for one in runs], part))


def cpu(runs: Sequence[Drawn]) -> float:
    """Mean processor time of the server for a run, in ms."""
    return float(np.mean([one.cpu_ms for one in runs]))


def measure(real: pa.Table, size: int, *, folder: Path, rounds: int, nothing: Server) -> Measured:
    """Measure one size; the grown file and its index stay in `folder` for the next time."""
    path = _grown(real, size, folder)
    start = time.perf_counter()
    atlas = shelf.take(path, snapshot.read(path))
    first_open = time.perf_counter() - start
    asked = _questions(atlas, real, rounds + WARM_UP)
    del atlas
    with serving.serve(
        grow.REPOSITORY / "server.py", snapshots=path.parent, cache=shelf.folder()
    ) as server:
        at_start = server.memory()
        runs, empty_script = _runs(server, asked, nothing)
        per_session = _per_session(server)
    return Measured(
        size=size,
        kinds={name: _kind(asked[name], runs[name]) for name in KINDS},
        nothing=empty_script,
        first_open_s=first_open,
        start_s=server.seconds,
        at_start=at_start,
        per_session=per_session,
    )


def _grown(real: pa.Table, size: int, folder: Path) -> Path:
    about = snapshot.about(real)
    path = folder / f"{size}-of-{real.num_rows}" / str(about["date"])
    if not path.is_dir():
        grow.write(real if size == real.num_rows else grow.grow(real, size), path)
    return path


def _questions(atlas: Atlas, real: pa.Table, number: int) -> dict[str, list[Asked]]:
    asked = (
        questions.changes(atlas, number),
        questions.searches(atlas, questions.some_words(real, number)),
        questions.searches(atlas, questions.common_words(real, number)),
        *(
            questions.on(page, questions.changes(atlas, number, seed=seed))
            for seed, page in enumerate(DASHBOARDS, start=1)
        ),
    )
    return dict(zip(KINDS, asked, strict=True))


def _runs(
    server: Server, asked: Mapping[str, Sequence[Asked]], nothing: Server
) -> tuple[dict[str, list[tuple[Drawn, Drawn]]], list[Drawn]]:
    runs: dict[str, list[tuple[Drawn, Drawn]]] = {name: [] for name in KINDS}
    empty_script = []
    with ExitStack() as opened:
        pages = {one.page for held in asked.values() for one in held}
        sessions = {page: opened.enter_context(Session(server, page)) for page in pages}
        other = opened.enter_context(Session(nothing))
        for session in sessions.values():
            session.ask("")
        for at in range(len(asked[KINDS[0]])):
            for name in KINDS:
                one = asked[name][at]
                session = sessions[one.page]
                runs[name].append((_checked(session, one), _checked(session, one)))
            empty_script.append(other.ask(""))
    return {name: pairs[WARM_UP:] for name, pairs in runs.items()}, empty_script[WARM_UP:]


def _checked(session: Session, asked: Asked) -> Drawn:
    drawn = session.ask(asked.query)
    if f">{escape(asked.sentence)}</h2>" not in drawn.html:
        raise NotDrawn(f"The page ?{asked.query} does not say “{asked.sentence}”.")
    return drawn


def _kind(asked: Sequence[Asked], runs: Sequence[tuple[Drawn, Drawn]]) -> Kind:
    return Kind(
        engine_ms=[one.engine_ms for one in asked[WARM_UP:]],
        asked=[first for first, _ in runs],
        empty=[again for _, again in runs],
        hits=[one.count for one in asked[WARM_UP:]],
    )


def _per_session(server: Server) -> Memory:
    opened = [_open(server) for _ in range(2)]
    before = server.memory()
    opened += [_open(server) for _ in range(MORE_SESSIONS)]
    grown = server.memory().since(before).per(MORE_SESSIONS)
    for one in opened:
        one.close()
    return grown


def _open(server: Server) -> Session:
    session = Session(server)
    session.ask("")
    return session
