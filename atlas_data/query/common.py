"""Words that stand in many studies, as bit masks made once: counting them must not mean reading
a row number for each study.

Kept beside the word index: `terms.txt` (every word of the snapshot in order, with its number of
studies) and `common.npy` (one mask for each word that stands in at least 1 % of the studies).
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from atlas_data.query import bits
from atlas_data.query.bits import Mask

COMMON = 0.01
_MOST_RARE = 200


@dataclass(frozen=True, slots=True)
class CommonWords:
    """`terms[i]` stands in `masks[line[i]]`, or is rare when `line[i]` is -1."""

    terms: list[str]
    line: NDArray[np.int32]
    masks: Mask

    def beginning(self, start: str, rare: Callable[[str], NDArray[np.int64]]) -> Mask | None:
        """Studies with a word that begins so; None when too many rare words do.

        `rare` gives the rows of an FTS5 expression.
        """
        low, high = bisect_left(self.terms, start), bisect_left(self.terms, start + "\x7f")
        lines = self.line[low:high]
        others = [self.terms[low + at] for at in np.flatnonzero(lines < 0)]
        if len(others) > _MOST_RARE or not (lines >= 0).any():
            return None
        joined: Mask = np.bitwise_or.reduce(self.masks[lines[lines >= 0]], axis=0)
        if others:
            rows = rare(" OR ".join(f'"{one}"' for one in others))
            joined = joined | bits.of_rows(rows, self.masks.shape[1] * 64)
        return joined


def make(base: sqlite3.Connection, rows: int, place: Path) -> None:
    """Write the two files for a word index that is complete."""
    base.execute("CREATE VIRTUAL TABLE temp.vocab USING fts5vocab(main, words, row)")
    terms = base.execute("SELECT term, doc FROM temp.vocab ORDER BY term").fetchall()
    common = [term for term, doc in terms if doc >= rows * COMMON]
    masks = np.stack([_mask(base, term, rows) for term in common])
    np.save(place / "common.npy", masks)
    lines = {term: at for at, term in enumerate(common)}
    (place / "terms.txt").write_text(
        "".join(f"{term} {lines.get(term, -1)}\n" for term, _ in terms), encoding="ascii"
    )


def opened(place: Path) -> CommonWords:
    """The masks made before; they stay on disk until used."""
    told = [line.split() for line in (place / "terms.txt").read_text("ascii").splitlines()]
    return CommonWords(
        [term for term, _ in told],
        np.array([int(line) for _, line in told], dtype=np.int32),
        np.load(place / "common.npy", mmap_mode="r"),
    )


def _mask(base: sqlite3.Connection, term: str, rows: int) -> Mask:
    sql = "SELECT group_concat(rowid) FROM words WHERE words MATCH ?"
    ((found,),) = base.execute(sql, (f'"{term}"',))
    return bits.of_rows(np.fromstring(found or "", dtype=np.int64, sep=","), rows)
