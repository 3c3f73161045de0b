"""The command that makes a snapshot of the shipped catalogue and the operator's store."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from atlas_data import release
from atlas_data.commands import importing
from atlas_data.commands.command import DISHONEST, DONE, Command, catalogue_folder, dry_run
from atlas_data.commands.talk import Talk
from atlas_data.ingest import build, catalogue, gather, registers, slugs
from atlas_data.ingest.gather import Gathered
from atlas_data.ingest.registers import Register
from atlas_data.model import Study
from atlas_data.store import Store


def _arguments(parser: ArgumentParser) -> None:
    importing.local_folder(parser)
    catalogue_folder(parser)
    parser.add_argument(
        "--crossref", type=Path, help="notices from Crossref: works with update-to, a JSON a line"
    )
    parser.add_argument("--retraction-watch", type=Path, help="the Retraction Watch table (CSV)")
    parser.add_argument(
        "--details",
        action="store_true",
        help="name every record that was left out, merged or broken",
    )
    dry_run(parser)


def _run(asked: Namespace, talk: Talk) -> int:
    local: Path = asked.local
    shipped = build.read(asked.catalogue)
    own = slugs.on_disk(local / importing.LEDGER)
    lists, problems = _registers(asked)
    _list("Lines that could not be used", problems, talk)
    with Store.open(local / importing.STORE) as store:
        gathered = gather.gather(shipped, store, own=own, day=date.today(), registers=lists)
        found = _labelled(gathered, store, talk)
        sound = gather.sound(gathered, found, shipped.records.keys())
        _tell(gathered, sound, talk)
        if asked.details:
            _details(gathered, store, talk)
    if sound.blocking:
        return DISHONEST
    if not asked.dry_run:
        local.mkdir(parents=True, exist_ok=True)
        # First, so that no id is ever published that the ledger does not know.
        catalogue.put(local / importing.LEDGER, slugs.write(gathered.catalogue.ledger))
    table = build.table(sound.catalogue, sound.studies)
    if same := release.unchanged(table, local / importing.SNAPSHOTS):
        talk.line(f"Nothing has changed since {same}; no snapshot was made.")
        talk.tell(snapshot=same, studies=len(sound.studies), unchanged=True)
        return DONE
    made = release.publish(table, local / importing.SNAPSHOTS, dry=asked.dry_run)
    done = "would be published" if asked.dry_run else "published"
    talk.line(f"Snapshot {made.name} {done}: {len(sound.studies):,} studies.")
    talk.tell(snapshot=made.name, studies=len(sound.studies), changes=made.changes)
    return DONE


def _registers(asked: Namespace) -> tuple[list[Register], list[str]]:
    """The look-ups the operator brought, and lines of them that could not be used."""
    read = [registers.crossref(asked.crossref)] if asked.crossref else []
    if asked.retraction_watch:
        read.append(registers.retraction_watch(asked.retraction_watch))
    return [one for one, _ in read], [problem for _, found in read for problem in found]


def _labelled(gathered: Gathered, store: Store, talk: Talk) -> list[Study]:
    number = len(gathered.catalogue.records)
    with talk.progress("Labelling", "studies", number) as progress:
        made = []
        for done, one in enumerate(build.each(gathered.catalogue, store.passages), 1):
            made.append(one)
            progress.to(done)
    return made


def _tell(gathered: Gathered, sound: gather.Sound, talk: Talk) -> None:
    flow = sound.catalogue.about["flow"]
    for what, number in flow.items():
        if isinstance(number, int):
            talk.line(f"{number:8,} {what.replace('_', ' ')}")
        else:
            for reason, count in number.items():
                talk.line(f"{count:8,}   {what.replace('_', ' ')}: {reason.replace('_', ' ')}")
    _list("Remarks", gathered.remarks, talk)
    _list("Not published, for a check it fails", map(str, sound.refused), talk)
    _list("Nothing can be published until this is mended", map(str, sound.blocking), talk)
    talk.tell(
        flow=flow,
        remarks=list(gathered.remarks),
        refused=[str(one) for one in sound.refused],
        blocking=[str(one) for one in sound.blocking],
    )


def _details(gathered: Gathered, store: Store, talk: Talk) -> None:
    """Every record that became no study of its own, and why."""
    catalogued = [
        f"{row['reason']}: {row['title']} [{' '.join(row.get('identifiers', ()))}] {row['detail']}"
        for row in gathered.catalogue.left_out
    ]
    imported = [
        f"{one.reason}: {one.title} [{' '.join(one.names)}] {one.detail} "
        f"({file}, entry {one.entry})"
        for file, one in store.left_out()
    ]
    told = {
        "left_out": [*catalogued, *imported],
        "merged": [
            f"{one.taken.record.title} [{' '.join(one.taken.names)}] into {one.into[0]}: "
            f"{one.reason}"
            for one in gathered.merges
        ],
        "possible_duplicates_kept_apart": [
            f"{one} / {other}: {why}" for one, other, why in gathered.possible
        ],
        "entries_that_could_not_be_used": [
            f"{file}, entry {one.entry}: {one.message}" for file, one in store.findings()
        ],
    }
    for what, rows in told.items():
        _list(what.replace("_", " ").capitalize(), rows, talk)
    talk.tell(**told)


def _list(heading: str, rows: Iterable[str], talk: Talk) -> None:
    held = list(rows)
    if held:
        talk.line(f"\n{heading} ({len(held)})")
        for one in held:
            talk.line(f"  {one}")


COMMANDS = (
    Command(
        name="publish",
        short="make a snapshot of the shipped data and what you imported",
        more="Joins records of one report, follows notices, labels every study by the rules (a "
        "reading outranks them), checks, and puts the snapshot in place in one step. A running "
        "app takes it up by itself; when a check fails, the old one goes on serving.",
        arguments=_arguments,
        run=_run,
    ),
)
