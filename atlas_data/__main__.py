"""The command line: take raw data in, check the catalogue, build the snapshot, release it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from atlas_data import release, snapshot
from atlas_data.ingest import build, catalogue, plain
from atlas_data.ingest.adopt import FILES, adopt
from atlas_data.ingest.build import Catalogue
from atlas_data.ingest.validate_all import validate_all
from atlas_data.model import AtlasError, Study

DONE, DISHONEST, MISTAKE = 0, 1, 2
_EXIT_CODES = """exit codes:
  0  done
  1  the catalogue holds something that must not be published (each finding is listed)
  2  a mistake in the command or its files (said in one line)
"""
_COMMANDS = {
    "adopt": (
        "clean raw files and write the catalogue",
        "Merges duplicates, gives every study its id, and says what was decided on the way. "
        "Doing it twice changes nothing.",
    ),
    "build": (
        "make the snapshot out of the catalogue",
        "Labels every study and runs all checks; nothing is written when one fails. The same "
        "catalogue and vocabulary give the same bytes.",
    ),
    "validate": (
        "run all checks and write nothing",
        "Every finding says what is wrong, where, and what to do.",
    ),
    "plain": (
        "measure how hard our texts are to read",
        "Prints the reading age of the interface and of the studies' texts, the hardest first. "
        "An alarm, no proof, and no judgement of what is true.",
    ),
    "release": (
        "write the newest snapshot as files to publish",
        "Data, data dictionary, descriptions, licences and checksums, all made from the snapshot; "
        "the same snapshot gives the same bytes. All files are written, or none.",
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        return _run(asked)
    except AtlasError as why:
        print(f"Error: {why}", file=sys.stderr)
    except OSError as why:
        print(f"Error: {why.filename} cannot be read: {why.strerror}.", file=sys.stderr)
    except (KeyError, TypeError, ValueError) as why:
        said = f"a line of it has a field that is missing, misspelt or of another kind ({why!r})"
        print(f"Error: the catalogue cannot be used: {said}.", file=sys.stderr)
    return MISTAKE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m atlas_data",
        description="Make the atlas's data: raw files → catalogue → snapshot.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    made = {
        name: commands.add_parser(name, help=short, description=f"{short.capitalize()}. {more}")
        for name, (short, more) in _COMMANDS.items()
    }
    files = f"folder that holds {', '.join(FILES)}"
    made["adopt"].add_argument("folder", type=Path, help=files)
    made["build"].add_argument(
        "--out", type=Path, default=build.SNAPSHOTS, help="folder for the snapshot (%(default)s)"
    )
    publish = made.pop("release")
    publish.add_argument("folder", type=Path, help="new folder for the files")
    publish.add_argument("--dry-run", action="store_true", help="name the files and write nothing")
    publish.add_argument(
        "--snapshots", type=Path, default=build.SNAPSHOTS, help="where snapshots are (%(default)s)"
    )
    made["plain"].add_argument("--save", type=Path, help="a page to write the report to")
    for command in made.values():
        command.add_argument(
            "--catalogue",
            type=Path,
            default=catalogue.FOLDER,
            help="folder of the catalogue (%(default)s)",
        )
    return parser


def _run(asked: argparse.Namespace) -> int:
    if asked.command == "adopt":
        print("\n".join(adopt(asked.folder, asked.catalogue).lines()))
        return DONE
    if asked.command == "plain":
        print(plain.run(asked.catalogue, asked.save))
        return DONE
    if asked.command == "release":
        _release(asked.snapshots, asked.folder, dry=asked.dry_run)
        return DONE
    held = build.read(asked.catalogue)
    found = build.studies(held)
    if _tell(held, found):
        return DISHONEST
    if asked.command == "build":
        _write(held, found, asked.out)
    return DONE


def _tell(held: Catalogue, found: Sequence[Study]) -> bool:
    findings = validate_all(held, found)
    for finding in findings:
        print(finding)
    words = f"{len(findings)} findings; nothing may be published" if findings else "no findings"
    print(f"{len(found)} studies checked: {words}.")
    return bool(findings)


def _write(held: Catalogue, found: Sequence[Study], folder: Path) -> None:
    if not folder.is_dir():
        raise AtlasError(f"There is no folder {folder}; make it or give another with --out.")
    path = folder / f"{held.about['date']}.parquet"
    snapshot.write(build.table(held, found), path)
    size = path.stat().st_size / 1024
    print(f"{path.name} written: {len(found)} studies, {size:.0f} KiB.")


def _release(snapshots: Path, place: Path, *, dry: bool) -> None:
    edition = release.newest(snapshots)
    release.refuse_full(place)
    made = release.listed(edition) if dry else release.write(edition, place)
    for one in made:
        print(f"{one.sha256[:12]}  {one.size:>10,} bytes  {one.name}")
    done = "would be written" if dry else "written"
    print(f"Snapshot {edition.name}: {len(made)} files {done} to {place}.")


if __name__ == "__main__":
    sys.exit(main())
