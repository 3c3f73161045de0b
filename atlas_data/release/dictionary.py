"""The columns of both files with their types, and for each an example from a real study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from atlas_data import snapshot
from atlas_data.formats.csv_table import COLUMNS
from atlas_data.model import WITHDRAWN
from atlas_data.vocabulary.columns import DICTIONARY, Column

_CSV_TYPES = {  # what a cell's text is read as; the others are text
    "authors_complete": "boolean",
    "year": "integer",
    "criteria_entry": "list",
    "topics": "list",
    "population": "list",
    "sample_cases": "integer",
    "sample_controls": "integer",
    "sample_other": "integer",
    "read_on": "date",
    "atlas_caveats": "list",
}
_ARROW_TYPES = (
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_list, "array"),
    (pa.types.is_struct, "object"),
    (pa.types.is_string, "string"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column with its type (Data Package 2.0: string, integer, boolean, date, array, object,
    list), its parts, and the value that a real study has there; None where no study has one."""

    column: Column
    name: str
    type: str
    item: str = ""
    parts: tuple[Field, ...] = ()
    example: Any = None
    study: str | None = None

    def whole(self) -> Iterator[Field]:
        """The field and all parts within it."""
        yield self
        for one in self.parts:
            yield from one.whole()


def parquet(table: pa.Table) -> tuple[Field, ...]:
    """The columns of the Parquet file."""
    examples = _Examples(table)
    return tuple(_field(one, "", examples) for one in snapshot.SCHEMA)


def csv(table: pa.Table) -> tuple[Field, ...]:
    """The columns of the CSV table; in a list, "; " stands between values."""
    found = _csv_examples(table)
    return tuple(
        Field(
            column=column,
            name=name,
            type=_CSV_TYPES.get(name, "string"),
            item="string" if _CSV_TYPES.get(name) == "list" else "",
            example=found.get(name, (None, None))[0],
            study=found.get(name, (None, None))[1],
        )
        for name, column in DICTIONARY.csv.items()
    )


def _field(field: pa.Field, before: str, examples: _Examples) -> Field:
    path = f"{before}{field.name}"
    held = field.type.value_type if pa.types.is_list(field.type) else field.type
    inner = list(held) if pa.types.is_struct(held) else []
    example, study = examples.of(path)
    return Field(
        column=DICTIONARY.parquet[path],
        name=field.name,
        type=_type(field.type),
        item=_type(held) if pa.types.is_list(field.type) else "",
        parts=tuple(_field(one, f"{path}.", examples) for one in inner),
        example=None if inner else example,
        study=None if inner else study,
    )


def _type(kind: pa.DataType) -> str:
    return next(name for fits, name in _ARROW_TYPES if fits(kind))


class _Examples:
    """Real values: of the study that tells most wherever it has one, else of the first that has."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table
        self.held = {name: _held(table[name]) for name in table.schema.names}
        self.ids = table["id"]
        self.order = _fullest(table, self.held)

    def of(self, path: str) -> tuple[Any, str | None]:
        """The example for a column or a part of one, and the id of its study."""
        column, *parts = path.split(".")
        for row in self.order[:1] + self._rows(column):
            for value in _inside(self.table[column][row].as_py(), parts):
                return value, self.ids[row].as_py()
        return None, None

    def _rows(self, column: str) -> list[int]:
        found: list[int] = pc.indices_nonzero(self.held[column]).to_pylist()
        return found


def _held(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Which rows have a value that is not an empty list."""
    if pa.types.is_list(column.type):
        return pc.fill_null(pc.greater(pc.list_value_length(column), 0), False)
    return column.is_valid()


def _fullest(table: pa.Table, held: Mapping[str, pa.ChunkedArray]) -> list[int]:
    """The row with the most columns that hold something, of work that was not taken back."""
    if not table.num_rows:
        return []
    total = pc.invert(pc.is_in(table["status"], value_set=pa.array(WITHDRAWN))).cast(pa.int32())
    stands = total
    for one in held.values():
        total = pc.add(total, one.cast(pa.int32()))
    total = pc.multiply(total, stands)
    return [pc.index(total, pc.max(total)).as_py()]


def _inside(value: Any, parts: list[str]) -> Iterator[Any]:
    """The values at a path, those of a list one after the other; nothing for null."""
    if not parts:
        if value is not None and value != []:
            yield value
    elif isinstance(value, list):
        for one in value:
            yield from _inside(one, parts)
    elif value is not None:
        yield from _inside(value[parts[0]], parts[1:])


def _csv_examples(table: pa.Table) -> dict[str, tuple[str, str]]:
    order = _Examples(table).order
    found: dict[str, tuple[str, str]] = {}
    for study in _studies(table, order):
        for name, value in COLUMNS.items():
            if name not in found and (text := value(study)):
                found[name] = text, study.id
        if len(found) == len(COLUMNS):
            break
    return found


def _studies(table: pa.Table, first: Iterable[int]) -> Iterator[Any]:
    for row in first:
        yield snapshot.study(table.slice(row, 1).to_pylist()[0])
    for batch in table.to_batches(max_chunksize=200):
        yield from map(snapshot.study, batch.to_pylist())
