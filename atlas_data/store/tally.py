"""Counting what became of a file's entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from atlas_data.store.entries import Taken


class Tally:
    """Counts under "kept:SCOPE", "left_out:REASON", "problems" and "deleted"."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def count(self, what: str, part: str | None = None) -> int:
        """Count one more; gives how many of all parts there are by now."""
        if part is not None:
            self.counts[f"{what}:{part}"] += 1
        self.counts[what] += 1
        return self.counts[what]

    def add(self, counts: Mapping[str, int]) -> None:
        """Count what another tally counted."""
        self.counts.update(counts)

    def taken(self) -> Taken:
        """The counts with their names."""
        return Taken(
            entries=sum(count for name, count in self.counts.items() if ":" not in name),
            kept=self._parts("kept"),
            left_out=self._parts("left_out"),
            problems=self.counts["problems"],
            deleted=self.counts["deleted"],
        )

    def _parts(self, what: str) -> dict[str, int]:
        found = sorted(self.counts.items())
        return {
            name.partition(":")[2]: count for name, count in found if name.startswith(f"{what}:")
        }
