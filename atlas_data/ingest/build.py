"""From the catalogue to the snapshot: the whole way, and what the snapshot says of itself."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from atlas_data import snapshot, vocabulary
from atlas_data.ingest import catalogue, caveats, classify, readings, reporting, screen
from atlas_data.model import AtlasError, Record, Study

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
# Files the snapshot is made from; their hashes go into it.
SOURCES = (
    "studies.jsonl",
    "readings.jsonl",
    "second_readings.jsonl",
    "plain.jsonl",
    "left_out.jsonl",
    "ledger.csv",
    "journals.csv",
    "about.yaml",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The catalogue read into memory: records and readings by study id, and its other files."""

    folder: Path
    records: Mapping[str, Record]
    readings: Mapping[str, Mapping[str, Any]]
    second: Mapping[str, Mapping[str, Any]]
    plain: Mapping[str, Mapping[str, Any]]
    left_out: Sequence[Mapping[str, Any]]
    about: Mapping[str, Any]


def read(folder: Path = catalogue.FOLDER) -> Catalogue:
    """Read the catalogue. Raises `AtlasError` when a file is missing or holds a study twice."""
    return Catalogue(
        folder=folder,
        records={row["id"]: catalogue.record(row) for row in _once(folder / "studies.jsonl", "id")},
        readings={row["study"]: row for row in _once(folder / "readings.jsonl", "study")},
        second={row["study"]: row for row in _once(folder / "second_readings.jsonl", "study")},
        plain={row["study"]: row for row in _once(folder / "plain.jsonl", "study")},
        left_out=catalogue.rows(folder / "left_out.jsonl"),
        about=catalogue.about(folder),
    )


def _once(path: Path, key: str) -> list[dict[str, Any]]:
    rows = catalogue.rows(path)
    counted = Counter(row[key] for row in rows)
    if twice := sorted(name for name, count in counted.items() if count > 1):
        raise AtlasError(f"{path.name} holds {', '.join(twice)} more than once; leave one of each.")
    return rows


def studies(held: Catalogue) -> list[Study]:
    """Every study with its labels, caveats and reporting card, by id."""
    found = (_study(held, name) for name in sorted(held.records))
    return [replace(one, reporting=reporting.card(one)) for one in found]


def _study(held: Catalogue, name: str) -> Study:
    record, reading = held.records[name], held.readings.get(name)
    if reading is None:
        return caveats.given(classify.study(name, record))
    labelled = readings.study(name, record, reading, held.second.get(name))
    return caveats.given(_in_plain_words(labelled, held.plain.get(name)), reading["caveats"])


def _in_plain_words(study: Study, plain: Mapping[str, Any] | None) -> Study:
    if plain is None:
        return study
    return replace(study, plain_title=plain["title"], points=tuple(plain["points"]))


def table(held: Catalogue, found: Iterable[Study]) -> pa.Table:
    """The snapshot as an Arrow table; the same catalogue gives the same table."""
    listed = list(found)
    return snapshot.table(listed, about(held, listed))


def about(held: Catalogue, found: Sequence[Study]) -> dict[str, Any]:
    """What the snapshot says of itself: date, counts, hashes, versions, and people's words."""
    spoken = {key: _plain(value) for key, value in held.about.items()}
    return {
        **spoken,
        "counts": counts(held, found),
        "rules": classify.agreement(found),
        "sources": {name: _hash(held.folder / name) for name in SOURCES},
        "vocabulary": vocabulary.VERSION,
    }


def counts(held: Catalogue, found: Sequence[Study]) -> dict[str, Any]:
    """How many records came in, became studies, were read, or were left out for which reason.

    `records` = `studies` + `left_out` without what was read but has no record.
    """
    out = [one for one in held.left_out if one["reason"] != screen.UNRECORDED]
    return {
        "records": len(found) + len(out),
        "studies": len(found),
        "read": dict(sorted(Counter(one.read for one in found).items())),
        "read_twice": sum(one.read_twice for one in found),
        "scope": dict(sorted(Counter(one.scope for one in found).items())),
        "status": dict(sorted(Counter(one.record.status for one in found).items())),
        "left_out": dict(sorted(Counter(one["reason"] for one in held.left_out).items())),
    }


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _plain(value: Any) -> Any:
    """YAML's dates as text, for JSON."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, int | float | str | bool | None) else str(value)
