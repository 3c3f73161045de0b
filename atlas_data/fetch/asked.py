"""What an update is asked to do, what it tells meanwhile, and what it gives."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from atlas_data.model import AtlasError


class Misasked(AtlasError):
    """What was asked can never be done as it was said; nothing was begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An update.

    `folder` is the operator's local folder; everything goes into `fetched/` below it. `since` and
    `until` are days, both included, on which records entered PubMed or were changed; without them
    from the beginning and until today. `pmids` are those of the whole catalogue: each is looked up.
    `pmcids` are the articles whose open full text is wanted. `server` takes the place of the hosts
    of NCBI and Europe PMC (`https://host`, the paths below stay the same). `queries` are ids of
    `queries.yaml`; those of the status sweep are asked in any case. A dry run asks only for counts
    and writes nothing.
    """

    folder: Path
    email: str
    since: date | None = None
    until: date | None = None
    key: str | None = field(default=None, repr=False)
    server: str | None = None
    pmids: Collection[str] = ()
    pmcids: Collection[str] = ()
    queries: Collection[str] = ("Q1",)
    full_texts: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`done` of `total` (None: not known yet), and of what, or what is waited for."""

    done: int
    total: int | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an update brought.

    `files` are PubMed XML (all records of the job, each PMID once) and JATS, all gzip. `counts`
    has one number for each search (`Q1 edat`: entered in the time asked about, `Q1 mdat`: changed
    in it), `catalogue` (PMIDs looked up), `noticed` (of these, with the publication type of a
    notice), `expected`, `got`, `missing`, `full texts asked`, `full texts open`. `missing` are
    PMIDs that PubMed did not return, `noticed` those of the catalogue with such a type, `found_by`
    tells for each PMID which query of which version found it (`Q1 3f2a…`, `catalogue` for those
    given). `remarks` are oddities for the operator. `job` is the folder of the job and `on` the day
    it was begun: what was looked up is true of that day or later. Both are None after a dry run.
    """

    files: tuple[Path, ...]
    counts: Mapping[str, int]
    missing: tuple[str, ...] = ()
    noticed: tuple[str, ...] = ()
    found_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    job: Path | None = None
    on: date | None = None
