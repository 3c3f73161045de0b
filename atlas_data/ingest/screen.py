"""Which candidates are no studies of this atlas, and why: each stays countable with its reason.

Whether a record is about the illness at all is told by its words, in `relevance`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from atlas_data.ingest import notices, relevance
from atlas_data.ingest.dedupe import Candidate, Merge

UNRECORDED = "reading_without_record"  # the one reason whose works were never records
REASONS = {
    "notice": "a notice on another report (attached to that report)",
    "out_of_scope": "read, and found not to be about ME/CFS or a neighbouring condition",
    "merged": "describes a report that is already here",
    UNRECORDED: "a reading of something the sources give no record of",
    **relevance.OUT,
}


ATTACHED = "Attached to the report it is about."
NO_PARENT = "The report it is about is not in the catalogue."


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A record that did not become a study; `of` names the study it belongs to, by identifier."""

    names: tuple[str, ...]
    title: str
    reason: str
    detail: str
    of: tuple[str, ...] = ()


def screen(candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[LeftOut]]:
    """Candidates that are studies, and those that are not."""
    kept: list[Candidate] = []
    out: list[LeftOut] = []
    held = list(candidates)
    parents = {
        f"doi:{notice.doi}": one for one in held for notice in one.record.notices if notice.doi
    }
    for one in held:
        reading = one.reading or {}
        record = one.record
        if notices.is_notice(record.title, record.publication_types, reading.get("design")):
            out.append(_notice(one, parents))
        elif reading.get("scope") == "out":
            detail = reading.get("doubt") or "The reading gives the scope “out”."
            out.append(_left(one, "out_of_scope", detail))
        else:
            kept.append(one)
    return kept, out


def _notice(one: Candidate, parents: Mapping[str, Candidate]) -> LeftOut:
    parent = next((parents[name] for name in one.names if name in parents), None)
    if parent is None:
        return _left(one, "notice", NO_PARENT)
    return LeftOut(
        names=one.names,
        title=one.record.title,
        reason="notice",
        detail=ATTACHED,
        of=parent.names,
    )


def _left(one: Candidate, reason: str, detail: str) -> LeftOut:
    return LeftOut(names=one.names, title=one.record.title, reason=reason, detail=detail)


def merged(merges: Iterable[Merge]) -> list[LeftOut]:
    """Records that were merged away, and why they are believed to be the same."""
    return [
        LeftOut(
            names=one.taken.names,
            title=one.taken.record.title,
            reason="merged",
            detail=one.reason,
            of=one.into,
        )
        for one in merges
    ]


def without_record(readings: Iterable[Mapping[str, Any]]) -> list[LeftOut]:
    """Readings whose publication no source describes."""
    return [
        LeftOut(
            names=(),
            title=one["title"],
            reason=UNRECORDED,
            detail=one.get("doubt") or "No source gives its bibliographic facts.",
        )
        for one in readings
    ]
