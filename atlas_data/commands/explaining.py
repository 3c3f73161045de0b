"""The command that says why a study has its labels, or why a record is no study."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from atlas_data import snapshot
from atlas_data.commands.command import DONE, Command
from atlas_data.commands.talk import Talk
from atlas_data.ingest import explain
from atlas_data.model import AtlasError
from atlas_data.store import Store


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
        return _left_out(asked.id, place.name, talk)
    talk.line("\n".join(explain.lines(found)))
    talk.tell(
        snapshot=place.name,
        study=found.id,
        labels=[asdict(one) for one in explain.labels(found)],
        rules=[asdict(one) for one in found.reasons],
    )
    return DONE


def _left_out(asked: str, newest: str, talk: Talk) -> int:
    path = snapshot.store()
    wanted = {f"{column}:{value}" for column, value in explain.meant(asked)}
    if path.is_file():
        with Store.open(path) as store:
            for file, one in store.left_out():
                if wanted & set(one.names):
                    talk.line(f"{one.title}\nLeft out ({one.reason}): {one.detail}")
                    talk.line(f"Read from {file}, entry {one.entry}.")
                    talk.tell(left_out=one.reason, detail=one.detail, file=file, entry=one.entry)
                    return DONE
    raise AtlasError(
        f"{asked} is no study of the snapshot {newest}, and no record that was left out has it. "
        "Give the id that stands in a study's address, or a DOI, PMID or PMCID."
    )


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
