"""One open snapshot, ready to answer questions: counts, pages, neighbours, similar studies.

Everything is computed from bit masks over columns; a study becomes an object only when it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from atlas_data import snapshot
from atlas_data.model import WITHDRAWN, Study
from atlas_data.query import bits, facets, order, words
from atlas_data.query.bits import Mask
from atlas_data.query.facets import JOINT, Facet
from atlas_data.query.filters import FILTERS, Bound, Choice, Flag
from atlas_data.query.question import Question

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gives: `rows` of the page shown, and studies by facet and term.

    `left_out` counts retracted works that answer the question but are not shown; `counts[key][id]`
    is what choosing `id` in that filter would give, the other filters standing.
    """

    question: Question
    total: int
    count: int
    left_out: int
    page: int
    pages: int
    rows: tuple[int, ...]
    counts: Mapping[str, Mapping[str, int]]


class Atlas:
    """An open snapshot. Rows are numbered in the order of ids; nothing changes after opening."""

    def __init__(
        self,
        table: pa.Table,
        index: words.WordIndex | None = None,
        name: str | None = None,
        digest: str = "",
    ) -> None:
        """Open a table; `name` is what links call the snapshot, its date unless told; `digest` the
        SHA-256 of its file in hexadecimal."""
        self.table = table
        self.digest = digest
        self.about: Mapping[str, Any] = snapshot.about(table)
        self.name = name or str(self.about.get("date", ""))
        self.rows = table.num_rows
        self._batches = table.to_batches()
        lengths = [batch.num_rows for batch in self._batches]
        self._starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        self._words = index or words.build(table, None)
        self.ranks = order.ranks(table)
        self._orders = {key: np.argsort(rank).astype(np.int32) for key, rank in self.ranks.items()}
        self.lines = facets.virus_lines(table)
        self.facets: dict[str, Facet] = {
            key: facets.of_choice(table, one)
            for key, one in FILTERS.items()
            if isinstance(one, Choice) and key not in JOINT
        }
        self.numbers = {
            one.column: _numbers(table[one.column])
            for one in FILTERS.values()
            if isinstance(one, Bound)
        }
        self._flags = {
            key: bits.pack(table[one.column].is_valid().to_numpy())
            for key, one in FILTERS.items()
            if isinstance(one, Flag)
        }
        self._pmids = table["pmid"].is_valid().to_numpy()
        self._all = bits.full(self.rows)
        self.withdrawn = self.facets["status"].lines_with(WITHDRAWN)
        self.ask = lru_cache(maxsize=512)(self._ask)
        self._kept = lru_cache(maxsize=512)(lambda made, *args: made(self, *args))
        self._listed = lru_cache(maxsize=64)(self.listed)
        self._hits = lru_cache(maxsize=8)(self._words.search)

    def kept(self, made: Callable[..., T], *args: Any) -> T:
        """What a function makes of this snapshot, remembered for the same arguments."""
        found: T = self._kept(made, *args)
        return found

    def study(self, row: int) -> Study:
        """One study as an object."""
        return next(self.studies([row]))

    def studies(
        self, rows: Sequence[int] | NDArray[np.int64], *, at_once: int = 200
    ) -> Iterator[Study]:
        """Studies in the order of the rows given, read so many at a time."""
        for start in range(0, len(rows), at_once):
            yield from self._drawn(np.asarray(rows[start : start + at_once], dtype=np.int64))

    def _drawn(self, rows: NDArray[np.int64]) -> Iterator[Study]:
        # Taken batch by batch: pyarrow's take over all batches first joins them (0.7 s for 1 M).
        owner = np.searchsorted(self._starts, rows, side="right") - 1
        found: dict[int, Any] = {}
        for at in np.unique(owner):
            here = rows[owner == at]
            batch, places = self._batches[at], here - self._starts[at]
            # A slice of one row costs a tenth of taking it: nothing is copied.
            alone = len(here) == 1
            part = batch.slice(int(places[0]), 1) if alone else batch.take(pa.array(places))
            found.update(zip(here.tolist(), part.to_pylist(), strict=True))
        return (snapshot.study(found[row]) for row in rows.tolist())

    def row(self, study_id: str) -> int | None:
        """The row of a study id, found by halving: ids stand in order."""
        column, low, high = self.table["id"], 0, self.rows
        while low < high:
            middle = (low + high) // 2
            if column[middle].as_py() < study_id:
                low = middle + 1
            else:
                high = middle
        found = low < self.rows and column[low].as_py() == study_id
        return low if found else None

    def near(self, study_id: str, limit: int = 5) -> list[int]:
        """Rows whose words are most like a study id that is not known."""
        return [int(row) for row in self._words.near(study_id.replace("-", " "), limit)]

    def all_rows(self, question: Question) -> NDArray[np.int64]:
        """Every row that answers, in the order asked for."""
        answering = np.flatnonzero(self.selected(question))
        return self._sorted(question, answering, len(answering))

    def selected(self, question: Question) -> NDArray[np.bool_]:
        """One truth value a row: whether the study answers."""
        return bits.unpack(self._selected(question), self.rows)

    def ids(self, rows: Iterable[int]) -> list[str]:
        """The ids of some rows, in their order."""
        found: list[str] = self.table["id"].take(pa.array(rows, pa.int64())).to_pylist()
        return found

    def listed(self, ids: Sequence[str]) -> NDArray[np.int64]:
        """The rows of study ids, in their order; ids the snapshot does not hold are left out."""
        rows = [self.row(one) for one in ids]
        return np.asarray([row for row in rows if row is not None], dtype=np.int64)

    def numbered(self, rows: Sequence[int] | NDArray[Any]) -> int:
        """How many of some rows, by number or by one truth value a row, have a PMID."""
        return int(self._pmids[np.asarray(rows)].sum())

    def newest_first(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The same rows, by year and then as the list has them."""
        return rows[np.argsort(self.ranks["newest"][rows])]

    def count(self, question: Question) -> int:
        """How many studies answer."""
        return bits.count(self._selected(question))

    def count_with(self, question: Question, facet: str, value: str) -> int:
        """How many of the studies that answer have a value of a facet."""
        return bits.count(self._selected(question) & self.facets[facet].lines_with([value]))

    def relaxations(self, question: Question) -> list[tuple[str, int]]:
        """For each filter in use: how many studies answer when only it is dropped, most first."""
        dropped = [(key, self.count(question.with_values(key, ()))) for key, _ in question.chosen]
        return sorted(dropped, key=lambda one: -one[1])

    def neighbours(self, question: Question, row: int) -> tuple[int, int | None, int | None] | None:
        """Place of a row in the list (from 1), and the rows before and after it; None if not in."""
        listed = self.all_rows(question)
        at = np.flatnonzero(listed == row)
        if not len(at):
            return None
        place = int(at[0])
        before = int(listed[place - 1]) if place else None
        after = int(listed[place + 1]) if place + 1 < len(listed) else None
        return place + 1, before, after

    def _ask(self, question: Question) -> Answer:
        masks = self.masks(question)
        selected = self.joined(masks)
        count = bits.count(selected)
        size = question.page_size
        pages = max(1, -(-count // size))
        page = min(question.page, pages)
        rows = np.flatnonzero(bits.unpack(selected, self.rows))
        shown = self._sorted(question, rows, page * size)[(page - 1) * size :]
        unshown = self.joined(masks, but="retracted") & self.withdrawn
        return Answer(
            question=question,
            total=self.rows,
            count=count,
            left_out=bits.count(unshown) if "retracted" in masks else 0,
            page=page,
            pages=pages,
            rows=tuple(int(row) for row in shown),
            counts=self._counts(question, masks),
        )

    def _counts(self, question: Question, masks: Mapping[str, Mask]) -> dict[str, dict[str, int]]:
        chosen = dict(question.chosen)
        found = {}
        for key, one in self.facets.items():
            others = self.joined(masks, but=key)
            if key == "status":
                others = self.joined(masks, but="retracted", and_but=key)
            found[key] = one.counts(others)
        joint = self.joined(masks, but="virus")
        found |= {key: self.lines.counts(key, chosen, joint) for key in JOINT}
        for key, mask in self._flags.items():
            found[key] = {"yes": bits.count(self.joined(masks, but=key) & mask)}
        return found

    def masks(self, question: Question) -> dict[str, Mask]:
        """The studies each filter in use lets through, by its key; the joint ones as "virus"."""
        chosen = dict(question.chosen)
        masks = {
            key: one.lines_with(chosen[key]) for key, one in self.facets.items() if key in chosen
        }
        joint = self.lines.select(chosen)
        if joint is not None:
            masks["virus"] = joint
        masks |= {key: mask for key, mask in self._flags.items() if key in chosen}
        for key, one in FILTERS.items():
            if isinstance(one, Bound) and key in chosen:
                masks[key] = self._bound(one, int(chosen[key][0]))
        if "ids" in chosen:
            masks["ids"] = bits.of_rows(self._listed(chosen["ids"]), self.rows)
        if "q" in chosen:
            masks["q"] = self._hits(chosen["q"][0])
        if not question.shows_retracted:
            masks["retracted"] = ~self.withdrawn & self._all
        return masks

    def _bound(self, one: Bound, value: int) -> Mask:
        known = self.numbers[one.column]
        return bits.pack((known <= value) & (known >= 0) if one.upper else known >= value)

    def _selected(self, question: Question) -> Mask:
        return self.joined(self.masks(question))

    def joined(self, masks: Mapping[str, Mask], but: str = "", and_but: str = "") -> Mask:
        """The studies that all masks let through, but for one or two."""
        joined = self._all
        for key, mask in masks.items():
            if key not in (but, and_but):
                joined = joined & mask
        return joined

    def _sorted(self, question: Question, rows: NDArray[np.int64], first: int) -> NDArray[np.int64]:
        """The first rows in the order asked for; by match only while that many can be ranked."""
        by = question.shown_sort
        if by == "relevance":
            text = question.values("q")[0]
            if bits.count(self._hits(text)) <= words.RANKED_UP_TO:
                ranked = self._words.ranked(text, words.RANKED_UP_TO)
                kept = ranked[np.isin(ranked, rows)]
                rest = np.setdiff1d(rows, kept)
                return np.concatenate([kept, rest])[:first]
            by = "read"
        if by == "listed":
            listed = self._listed(question.values("ids"))
            return listed[np.isin(listed, rows)][:first]
        if len(rows) * _DENSE > self.rows + first:
            return self._first_of(rows, self._orders[by], first).astype(np.int64)
        keys = self.ranks[by][rows]
        if first < len(rows):
            part = np.argpartition(keys, first)[:first]
            rows, keys = rows[part], keys[part]
        return rows[np.argsort(keys)]

    def _first_of(self, rows: NDArray[np.int64], ranked: order.Rank, first: int) -> order.Rank:
        held = np.zeros(self.rows, dtype=np.bool_)
        held[rows] = True
        found, at = ranked[:0], 0
        while len(found) < min(first, len(rows)):
            part = ranked[at : at + _STEP]
            found, at = np.concatenate([found, part[held[part]]]), at + _STEP
        return found[:first]


_DENSE, _STEP = 50, 20_000


def _numbers(column: pa.ChunkedArray) -> NDArray[np.int32]:
    filled = pc.fill_null(column.cast(pa.int32()), -1)
    numbers: NDArray[np.int32] = filled.to_numpy()
    return numbers
