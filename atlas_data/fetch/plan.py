"""What a job has to fetch: searches cut into slices small enough, and the PMIDs of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from atlas_data.fetch.entrez import MOST, Entrez
from atlas_data.fetch.queries import Query
from atlas_data.model import AtlasError

BATCH = 200  # records asked for at once
CATALOGUE = "catalogue"
BEGINNING = date(1700, 1, 1)  # before the first day that PubMed has
SWEEP = ("Q4", "Q4-preprints")
NOTICES = "notices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A query over days on which records entered PubMed (`edat`) or were changed (`mdat`)."""

    query: Query
    datetype: str
    since: date
    until: date

    @property
    def name(self) -> str:
        return f"{self.query.id} {self.datetype}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A search that was answered in full; of the catalogue's own PMIDs `datetype` is ""."""

    query: str
    version: str
    datetype: str
    since: str
    until: str
    count: int
    pmids: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.query} {self.datetype}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a job fetches; `plan.json` holds it, with days and times as ISO 8601."""

    job: str
    server: str
    since: str | None
    until: str
    started: str
    queries: tuple[Mapping[str, str], ...]
    slices: tuple[Slice, ...]
    unknown: tuple[str, ...]
    noticed: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def pmids(self) -> tuple[str, ...]:
        """Each PMID once, in the order of the slices."""
        return tuple(dict.fromkeys(pmid for one in self.slices for pmid in one.pmids))

    @property
    def batches(self) -> tuple[tuple[str, ...], ...]:
        pmids = self.pmids
        return tuple(pmids[start : start + BATCH] for start in range(0, len(pmids), BATCH))

    @property
    def begun(self) -> datetime:
        return datetime.fromisoformat(self.started)

    def counts(self) -> dict[str, int]:
        """Records found by each search, before repeated ones are taken together."""
        counts: dict[str, int] = {}
        for one in self.slices:
            counts[one.name] = counts.get(one.name, 0) + len(one.pmids)
        return counts | {"noticed": len(self.noticed)}

    def found_by(self) -> dict[str, tuple[str, ...]]:
        """For each PMID the queries, with versions, that found it."""
        found: dict[str, dict[str, None]] = {}
        for one in self.slices:
            for pmid in one.pmids:
                found.setdefault(pmid, {})[f"{one.query} {one.version}".strip()] = None
        return {pmid: tuple(names) for pmid, names in found.items()}

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def of_json(held: Mapping[str, Any]) -> Plan:
    """The plan that `as_json` wrote."""
    slices = tuple(Slice(**{**one, "pmids": tuple(one["pmids"])}) for one in held["slices"])
    lists = {name: tuple(held[name]) for name in ("queries", "unknown", "noticed", "remarks")}
    return Plan(**{**held, **lists, "slices": slices})


def searches(
    queries: Sequence[Query], sweep: Sequence[Query], since: date | None, until: date, today: date
) -> tuple[Search, ...]:
    """New and changed records since a day, or all; the status sweep over all time until today."""
    asked = [
        Search(query=query, datetype=datetype, since=since or BEGINNING, until=until)
        for query in queries
        for datetype in (("edat", "mdat") if since else ("edat",))
    ]
    always = [Search(query=query, datetype="edat", since=BEGINNING, until=today) for query in sweep]
    return tuple(dict.fromkeys((*asked, *always)))


def slices(entrez: Entrez, search: Search) -> Iterator[tuple[Slice, tuple[str, ...]]]:
    """A search cut in halves by date until each part is answered in full, with remarks of PubMed.

    Raises `AtlasError` when a single day has more than PubMed lists.
    """
    found = entrez.search(search.query.text, search.datetype, search.since, search.until)
    if found.count <= MOST:
        yield (
            Slice(
                query=search.query.id,
                version=search.query.version,
                datetype=search.datetype,
                since=search.since.isoformat(),
                until=search.until.isoformat(),
                count=found.count,
                pmids=found.pmids,
            ),
            tuple(f"{search.name}: {one}" for one in found.remarks),
        )
        return
    if search.since == search.until:
        raise AtlasError(
            f"PubMed has {found.count} records of {search.name} on the one day {search.since}, and "
            f"lists no more than {MOST}: make the query narrower in queries.yaml."
        )
    middle = search.since + (search.until - search.since) // 2
    for since, until in ((search.since, middle), (middle + timedelta(days=1), search.until)):
        yield from slices(
            entrez,
            Search(query=search.query, datetype=search.datetype, since=since, until=until),
        )
