"""What may not be published: studies that are counted wrongly, or more words than are quoted."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from atlas_data import snapshot
from atlas_data.model import AtlasError

_MOST_WORDS = 12  # that are quoted of a paper for a label
_TEXTS = ("abstract", "full_text", "passages", "text_of_paper")


def date(table: pa.Table) -> str:
    """The day of the studies, which names their snapshot. Raises `AtlasError` when it is none."""
    found = str(snapshot.about(table).get("date", ""))
    if not snapshot.NAME.fullmatch(found) or "." in found:
        raise AtlasError(f"The studies have no day ({found!r}); give it as year-month-day.")
    return found


def refuse(table: pa.Table) -> None:
    """Raises `AtlasError` with everything that is wrong with the studies; says nothing else."""
    date(table)
    if found := list(_faults(table)):
        raise AtlasError(
            f"These studies may not be published: {' '.join(found)} Nothing was changed; mend "
            "what was given, then publish again."
        )


def _faults(table: pa.Table) -> Iterator[str]:
    if not table.schema.remove_metadata().equals(snapshot.SCHEMA):
        yield "Their columns are not those of a snapshot."
    ids = table["id"].to_pylist()
    if not ids:
        yield "There are none."
    if ids != sorted(set(ids)):
        yield "An id stands twice, or ids are not in order."
    said = snapshot.about(table).get("counts", {}).get("studies", len(ids))
    if said != len(ids):
        yield f"They are said to be {said} and are {len(ids)}."
    for path, column in _leaves(table):
        name = path.rpartition(".")[2]
        if name in _TEXTS:
            yield f"They hold texts of papers ({path})."
        if name == "words" and (most := _longest(column)) > _MOST_WORDS:
            yield f"They quote {most} words of a paper at once ({path}); {_MOST_WORDS} at most."


def _leaves(table: pa.Table) -> Iterator[tuple[str, pa.Array]]:
    """Every column and every part of one, with all its values."""
    for name in table.schema.names:
        yield from _within(name, table[name].combine_chunks())


def _within(path: str, held: pa.Array) -> Iterator[tuple[str, pa.Array]]:
    if pa.types.is_list(held.type):
        yield from _within(path, pc.list_flatten(held))
    elif pa.types.is_struct(held.type):
        for field in held.type:
            yield from _within(f"{path}.{field.name}", pc.struct_field(held, field.name))
    else:
        yield path, held


def _longest(words: pa.Array) -> int:
    split = pc.utf8_split_whitespace(pc.utf8_trim_whitespace(words))
    return int(pc.max(pc.list_value_length(split)).as_py() or 0)
