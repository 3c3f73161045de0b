"""The command that brings new and changed records from PubMed to this machine."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from atlas_data import fetch, snapshot
from atlas_data.commands import importing
from atlas_data.commands.command import DONE, UNFINISHED, Command, catalogue_folder, dry_run
from atlas_data.commands.talk import Progress, Talk
from atlas_data.fetch import queries
from atlas_data.ingest.take_in import Search
from atlas_data.model import AtlasError
from atlas_data.store import Store

_KEY = "NCBI_API_KEY"
_NAMED = 20


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as why:
        raise ArgumentTypeError(f"“{said}” is no day; write one as 2026-01-31") from why


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--since", type=_day, help="first day, YYYY-MM-DD (from the beginning)")
    parser.add_argument("--until", type=_day, help="last day, YYYY-MM-DD (today)")
    parser.add_argument("--email", required=True, help="yours; NCBI asks to know who asks")
    parser.add_argument(
        "--api-key",
        default=os.environ.get(_KEY),
        help=f"a key of NCBI allows ten requests a second instead of three (${_KEY})",
    )
    parser.add_argument(
        "--full-texts", action="store_true", help="open full texts too, so that methods are read"
    )
    parser.add_argument("--server", help="ask another server than NCBI's (for tests and mirrors)")
    importing.local_folder(parser)
    catalogue_folder(parser)
    dry_run(parser)


def _run(asked: Namespace, talk: Talk) -> int:
    wanted = _wanted(asked)
    try:
        with talk.progress("Asking PubMed", "records") as progress:
            brought = fetch.update(wanted, _say(progress))
    except fetch.Misasked:
        raise
    except AtlasError as why:
        return _stopped(str(why), talk)
    _tell(brought, talk)
    if asked.dry_run:
        return DONE
    code = _take(asked, talk)
    if code == DONE and asked.full_texts:
        return _full_texts(asked, wanted, talk)
    return code


def _say(progress: Progress) -> Callable[[fetch.Progress], None]:
    def say(at: fetch.Progress) -> None:
        if at.total is None:
            progress.note(at.what)
        else:
            progress.to(at.done, at.total)

    return say


def _wanted(asked: Namespace) -> fetch.Asked:
    table = snapshot.newest(snapshot.served())[1]
    return fetch.Asked(
        folder=asked.local,
        email=asked.email,
        since=asked.since,
        until=asked.until,
        key=asked.api_key,
        server=asked.server,
        pmids=[one for one in table["pmid"].to_pylist() if one],
        dry_run=asked.dry_run,
    )


def _take(asked: Namespace, talk: Talk) -> int:
    """Import all that was ever fetched here; what was imported before is passed over, so that an
    update that was stopped between fetching and importing loses nothing."""
    paths = sorted((asked.local / "fetched").glob("*/*.xml.gz"))
    search = Search(query="Q1", version=queries.load()["Q1"].version)
    return importing.take(paths, asked.local, asked.catalogue, talk, search=search)


def _full_texts(asked: Namespace, wanted: fetch.Asked, talk: Talk) -> int:
    """Open full texts of every study and record that is here."""
    with Store.open(asked.local / importing.STORE) as store:
        pmcids = {one.record.pmcid for one in store.records() if one.record.pmcid}
    held = snapshot.newest(snapshot.served())[1]["pmcid"].to_pylist()
    pmcids |= {one for one in held if one}
    try:
        with talk.progress("Asking for full texts", "articles") as progress:
            brought = fetch.full_texts(
                replace(wanted, pmcids=sorted(pmcids), full_texts=True),
                _say(progress),
            )
    except AtlasError as why:
        return _stopped(str(why), talk)
    _tell(brought, talk)
    return _take(asked, talk)


def _tell(brought: fetch.Fetched, talk: Talk) -> None:
    for what, number in brought.counts.items():
        talk.line(f"{number:8,} {what}")
    for remark in brought.remarks:
        talk.line(remark)
    if brought.missing:
        named = ", ".join(brought.missing[:_NAMED])
        talk.line(f"PubMed did not return {len(brought.missing)} records: {named}")
    talk.tell(fetched=brought.counts, missing=brought.missing, noticed=brought.noticed)


def _stopped(why: str, talk: Talk) -> int:
    """What was fetched is kept, so this is no failure of the data: the same command goes on."""
    return talk.stopped(UNFINISHED, why)


COMMANDS = (
    Command(
        name="update",
        short="fetch new and changed records from PubMed, and import them",
        more="Asks the catalogue's own search, then looks up every study that is here for "
        "retractions, concerns and corrections. Goes on where it was stopped; `publish` makes "
        "a snapshot of it.",
        arguments=_arguments,
        run=_run,
    ),
)
