"""How the columns of the data release are sent for any view: JSON, JSON Lines, Parquet.

A study is the same row as in the snapshot (`snapshot.SCHEMA`), in the order of the view. JSON says
what was asked first, and last what became of the works and how many there are, because both are
known only when all studies have gone by; Parquet says the same in its metadata, under `atlas`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from atlas_data import snapshot
from atlas_data.formats.parts import clean, listed
from atlas_data.formats.tally import Tally
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Study

_GROUP = 500  # rows of a Parquet row group: what is in memory at once


def write_lines(studies: Iterable[Study], _: Export = UNSAID) -> Iterator[str]:
    """JSON Lines (jsonlines.org): one object a line."""
    return (f"{_object(study)}\n" for study in studies)


def write_json(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[str]:
    """One object (RFC 8259): snapshot, question and address if said, studies, status, count."""
    tally = Tally()
    yield "{\n"
    yield from (f'"{name}": {_spelt(value)},\n' for name, value in _about(export).items())
    yield '"studies": '
    yield from listed(map(_object, tally.counting(studies)))
    yield f',\n"status": {_spelt(tally.sentence)},\n"count": {tally.studies}\n}}\n'


def write_parquet(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[bytes]:
    """Apache Parquet, a row group a piece; `snapshot.about` and `snapshot.study` read it back."""
    tally, sink = Tally(), _Sink()
    counted = tally.counting(studies)
    # A stored Arrow schema would hide the metadata, which can be written only at the end.
    with pq.ParquetWriter(sink, snapshot.SCHEMA, compression="zstd", store_schema=False) as writer:
        while group := [_row(study) for study in islice(counted, _GROUP)]:
            writer.write_table(pa.Table.from_pylist(group, schema=snapshot.SCHEMA))
            yield sink.taken()
        about: dict[str, str | int] = {"schema_version": snapshot.SCHEMA_VERSION}
        about |= {**_about(export), "status": tally.sentence, "count": tally.studies}
        writer.add_key_value_metadata({"atlas": _spelt(about)})
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Keeps what is written until it is taken."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += memoryview(data)
        self._written += len(data)
        return len(data)

    def tell(self) -> int:
        return self._written

    def taken(self) -> bytes:
        held = bytes(self._held)
        self._held.clear()
        return held


def _about(export: Export) -> dict[str, str]:
    said = {"snapshot": export.snapshot, "question": export.asked, "address": export.address}
    return {name: clean(value) for name, value in said.items() if value}


def _object(study: Study) -> str:
    return _spelt(_row(study))


def _row(study: Study) -> dict[str, Any]:
    found: dict[str, Any] = _cleaned(snapshot.row(study))
    return found


def _cleaned(value: Any) -> Any:
    """The value with every text in it on one line and without control characters (C7)."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return (
        {name: _cleaned(one) for name, one in value.items()} if isinstance(value, dict) else value
    )


def _spelt(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


JSONL = Writer(slug="jsonl", suffix="jsonl", mime="application/x-ndjson", write=write_lines)
JSON = Writer(slug="json", suffix="json", mime="application/json", write=write_json)
PARQUET = Writer(
    slug="parquet",
    suffix="parquet",
    mime="application/vnd.apache.parquet",
    write=write_parquet,
)
