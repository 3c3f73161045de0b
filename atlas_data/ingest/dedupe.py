"""Which records describe the same report, and the one record they become.

The same identifier, or the same title, first author and year without identifiers that contradict,
make two records one. What only looks alike is named, never merged; people's decisions outrank both.
A preprint and its article become one study with two reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from atlas_data.ingest import joined, lookalikes, pairs, preprints
from atlas_data.ingest.candidate import Candidate, Deduped, Kind, Merge, Rule, ordered
from atlas_data.ingest.clusters import Clusters
from atlas_data.ingest.pairs import Pair

__all__ = ["Candidate", "Deduped", "Kind", "Merge", "Rule", "dedupe"]


def dedupe(
    candidates: Iterable[Candidate],
    *,
    merges: Mapping[str, tuple[str, str]] | None = None,
    apart: frozenset[frozenset[str]] = frozenset(),
) -> Deduped:
    """One candidate per study. The order in which they come makes no difference.

    `merges` gives for an identifier the one to keep and the reason; `apart` are pairs of
    identifiers that are two works, whatever they look like.
    """
    held: tuple[Candidate, ...] = tuple(candidates)
    done: list[Merge] = []
    # A study of two reports can show a further record to be one of them: until none does.
    while True:
        reports = _reports(held, merges or {}, apart)
        studies = preprints.unite(reports.candidates, apart=apart)
        held = studies.candidates
        done += [*reports.merges, *studies.merges]
        if not studies.merges:
            break
    return Deduped(
        candidates=held,
        merges=tuple(done),
        possible=tuple(lookalikes.lookalikes(held, apart)),
    )


def _reports(
    candidates: Iterable[Candidate],
    merges: Mapping[str, tuple[str, str]],
    apart: frozenset[frozenset[str]],
) -> Deduped:
    """One candidate per report."""
    # Copies, since a member is told from its twin by what it is and not by what it says.
    groups = [[replace(one)] for one in ordered(candidates)]
    whys: dict[int, Pair] = {}
    # Joining brings identifiers together, which can show a further pair to be one: until none does.
    while True:
        made = [_one(group, merges) for group in groups]
        of = {id(one): group for one, group in zip(made, groups, strict=True)}
        held = ordered(made)
        groups = [of[id(one)] for one in held]
        found = _found(held, merges, apart)
        if not found.joined:
            break
        for pair in found.joined:
            for place in (pair.first, pair.second):
                for member in groups[place]:
                    whys.setdefault(id(member), pair)
        groups = [
            [member for place in places for member in groups[place]] for places in found.groups()
        ]
    done = [merge for group in groups for merge in _merges(group, whys, merges)]
    return Deduped(candidates=tuple(held), merges=tuple(done))


def _found(
    held: Sequence[Candidate],
    merges: Mapping[str, tuple[str, str]],
    apart: frozenset[frozenset[str]],
) -> Clusters:
    clusters = Clusters(held, apart)
    for pair in pairs.decided(held, merges):
        clusters.join(pair)
    for pair in pairs.pairs(held):
        clusters.join(pair)
    return clusters


def _one(group: Sequence[Candidate], merges: Mapping[str, tuple[str, str]]) -> Candidate:
    if len(group) == 1:
        return group[0]
    leader, others, unreported = _parts(group, merges)
    return joined.join(leader, others, unreported=unreported)


def _parts(
    group: Sequence[Candidate], merges: Mapping[str, tuple[str, str]]
) -> tuple[Candidate, list[Candidate], list[Candidate]]:
    """The leader of a group, the others by weight, and those whose facts are not compared."""
    ranked = ordered(group)
    ranked.sort(key=joined.rank, reverse=True)
    older = _older(ranked)
    within = {name for one in group for name in one.names}
    takes = {name for name, (keep, _) in merges.items() if keep in within}
    taken = [one for one in ranked if takes.intersection(one.names) and not _kept(one, merges)]
    aside = {id(one) for one in (*older, *taken)}
    leader, *others = [one for one in ranked if id(one) not in aside] or ranked
    kept = {id(one) for one in (leader, *others)}
    return leader, others, [one for one in ranked if id(one) not in kept]


def _kept(one: Candidate, merges: Mapping[str, tuple[str, str]]) -> bool:
    """Whether a decision names this record as the one to keep."""
    return any(keep in one.names for keep, _ in merges.values())


def _older(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Earlier states of a PubMed record whose later state is there too."""
    latest: dict[str, Candidate] = {}
    own = [one for one in ranked if one.kind is Kind.PUBMED and one.record.pmid]
    for one in own:
        known = latest.setdefault(one.record.pmid or "", one)
        if _seen(one) > _seen(known):
            latest[one.record.pmid or ""] = one
    return [one for one in own if latest[one.record.pmid or ""] is not one]


def _seen(one: Candidate) -> tuple[str, list[tuple[str, int]]]:
    # NLM numbers its files, so that of two of one day the later name is the later state.
    return one.record.checked_on or "", [(place.file, place.entry) for place in one.record.origins]


def _merges(
    group: Sequence[Candidate], whys: Mapping[int, Pair], merges: Mapping[str, tuple[str, str]]
) -> list[Merge]:
    if len(group) == 1:
        return []
    leader, others, unreported = _parts(group, merges)
    return [
        Merge(taken=one, into=leader.names, rule=whys[id(one)].rule, reason=whys[id(one)].reason)
        for one in (*others, *unreported)
    ]
