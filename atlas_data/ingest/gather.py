"""From the shipped catalogue and an operator's store to one catalogue: records that describe the
same report become one, notices find the report they are about, and every study keeps its id.

What a person decided or read outranks what was imported, and both are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from atlas_data.ingest import adopt, claims, decisions, lineage, screen, slugs, take_in
from atlas_data.ingest.build import Catalogue
from atlas_data.ingest.candidate import Candidate, Deduped, Kind, Merge
from atlas_data.ingest.dedupe import dedupe
from atlas_data.ingest.registers import Register
from atlas_data.ingest.validate import Finding
from atlas_data.ingest.validate_all import validate_all
from atlas_data.model import Study
from atlas_data.store import Flow, Held, Store

_JATS = "jats"
_READ_OUT = "out_of_scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A catalogue of all studies, shipped and imported, and how it came about.

    `flow` counts records from step to step; `merges` are records that became part of another's
    study; `possible` are pairs that look alike and were kept apart; `remarks` are what a person
    should know.
    """

    catalogue: Catalogue
    flow: Mapping[str, Any]
    merges: Sequence[Merge]
    possible: Sequence[tuple[str, str, str]]
    remarks: Sequence[str]


def gather(
    shipped: Catalogue,
    store: Store,
    *,
    own: slugs.Ledger,
    day: date,
    registers: Sequence[Register] = (),
) -> Gathered:
    """All studies of the catalogue and the store.

    `own` is the ledger of ids that were given here before; `day` is put beside new ones.
    `registers` are notices of Crossref and Retraction Watch, where the operator has them.
    """
    decided = decisions.load(shipped.folder / "decisions.yaml")
    ledger, remarks = slugs.combined(shipped.ledger, own)
    stored = list(store.records())
    kept = list(_not_read_out(stored, shipped))
    imported = [_imported(one) for one in kept]
    held = [*_catalogued(shipped, ledger, decided), *imported]
    unique = dedupe(held, merges=decided.merges, apart=decided.apart)
    texts = dict(_abstracts(imported, store))
    traced = lineage.trace(unique.candidates, texts=texts, registers=registers)
    studies = adopt.identify(claims.sole(traced.candidates), ledger, published=day.isoformat())
    out = traced.left_out
    gathered = replace(
        shipped,
        ledger=ledger,
        records={one.id: one.candidate.record for one in studies},
        readings=_renamed(shipped.readings, ledger),
        second=_renamed(shipped.second, ledger),
        plain=_renamed(shipped.plain, ledger),
        left_out=[*shipped.left_out, *(adopt.left_out(one, ledger) for one in out)],
        about={
            **shipped.about,
            "date": day.isoformat(),
            "imports": [asdict(one) for one in store.files()],
        },
    )
    return Gathered(
        catalogue=gathered,
        flow=_counts(store.flow(), stored, kept, len(shipped.records), unique, out, len(studies)),
        merges=unique.merges,
        possible=_of_studies(unique.possible, out),
        remarks=(*remarks, *(one.message for one in traced.findings)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """What may be published. `refused` are findings on imported studies, which are left out;
    `blocking` are findings on the shipped ones or on the whole, which stop everything."""

    catalogue: Catalogue
    studies: Sequence[Study]
    refused: Sequence[Finding]
    blocking: Sequence[Finding]


def sound(gathered: Gathered, found: Sequence[Study], shipped: Collection[str]) -> Sound:
    """The studies that pass every check; `shipped` are the ids that come with the program.

    A fault of an imported record costs that record and no other.
    """
    held = gathered.catalogue
    studies, refused = list(found), []
    while True:
        findings = validate_all(held, studies)
        imported = {one.id for one in studies} - set(shipped)
        mine = [one for one in findings if one.about in imported]
        if not mine:
            break
        refused += mine
        gone = {one.about for one in mine}
        studies = [one for one in studies if one.id not in gone]
        held = replace(
            held, records={name: one for name, one in held.records.items() if name not in gone}
        )
    flow = {**gathered.flow, "refused": len(found) - len(studies), "studies": len(studies)}
    held = replace(held, about={**held.about, "flow": flow})
    return Sound(catalogue=held, studies=studies, refused=refused, blocking=findings)


def _not_read_out(stored: Iterable[Held], shipped: Catalogue) -> Iterator[Held]:
    """Records but those a reading found out of scope: it outranks the words that kept them."""
    read_out = {
        name
        for row in shipped.left_out
        if row["reason"] == _READ_OUT
        for name in row.get("identifiers", ())
    }
    yield from (one for one in stored if read_out.isdisjoint(one.names))


def _catalogued(
    shipped: Catalogue, ledger: slugs.Ledger, decided: decisions.Decisions
) -> Iterator[Candidate]:
    names: dict[str, set[str]] = {}
    for entry in ledger.entries:
        names.setdefault(ledger.now(entry.id), set()).update(entry.identifiers)
    fields: dict[str, set[str]] = {}
    for change in decided.facts:
        fields.setdefault(change.study, set()).add(change.field.partition(".")[0])
    for identity, record in shipped.records.items():
        known = {*names.get(identity, ()), *slugs.identifiers(record)}
        yield Candidate(
            record=record,
            names=tuple(sorted(known)),
            reading=shipped.readings.get(identity),
            second=shipped.second.get(identity),
            kind=Kind.CATALOGUE,
            decided=frozenset().union(*(fields.get(name, ()) for name in known)),
        )


def _imported(one: Held) -> Candidate:
    if take_in.pubmeds_own(one.record, one.format):
        kind = Kind.PUBMED
    else:
        kind = Kind.PUBLISHER if one.format == _JATS else Kind.EXPORT
    return Candidate(record=one.record, names=one.names, kind=kind)


def _abstracts(imported: Iterable[Candidate], store: Store) -> Iterator[tuple[str, str]]:
    for one in imported:
        if abstract := store.abstract(one.names):
            yield from ((name, abstract) for name in one.names)


def _of_studies(
    possible: Iterable[tuple[str, str, str]], out: Iterable[screen.LeftOut]
) -> tuple[tuple[str, str, str], ...]:
    """Pairs of studies: a notice repeats the title of the work it is on, and is no duplicate."""
    gone = {name for one in out for name in one.names}
    return tuple(pair for pair in possible if gone.isdisjoint(pair[:2]))


def _renamed(
    rows: Mapping[str, Mapping[str, Any]], ledger: slugs.Ledger
) -> dict[str, Mapping[str, Any]]:
    """Rows by the id their study has now; of two that became one, the first stays."""
    found: dict[str, Mapping[str, Any]] = {}
    for identity, row in rows.items():
        found.setdefault(ledger.now(identity), row)
    return found


def _counts(
    flow: Flow,
    stored: Sequence[Held],
    kept: Sequence[Held],
    catalogued: int,
    unique: Deduped,
    out: Iterable[screen.LeftOut],
    studies: int,
) -> dict[str, Any]:
    """The numbers of each step; each step's parts add up to what the step before gave."""
    rules = Counter(str(one.rule) for one in unique.merges)
    screened = Counter(flow.left_out)
    screened[_READ_OUT] += len(stored) - len(kept)
    return {
        "files": flow.files,
        "read": flow.entries,
        "problems": flow.problems,
        # Deletions that a source told, and the records that went with them.
        "deleted": flow.deleted + sum(flow.kept.values()) - len(stored),
        "screened_out": dict(sorted((+screened).items())),
        "kept": dict(sorted(Counter(one.scope for one in kept).items())),
        "catalogue": catalogued,
        "merged": dict(sorted(rules.items())),
        "notices": sum(one.reason == "notice" for one in out),
        "studies": studies,
    }
