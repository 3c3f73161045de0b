"""Pieces of a printed reference, and what the three styles print alike."""

from __future__ import annotations

import re
from dataclasses import dataclass

from atlas_data.formats.parts import marks, title
from atlas_data.model import Record

_ENDED = re.compile(r"""[.?!…]["'”’»]*$""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words of a reference in one type, perhaps leading somewhere."""

    text: str
    italic: bool = False
    link: str | None = None


def ended(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already (T3: never "?." or "..")."""
    return text if not text or _ENDED.search(text) else f"{text}."


def titled(record: Record, *, italic: bool = False) -> tuple[Run, ...]:
    """The title, and behind it in brackets what became of the report (C9); a full stop last."""
    words, said = title(record), "".join(f" [{mark}]" for mark in marks(record))
    stop = said + "." if said or ended(words) != words else ""
    name = Run(text=words, italic=italic)
    return (name, Run(text=stop)) if stop else (name,)


def joined(*groups: tuple[Run, ...]) -> tuple[Run, ...]:
    """The groups that hold anything, a space between them."""
    out: list[Run] = []
    for group in filter(None, groups):
        out += [Run(text=" "), *group] if out else group
    return tuple(out)
