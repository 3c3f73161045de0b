"""How a reading of the catalogue becomes the labels of a study.

What was read and does not say a thing is `not_stated`; what nobody read stays `not_checked`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from atlas_data.model import Criterion, Evidence, Pathogen, Pem, Record, Sample, Study

# What the second reading is compared on; the fields of the published agreement figures.
_COMPARED = ("scope", "design", "pem", "pem_measured", "criteria", "virus", "sample")
_STATUS_IN_A_READING = ("retracted", "concern", "corrected", "preprint")


def study(
    identity: str, record: Record, reading: Mapping[str, Any], second: Mapping[str, Any] | None
) -> Study:
    """The study as its reading labels it; `second` only says where two readings differ."""
    pem = _pem(reading)
    criteria = tuple(_criterion(one) for one in reading["criteria"])
    pathogens = tuple(_pathogen(one) for one in reading["pathogens"])
    labelled = Study(
        id=identity,
        record=_with_status(record, reading),
        scope=reading["scope"],
        read=reading["read"],
        read_on=reading["coded_on"],
        read_twice=second is not None,
        readings_differ=differ(reading, second) if second else (),
        design=reading["design"],
        design_flags=tuple(reading["design_flags"]),
        criteria=criteria,
        criteria_entry=entry_criteria(criteria, pem),
        pem=pem,
        pathogens=pathogens,
        virus=_once(one.id for one in pathogens if one.role == "studied") or ("not_stated",),
        topics=_once(reading["topics"]) or ("not_stated",),
        population=_once(reading["population"]) or ("not_stated",),
        sample=_sample(reading),
    )
    return _with_texts(labelled, reading)


def _with_texts(labelled: Study, reading: Mapping[str, Any]) -> Study:
    return replace(
        labelled,
        summary=reading["summary"],
        why_it_matters=reading["why_it_matters"],
        does_not_show=reading["does_not_show"],
        registration=reading["registration"],
        funding=reading["funding"],
        conflicts=reading["conflicts"],
        doubt=reading["doubt"],
    )


def entry_criteria(criteria: Iterable[Criterion], pem: Pem) -> tuple[str, ...]:
    """The definitions that decide who gets in, or in one word why there are none."""
    entry = _once(one.id for one in criteria if one.role == "entry")
    if entry:
        return entry
    return ("not_applicable",) if pem.status == "not_applicable" else ("not_stated",)


def differ(reading: Mapping[str, Any], second: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of the fields in which two readings of one study disagree."""
    return tuple(name for name in _COMPARED if _core(reading, name) != _core(second, name))


def _core(reading: Mapping[str, Any], name: str) -> Any:
    match name:
        case "pem":
            return reading["pem"]["status"]
        case "criteria":
            return {one["id"] for one in reading["criteria"] if one["role"] == "entry"}
        case "virus":
            return {one["id"] for one in reading["pathogens"] if one["role"] == "studied"}
        case "sample":
            return reading["sample"]["cases"], reading["sample"]["controls"]
        case _:
            return reading[name]


def _pem(reading: Mapping[str, Any]) -> Pem:
    held = reading["pem"]
    return Pem(
        status=held["status"],
        basis=held["basis"],
        scope=held["scope"],
        evidence=_evidence(held),
        measured=reading["pem_measured"],
    )


def _criterion(held: Mapping[str, Any]) -> Criterion:
    return Criterion(id=held["id"], role=held["role"], evidence=_words(held))


def _pathogen(held: Mapping[str, Any]) -> Pathogen:
    return Pathogen(
        id=held["id"],
        role=held["role"],
        finding=held["finding"],
        specimens=_once(held["specimen"]),
        evidence=_words(held),
    )


def _sample(reading: Mapping[str, Any]) -> Sample:
    held = reading["sample"]
    return Sample(
        cases=held["cases"],
        controls=held["controls"],
        other=held["other"],
        evidence=_evidence(held),
    )


def _words(held: Mapping[str, Any]) -> Evidence:
    # A label without words is kept as it is, so that `validate` can name it.
    return Evidence(words=held.get("words") or "", place=held.get("where") or "")


def _evidence(held: Mapping[str, Any]) -> Evidence | None:
    return _words(held) if held.get("words") else None


def _with_status(record: Record, reading: Mapping[str, Any]) -> Record:
    said = reading["status"]
    if record.status != "not_checked" or said not in _STATUS_IN_A_READING:
        return record
    source = f"the reading of {reading['coded_on']} (read: {reading['read'].replace('_', ' ')})"
    return replace(record, status=said, status_source=source)


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
