"""The short forms of the atlas's own texts, and what they stand for.

Everything is read once, when the module is imported; a broken entry is named with its remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from atlas_data.vocabulary import yaml_file

PLAIN = 12  # words in which a lay reader is told what a long form means
_FIELDS = ("short", "long", "plain", "also")
_CAPITALS = re.compile(r"[^\W\d_a-zα-ω]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A short form with its standard long form; `plain` says it where that says nothing.

    `also` are other spellings of the short form; one that adds an "s" is its plural.
    """

    short: str
    long: str
    plain: str | None = None
    also: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The short form and its other spellings."""
        return (self.short, *self.also)

    def said(self, spelling: str) -> str:
        """The long form of one spelling: of a plural, the plural."""
        return f"{self.long}s" if spelling == f"{self.short}s" else self.long


def read(path: Path) -> Mapping[str, Abbreviation]:
    """Abbreviations by short form, in the file's order. `AtlasError` names what is wrong."""
    found = yaml_file.parsed(path)
    raws = found.get("abbreviations") if isinstance(found, dict) else None
    if not isinstance(raws, list) or not raws:
        raise yaml_file.wrong(
            path, "has no list “abbreviations:”", "begin each entry with “- short:”"
        )
    table: dict[str, Abbreviation] = {}
    taken: set[str] = set()
    for number, raw in enumerate(raws, 1):
        where = _name(raw) or str(number)
        for problem in _problems(raw, taken):
            raise yaml_file.wrong(path, problem, "see the other entries for how it is done", where)
        entry = Abbreviation(**{**raw, "also": tuple(raw.get("also", ()))})
        table[entry.short] = entry
        taken.update(entry.spellings)
    return MappingProxyType(table)


def _name(raw: Any) -> str | None:
    return str(raw["short"]) if isinstance(raw, dict) and raw.get("short") else None


def _problems(raw: Any, taken: set[str]) -> Iterator[str]:
    needed = (
        ("short", "long", "plain")
        if isinstance(raw, dict) and "plain" in raw
        else ("short", "long")
    )
    yield from yaml_file.faults(raw, fields=_FIELDS, texts=needed)
    also = raw.get("also", [])
    if not isinstance(also, list) or not all(isinstance(one, str) for one in also):
        yield "has no list of spellings under also"
        return
    yield from _spellings((raw["short"], *also), taken)
    if len(raw.get("plain", "").split()) > PLAIN:
        yield f"says plainly what takes more than {PLAIN} words"


def _spellings(spellings: Iterable[str], taken: set[str]) -> Iterator[str]:
    seen = set(taken)
    for one in spellings:
        if one in seen:
            yield f"has the spelling “{one}”, which stands there twice"
        if len(_CAPITALS.findall(one)) < 2:
            yield f"has the spelling “{one}”, which has not two capital letters"
        seen.add(one)


ABBREVIATIONS: Mapping[str, Abbreviation] = read(Path(__file__).with_suffix(".yaml"))
