"""The orders a list can be shown in, as ranks: `rank[row]` is the place of a row in that order.

Ties are broken by newest first, then by id, so that an order is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from atlas_data.query.words import fold

Rank = NDArray[np.int32]
_LAST = "~"


def ranks(table: pa.Table) -> Mapping[str, Rank]:
    """Ranks of all rows for every order that does not depend on what is searched."""
    columns = {
        "year": table["year"],
        "cases": table["sample_cases"],
        "title": _sortable(table["title"]),
        "author": _first_authors(table["authors"].combine_chunks()),
        "id": table["id"],
        "unread": pc.equal(table["read"], "none"),
    }
    keys = pa.table(columns)
    newest = [("year", "descending"), ("id", "ascending")]
    return {
        "read": _rank(keys, [("unread", "ascending"), *newest]),
        "newest": _rank(keys, newest),
        "oldest": _rank(keys, [("year", "ascending"), ("id", "ascending")]),
        "title": _rank(keys, [("title", "ascending"), *newest]),
        "author": _rank(keys, [("author", "ascending"), *newest]),
        "cases": _rank(keys, [("cases", "descending"), *newest]),
    }


def _rank(keys: pa.Table, by: list[tuple[str, str]]) -> Rank:
    order = pc.sort_indices(keys, sort_keys=[(*one, "at_end") for one in by]).to_numpy()
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return rank


def _sortable(texts: pa.ChunkedArray) -> pa.Array:
    folded = (fold(text).lstrip("\"'([ ") for text in texts.to_pylist())
    return pa.array(list(folded), pa.string())


def _first_authors(authors: pa.Array) -> pa.Array:
    some = pc.greater(pc.list_value_length(authors), 0)
    first = pc.list_element(authors.filter(some), 0)
    names = pc.coalesce(
        first.field("literal"),
        pc.binary_join_element_wise(
            pc.coalesce(first.field("particle"), ""), pc.coalesce(first.field("family"), ""), " "
        ),
    )
    places = np.flatnonzero(some.to_numpy(zero_copy_only=False))
    out: list[str | None] = [None] * len(authors)
    for at, name in zip(places, names.to_pylist(), strict=True):
        out[at] = fold(name).strip()
    return pa.array(out, pa.string())
