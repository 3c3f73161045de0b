"""How fast and how patiently to ask: so many questions a second, longer waits after failures."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Patience, in seconds, and the clocks by which it is measured.

    A question is put at most `tries` times, first after about `first_wait`, then twice as long each
    time up to `longest_wait`. `silence` is how long a server may send nothing, `whole` how long one
    answer may take. A server that asks for more than `most_asked` is asked again another day.
    """

    tries: int = 7
    first_wait: float = 1.0
    longest_wait: float = 60.0
    silence: float = 60.0
    whole: float = 600.0
    most_asked: float = 300.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = _now


USUAL = Timing()


class Pacer:
    """Keeps questions, of all threads together, at least 1/`a_second` seconds apart."""

    def __init__(self, a_second: float, timing: Timing) -> None:
        self._gap = 1 / a_second
        self._timing = timing
        self._lock = threading.Lock()
        self._free = timing.clock()

    def wait(self) -> None:
        """Returns when it is the caller's turn."""
        with self._lock:
            now = self._timing.clock()
            turn = max(now, self._free)
            self._free = turn + self._gap
        if turn > now:
            self._timing.sleep(turn - now)
