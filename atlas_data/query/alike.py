"""Studies that share most with one, and what they share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from atlas_data.query import bits
from atlas_data.query.atlas import Atlas
from atlas_data.query.bits import Mask
from atlas_data.query.filters import LACKING

_WEIGHT = {"virus": 3, "criteria": 2, "topic": 1}


def similar(atlas: Atlas, row: int, limit: int = 5) -> list[tuple[int, dict[str, list[str]]]]:
    """Rows that share most with one: virus counts 3, criteria 2, a topic 1; with the reason.

    Retracted works are not offered; states such as "not stated" are nothing to share.
    """
    shared = _shared(atlas, row)
    score = np.zeros(atlas.rows, dtype=np.int16)
    for key, _, mask in shared:
        score += bits.unpack(mask, atlas.rows) * np.int16(_WEIGHT[key])
    score[bits.unpack(atlas.withdrawn, atlas.rows)] = 0
    score[row] = 0
    best = np.lexsort((atlas.ranks["newest"], -score))[:limit]
    return [(int(one), _why(shared, int(one))) for one in best if score[one] > 0]


def _shared(atlas: Atlas, row: int) -> list[tuple[str, str, Mask]]:
    held = {**atlas.facets, "virus": atlas.lines.by_study["virus"]}
    return [
        (key, one, mask)
        for key in _WEIGHT
        for one, mask in zip(held[key].ids, held[key].stack, strict=True)
        if one not in LACKING and _holds(mask, row)
    ]


def _holds(mask: Mask, row: int) -> bool:
    return bool((int(mask[row >> 6]) >> (row & 63)) & 1)


def _why(shared: Sequence[tuple[str, str, Mask]], row: int) -> dict[str, list[str]]:
    why: dict[str, list[str]] = {}
    for key, one, mask in shared:
        if _holds(mask, row):
            why.setdefault(key, []).append(one)
    return why
