"""The snapshot: studies ↔ one Parquet file that describes itself.

One row a study, readable by pandas, R and DuckDB without this code. The file's key-value metadata
(`atlas`) holds schema version, date, counts, source hashes and vocabulary version as JSON.
Format: Apache Parquet; rows stand in the order of ids, so the same input gives the same bytes.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from atlas_data.model import (
    AtlasError,
    Author,
    Caveat,
    Criterion,
    Evidence,
    Notice,
    Pathogen,
    Pem,
    Record,
    Reported,
    Sample,
    Study,
)

SCHEMA_VERSION = "3"
_NAMED = 5  # columns that a message names
_text, _texts = pa.string(), pa.list_(pa.string())


def _struct(**columns: pa.DataType) -> pa.StructType:
    return pa.struct([pa.field(name, kind) for name, kind in columns.items()])


_evidence = _struct(words=_text, place=_text, by=_text, rule=_text)
_RECORD = {
    "title": _text,
    "translated": pa.bool_(),
    "authors": pa.list_(
        _struct(family=_text, given=_text, particle=_text, suffix=_text, literal=_text)
    ),
    "authors_complete": pa.bool_(),
    "journal": _text,
    "journal_abbreviation": _text,
    "journal_printed": _text,
    "journal_matched_by": _text,
    "year": pa.int16(),
    "month": pa.int8(),
    "day": pa.int8(),
    "volume": _text,
    "issue": _text,
    "pages": _text,
    "issn": _text,
    "language": _text,
    "doi": _text,
    "pmid": _text,
    "pmcid": _text,
    "publication_types": _texts,
    "mesh": _texts,
    "keywords": _texts,
    "sources": _texts,
    "checked_on": _text,
    "status": _text,
    "status_source": _text,
    "notices": pa.list_(_struct(kind=_text, text=_text, doi=_text, pmid=_text, date=_text)),
}
_STUDY = {
    "scope": _text,
    "read": _text,
    "read_on": _text,
    "read_twice": pa.bool_(),
    "readings_differ": _texts,
    "design": _text,
    "design_evidence": _evidence,
    "design_flags": _texts,
    "criteria": pa.list_(_struct(id=_text, role=_text, evidence=_evidence)),
    "criteria_entry": _texts,
    "pem_status": _text,
    "pem_basis": _text,
    "pem_scope": _text,
    "pem_evidence": _evidence,
    "pem_measured": pa.bool_(),
    "pathogens": pa.list_(
        _struct(id=_text, role=_text, finding=_text, specimens=_texts, evidence=_evidence)
    ),
    "virus": _texts,
    "topics": _texts,
    "topics_evidence": pa.list_(_evidence),
    "population": _texts,
    "sample_cases": pa.int32(),
    "sample_controls": pa.int32(),
    "sample_other": pa.int32(),
    "sample_evidence": _evidence,
    "plain_title": _text,
    "points": _texts,
    "summary": _text,
    "why_it_matters": _text,
    "does_not_show": _text,
    "caveats": pa.list_(_struct(id=_text, by=_text)),
    "reporting": pa.list_(_struct(element=_text, state=_text, evidence=_evidence)),
    "registration": _text,
    "funding": _text,
    "conflicts": _text,
    "doubt": _text,
}
# The reporting card again, as lists of elements to filter by.
_DERIVED = {"reported": _texts, "not_reported": _texts}
SCHEMA = pa.schema(
    [pa.field("id", _text, nullable=False)]
    + [pa.field(name, kind) for name, kind in (_RECORD | _STUDY | _DERIVED).items()]
)


def row(study: Study) -> dict[str, Any]:
    """One study as one row of `SCHEMA`."""
    out: dict[str, Any] = {"id": study.id}
    out |= {name: _plain(getattr(study.record, name)) for name in _RECORD}
    for name in _STUDY:
        group, _, part = name.partition("_")
        held: Any = study
        if group in ("pem", "sample"):
            held, name_in = getattr(study, group), part
        else:
            name_in = name
        out[name] = _plain(getattr(held, name_in))
    return out | _card(study)


def _card(study: Study) -> dict[str, list[str]]:
    known = {one.element: one.state for one in study.reporting}
    return {
        "reported": [one for one, state in known.items() if state == "reported"],
        "not_reported": [one for one, state in known.items() if state == "not_reported"],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def study(values: Mapping[str, Any]) -> Study:
    """One row of `SCHEMA` as a `Study`; the inverse of `row`."""
    facts: dict[str, Any] = {name: values[name] for name in _RECORD}
    facts["authors"] = tuple(Author(**one) for one in values["authors"] or ())
    facts["notices"] = tuple(Notice(**one) for one in values["notices"] or ())
    for name in ("publication_types", "mesh", "keywords", "sources"):
        facts[name] = tuple(values[name] or ())
    labels: dict[str, Any] = {
        name: tuple(values[name] or ()) if isinstance(values[name], list) else values[name]
        for name in _STUDY
        if not name.startswith(("pem_", "sample_"))
    }
    labels["design_evidence"] = _evidence_of(values["design_evidence"])
    labels["criteria"] = tuple(_labelled(Criterion, one) for one in values["criteria"] or ())
    labels["pathogens"] = tuple(_labelled(Pathogen, one) for one in values["pathogens"] or ())
    labels["caveats"] = tuple(Caveat(**one) for one in values["caveats"] or ())
    labels["reporting"] = tuple(
        Reported(**{**one, "evidence": _evidence_of(one["evidence"])})
        for one in values["reporting"] or ()
    )
    labels["topics_evidence"] = tuple(Evidence(**one) for one in values["topics_evidence"] or ())
    return Study(
        id=values["id"],
        record=Record(**facts),
        pem=Pem(**_parts(values, "pem")),
        sample=Sample(**_parts(values, "sample")),
        **labels,
    )


def _parts(values: Mapping[str, Any], group: str) -> dict[str, Any]:
    names = [name for name in _STUDY if name.startswith(f"{group}_")]
    parts = {name.removeprefix(f"{group}_"): values[name] for name in names}
    return parts | {"evidence": _evidence_of(parts["evidence"])}


def _evidence_of(value: Mapping[str, Any] | None) -> Evidence | None:
    return Evidence(**value) if value else None


def _labelled(kind: type[Any], value: Mapping[str, Any]) -> Any:
    more = {"specimens": tuple(value["specimens"] or ())} if "specimens" in value else {}
    return kind(**{**value, **more, "evidence": Evidence(**value["evidence"])})


def table(studies: Iterable[Study], about: Mapping[str, Any]) -> pa.Table:
    """The studies, ordered by id, as an Arrow table that carries `about` in its metadata."""
    rows = [row(one) for one in sorted(studies, key=lambda one: one.id)]
    described = {"schema_version": SCHEMA_VERSION, **about}
    text = json.dumps(described, sort_keys=True, ensure_ascii=False)
    return pa.Table.from_pylist(rows, schema=SCHEMA.with_metadata({"atlas": text}))


def about(snapshot: pa.Table) -> dict[str, Any]:
    """What the snapshot says of itself: schema_version, date, counts, sources, vocabulary."""
    found: dict[str, Any] = json.loads((snapshot.schema.metadata or {}).get(b"atlas", b"{}"))
    return found


def write(snapshot: pa.Table, path: Path) -> None:
    """Write the file aside, then put it in place in one step; on any failure the old one stays.

    Raises `AtlasError` when the disk is full or read-only.
    """
    aside: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as handle:
            aside = Path(handle.name)
            pq.write_table(snapshot, handle, compression="zstd", store_schema=True)
            handle.flush()
            os.fsync(handle.fileno())
        aside.chmod(0o644)
        aside.replace(path)
    except OSError as why:
        if aside is not None:
            aside.unlink(missing_ok=True)
        raise AtlasError(
            f"The snapshot could not be written to {path.name}: {why.strerror or why}. "
            "Nothing was changed; make room or make the folder writable, then build again."
        ) from why


def read(path: Path) -> pa.Table:
    """Read one snapshot. Raises `AtlasError` when it is missing, cut short or of another schema."""
    try:
        found = pq.read_table(path, memory_map=True)
    except (OSError, pa.ArrowException) as why:
        raise AtlasError(
            f"The snapshot {path.name} cannot be read ({str(why).splitlines()[0]}). "
            "Build it again with `python -m atlas_data build`."
        ) from why
    fault = _other_schema(found)
    if fault:
        raise AtlasError(
            f"The snapshot {path.name} {fault}. Build it again with `python -m atlas_data build`."
        )
    return found


def _other_schema(found: pa.Table) -> str:
    """How a file differs from what this program reads; empty when it does not."""
    version = about(found).get("schema_version")
    if version != SCHEMA_VERSION:
        return f"has schema {version or 'none'}; this program reads {SCHEMA_VERSION}"
    held, known = set(found.schema.names), set(SCHEMA.names)
    lacks, unknown = _first(known - held), _first(held - known)
    parts = [f"lacks {lacks}" if lacks else "", f"has unknown {unknown}" if unknown else ""]
    said = " and ".join(one for one in parts if one)
    return f"says schema {version}, but has other columns: it {said}" if said else ""


def _first(names: Collection[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(sorted(names)[:_NAMED]) + more


def newest(folder: Path) -> tuple[Path, pa.Table, list[str]]:
    """The newest snapshot of a folder that can be read, and why newer ones could not be.

    Names are dates (`2026-11-22.parquet`, a second one of a day `2026-11-22.2.parquet`).
    Raises `AtlasError` when none can be read.
    """
    problems: list[str] = []
    for path in sorted(folder.glob("*.parquet"), key=version_key, reverse=True):
        try:
            return path, read(path), problems
        except AtlasError as why:
            problems.append(str(why))
    raise AtlasError(
        " ".join(problems)
        or f"There is no snapshot in {folder.name}/. Make one with `python -m atlas_data build`."
    )


def version_key(path: Path) -> tuple[str, int]:
    """Order of snapshot files, oldest first."""
    return version_order(path.stem)


def version_order(name: str) -> tuple[str, int]:
    """Order of snapshot names: by date, then by the number of the build on that day."""
    date, _, number = name.partition(".")
    return date, int(number) if number.isdigit() else 1
