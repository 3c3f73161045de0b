"""Records and reasons as JSON for the store, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from atlas_data.model import (
    Author,
    Disagreement,
    Evidence,
    Notice,
    Origin,
    Reason,
    Record,
    Related,
    Report,
)

_PARTS: Mapping[str, type[Any]] = {
    "authors": Author,
    "notices": Notice,
    "reports": Report,
    "related": Related,
    "origins": Origin,
    "disagreements": Disagreement,
}
_EMPTY = Record(title="")


def of_record(record: Record) -> str:
    """A record without its empty fields and without its abstract, which is a passage."""
    row: dict[str, Any] = {}
    for part in fields(Record):
        value = getattr(record, part.name)
        if part.name == "abstract" or value == getattr(_EMPTY, part.name):
            continue
        row[part.name] = [_full(one) for one in value] if part.name in _PARTS else value
    return _json(row)


def record(line: str) -> Record:
    """The inverse of `of_record`."""
    values = json.loads(line)
    for name, value in values.items():
        if name in _PARTS:
            values[name] = tuple(_PARTS[name](**one) for one in value)
        elif isinstance(value, list):
            values[name] = tuple(value)
    return Record(**values)


def of_reasons(reasons: Sequence[Reason]) -> str:
    """Reasons with the evidence each rests on."""
    return _json([_full(one) | {"evidence": _full(one.evidence)} for one in reasons])


def reasons(line: str) -> tuple[Reason, ...]:
    """The inverse of `of_reasons`."""
    rows = json.loads(line)
    return tuple(Reason(**{**row, "evidence": Evidence(**row["evidence"])}) for row in rows)


def _full(part: Any) -> dict[str, Any]:
    return {name: value for name, value in asdict(part).items() if value is not None}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
