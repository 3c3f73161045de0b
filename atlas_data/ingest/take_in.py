"""One file into the store: read, cleaned, screened, kept; entry by entry, whatever its size.

Nothing is lost: an entry is kept, left out with a reason, a problem, or a deletion, and each is
counted.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from atlas_data.formats import sources
from atlas_data.ingest import journals, normalise, normalise_record, relevance, slugs
from atlas_data.ingest.journals import Journal
from atlas_data.ingest.relevance import Screened
from atlas_data.model import AtlasError, Origin, Record
from atlas_data.store import Deleted, Entry, File, Left, Problem, Store, Taken

# Formats in which PubMed gives a record whole. An export that only names PubMed as where it was
# found tells of no notice, and may be old: that it shows none says nothing.
_OWN = ("pubmed_xml", "medline")
_PUBMED = "PubMed"  # in a record's `sources`
_BLOCK = 1 << 20
Item = Entry | Left | Problem | Deleted
Read = sources.Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The search that gave a file: its id and version in the list of searches."""

    query: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of a file, and the first problems in words ("entry 12: …")."""

    file: str
    taken: Taken
    problems: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Way:
    """The way of one file's entries, and what is noticed on it."""

    name: str
    seen_on: str
    format: str
    looked_up: bool
    table: Mapping[str, Journal]
    wanted: Callable[[Iterable[str]], bool]
    progress: Callable[[int], None] | None = None
    problems: list[str] = field(default_factory=list)


_MOST_TOLD = 100


def pubmeds_own(record: Record, format: str) -> bool:
    """Whether a record out of a file of this format is PubMed's own, and not somebody's export."""
    return format in _OWN and _PUBMED in record.sources


def take_in(
    store: Store,
    path: Path,
    *,
    table: Mapping[str, Journal],
    known: frozenset[str] = frozenset(),
    name: str = "",
    seen_on: date | None = None,
    search: Search | None = None,
    progress: Callable[[int], None] | None = None,
    dry_run: bool = False,
) -> TakenIn:
    """Take a file into the store, or with `dry_run` only say what would become of it.

    `known` are identifiers of studies that are held anyway (the catalogue's): their entries are
    kept whatever they say, such as a full text that names the illness nowhere in its abstract.
    `name` is what the file is called from now on, its own if not given. `seen_on` is the day the
    source was looked at; without it a record of PubMed is of the day of its revision (nobody knows
    how old a file is), any other of today. `progress` is told the entries done. Raises `AtlasError`
    for a file that cannot be read or a store that cannot be written; the store is then as it was.
    """
    day = (seen_on or date.today()).isoformat()
    file = File(
        name=name or path.name,
        sha256=_hash(path),
        format=sources.format_of(path),
        taken_on=day,
        query=search.query if search else None,
        query_version=search.version if search else None,
    )
    way = _Way(
        name=file.name,
        seen_on=day,
        format=file.format,
        looked_up=seen_on is not None,
        table=journals.widened(table),
        wanted=lambda names: not known.isdisjoint(names) or store.holds(names),
        progress=progress,
    )
    items = _items(sources.read(path), way)
    if dry_run:
        taken = Taken(known=True) if store.knows(file.sha256) else _counted(items)
    else:
        taken = store.take(file, items)
    return TakenIn(file=file.name, taken=taken, problems=tuple(way.problems))


def _items(entries: Iterable[Read], way: _Way) -> Iterator[Item]:
    for done, one in enumerate(entries, 1):
        item = _item(one, way)
        if isinstance(item, Problem) and len(way.problems) < _MOST_TOLD:
            way.problems.append(f"entry {item.entry}: {item.message}")
        yield item
        if way.progress:
            way.progress(done)


def _item(one: Read, way: _Way) -> Item:
    if one.deleted:
        return Deleted(entry=one.entry, name=one.deleted)
    if one.record is None:
        return Problem(entry=one.entry, message=one.problem)
    if one.record.title and not relevance.may_concern(one.record, one.passages):
        names = normalise_record.identifiers(one.record)
        if not way.wanted((*names, *_noticed(one.record))):
            return _left(one, normalise.text(one.record.title), names, relevance.NOT_NAMED)
    record = normalise_record.record(
        replace(one.record, checked_on=None) if way.looked_up else one.record,
        table=way.table,
        seen_on=way.seen_on,
        pubmed=pubmeds_own(one.record, way.format),
    )
    if not record.title:
        told = one.problem or "The entry has no title; mend it in the source and import it again."
        return Problem(entry=one.entry, message=told)
    record = replace(record, origins=(Origin(file=way.name, entry=one.entry),))
    passages = normalise_record.passages(one.passages)
    names = slugs.identifiers(record)
    screened = relevance.scope(record, passages)
    if screened.left_out and not way.wanted((*names, *_noticed(record))):
        return _left(one, record.title, names, screened)
    return Entry(
        entry=one.entry,
        record=record,
        names=names,
        scope="not_checked" if screened.left_out else screened.scope,
        reasons=() if screened.left_out else screened.reasons,
        passages=passages,
    )


def _noticed(record: Record) -> Iterator[str]:
    """The works a notice is on, by identifier; one on a study is wanted, whatever it is called."""
    for one in record.related:
        if one.kind == "notice_on":
            yield from (f"pmid:{one.pmid}", f"doi:{one.doi}")


def _left(one: Read, title: str, names: tuple[str, ...], screened: Screened) -> Left:
    return Left(
        entry=one.entry,
        title=title,
        reason=screened.left_out or "",
        detail=screened.detail,
        names=names,
    )


def _counted(items: Iterable[Item]) -> Taken:
    kept: Counter[str] = Counter()
    left: Counter[str] = Counter()
    kinds: Counter[type[Item]] = Counter()
    for item in items:
        kinds[type(item)] += 1
        if isinstance(item, Entry):
            kept[item.scope] += 1
        elif isinstance(item, Left):
            left[item.reason] += 1
    return Taken(
        entries=kinds.total(),
        kept=dict(sorted(kept.items())),
        left_out=dict(sorted(left.items())),
        problems=kinds[Problem],
        deleted=kinds[Deleted],
    )


def _hash(path: Path) -> str:
    told = hashlib.sha256()
    try:
        with path.open("rb") as handle:
            while block := handle.read(_BLOCK):
                told.update(block)
    except OSError as why:
        raise AtlasError(f"{path} cannot be read: {why.strerror or why}.") from why
    return told.hexdigest()
