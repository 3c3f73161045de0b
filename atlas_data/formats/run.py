"""Pieces of a printed reference, and what the three styles print alike."""

from __future__ import annotations

import re
from dataclasses import dataclass

from atlas_data.formats.parts import clean, marks, title
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
    if said:
        return Run(text=words, italic=italic), Run(text=f"{said}.")
    return (Run(text=ended(words), italic=italic),)


def name_of(journal: str | None) -> str:
    """A journal's name as a reference prints it: no full stop of its own at the end."""
    return clean(journal).rstrip(". ")


def joined(*groups: tuple[Run, ...]) -> tuple[Run, ...]:
    """The groups that hold anything, a space between them."""
    out: list[Run] = []
    for group in filter(None, groups):
        out += [Run(text=" "), *group] if out else group
    return tuple(out)
