"""Joins what is known of a study: a reading outranks the rules, whose conclusions are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from atlas_data.ingest import caveats, classify, readings
from atlas_data.model import Passage, Record, Study


def study(
    identity: str,
    record: Record,
    passages: Sequence[Passage] = (),
    *,
    reading: Mapping[str, Any] | None = None,
    second: Mapping[str, Any] | None = None,
    plain: Mapping[str, Any] | None = None,
) -> Study:
    """The study with its labels and caveats, from its record, its text and its readings.

    Where there is a reading it labels every facet: no conclusion of a rule then holds.
    """
    ruled = classify.study(identity, record, passages)
    if reading is None:
        return caveats.given(ruled)
    read = replace(
        readings.study(identity, record, reading, second),
        ruled_on=ruled.ruled_on,
        reasons=tuple(replace(one, holds=False) for one in ruled.reasons),
    )
    return caveats.given(_in_plain_words(read, plain), reading["caveats"])


def _in_plain_words(study: Study, plain: Mapping[str, Any] | None) -> Study:
    if plain is None:
        return study
    return replace(study, plain_title=plain["title"], points=tuple(plain["points"]))
