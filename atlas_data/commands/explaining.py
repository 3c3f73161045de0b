"""The command that says why a study has its labels, or why a record is no study."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from atlas_data import snapshot
from atlas_data.commands.command import DONE, Command
from atlas_data.commands.talk import Talk
from atlas_data.ingest import explain
from atlas_data.model import AtlasError, Study
from atlas_data.store import Held, Left, Store


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", help="a study's id, a DOI, a PMID (pmid:123) or a PMCID")
    parser.add_argument(
        "--snapshots",
        type=Path,
        default=snapshot.served(),
        help="where snapshots are (%(default)s)",
    )


def _run(asked: Namespace, talk: Talk) -> int:
    place, table, _ = snapshot.newest(asked.snapshots)
    found = explain.find(table, asked.id)
    if found is None:
        about = explain.noticed(table, asked.id)
        if about:
            return _notice(asked.id, about, talk)
        return _no_study(asked.id, place.name, table, talk)
    talk.line("\n".join(explain.lines(found)))
    talk.tell(
        snapshot=place.name,
        study=found.id,
        labels=[asdict(one) for one in explain.labels(found)],
        rules=[asdict(one) for one in found.reasons],
    )
    return DONE


def _notice(asked: str, about: Study, talk: Talk) -> int:
    talk.line(f"{asked} is a notice on {about.id}: {about.record.title}")
    talk.line(f"It made no study; that one is {about.record.status.replace('_', ' ')} by it.")
    talk.tell(notice_on=about.id, status=about.record.status)
    return DONE


def _no_study(asked: str, newest: str, table: explain.Table, talk: Talk) -> int:
    """Why a record of the operator's store is no study of the newest snapshot."""
    path = snapshot.store()
    wanted = {f"{column}:{value}" for column, value in explain.meant(asked)}
    if path.is_file():
        with Store.open(path) as store:
            for file, left in store.left_out():
                if wanted & set(left.names):
                    return _left_out(file, left, talk)
            for held in store.records():
                if wanted & set(held.names):
                    return _kept(held, newest, table, talk)
    raise AtlasError(
        f"{asked} is no study of the snapshot {newest}, and no record that was left out has it. "
        "Give the id that stands in a study's address, or a DOI, PMID or PMCID."
    )


def _left_out(file: str, left: Left, talk: Talk) -> int:
    talk.line(f"{left.title}\nLeft out ({left.reason}): {left.detail}")
    talk.line(f"Read from {file}, entry {left.entry}.")
    talk.tell(left_out=left.reason, detail=left.detail, file=file, entry=left.entry)
    return DONE


def _kept(held: Held, newest: str, table: explain.Table, talk: Talk) -> int:
    """What became of a record that was kept, by its other identifiers."""
    talk.line(f"{held.record.title}\nRead from {held.file}, entry {held.entry}.")
    talk.tell(file=held.file, entry=held.entry)
    for name in held.names:
        if about := explain.noticed(table, name):
            return _notice(name, about, talk)
        if study := explain.find(table, name):
            talk.line(f"It is part of {study.id}: {study.record.title}")
            talk.tell(part_of=study.id)
            return DONE
    talk.line(
        f"No study of the snapshot {newest} came of it: `publish`, then ask again. What `publish` "
        "merged or refused, and why, it names with --details."
    )
    return DONE


COMMANDS = (
    Command(
        name="explain",
        short="say why a study has its labels, or why a record is no study",
        more="Every label with the words it rests on, and everything the rules concluded, whether "
        "it decided the label or not.",
        arguments=_arguments,
        run=_run,
    ),
)
