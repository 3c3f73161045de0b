"""Counts over the whole snapshot, from its columns: decades, gaps, who or what gave each label.

Every study counts, retracted works too: this is about the data and not about what they show.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import FILTERS, LACKING, Choice
from atlas_data.query.question import Question

_TOLD_APART = ("read", "status")  # what they lack has words of its own on the page


@dataclass(frozen=True, slots=True)
class Decade:
    """Studies published in ten years from `start`; None for those without a year."""

    start: int | None
    studies: int
    read: int


def decades(table: pa.Table) -> list[Decade]:
    """Studies and read studies by decade, oldest first, those without a year last."""
    years = table["year"].cast(pa.int32())
    held = pa.table(
        {
            "start": pc.multiply(pc.divide(years, 10), 10),
            "read": pc.not_equal(table["read"], "none").cast(pa.int64()),
        }
    )
    found = held.group_by("start").aggregate([("read", "count"), ("read", "sum")]).to_pylist()
    ordered = sorted(found, key=lambda one: (one["start"] is None, one["start"]))
    return [Decade(one["start"], one["read_count"], one["read_sum"]) for one in ordered]


def read_twice(table: pa.Table) -> int:
    """How many studies have a second reading."""
    return int(pc.sum(table["read_twice"]).as_py() or 0)


def ruled(table: pa.Table) -> dict[str, int]:
    """How many studies that nobody read rules had more of than the title: by what they had."""
    unread = table.filter(pc.equal(table["read"], "none"))
    found = pc.value_counts(unread["ruled_on"]).to_pylist()
    return {
        one["values"]: one["counts"] for one in found if one["values"] in ("abstract", "full_text")
    }


def lacking(atlas: Atlas) -> dict[str, dict[str, int]]:
    """For each facet whose answer can be missing: how many studies have which lacking state."""
    counts = atlas.ask(Question(retracted=True)).counts
    return {
        key: {state: counts[key].get(state, 0) for state in LACKING}
        for key, one in FILTERS.items()
        if isinstance(one, Choice) and key not in _TOLD_APART and set(LACKING) & set(one.options)
    }


def gaps(table: pa.Table) -> dict[str, int]:
    """How many studies lack which fact of their record, by a name for the gap.

    `journal-none`: no source names one; `journal-unlisted`: it is not in the list of journals.
    """
    no_journal = pc.is_null(table["journal"])
    unlisted = pc.and_(pc.is_null(table["journal_matched_by"]), pc.invert(no_journal))
    no_name = pc.and_(
        pc.and_(pc.is_null(table["doi"]), pc.is_null(table["pmid"])), pc.is_null(table["pmcid"])
    )
    missing = {
        "status": pc.equal(table["status"], "not_checked"),
        "authors": pc.invert(table["authors_complete"]),
        "journal-none": no_journal,
        "journal-unlisted": unlisted,
        "identifier": no_name,
        "year": pc.is_null(table["year"]),
        "abstract": pc.equal(table["read"], "title"),
    }
    return {name: int(pc.sum(mask).as_py() or 0) for name, mask in missing.items()}


def caveats(table: pa.Table) -> dict[str, dict[str, int]]:
    """Caveat → who gave it ("reading" or "rule") → number of studies."""
    held = pc.list_flatten(table["caveats"])
    if not len(held):
        return {}
    parts = pa.table({name: pc.struct_field(held, name) for name in ("id", "by")})
    return _nested(parts, "id", "by")


def designs(table: pa.Table) -> dict[str, dict[str, int]]:
    """Design → what it was taken from ("reading", "title", "publication_types") → studies."""
    evidence = table["design_evidence"]
    place = pc.struct_field(evidence, "place")
    by_rule = pc.fill_null(pc.equal(pc.struct_field(evidence, "by"), "rule"), False)
    source = pc.if_else(by_rule, place, "reading")
    return _nested(pa.table({"id": table["design"], "by": source}), "id", "by")


def _nested(parts: pa.Table, outer: str, inner: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for one in parts.group_by([outer, inner]).aggregate([([], "count_all")]).to_pylist():
        found.setdefault(one[outer], {})[one[inner]] = one["count_all"]
    return found


def mentioned(table: pa.Table) -> Mapping[str, int]:
    """Virus → studies that only mention it."""
    held = pc.list_flatten(table["pathogens"])
    if not len(held):
        return {}
    parts = pa.table({name: pc.struct_field(held, name) for name in ("id", "role")})
    return {name: roles.get("mentioned", 0) for name, roles in _nested(parts, "id", "role").items()}


def noticed(table: pa.Table, kinds: Collection[str]) -> int:
    """Studies with a notice of some kinds whose status is none of these: it has become another."""
    held = table["notices"].combine_chunks()
    asked = pa.array(list(kinds), pa.string())
    told = pc.is_in(pc.struct_field(pc.list_flatten(held), "kind"), value_set=asked)
    rows = pc.unique(pc.list_parent_indices(held).filter(told))
    status = table["status"].take(rows)
    return int(pc.sum(pc.invert(pc.is_in(status, value_set=asked))).as_py() or 0)
