"""Studies ↔ rows: what goes into a snapshot comes out the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

import pyarrow as pa

from atlas_data.model import (
    Author,
    Caveat,
    Criterion,
    Disagreement,
    Evidence,
    Notice,
    Origin,
    Pathogen,
    Pem,
    Reason,
    Record,
    Related,
    Report,
    Reported,
    Sample,
    Study,
)
from atlas_data.snapshot.columns import RECORD, SCHEMA, SCHEMA_VERSION, STUDY

_PARTS: Mapping[str, type[Any]] = {
    "authors": Author,
    "notices": Notice,
    "reports": Report,
    "related": Related,
    "origins": Origin,
    "disagreements": Disagreement,
}


def row(study: Study) -> dict[str, Any]:
    """One study as one row of `SCHEMA`."""
    out: dict[str, Any] = {"id": study.id}
    out |= {name: _plain(getattr(study.record, name)) for name in RECORD}
    for name in STUDY:
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
    facts: dict[str, Any] = {name: values[name] for name in RECORD}
    for name, kind in _PARTS.items():
        facts[name] = tuple(kind(**one) for one in values[name] or ())
    for name in ("publication_types", "mesh", "keywords", "sources"):
        facts[name] = tuple(values[name] or ())
    labels: dict[str, Any] = {
        name: tuple(values[name] or ()) if isinstance(values[name], list) else values[name]
        for name in STUDY
        if not name.startswith(("pem_", "sample_"))
    }
    labels["design_evidence"] = _evidence_of(values["design_evidence"])
    labels["criteria"] = tuple(_labelled(Criterion, one) for one in values["criteria"] or ())
    labels["pathogens"] = tuple(_labelled(Pathogen, one) for one in values["pathogens"] or ())
    labels["reasons"] = tuple(_labelled(Reason, one) for one in values["reasons"] or ())
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
    names = [name for name in STUDY if name.startswith(f"{group}_")]
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
