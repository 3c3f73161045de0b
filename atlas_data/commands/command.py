"""What a command of the command line is: its name, its words, its arguments, what it does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from atlas_data.commands.talk import Talk
from atlas_data.ingest import build, catalogue

DONE, DISHONEST, MISTAKE, UNFINISHED = 0, 1, 2, 3
EXIT_CODES = """exit codes:
  0  done
  1  the data holds something that must not be published (each finding is listed)
  2  a mistake in the command or its files (said in one line)
  3  begun and not finished, and nothing is lost: run the same command again
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: `short` stands in the list, `more` on its own help page."""

    name: str
    short: str
    more: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Talk], int]


def catalogue_folder(parser: ArgumentParser) -> None:
    """`--catalogue`: the text files the shipped data is made from."""
    parser.add_argument(
        "--catalogue",
        type=Path,
        default=catalogue.FOLDER,
        help="folder of the catalogue (%(default)s)",
    )


def snapshots_folder(parser: ArgumentParser) -> None:
    """`--snapshots`: where shipped snapshots are."""
    parser.add_argument(
        "--snapshots", type=Path, default=build.SNAPSHOTS, help="where snapshots are (%(default)s)"
    )


def dry_run(parser: ArgumentParser) -> None:
    """`--dry-run`: everything but writing."""
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, do nothing")
