"""Which rows have which term: the bit masks behind every count on the screen.

A study's virus, the finding for it and the specimen belong together ("EBV: none found, in blood"),
so these three facets stand on *virus lines*, one a studied virus of a study; a study counts once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from atlas_data.query import bits
from atlas_data.query.bits import Mask
from atlas_data.query.filters import Choice

JOINT = ("virus", "finding", "specimen")


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet over some lines: `ids[i]` is held by the lines of `stack[i]`."""

    ids: tuple[str, ...]
    stack: Mask

    def lines_with(self, values: Sequence[str]) -> Mask:
        """Lines that have any of the values; none when no line of the data has them."""
        at = [self.ids.index(value) for value in values if value in self.ids]
        return bits.any_of(self.stack, at) if at else np.zeros(self.stack.shape[1], np.uint64)

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many lines of the mask hold each value."""
        found = bits.count_each(self.stack, mask)
        return {one: int(n) for one, n in zip(self.ids, found, strict=True)}


def facet(column: pa.Array, lines: NDArray[np.int64], total: int) -> Facet:
    """Build a facet from values and the line each stands on (the two are equally long)."""
    encoded = column.dictionary_encode()
    codes = encoded.indices.to_numpy(zero_copy_only=False)
    ids = tuple(str(one) for one in encoded.dictionary.to_pylist())
    masks = [bits.of_rows(lines[codes == at], total) for at in range(len(ids))]
    return Facet(ids, bits.stacked(masks, total))


def of_column(table: pa.Table, name: str) -> Facet:
    """The facet of a text column or of a column of lists of texts."""
    column = table[name].combine_chunks()
    if pa.types.is_list(column.type):
        lines = pc.list_parent_indices(column).to_numpy(zero_copy_only=False).astype(np.int64)
        return facet(pc.list_flatten(column), lines, table.num_rows)
    known = column.is_valid().to_numpy(zero_copy_only=False)
    return facet(column.drop_null(), np.flatnonzero(known), table.num_rows)


def of_choice(table: pa.Table, one: Choice) -> Facet:
    """The facet of a filter."""
    if one.unsaid:
        return unsaid(table, one.column, "element", tuple(one.options))
    return of_column(table, one.column)


def unsaid(table: pa.Table, name: str, part: str, ids: Sequence[str]) -> Facet:
    """The facet of ids that a column of lists of structs does not name in `part`.

    Made from what is named: what is not would be a far longer list in every study.
    """
    column = table[name].combine_chunks()
    lines = pc.list_parent_indices(column).to_numpy(zero_copy_only=False).astype(np.int64)
    named = facet(pc.list_flatten(column).field(part), lines, table.num_rows)
    none = bits.full(table.num_rows)
    return Facet(
        tuple(ids),
        bits.stacked([none & ~named.lines_with([one]) for one in ids], table.num_rows),
    )


@dataclass(frozen=True, slots=True)
class VirusLines:
    """The virus lines of all studies: `row` says which study a line belongs to."""

    row: NDArray[np.int64]
    rows: int
    facets: Mapping[str, Facet]
    by_study: Mapping[str, Facet]

    def studies(self, lines: Mask) -> Mask:
        """The studies that own at least one of the lines."""
        held = np.flatnonzero(bits.unpack(lines, len(self.row)))
        return bits.of_rows(self.row[held], self.rows)

    def matching(self, chosen: Mapping[str, Sequence[str]], but: str = "") -> Mask | None:
        """Lines that answer all chosen joint facets except one; None when nothing is chosen."""
        masks = [
            self.facets[key].lines_with(values)
            for key, values in chosen.items()
            if key in JOINT and key != but
        ]
        return np.bitwise_and.reduce(masks) if masks else None

    def select(self, chosen: Mapping[str, Sequence[str]], but: str = "") -> Mask | None:
        """Studies with one line that answers all chosen joint facets except one."""
        lines = self.matching(chosen, but)
        return None if lines is None else self.studies(lines)

    def counts(self, key: str, chosen: Mapping[str, Sequence[str]], others: Mask) -> dict[str, int]:
        """Studies of `others` for each value of one joint facet, the other joint ones standing."""
        lines = self.matching(chosen, but=key)
        if lines is None:
            return self.by_study[key].counts(others)
        standing = lines & bits.pack(bits.unpack(others, self.rows)[self.row])
        one = self.facets[key]
        return {
            value: _different(self.row[np.flatnonzero(bits.unpack(mask & standing, len(self.row)))])
            for value, mask in zip(one.ids, one.stack, strict=True)
        }


def _different(rows: NDArray[np.int64]) -> int:
    """How many studies own these lines; the lines of one study stand together."""
    return int(np.count_nonzero(np.diff(rows))) + bool(len(rows))


def virus_lines(table: pa.Table) -> VirusLines:
    """Take the studied viruses of each study apart into lines; a study without one has one line.

    Where no virus is studied, its state (not stated, not checked …) stands as the virus; a finding
    and a specimen then do not apply, or are not checked either.
    """
    labels = table["pathogens"].combine_chunks()
    owner = pc.list_parent_indices(labels).to_numpy(zero_copy_only=False).astype(np.int64)
    flat = pc.list_flatten(labels)
    studied = pc.equal(flat.field("role"), "studied").to_numpy(zero_copy_only=False)
    at = np.flatnonzero(studied)
    flat, owner = flat.take(pa.array(at)), owner[at]
    bare, state = _without_virus(table, owner)
    row = np.concatenate([owner, bare])
    apart = pc.if_else(pc.equal(state, "not_checked"), "not_checked", "not_applicable")
    specimens = flat.field("specimens")
    seen = pc.list_parent_indices(specimens).to_numpy(zero_copy_only=False).astype(np.int64)
    silent = np.flatnonzero(pc.list_value_length(specimens).fill_null(0).to_numpy(False) == 0)
    tail = np.arange(len(owner), len(row))
    places = np.concatenate([seen, silent, tail])
    unsaid = pa.array(["not_stated"] * len(silent), pa.string())
    plain = np.arange(len(row))
    facets = {
        "virus": facet(_joined(flat.field("id"), state), plain, len(row)),
        "finding": facet(_joined(flat.field("finding"), apart), plain, len(row)),
        "specimen": facet(_joined(pc.list_flatten(specimens), unsaid, apart), places, len(row)),
    }
    lines = VirusLines(row, table.num_rows, facets, {})
    by_study = {
        key: Facet(one.ids, bits.stacked([lines.studies(mask) for mask in one.stack], lines.rows))
        for key, one in facets.items()
    }
    return VirusLines(row, table.num_rows, facets, by_study)


def _without_virus(table: pa.Table, owner: NDArray[np.int64]) -> tuple[NDArray[np.int64], pa.Array]:
    has = np.zeros(table.num_rows, dtype=np.bool_)
    has[owner] = True
    bare = np.flatnonzero(~has)
    state = pc.list_element(table["virus"].combine_chunks().take(pa.array(bare)), 0)
    return bare, state


def _joined(*parts: pa.Array) -> pa.Array:
    return pa.concat_arrays([part.cast(pa.string()) for part in parts])
