"""Growing the real snapshot for measuring: real studies in turn, under ids of their own.

A grown file says so in its metadata and is refused a place inside the repository: it is no data.
Labels, years and identifiers stay as in the source rows; only the id and some title words differ.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

import atlas_data
from atlas_data import snapshot
from atlas_data.model import AtlasError

REPOSITORY = Path(atlas_data.__file__).resolve().parents[1]
PURPOSE = "grown for measuring speed and memory; its rows are repeated and are not studies"
_STRIDE = 7
_CHANGED_WORDS = 3
_BATCH = 50_000


def grow(real: pa.Table, size: int, *, seed: int = 0) -> pa.Table:
    """`size` rows made of the real ones in turn; unique ids in order, the first copies verbatim.

    Copies of one study get the beginning of different ids, so that they do not stand together.
    """
    ids, rows = real["id"].to_pylist(), real.num_rows
    named = sorted(
        (f"{ids[(at + at // rows * _STRIDE) % rows]}-g{at // rows:04d}", at) for at in range(size)
    )
    sources = [at % rows for _, at in named]
    parts = [real.take(pa.array(sources[at : at + _BATCH])) for at in range(0, size, _BATCH)]
    grown = pa.concat_tables(parts).combine_chunks()
    titles = _titles(real["title"].to_pylist(), [at for _, at in named], seed)
    grown = _with(_with(grown, "id", [one for one, _ in named]), "title", titles)
    return _described(grown, real, size)


def _described(grown: pa.Table, real: pa.Table, size: int) -> pa.Table:
    """The same rows, with metadata that says what they are and of what they were made."""
    about = snapshot.about(real)
    kept: dict[str, object] = {key: about[key] for key in ("date", "name") if key in about}
    made = {"purpose": PURPOSE, "from_rows": real.num_rows, "rows": size}
    empty = snapshot.table((), kept | {"grown": made})
    return grown.replace_schema_metadata(empty.schema.metadata)


def write(grown: pa.Table, path: Path) -> None:
    """Write a grown snapshot; raises `AtlasError` when that would be inside the repository."""
    if path.resolve().is_relative_to(REPOSITORY):
        raise AtlasError(
            f"A grown snapshot must not be written inside the repository ({path.name}). "
            "Choose a folder outside it with --folder."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    snapshot.write(grown, path)


def _titles(real: Sequence[str], at: Sequence[int], seed: int) -> list[str]:
    draw = random.Random(seed)
    pool = [word for title in real for word in title.split() if len(word) > 3 and word.isalpha()]
    return [_varied(real[one % len(real)], one >= len(real), pool, draw) for one in at]


def _varied(title: str, copied: bool, pool: Sequence[str], draw: random.Random) -> str:
    words = title.split()
    for _ in range(_CHANGED_WORDS if copied and pool else 0):
        words[draw.randrange(len(words))] = pool[draw.randrange(len(pool))]
    return " ".join(words)


def _with(table: pa.Table, name: str, values: Sequence[str]) -> pa.Table:
    at = table.schema.get_field_index(name)
    return table.set_column(at, table.schema.field(at), pa.array(values, pa.string()))
