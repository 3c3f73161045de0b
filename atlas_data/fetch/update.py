"""An update from its beginning to its end: plan, records, full texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from atlas_data.fetch import disk, entrez, europepmc, job, plan, queries
from atlas_data.fetch.asked import Asked, Fetched, Misasked, Progress
from atlas_data.fetch.entrez import Entrez
from atlas_data.fetch.europepmc import FullTexts
from atlas_data.fetch.pace import USUAL, Timing
from atlas_data.fetch.plan import Plan, Search, Slice
from atlas_data.fetch.queries import Query
from atlas_data.fetch.web import Web

Say = Callable[[Progress], None]
_WRITTEN = date(2026, 1, 1)  # a clock before this day is wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class _Servers:
    entrez: Entrez
    europe: Web


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What an update comes to, once the operator's words are understood."""

    searches: tuple[Search, ...]
    notices: Query
    pmids: tuple[str, ...]
    unknown: tuple[str, ...]
    until: date
    digest: str


def update(asked: Asked, say: Say, timing: Timing = USUAL) -> Fetched:
    """Fetches what is new, what changed, all the catalogue's records, and open full texts.

    A job that was stopped goes on when the same is asked again. Raises `AtlasError` when a server
    gives no good answer, the disk fails, or the clock is wrong; what was fetched is kept.
    """
    work = _work(asked, timing)
    with _servers(asked, say, timing) as servers:
        if asked.dry_run:
            return _counted(asked, work, servers.entrez)
        with disk.alone(asked.folder / "fetched"):
            return _whole(asked, work, servers, say, timing)


def full_texts(asked: Asked, say: Say, timing: Timing = USUAL) -> Fetched:
    """Fetches only the open full texts of `asked.pmcids`. Raises `AtlasError` as `update` does."""
    counts = {"full texts asked": len(asked.pmcids)}
    nothing = Fetched(files=(), counts={})
    if asked.dry_run:
        return Fetched(files=(), counts=counts)
    with _servers(asked, say, timing) as servers, disk.alone(asked.folder / "fetched"):
        return _with_texts(nothing, asked, servers, say, timing)


def _work(asked: Asked, timing: Timing) -> _Work:
    today = timing.now().date()
    until = asked.until or today
    if today < _WRITTEN:
        raise Misasked(f"The clock of this machine says {today}; set it, then try again.")
    if asked.since and asked.since > until:
        raise Misasked(
            f"The update is asked from {asked.since} until {until}, which is before. Give an "
            f"earlier day, or set the clock of this machine if today is not {today}."
        )
    known = queries.load()
    searches = plan.searches(
        queries.named(asked.queries, known),
        queries.named(plan.SWEEP, known),
        asked.since,
        until,
        today,
    )
    given = tuple(dict.fromkeys(asked.pmids))
    about = (
        str(asked.since),
        str(asked.until),
        asked.server,
        sorted(given),
        [(one.datetype, one.query.id, one.query.version) for one in searches],
    )
    return _Work(
        searches=searches,
        notices=known[plan.NOTICES],
        pmids=tuple(one for one in given if entrez.is_pmid(one)),
        unknown=tuple(one for one in given if not entrez.is_pmid(one)),
        until=until,
        digest=hashlib.sha256(json.dumps(about).encode()).hexdigest()[:8],
    )


@contextmanager
def _servers(asked: Asked, say: Say, timing: Timing) -> Iterator[_Servers]:
    def web(server: str, a_second: float) -> Web:
        return Web(
            asked.server or server,
            email=asked.email,
            a_second=a_second,
            timing=timing,
            waiting=lambda why: say(Progress(done=0, total=None, what=why)),
        )

    ncbi = web(entrez.SERVER, entrez.rate(asked.key))
    europe = web(europepmc.SERVER, europepmc.RATE)
    try:
        yield _Servers(entrez=Entrez(ncbi, email=asked.email, key=asked.key), europe=europe)
    finally:
        ncbi.close()
        europe.close()


def _counted(asked: Asked, work: _Work, pubmed: Entrez) -> Fetched:
    counts = {
        one.name: pubmed.count(one.query.text, one.datetype, one.since, one.until)
        for one in work.searches
    }
    counts |= {"catalogue": len(work.pmids)}
    if asked.full_texts:
        counts |= {"full texts asked": len(asked.pmcids)}
    return Fetched(files=(), counts=counts, missing=work.unknown)


def _whole(asked: Asked, work: _Work, servers: _Servers, say: Say, timing: Timing) -> Fetched:
    """A job from where it stopped; it is done when the full texts are there too."""
    folder = job.started(asked.folder / "fetched", work.digest, timing.now())
    to_do = job.planned(folder, lambda: _plan(folder, asked, work, servers.entrez, say, timing))
    job.fetch(folder, to_do, servers.entrez, say)
    files = job.held(folder, to_do)
    brought = _brought(folder, to_do, files)
    if asked.full_texts:
        brought = _with_texts(brought, asked, servers, say, timing)
    job.finish(folder, to_do, timing.now(), brought, files)
    return brought


def _brought(folder: Path, to_do: Plan, files: Mapping[Path, Sequence[str]]) -> Fetched:
    got = {pmid for pmids in files.values() for pmid in pmids}
    missing = (*to_do.unknown, *(pmid for pmid in to_do.pmids if pmid not in got))
    counts = {
        "expected": len(to_do.pmids) + len(to_do.unknown),
        "got": len(got),
        "missing": len(missing),
    }
    return Fetched(
        files=tuple(files),
        counts=to_do.counts() | counts,
        missing=missing,
        noticed=to_do.noticed,
        found_by=to_do.found_by(),
        remarks=(*to_do.remarks, *_unsent(to_do, missing)),
        job=folder,
        on=to_do.begun.date(),
    )


def _unsent(to_do: Plan, missing: Sequence[str]) -> tuple[str, ...]:
    listed = {pmid for one in to_do.slices if one.datetype for pmid in one.pmids}
    unsent = [pmid for pmid in missing if pmid in listed]
    if not unsent:
        return ()
    return (
        f"PubMed lists {len(unsent)} records that it did not send ({', '.join(unsent[:5])}, …); "
        "look them up at the next update.",
    )


def _plan(
    folder: Path, asked: Asked, work: _Work, pubmed: Entrez, say: Say, timing: Timing
) -> Plan:
    begun = timing.now()
    parts: list[Slice] = []
    remarks: list[str] = []
    total = len(work.searches) + 1
    for done, search in enumerate(work.searches):
        say(Progress(done=done, total=total, what=f"search {search.name}"))
        for part, told in plan.slices(pubmed, search):
            parts.append(part)
            remarks.extend(told)
    say(Progress(done=total - 1, total=total, what="notices about the catalogue"))
    noticed = pubmed.among(work.pmids, work.notices.text)
    parts.append(_catalogue(work.pmids))
    say(Progress(done=total, total=total, what="searches"))
    return Plan(
        job=folder.name,
        server=asked.server or entrez.SERVER,
        since=asked.since.isoformat() if asked.since else None,
        until=work.until.isoformat(),
        started=begun.isoformat(),
        queries=tuple(_named(search.query) for search in work.searches),
        slices=tuple(parts),
        unknown=work.unknown,
        noticed=noticed.pmids,
        remarks=(*remarks, *noticed.remarks),
    )


def _catalogue(pmids: Sequence[str]) -> Slice:
    return Slice(
        query=plan.CATALOGUE,
        version="",
        datetype="",
        since="",
        until="",
        count=len(pmids),
        pmids=tuple(pmids),
    )


def _named(query: Query) -> dict[str, str]:
    return {
        "id": query.id,
        "version": query.version,
        "purpose": query.purpose,
        "text": query.text,
    }


def _with_texts(
    brought: Fetched, asked: Asked, servers: _Servers, say: Say, timing: Timing
) -> Fetched:
    folder = asked.folder / "fetched" / "full_texts"
    library = FullTexts(folder, servers.europe, servers.entrez, timing.now)
    texts = library.fetch(tuple(asked.pmcids), say)
    counts = {"full texts asked": len(asked.pmcids), "full texts open": len(texts.files)}
    return replace(
        brought,
        files=(*brought.files, *texts.files),
        counts={**brought.counts, **counts},
        remarks=(*brought.remarks, *texts.remarks),
    )
