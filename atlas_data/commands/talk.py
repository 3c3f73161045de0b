"""How a command speaks: words for people, one JSON object for machines, progress beside both."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm

_SECONDS = 10.0  # between two lines of progress in a log
_LINE = "{desc}: {n_fmt} of {total_fmt}{unit} ({rate_fmt}, {remaining} left)"
_OPEN = "{desc}: {n_fmt}{unit} ({rate_fmt})"


class _Lines(tqdm):  # type: ignore[type-arg]
    """Progress for a log: now and then one whole line, nothing drawn over."""

    monitor_interval = 0  # tqdm's own thread would draw a second time

    def display(self, msg: str | None = None, pos: int | None = None) -> None:
        """Write where the work stands as a line of its own; nothing, before there is any."""
        if not self.n and not msg:
            return
        self.bar_format = _LINE if self.total else _OPEN
        self.fp.write(f"{msg or self}\n")
        self.fp.flush()

    def close(self) -> None:
        """Say where the work ended, and draw nothing more."""
        if not self.disable:
            self.display()
        self.disable = True


class Progress:
    """How far a piece of work is; `to` tells where it stands now."""

    def __init__(self, bar: tqdm[Any]) -> None:
        self._bar = bar

    def to(self, done: int, total: int | None = None) -> None:
        """So many are done, of so many where that is known."""
        if total is not None:
            self._bar.total = total
        self._bar.update(done - self._bar.n)

    def note(self, text: str) -> None:
        """A line beside the bar: what is waited for."""
        if isinstance(self._bar, _Lines):
            self._bar.fp.write(f"{text}\n")
            self._bar.fp.flush()
        else:
            self._bar.write(text, file=sys.stderr)


class Talk:
    """What one command says. Lines and the result go to standard output, progress to the other."""

    def __init__(self, *, machine: bool = False) -> None:
        self.machine = machine
        self._told: dict[str, Any] = {}

    def line(self, text: str) -> None:
        """A line for people; machines get `tell` alone."""
        if not self.machine:
            print(text)

    def tell(self, **values: Any) -> None:
        """Facts of the result, under their names in the JSON object."""
        self._told |= values

    def stopped(self, code: int, why: str) -> int:
        """Why the work is not finished, where mistakes are told too; gives the code again."""
        self.tell(error=why)
        if not self.machine:
            print(f"Stopped: {why}", file=sys.stderr)
        return code

    def end(self, code: int, problem: str = "") -> int:
        """Print the JSON object, where it was asked for; gives the exit code again."""
        if self.machine:
            said: Mapping[str, Any] = {"exit": code, "error": problem or None, **self._told}
            print(json.dumps(said, ensure_ascii=False, sort_keys=True, default=str))
        elif problem:
            print(f"Error: {problem}", file=sys.stderr)
        return code

    @contextmanager
    def progress(self, what: str, unit: str, total: int | None = None) -> Iterator[Progress]:
        """A bar with rate and time left on a terminal, plain lines in a log."""
        on_screen = sys.stderr.isatty()
        bar = (tqdm if on_screen else _Lines)(
            desc=what,
            total=total,
            unit=f" {unit}",
            file=sys.stderr,
            mininterval=0.1 if on_screen else _SECONDS,
            dynamic_ncols=on_screen,
        )
        with bar:
            yield Progress(bar)
