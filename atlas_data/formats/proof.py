"""What independent programs made of our files when they were last tried; stored, never guessed.

`proof.json` is written by a command of the tests (tests/formats/proof.py), and a test fails when
the programs say something else than it holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "proof.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What came back of some studies: records, and fields that are as they were written.

    `exceptions` counts the fields that differ for a named reason, `differing` names those that
    differ for none; `excused` says which trials needed which exceptions.
    """

    written: int
    read: int
    fields: int
    alike: int
    exceptions: Mapping[str, int]
    differing: tuple[str, ...]
    excused: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One program with one format: what it made of the trials and of the snapshot's studies."""

    format: str
    reader: str
    version: str
    trials: Read
    studies: Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """All readings, when they were made (ISO 8601) and of which snapshot."""

    tried_on: str
    snapshot: str
    studies: int
    trials: int
    readings: tuple[Reading, ...]


@cache
def load() -> Proof:
    """The stored results."""
    given = json.loads(FILE.read_text(encoding="utf-8"))
    return Proof(**(given | {"readings": tuple(map(_reading, given["readings"]))}))


def _reading(given: dict[str, Any]) -> Reading:
    return Reading(
        **(given | {"trials": _read(given["trials"]), "studies": _read(given["studies"])})
    )


def _read(given: dict[str, Any]) -> Read:
    excused = {name: tuple(why) for name, why in given.get("excused", {}).items()}
    return Read(**(given | {"differing": tuple(given["differing"]), "excused": excused}))
