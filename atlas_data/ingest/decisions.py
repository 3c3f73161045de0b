"""What people decided by hand about the catalogue: each decision with its reason, date and source.

The file is `catalogue/decisions.yaml`. A decision names what the source said (`was`); when the
source says something else by now, the decision is out of date and the build stops.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from atlas_data.ingest.normalise import folded
from atlas_data.model import AtlasError

_SAID = ("reason", "date", "by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of one study, in the source's words before and after."""

    study: str
    field: str
    was: Any
    becomes: Any
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All decisions, by what they are about.

    `facts` and `readings` change a field; `merges` maps a record to the one it repeats;
    `apart` holds pairs that look alike and are two reports; `journals` and `names` give the
    right form of a printed string.
    """

    facts: tuple[Change, ...] = ()
    readings: tuple[Change, ...] = ()
    merges: Mapping[str, tuple[str, str]]
    apart: frozenset[frozenset[str]] = frozenset()
    journals: Mapping[str, Mapping[str, Any]]
    names: Mapping[str, Mapping[str, str]]


def load(path: Path) -> Decisions:
    """Read the decisions. Raises `AtlasError` for one without reason, date or author."""
    held = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
    for section, entries in (held or {}).items():
        for entry in entries or ():
            _complete(section, entry)
    part = {name: (held or {}).get(name) or [] for name in _SECTIONS}
    return Decisions(
        facts=tuple(_change(one) for one in part["facts"]),
        readings=tuple(_change(one) for one in part["readings"]),
        merges={one["take"]: (one["keep"], one["reason"]) for one in part["merges"]},
        apart=frozenset(frozenset(one["studies"]) for one in part["kept_apart"]),
        journals={one["as_printed"]: one for one in part["journals"]},
        names={name_key(one["was"]): one["becomes"] for one in part["names"]},
    )


_SECTIONS = ("facts", "readings", "merges", "kept_apart", "journals", "names")


def _complete(section: str, entry: Mapping[str, Any]) -> None:
    if section not in _SECTIONS:
        raise AtlasError(f"decisions.yaml has a part “{section}”; it may have {_SECTIONS}.")
    missing = [name for name in _SAID if not entry.get(name)]
    if missing:
        raise AtlasError(
            f"A decision under “{section}” in decisions.yaml says no {', '.join(missing)}: "
            f"{dict(entry)}. Every decision needs them."
        )


def _change(entry: Mapping[str, Any]) -> Change:
    return Change(
        study=entry["study"],
        field=entry["field"],
        was=entry.get("was"),
        becomes=entry.get("becomes"),
        reason=entry["reason"],
    )


def name_key(printed: Mapping[str, str]) -> str:
    """One printed name as a key: its parts, compared without case, accents or spacing."""
    return "|".join(folded(printed.get(part) or "") for part in ("family", "given", "literal"))


def apply(change: Change, values: dict[str, Any]) -> None:
    """Make one change in place; `field` may be a path ("pem.status").

    Raises `AtlasError` when the source no longer says what the decision was about.
    """
    *way, last = change.field.split(".")
    held = values
    for step in way:
        held = held[step]
    found = held.get(last)
    if found == change.becomes and found != change.was:
        return  # the source was mended meanwhile
    if (found or None) != (change.was or None):
        raise AtlasError(
            f"The decision on {change.field} of {change.study} is out of date: the source now says "
            f"{found!r}, not {change.was!r}. Look again and mend or remove it in decisions.yaml."
        )
    held[last] = change.becomes
