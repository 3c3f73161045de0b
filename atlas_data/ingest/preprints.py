"""A preprint and its article are one study with two reports; the article leads.

They are found by a link of a source, by their DOIs, or by title and authors when one is a preprint
(titles drift between the two, authors and order much less).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from atlas_data.ingest import joined, notices
from atlas_data.ingest.candidate import Candidate, Deduped, Merge, Rule, ordered
from atlas_data.ingest.pairs import Pair, alike, fold
from atlas_data.model import Record, Related, Report

_DRIFT = 0.75  # share of equal letters of the titles of a preprint and its article
_SIGNED = 0.7  # share of the shorter author list that stands in the other
_LATER = 4  # years within which a preprint becomes an article
_LINKS = frozenset({"update_of", "update_in", "republished_from", "republished_in"})
# Versions: Research Square "/v2", Preprints.org ".v2", eLife's reviewed preprints ".2".
_VERSION = re.compile(
    r"^(10\.(?:21203/rs\..+?(?=/v\d)|20944/preprints.+?(?=\.v\d)|7554/elife\.\d+(?=\.\d)"
    r"|1101/\d{4}\.\d\d\.\d\d\.\d+(?=v\d)))[/.]?v?(\d+)$"
)
_ELIFE = re.compile(r"10\.7554/elife\.\d+\.\d+")
_ORDER = {rule: place for place, rule in enumerate(Rule)}


def is_preprint(record: Record) -> bool:
    """Whether a record is of a preprint, whatever else its status says."""
    if "Preprint" in record.publication_types or record.status == "preprint":
        return True
    if _ELIFE.fullmatch(record.doi or "") and not record.pmid:
        return True  # eLife's version of record can have such a DOI too, and PubMed has that alone
    told, _ = notices.status((), retracted_title=False, doi=record.doi, journal=record.journal)
    return told == "preprint"


def unite(
    candidates: Iterable[Candidate], *, apart: frozenset[frozenset[str]] = frozenset()
) -> Deduped:
    """One candidate a study: an article takes its preprints in, a preprint its other versions.

    No study gets two articles. Order of input makes no difference, and twice changes nothing.
    `apart` are pairs that people decided to be two studies.
    """
    held = ordered(candidates)
    early = [is_preprint(one.record) for one in held]
    into: dict[int, Pair] = {}  # a preprint by its place → the pair that gives it to another
    for pair in sorted(_pairs(held, early), key=lambda one: _ORDER[one.rule]):
        leader, taken = _lead(pair, held, early)
        free = early[taken] and taken not in into and _top(leader, into) != taken
        if free and not _apart(held, pair, apart):
            into[taken] = Pair(leader, taken, pair.rule, pair.reason)
    return _united(held, into)


def _lead(pair: Pair, held: Sequence[Candidate], early: Sequence[bool]) -> tuple[int, int]:
    """Which of two leads: the article, else the later version, else the earlier identifier."""
    first, second = pair.first, pair.second
    if early[first] is not early[second]:
        return (second, first) if early[first] else (first, second)
    return (second, first) if _version(held[second]) > _version(held[first]) else (first, second)


def _version(one: Candidate) -> int:
    found = _VERSION.match(one.record.doi or "")
    return int(found[2]) if found else 0


def _pairs(held: Sequence[Candidate], early: Sequence[bool]) -> Iterator[Pair]:
    """Pairs with at least one preprint, of one kind of rule after the other."""
    where = {name: place for place, one in reversed(list(enumerate(held))) for name in one.own}
    for place, one in enumerate(held):
        for name in _linked(one.record):
            other = where.get(name, place)
            if other != place and (early[place] or early[other]):
                yield Pair(min(place, other), max(place, other), Rule.LINKED, Rule.LINKED.value)
    yield from _by_doi(held, early)
    yield from _by_title(held, early)


def _linked(record: Record) -> Iterator[str]:
    for link in record.related:
        if link.kind in _LINKS:
            yield from (f"doi:{link.doi}", f"pmid:{link.pmid}")
    for report in record.reports:
        yield from (f"doi:{report.doi}", f"pmid:{report.pmid}")


def _by_doi(held: Sequence[Candidate], early: Sequence[bool]) -> Iterator[Pair]:
    block: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(held):
        if doi := one.record.doi:
            found = _VERSION.match(doi)
            block[found[1] if found else doi].append(place)
    for _, places in sorted(block.items()):
        # The article, or the latest version, takes all others.
        best = min(places, key=lambda place: (early[place], -_version(held[place]), place))
        for place in places:
            if place != best:
                yield Pair(best, place, Rule.DOI_VERSION, Rule.DOI_VERSION.value)


def _by_title(held: Sequence[Candidate], early: Sequence[bool]) -> Iterator[Pair]:
    """Each preprint with the one article of its first author that is most like it, if any is."""
    block: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(held):
        if one.record.authors and one.record.year and not early[place]:
            block[fold(one.record.authors[0].surname)].append(place)
    for place, one in enumerate(held):
        record = one.record
        if not (early[place] and record.authors and record.year):
            continue
        near = [
            (rule, other)
            for other in block.get(fold(record.authors[0].surname), ())
            if (rule := _same_study(record, held[other].record))
        ]
        surest = min((rule for rule, _ in near), key=_ORDER.__getitem__, default=None)
        fitting = [other for rule, other in near if rule is surest]
        if surest and len(fitting) == 1:  # two articles that fit equally well: a person decides
            yield Pair(fitting[0], place, surest, surest.value)


def _same_study(preprint: Record, article: Record) -> Rule | None:
    if not 0 <= (article.year or 0) - (preprint.year or 0) <= _LATER:
        return None
    if not _same_authors(preprint, article):
        return None
    one, other = fold(preprint.title), fold(article.title)
    if one == other:
        return Rule.PREPRINT
    several = min(len(preprint.authors), len(article.authors)) > 1
    return Rule.DRIFTED if several and alike(one, other, _DRIFT) else None


def _same_authors(one: Record, other: Record) -> bool:
    few, many = sorted(
        ({fold(author.surname) for author in record.authors} for record in (one, other)), key=len
    )
    return len(few & many) >= _SIGNED * len(few)


def _apart(held: Sequence[Candidate], pair: Pair, apart: frozenset[frozenset[str]]) -> bool:
    return bool(apart) and any(
        frozenset((a, b)) in apart for a in held[pair.first].names for b in held[pair.second].names
    )


def _united(held: Sequence[Candidate], into: Mapping[int, Pair]) -> Deduped:
    groups: dict[int, list[Pair]] = defaultdict(list)
    for taken, pair in sorted(into.items()):
        groups[_top(pair.first, into)].append(Pair(pair.first, taken, pair.rule, pair.reason))
    out = [
        _study(held[place], [(held[pair.second], pair) for pair in groups.get(place, ())])
        for place in range(len(held))
        if place not in into
    ]
    merges = [
        Merge(taken=held[pair.second], into=held[place].names, rule=pair.rule, reason=pair.reason)
        for place, pairs in sorted(groups.items())
        for pair in pairs
    ]
    return Deduped(candidates=tuple(ordered(out)), merges=tuple(merges))


def _top(place: int, into: Mapping[int, Pair]) -> int:
    seen = {place}
    while place in into and into[place].first not in seen:
        place = into[place].first
        seen.add(place)
    return place


def _study(leader: Candidate, taken: Sequence[tuple[Candidate, Pair]]) -> Candidate:
    if not taken:
        return leader
    members = (leader, *(one for one, _ in taken))
    names = tuple(sorted({name for one in members for name in one.names}))
    reports = [*leader.record.reports]
    for one, pair in taken:
        reports += [*one.record.reports, _report(one.record, pair.reason)]
    record = replace(
        leader.record,
        sources=tuple(sorted({name for one in members for name in one.record.sources})),
        origins=joined.union(members, "origins"),
        disagreements=joined.union(members, "disagreements"),
        reports=tuple(_once(reports, leader.record)),
        related=_elsewhere(joined.union(members, "related"), names),
    )
    return replace(
        leader,
        record=record,
        names=names,
        reading=next((one.reading for one in members if one.reading is not None), None),
        second=next((one.second for one in members if one.second is not None), None),
    )


def _report(record: Record, rule: str) -> Report:
    return Report(
        kind="preprint" if is_preprint(record) else "version",
        title=record.title,
        journal=record.journal,
        year=record.year,
        doi=record.doi,
        pmid=record.pmid,
        pmcid=record.pmcid,
        rule=rule,
    )


def _once(reports: Iterable[Report], leader: Record) -> Iterator[Report]:
    """Each other report once, by its identifiers; what an older list says of it stays."""
    seen: set[str | None] = {leader.doi, leader.pmid, leader.pmcid}
    for one in reports:
        ours = {one.doi, one.pmid, one.pmcid} - {None}
        if not ours & seen:
            yield one
        seen |= ours


def _elsewhere(related: Sequence[Related], names: Iterable[str]) -> tuple[Related, ...]:
    """Links to other studies: that an article updates its own preprint says nothing more."""
    ours = set(names)
    return tuple(
        one
        for one in related
        if one.kind not in _LINKS or ours.isdisjoint({f"doi:{one.doi}", f"pmid:{one.pmid}"})
    )
