"""Commands for the data that ships with the program: raw files → catalogue → snapshot → release."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from atlas_data import release
from atlas_data.commands.command import (
    DISHONEST,
    DONE,
    Command,
    catalogue_folder,
    dry_run,
    snapshots_folder,
)
from atlas_data.commands.talk import Talk
from atlas_data.ingest import build, plain
from atlas_data.ingest.adopt import FILES, adopt
from atlas_data.ingest.build import Catalogue
from atlas_data.ingest.validate_all import validate_all
from atlas_data.model import Study


def _adopt_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help=f"folder that holds {', '.join(FILES)}")
    catalogue_folder(parser)
    dry_run(parser)


def _adopt(asked: Namespace, talk: Talk) -> int:
    report = adopt(asked.folder, asked.catalogue, dry=asked.dry_run)
    talk.line("\n".join(report.lines()))
    talk.tell(counts=report.counts)
    return DONE


def _build_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, default=build.SNAPSHOTS, help="folder for the snapshot (%(default)s)"
    )
    catalogue_folder(parser)
    dry_run(parser)


def _build(asked: Namespace, talk: Talk) -> int:
    held = build.read(asked.catalogue)
    found = build.studies(held)
    if not _checked(held, found, talk):
        return DISHONEST
    if not asked.dry_run:
        made = release.ship(build.table(held, found), asked.out)
        talk.line(f"{made.name} written: {len(found)} studies, {made.bytes / 1024:.0f} KiB.")
        talk.tell(snapshot=made.name)
    return DONE


def _validate(asked: Namespace, talk: Talk) -> int:
    held = build.read(asked.catalogue)
    return DONE if _checked(held, build.studies(held), talk) else DISHONEST


def _checked(held: Catalogue, found: Sequence[Study], talk: Talk) -> bool:
    findings = validate_all(held, found)
    for finding in findings:
        talk.line(str(finding))
    words = f"{len(findings)} findings; nothing may be published" if findings else "no findings"
    talk.line(f"{len(found)} studies checked: {words}.")
    talk.tell(studies=len(found), findings=[str(one) for one in findings])
    return not findings


def _plain_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--save", type=Path, help="a page to write the report to")
    catalogue_folder(parser)


def _plain(asked: Namespace, talk: Talk) -> int:
    talk.line(plain.run(asked.catalogue, asked.save))
    return DONE


def _release_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="new folder for the files")
    snapshots_folder(parser)
    dry_run(parser)


def _release(asked: Namespace, talk: Talk) -> int:
    edition = release.newest(asked.snapshots)
    release.refuse_full(asked.folder)
    made = release.listed(edition) if asked.dry_run else release.write(edition, asked.folder)
    for one in made:
        talk.line(f"{one.sha256[:12]}  {one.size:>10,} bytes  {one.name}")
    done = "would be written" if asked.dry_run else "written"
    talk.line(f"Snapshot {edition.name}: {len(made)} files {done} to {asked.folder}.")
    talk.tell(snapshot=edition.name, files={one.name: one.sha256 for one in made})
    return DONE


COMMANDS = (
    Command(
        name="adopt",
        short="clean raw files and write the catalogue",
        more="Merges duplicates, gives every study its id, and says what was decided on the way. "
        "Doing it twice changes nothing.",
        arguments=_adopt_arguments,
        run=_adopt,
    ),
    Command(
        name="build",
        short="make the shipped snapshot out of the catalogue",
        more="Labels every study and runs all checks; nothing is written when one fails. The same "
        "catalogue and vocabulary give the same bytes.",
        arguments=_build_arguments,
        run=_build,
    ),
    Command(
        name="validate",
        short="run all checks on the catalogue and write nothing",
        more="Every finding says what is wrong, where, and what to do.",
        arguments=catalogue_folder,
        run=_validate,
    ),
    Command(
        name="plain",
        short="measure how hard our texts are to read",
        more="Prints the reading age of the interface and of the studies' texts, the hardest "
        "first. An alarm, no proof, and no judgement of what is true.",
        arguments=_plain_arguments,
        run=_plain,
    ),
    Command(
        name="release",
        short="write the newest snapshot as files to publish",
        more="Data, data dictionary, descriptions, licences and checksums, all made from the "
        "snapshot; the same snapshot gives the same bytes. All files are written, or none.",
        arguments=_release_arguments,
        run=_release,
    ),
)
