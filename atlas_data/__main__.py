"""The command line: make the shipped data, bring in more, publish it, explain and measure it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from atlas_data.commands import COMMANDS, EXIT_CODES, MISTAKE, UNFINISHED
from atlas_data.commands.talk import Talk
from atlas_data.model import AtlasError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    asked = _parser().parse_args(arguments)
    talk = Talk(machine=asked.json)
    command = next(one for one in COMMANDS if one.name == asked.command)
    try:
        return talk.end(command.run(asked, talk))
    except AtlasError as why:
        return talk.end(MISTAKE, str(why))
    except KeyboardInterrupt:
        said = "Stopped. Nothing is lost: the same command goes on, or begins again."
        return talk.end(UNFINISHED, said)
    except OSError as why:
        what = f"{why.filename} cannot be read or written" if why.filename else "The disk failed"
        return talk.end(MISTAKE, f"{what}: {why.strerror or why}.")
    except (KeyError, TypeError, ValueError) as why:
        said = f"a line of it has a field that is missing, misspelt or of another kind ({why!r})"
        return talk.end(MISTAKE, f"the catalogue cannot be used: {said}.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m atlas_data",
        description="Make the atlas's data. What ships: adopt, build, release. An operator's own: "
        "update or import, then publish.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(json=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for one in COMMANDS:
        made = commands.add_parser(
            one.name, help=one.short, description=f"{one.short.capitalize()}. {one.more}"
        )
        made.add_argument(
            "--json", action="store_true", help="print one JSON object instead of lines"
        )
        one.arguments(made)
    return parser


if __name__ == "__main__":
    sys.exit(main())
