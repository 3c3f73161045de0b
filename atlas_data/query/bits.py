"""Sets of rows as bit masks: one bit a row, in machine words, so that a million rows count fast.

A mask is a `uint64` array of `ceil(rows / 64)` words, least significant bit first; bits past the
last row are always 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint64]
Bools = NDArray[np.bool_]


def pack(flags: Bools) -> Mask:
    """A mask of an array with one truth value a row."""
    packed = np.packbits(flags, bitorder="little")
    padded = np.zeros(-(-len(flags) // 64) * 8, dtype=np.uint8)
    padded[: len(packed)] = packed
    return padded.view(np.uint64)


def unpack(mask: Mask, rows: int) -> Bools:
    """One truth value a row; the inverse of `pack`."""
    return np.unpackbits(mask.view(np.uint8), count=rows, bitorder="little").view(np.bool_)


def full(rows: int) -> Mask:
    """The mask of all rows."""
    return pack(np.ones(rows, dtype=np.bool_))


def of_rows(chosen: NDArray[np.integer], rows: int) -> Mask:
    """The mask of some row numbers; a number may come twice."""
    flags = np.zeros(rows, dtype=np.bool_)
    flags[chosen] = True
    return pack(flags)


def stacked(masks: list[Mask], rows: int) -> Mask:
    """Masks of so many rows laid one under another; no masks give a stack without lines."""
    return np.stack(masks) if masks else np.zeros((0, -(-rows // 64)), dtype=np.uint64)


def count(mask: Mask) -> int:
    """How many rows a mask holds."""
    return int(np.bitwise_count(mask).sum(dtype=np.int64))


def count_each(stack: Mask, mask: Mask) -> NDArray[np.int64]:
    """For a stack of masks (one a line): how many rows each shares with `mask`."""
    shared: NDArray[np.int64] = np.bitwise_count(stack & mask).sum(axis=1, dtype=np.int64)
    return shared


def any_of(stack: Mask, lines: list[int]) -> Mask:
    """The rows that are in at least one of the given lines of a stack."""
    joined: Mask = np.bitwise_or.reduce(stack[lines], axis=0)
    return joined
