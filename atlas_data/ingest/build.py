"""From the catalogue to the snapshot: the whole way, and what the snapshot says of itself."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from atlas_data import snapshot, vocabulary
from atlas_data.ingest import catalogue, classify, curate, reporting, screen, slugs
from atlas_data.model import AtlasError, Passage, Record, Study

Texts = Callable[[Iterable[str]], Sequence[Passage]]
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
    ledger: slugs.Ledger
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
        ledger=slugs.on_disk(folder / "ledger.csv"),
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
    return list(each(held))


def each(held: Catalogue, texts: Texts | None = None) -> Iterator[Study]:
    """The studies one after the other, by id; `texts` gives what text an operator holds of one."""
    for name in sorted(held.records):
        record = held.records[name]
        made = curate.study(
            name,
            record,
            texts(slugs.identifiers(record)) if texts else (),
            reading=held.readings.get(name),
            second=held.second.get(name),
            plain=held.plain.get(name),
        )
        yield replace(made, reporting=reporting.card(made))


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
        "accuracy": catalogue.accuracy(held.folder),
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
