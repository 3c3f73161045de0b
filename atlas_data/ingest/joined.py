"""What several records of one report say together: one record, and where they differ.

The leader's facts stand; others fill its gaps, never half of a group that they contradict. Where
two sources say different things of a field, both are kept, with the rule that chose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from atlas_data.ingest.candidate import Candidate, Kind
from atlas_data.ingest.normalise_record import GRAVITY
from atlas_data.ingest.pairs import first_page, fold
from atlas_data.model import Author, Disagreement, Record

# Facts that belong together: a gap is filled only by a record that contradicts none of the group.
_GROUPS = (
    ("journal", "journal_abbreviation", "journal_printed", "journal_matched_by", "issn"),
    ("year", "month", "day"),
    ("volume", "issue", "pages"),
    ("authors", "authors_complete"),
    ("status", "status_source", "notices"),
)
_UNITED = ("origins", "disagreements", "reports", "related")
_ALONE = tuple(
    (part.name,)
    for part in fields(Record)
    if part.name not in {*sum(_GROUPS, ()), *_UNITED, "sources"}
)
_EMPTY = Record(title="")
_RANK = {kind: place for place, kind in enumerate(Kind)}
_OUTRANKS = {
    Kind.PUBMED: "PubMed's own record outranks an export",
    Kind.PUBLISHER: "the publisher's own text outranks an export",
    Kind.CATALOGUE: "the catalogue's record outranks an export",
}
_DECIDED = "the fact decided by hand outranks"
_FULLER_AUTHORS = "the fuller author list"
_FULLER = "the fuller record"
_COMPARED = (
    "title",
    "authors",
    "journal",
    "year",
    "volume",
    "issue",
    "pages",
    "language",
    "doi",
    "pmid",
    "pmcid",
)


def rank(one: Candidate) -> tuple[int, bool, int, int]:
    """How much a candidate's facts weigh: whose record it is, whether it was read, how full."""
    values = [getattr(one.record, part.name) for part in fields(Record)]
    known = sum(value not in (None, (), False) for value in values)
    return -_RANK[one.kind], one.reading is not None, known, len(one.record.authors)


def join(
    leader: Candidate, others: Sequence[Candidate], *, unreported: Sequence[Candidate] = ()
) -> Candidate:
    """One candidate out of several, the weightiest of `others` first.

    Of `unreported` (taken away by a decision, or older states of one record) differing facts are
    not reported. They fill gaps all the same, but for older states: what PubMed took out is out.
    """
    record = leader.record
    own = {one.record.pmid for one in (leader, *others) if one.kind is Kind.PUBMED}
    for one in (*others, *unreported):
        older = one in unreported and one.kind is Kind.PUBMED and one.record.pmid in own
        record = record if older else _filled(record, one.record)
    record = replace(record, **_status(leader, others))
    members = (leader, *others, *unreported)
    record = replace(record, **_chosen(record, (leader, *others)))
    united: dict[str, Any] = {name: union(members, name) for name in _UNITED}
    said = [*united.pop("disagreements"), *_disagreements(record, leader, others)]
    sources = sorted({name for one in members for name in one.record.sources})
    first = sorted({one.kind for one in members}, key=_RANK.__getitem__)
    return Candidate(
        record=replace(
            record, **united, sources=tuple(sources), disagreements=tuple(dict.fromkeys(said))
        ),
        names=tuple(sorted({name for one in members for name in one.names})),
        reading=next((one.reading for one in members if one.reading is not None), None),
        second=next((one.second for one in members if one.second is not None), None),
        kind=first[0] if len(first) == 1 else Kind.CATALOGUE,
        decided=frozenset().union(*(one.decided for one in members)),
    )


def union(members: Sequence[Candidate], name: str) -> tuple[Any, ...]:
    """What the records of all members hold in a list, each once; origins in order."""
    found = dict.fromkeys(part for one in members for part in getattr(one.record, name))
    return tuple(sorted(found, key=repr)) if name == "origins" else tuple(found)


def _filled(held: Record, offered: Record) -> Record:
    gaps: dict[str, Any] = {}
    for group in (*_ALONE, *_GROUPS):
        gaps |= _gaps(held, offered, group)
    return replace(held, **gaps) if gaps else held


def _gaps(leader: Record, taken: Record, group: tuple[str, ...]) -> dict[str, Any]:
    found = {}
    for name in group:
        held, offered, nothing = (getattr(one, name) for one in (leader, taken, _EMPTY))
        if name == "authors_complete":
            continue
        if held != nothing and offered not in (nothing, held):
            return {}
        if held == nothing and offered != nothing:
            found[name] = offered
    return found | ({"authors_complete": taken.authors_complete} if "authors" in found else {})


def _status(leader: Candidate, others: Sequence[Candidate]) -> dict[str, Any]:
    """The gravest status of all; every notice that one of them names, once."""
    if "status" in leader.decided or not others:
        return {}
    rank = min(GRAVITY.index(one.record.status) for one in (leader, *others))
    same = [one.record for one in (leader, *others) if GRAVITY.index(one.record.status) == rank]
    gravest = max(same, key=lambda one: one.checked_on or "")  # the last look counts
    looked = (one.record for one in (leader, *others) if one.record.status != "not_checked")
    days = [one.checked_on for one in looked if one.checked_on]
    notices: dict[tuple[str, str | None], Any] = {}
    for one in (leader, *others):
        for notice in one.record.notices:
            notices.setdefault((notice.kind, notice.pmid or notice.doi or notice.text), notice)
    return {
        "status": gravest.status,
        "status_source": gravest.status_source,
        "notices": tuple(notices.values()),
        **({"checked_on": max(days)} if days else {}),
    }


def _chosen(record: Record, members: Sequence[Candidate]) -> dict[str, Any]:
    """Facts that are not the leader's: those decided by hand, and a fuller author list."""
    found: dict[str, Any] = {}
    fullest = max(members, key=lambda one: _fullness(one.record))
    if _fullness(fullest.record) > _fullness(record):
        found = {name: getattr(fullest.record, name) for name in ("authors", "authors_complete")}
    for one in reversed(members):
        found |= {name: getattr(one.record, name) for name in sorted(one.decided)}
    return found


def _fullness(record: Record) -> tuple[bool, int]:
    return bool(record.authors) and record.authors_complete, len(record.authors)


def _disagreements(
    record: Record, leader: Candidate, others: Sequence[Candidate]
) -> Iterator[Disagreement]:
    decided = frozenset[str]().union(*(one.decided for one in (leader, *others)))
    for one in (leader, *others):
        for name in _COMPARED:
            kept, other = getattr(record, name), getattr(one.record, name)
            nothing = getattr(_EMPTY, name)
            if nothing in (kept, other) or _same(name, record, one.record):
                continue
            yield Disagreement(
                field=name,
                kept=_said(kept),
                other=_said(other),
                source=_source(one.record),
                rule=_rule(name, one, leader, decided),
            )


def _rule(name: str, other: Candidate, leader: Candidate, decided: frozenset[str]) -> str:
    if name in decided:
        return _DECIDED
    if other is leader:
        return _FULLER_AUTHORS
    if name == "authors" and _fullness(leader.record) > _fullness(other.record):
        return _FULLER_AUTHORS
    if leader.kind is not other.kind:
        return _OUTRANKS[leader.kind]
    return _FULLER


def _same(name: str, one: Record, other: Record) -> bool:
    held, offered = getattr(one, name), getattr(other, name)
    if held == offered:
        return True
    match name:
        case "title":
            return fold(held) == fold(offered)
        case "authors":
            return _signed(held) == _signed(offered)
        case "journal":
            names = {one.journal_abbreviation, other.journal_abbreviation} - {None}
            known = bool(one.journal_abbreviation and other.journal_abbreviation)
            return (known and len(names) == 1) or fold(held) == fold(offered)
        case "pages":
            return first_page(one) == first_page(other)
    return False


def _signed(authors: Sequence[Author]) -> list[tuple[str, str]]:
    return [(fold(one.surname), one.initials[:1].casefold()) for one in authors]


def _said(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(" ".join(filter(None, (one.surname, one.initials))) for one in value)
    return str(value)


def _source(record: Record) -> str:
    if record.origins:
        return "; ".join(f"{one.file}, entry {one.entry}" for one in record.origins)
    return "; ".join(record.sources) or "another record"
