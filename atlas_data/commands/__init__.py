"""The commands of `python -m atlas_data`, one module for each kind of work."""

from __future__ import annotations

from atlas_data.commands import explaining, importing, measuring, publishing, shipped, updating
from atlas_data.commands.command import (
    DISHONEST,
    DONE,
    EXIT_CODES,
    MISTAKE,
    UNFINISHED,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    *shipped.COMMANDS,
    *importing.COMMANDS,
    *updating.COMMANDS,
    *publishing.COMMANDS,
    *explaining.COMMANDS,
    *measuring.COMMANDS,
)

__all__ = ["COMMANDS", "DISHONEST", "DONE", "EXIT_CODES", "MISTAKE", "UNFINISHED", "Command"]
