"""The catalogue on disk: reviewable text files, one study a line, sorted by id, keys sorted.

Empty fields are left out, so that a diff shows facts and nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import yaml

from atlas_data.model import (
    AtlasError,
    Author,
    Disagreement,
    Notice,
    Origin,
    Record,
    Related,
    Report,
)

FOLDER = Path(__file__).parents[1] / "catalogue"
_PARTS: Mapping[str, type[Any]] = {
    "authors": Author,
    "notices": Notice,
    "reports": Report,
    "related": Related,
    "origins": Origin,
    "disagreements": Disagreement,
}
_LISTS = ("publication_types", "mesh", "keywords", "sources")


def lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as JSON lines in the order of their `id` (or `study`)."""
    ordered = sorted(rows, key=lambda row: (row.get("id") or row.get("study") or "", _line(row)))
    return "".join(f"{_line(row)}\n" for row in ordered)


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON lines file. Raises `AtlasError` naming the line that cannot be read."""
    if not path.exists():
        raise AtlasError(f"{path.name} is missing from {path.parent}; run `adopt` first.")
    found = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        try:
            row = json.loads(line)
        except json.JSONDecodeError as why:
            raise AtlasError(f"{path.name}, line {number}, is not JSON: {why.msg}.") from why
        if not isinstance(row, dict):
            raise AtlasError(f"{path.name}, line {number}, is no JSON object; mend it.")
        found.append(row)
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as why:
        raise AtlasError(f"{path.name} is not UTF-8 text (byte {why.start}); mend it.") from why


def about(folder: Path) -> dict[str, Any]:
    """What people say about the data: date, who read, credits, coverage, agreement."""
    path = folder / "about.yaml"
    if not path.exists():
        raise AtlasError(f"about.yaml is missing from {folder}; it says the date of the data.")
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def accuracy(folder: Path) -> dict[str, Any]:
    """How often the rules were right, as `evaluate` measured it; empty where nobody has."""
    path = folder / "accuracy.json"
    found: dict[str, Any] = json.loads(_text(path)) if path.exists() else {}
    return found


def plain(record: Record) -> dict[str, Any]:
    """A record as a JSON object without empty fields."""
    empty = Record(title="")
    row = {
        part.name: getattr(record, part.name)
        for part in fields(Record)
        if part.name != "abstract" and getattr(record, part.name) != getattr(empty, part.name)
    }
    for name in _PARTS:
        if name in row:
            row[name] = [_without_empty(asdict(one)) for one in row[name]]
    return row


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def record(row: Mapping[str, Any]) -> Record:
    """The record of a catalogue line; the inverse of `plain`."""
    values = {name: value for name, value in row.items() if name != "id"}
    for name, kind in _PARTS.items():
        values[name] = tuple(kind(**one) for one in row.get(name, ()))
    for name in _LISTS:
        values[name] = tuple(row.get(name, ()))
    return Record(**values)


def put(path: Path, content: str) -> bool:
    """Put a text file in place in one step; whether anything changed."""
    if path.exists() and path.read_text("utf-8") == content:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.parent / f".{path.name}.{os.getpid()}.part"
        try:
            aside.write_text(content, "utf-8", newline="\n")
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as why:
        raise AtlasError(
            f"{path} could not be written: {why.strerror or why}. It is as it was; make room or "
            "make the place writable, then try again."
        ) from why
    return True
