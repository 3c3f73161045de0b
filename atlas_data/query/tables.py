"""Studies laid out by two filters, or by year: the numbers behind every picture.

Everything is counted from the bit masks of the facets. A cell holds exactly the studies of the
question that leads from it to the list, so the two never disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas_data.query import bits
from atlas_data.query.atlas import Atlas
from atlas_data.query.bits import Mask
from atlas_data.query.facets import JOINT, Facet
from atlas_data.query.question import Question

Counts = tuple[int, ...]
_Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cross:
    """Studies by two filters: `counts[i][j]` have `rows[i]` and `columns[j]`.

    A study can stand in several rows and columns; `row_totals`, `column_totals` and `total` count
    each study once.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[Counts, ...]
    row_totals: Counts
    column_totals: Counts
    total: int

    def row(self, at: int) -> dict[str, int]:
        """The counts of one row by column."""
        return dict(zip(self.columns, self.counts[at], strict=True))


@dataclass(frozen=True, slots=True)
class Yearly:
    """Studies by year and value: `counts[i][j]` have `values[i]` and stand in `years[j]`.

    `all` counts every study of a year once; `undated` are studies whose year is not known.
    """

    values: tuple[str, ...]
    years: tuple[int, ...]
    counts: tuple[Counts, ...]
    all: Counts
    undated: int


def cross(atlas: Atlas, question: Question, rows: str, columns: str) -> Cross:
    """Lay a question's studies out by two different filters.

    Where one of the two is itself in use, only its chosen values are laid out.
    """
    return atlas.kept(_cross, question, rows, columns)


def _cross(atlas: Atlas, question: Question, rows: str, columns: str) -> Cross:
    row_ids, column_ids = _ids(atlas, question, rows), _ids(atlas, question, columns)
    base = _base(atlas, question, rows, columns)
    by_row = _stack(atlas, question, rows, row_ids, but=columns)
    by_column = _stack(atlas, question, columns, column_ids, but=rows)
    if rows in JOINT and columns in JOINT:
        cells = _joint(atlas, question, (rows, row_ids), (columns, column_ids), base)
    else:
        cells = np.array([bits.count_each(by_column, mask & base) for mask in by_row])
    return Cross(
        rows=row_ids,
        columns=column_ids,
        counts=_plain(cells),
        row_totals=_totals(atlas, question, rows, row_ids),
        column_totals=_totals(atlas, question, columns, column_ids),
        total=atlas.count(question),
    )


def yearly(atlas: Atlas, question: Question, key: str) -> Yearly:
    """A question's studies by year and the values of one filter, from first to last year."""
    return atlas.kept(_yearly, question, key)


def _yearly(atlas: Atlas, question: Question, key: str) -> Yearly:
    values = _ids(atlas, question, key)
    base = _base(atlas, question, key)
    selected = atlas.selected(question)
    year = atlas.numbers["year"]
    dated = selected & (year > 0)
    if not dated.any():
        return Yearly(values, (), tuple(() for _ in values), (), int(selected.sum()))
    first, last = int(year[dated].min()), int(year[dated].max())

    def by_year(held: NDArray[np.bool_]) -> Counts:
        found = np.bincount(year[held & (year > 0)] - first, minlength=last - first + 1)
        return tuple(found.tolist())

    stack = _stack(atlas, question, key, values)
    return Yearly(
        values=values,
        years=tuple(range(first, last + 1)),
        counts=tuple(by_year(bits.unpack(mask & base, atlas.rows)) for mask in stack),
        all=by_year(selected),
        undated=int((selected & (year <= 0)).sum()),
    )


def _ids(atlas: Atlas, question: Question, key: str) -> tuple[str, ...]:
    """The values laid out: as chosen, else all that the snapshot has."""
    return question.values(key) or _facet(atlas, key).ids


def _facet(atlas: Atlas, key: str) -> Facet:
    return atlas.lines.by_study[key] if key in JOINT else atlas.facets[key]


def _base(atlas: Atlas, question: Question, *but: str) -> Mask:
    """The studies that answer all but some filters; of the joint ones, the others stay."""
    masks = atlas.masks(question)
    if any(key in JOINT for key in but):
        masks.pop("virus", None)
        kept = {key: values for key, values in question.chosen if key not in but}
        joint = atlas.lines.select(kept)
        if joint is not None:
            masks["virus"] = joint
    return atlas.joined({key: mask for key, mask in masks.items() if key not in but})


def _stack(atlas: Atlas, question: Question, key: str, ids: Sequence[str], but: str = "") -> Mask:
    """For each value the studies that have it; of joint filters, on one line with the rest."""
    if key not in JOINT:
        one = atlas.facets[key]
        return bits.stacked([one.lines_with([value]) for value in ids], atlas.rows)
    others = {name: values for name, values in question.chosen if name not in (key, but)}
    lines = atlas.lines.matching(others)
    if lines is None:
        one = atlas.lines.by_study[key]
        return bits.stacked([one.lines_with([value]) for value in ids], atlas.rows)
    on_lines = atlas.lines.facets[key]
    studies = [atlas.lines.studies(on_lines.lines_with([value]) & lines) for value in ids]
    return bits.stacked(studies, atlas.rows)


def _joint(
    atlas: Atlas,
    question: Question,
    rows: tuple[str, Sequence[str]],
    columns: tuple[str, Sequence[str]],
    base: Mask,
) -> _Numbers:
    """Cells of two joint filters: both values must stand on the same virus line."""
    others = {key: held for key, held in question.chosen if key not in (rows[0], columns[0])}
    lines, owners = atlas.lines.matching(others), atlas.lines
    standing = bits.pack(bits.unpack(base, atlas.rows)[owners.row])
    if lines is not None:
        standing = standing & lines
    across = [owners.facets[columns[0]].lines_with([value]) for value in columns[1]]
    found = []
    for value in rows[1]:
        here = owners.facets[rows[0]].lines_with([value]) & standing
        found.append([bits.count(owners.studies(here & one)) for one in across])
    return np.array(found, dtype=np.int64)


def _totals(atlas: Atlas, question: Question, key: str, ids: Sequence[str]) -> Counts:
    """Studies of each value, all else that is asked standing."""
    stack = _stack(atlas, question, key, ids)
    return tuple(bits.count_each(stack, _base(atlas, question, key)).tolist())


def _plain(cells: _Numbers) -> tuple[Counts, ...]:
    return tuple(tuple(row) for row in cells.tolist())


@dataclass(frozen=True, slots=True)
class Spread:
    """How a number is spread over the studies that state it: how many do, and the numbers."""

    stated: int
    least: int
    median: float
    most: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two questions' studies: how many answer each, both, and the rows of those only in one.

    `neither` are studies of a third question, asked of both, that answer none of the two.
    """

    left: int
    right: int
    both: int
    neither: int
    only_left: NDArray[np.int64]
    only_right: NDArray[np.int64]


def counts(atlas: Atlas, question: Question, key: str) -> dict[str, int]:
    """A question's studies by the values of one filter, its own choice standing."""
    return atlas.kept(_counts, question, key)


def _counts(atlas: Atlas, question: Question, key: str) -> dict[str, int]:
    ids = _ids(atlas, question, key)
    return dict(zip(ids, _totals(atlas, question, key, ids), strict=True))


def spread(atlas: Atlas, question: Question, column: str) -> Spread | None:
    """Least number, median and largest; None when no study states it."""
    return atlas.kept(_spread, question, column)


def _spread(atlas: Atlas, question: Question, column: str) -> Spread | None:
    held = atlas.numbers[column][atlas.selected(question)]
    known = np.sort(held[held >= 0])
    if not len(known):
        return None
    return Spread(len(known), int(known[0]), float(np.median(known)), int(known[-1]))


def overlap(atlas: Atlas, left: Question, right: Question, shared: Question) -> Overlap:
    """What two questions have in common; the rows newest first."""
    return atlas.kept(_overlap, left, right, shared)


def _overlap(atlas: Atlas, left: Question, right: Question, shared: Question) -> Overlap:
    one, other = atlas.selected(left), atlas.selected(right)
    return Overlap(
        left=int(one.sum()),
        right=int(other.sum()),
        both=int((one & other).sum()),
        neither=int((atlas.selected(shared) & ~one & ~other).sum()),
        only_left=atlas.newest_first(np.flatnonzero(one & ~other)),
        only_right=atlas.newest_first(np.flatnonzero(other & ~one)),
    )
