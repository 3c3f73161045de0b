"""A clock that only moves when somebody sleeps, and an update that therefore never waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from atlas_data import fetch
from atlas_data.fetch import Asked, Fetched, Progress, Timing
from atlas_data.fetch.entrez import Entrez
from atlas_data.fetch.web import Web
from tests.fetch.server import Server

EMAIL = "operator@example.org"
TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Clock:
    """Seconds since the start of a test, and what was slept."""

    seconds: float = 0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


def timing(clock: Clock | None = None, **changes: Any) -> Timing:
    clock = clock or Clock()
    facts: dict[str, Any] = {"clock": clock.now, "sleep": clock.sleep, "now": lambda: TODAY}
    return Timing(**{**facts, **changes})


def web(server: str, clock: Clock | None = None, **changes: Any) -> Web:
    return Web(
        server,
        email=EMAIL,
        a_second=3,
        timing=timing(clock, **changes),
        waiting=lambda why: None,
    )


def pubmed(server: Server, **changes: Any) -> Entrez:
    return Entrez(web(server.address, **changes), email=EMAIL)


def asked(server: Server, folder: Path, **changes: Any) -> Asked:
    return Asked(folder=folder, email=EMAIL, server=server.address, **changes)


def update(
    server: Server,
    folder: Path,
    say: Callable[[Progress], None] = lambda progress: None,
    tries: int = 7,
    **changes: Any,
) -> Fetched:
    """An update of a folder from a server, with nobody waiting."""
    return fetch.update(asked(server, folder, **changes), say, timing(tries=tries))
