"""The words of method that pages use, each with its plain meaning and how a page spells it.

Everything is read once, when the module is imported; a broken entry is named with its remedy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from atlas_data import texts, vocabulary
from atlas_data.vocabulary import yaml_file

_FIELDS = ("id", "word", "meaning", "link", "studies")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of method in the language in use; `id` is its anchor, which stands in links.

    `link` are the spellings that become a link where a page first uses them. `studies` are terms
    by filter: the choices that show studies of that kind.
    """

    id: str
    word: str
    meaning: str
    link: tuple[str, ...] = ()
    studies: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """Words by id, in the file's order; `linked` is every anchor with its linked spellings."""

    words: Mapping[str, Word]
    linked: Mapping[str, tuple[str, ...]]


def read(path: Path) -> Glossary:
    """The glossary of a file. Raises `AtlasError` naming entry and remedy when one is broken."""
    found = yaml_file.parsed(path)
    raws = found.get("words") if isinstance(found, dict) else None
    if not isinstance(raws, list) or not raws:
        raise yaml_file.wrong(path, "has no list “words:”", "begin each entry with “- id:”")
    words: dict[str, Word] = {}
    for number, raw in enumerate(raws, 1):
        where = str(raw.get("id", number)) if isinstance(raw, dict) else str(number)
        for problem in _problems(raw, words):
            raise yaml_file.wrong(path, problem, "see the other entries for how it is done", where)
        words[where] = _word(raw)
    linked = {one.id: one.link for one in words.values() if one.link}
    for anchor, spellings in (found.get("linked") or {}).items():
        linked[str(anchor)] = _said(spellings)
    return Glossary(MappingProxyType(words), MappingProxyType(linked))


def _word(raw: Mapping[str, Any]) -> Word:
    return Word(
        id=raw["id"],
        word=texts.shown(raw["word"]),
        meaning=texts.shown(raw["meaning"]),
        link=_said(raw.get("link", ())),
        studies=tuple((key, tuple(ids)) for key, ids in raw.get("studies", {}).items()),
    )


def _said(spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(texts.shown, spellings))


def _problems(raw: Any, known: Mapping[str, Word]) -> Iterator[str]:
    yield from yaml_file.faults(raw, fields=_FIELDS, texts=("id", "word", "meaning"))
    if raw.get("id") in known:
        yield "stands there twice"
    if not isinstance(raw.get("link", []), list):
        yield "has no list of spellings under link"
    for key, ids in raw.get("studies", {}).items():
        for one in ids:
            if one not in vocabulary.FACETS.get(key, {}):
                yield f"leads to “{one}”, which the filter “{key}” does not have"


GLOSSARY: Glossary = read(Path(__file__).with_suffix(".yaml"))
