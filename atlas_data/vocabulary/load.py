"""Reads the vocabulary files of a folder and says exactly which entry is wrong, if one is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any, TypeVar

from atlas_data import texts
from atlas_data.model import AtlasError
from atlas_data.vocabulary import history, yaml_file
from atlas_data.vocabulary.term import (
    PLACEHOLDERS,
    CaseDefinition,
    CaveatTerm,
    Design,
    Heading,
    HistorySource,
    PathogenTerm,
    Pattern,
    Proof,
    ReportingElement,
    Term,
    Topic,
)

SHORT = 28  # characters that fit on a chip of a phone screen
T = TypeVar("T", bound=Term)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All entries of a folder, in the order of its files; `rules` are the files' `meta`."""

    criteria: Mapping[str, CaseDefinition]
    viruses: Mapping[str, PathogenTerm]
    designs: Mapping[str, Design]
    caveats: Mapping[str, CaveatTerm]
    topics: Mapping[str, Topic]
    reporting: Mapping[str, ReportingElement]
    terms: Mapping[str, Mapping[str, Term]]
    lacking: Mapping[str, Mapping[str, Term]]
    pem_cues: Mapping[str, tuple[Pattern, ...]]
    caveat_cues: Mapping[str, Pattern]
    rules: Mapping[str, Mapping[str, Any]]
    version: str


def read(folder: Path) -> Vocabulary:
    """Read the files. Raises `AtlasError` naming file, entry and remedy when one is broken."""
    files = {name: _File(folder, name) for name in ("criteria", "viruses", "designs")}
    files |= {name: _File(folder, name) for name in ("caveats", "topics", "reporting", "terms")}
    lists = {"lacking": files["terms"].entries(Term, "lacking")}
    lists = files["terms"].lists(Term, "lists") | lists
    return Vocabulary(
        criteria=files["criteria"].entries(CaseDefinition, "criteria"),
        viruses=files["viruses"].entries(PathogenTerm, "pathogens"),
        designs=files["designs"].entries(Design, "designs"),
        caveats=files["caveats"].entries(CaveatTerm, "caveats"),
        topics=files["topics"].entries(Topic, "topics"),
        reporting=files["reporting"].entries(ReportingElement, "reporting"),
        terms=MappingProxyType(lists),
        lacking=MappingProxyType(files["terms"].lists(Term, "facets")),
        pem_cues=MappingProxyType(files["criteria"].cues("pem_cues")),
        caveat_cues=MappingProxyType(
            {key: one for key, (one,) in files["caveats"].cues("text_patterns").items()}
        ),
        rules=MappingProxyType({name: file.part("meta") for name, file in files.items()}),
        version=version(folder),
    )


def version(folder: Path) -> str:
    """First 12 hexadecimal digits of the SHA-256 of all vocabulary files, in order of name."""
    bytes_ = b"".join(path.read_bytes() for path in sorted(folder.glob("*.yaml")))
    return hashlib.sha256(bytes_).hexdigest()[:12]


class _File:
    """One parsed file; knows its name, so that every complaint can give it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.yaml"
        found = yaml_file.parsed(self.path)
        self.found: dict[str, Any] = found if isinstance(found, dict) else {}

    def wrong(self, what: str, remedy: str, entry: str | None = None) -> AtlasError:
        return yaml_file.wrong(self.path, what, remedy, entry)

    def part(self, key: str) -> Mapping[str, Any]:
        held = self.found.get(key, {})
        if not isinstance(held, dict):
            raise self.wrong(f"has no names under “{key}:”", "write name: value there")
        return MappingProxyType(held)

    def entries(self, kind: type[T], key: str) -> Mapping[str, T]:
        return self.table(kind, self.found.get(key), key)

    def lists(self, kind: type[T], key: str) -> dict[str, Mapping[str, T]]:
        return {name: self.table(kind, held, name) for name, held in self.part(key).items()}

    def table(self, kind: type[T], held: Any, key: str) -> Mapping[str, T]:
        if not isinstance(held, list) or not held:
            raise self.wrong(f"has no list “{key}:”", "add it, each entry beginning with “- id:”")
        table: dict[str, T] = {}
        for number, raw in enumerate(held, 1):
            entry = self.entry(kind, raw, f"{number} of {key}")
            if entry.id in table:
                raise self.wrong("stands there twice", "give the second another id", entry.id)
            table[entry.id] = entry
        return MappingProxyType(table)

    def entry(self, kind: type[T], raw: Any, where: str) -> T:
        if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
            raise self.wrong("has no id", "begin it with “- id: some_name”", where)
        # YAML 1.1 reads the bare keys `yes` and `no` as true and false
        named = {{True: "yes", False: "no"}.get(key, str(key)): raw[key] for key in raw}
        if kind is CaveatTerm:
            named.setdefault("meaning", named.get("plain"))
        id_ = named["id"]
        for problem in _problems(kind, named):
            raise self.wrong(problem, "see the other entries for how it is done", id_)
        filled = {key: self.value(key, held, id_) for key, held in named.items()}
        return kind(**filled, names=(named["label"], named["short"]))

    def value(self, key: str, held: Any, entry: str) -> Any:
        if key in _LISTS and not isinstance(held, list):
            raise self.wrong(f"has no list under {key}", "begin each line of it with “- ”", entry)
        if key == "patterns":
            return tuple(self.pattern(one, entry) for one in held)
        if key in ("mesh", "publication_types"):
            return tuple(self.part_of(Heading, one, entry) for one in held)
        if key in ("yes", "no"):
            told = ({"text": one} if isinstance(one, str) else one for one in held)
            return tuple(self.part_of(Proof, one, entry) for one in told)
        if key == "history":
            return tuple(map(_said, held))
        if key == "history_sources":
            return tuple(self.source(one, entry) for one in held)
        if key in _SHOWN and isinstance(held, str):
            return _said(held)
        return tuple(held) if isinstance(held, list) else held

    def pattern(self, raw: Any, entry: str) -> Pattern:
        named = {"not_" if key == "not" else key: held for key, held in dict(raw).items()}
        pattern: Pattern = self.part_of(Pattern, named, entry)
        if pattern.strength == "weak" and not pattern.needs:
            raise self.wrong(
                "has a weak pattern without needs", "add needs: or make it strong", entry
            )
        return pattern

    def source(self, raw: Any, entry: str) -> HistorySource:
        named = {key: _said(held) if key == "name" else held for key, held in raw.items()}
        source: HistorySource = self.part_of(HistorySource, named, entry)
        return source

    def part_of(self, kind: Callable[..., Any], raw: Any, entry: str) -> Any:
        try:
            return kind(**raw)
        except TypeError as why:
            told = str(why).replace("__init__() ", "")
            raise self.wrong(f"is not understood ({told})", "mend that line", entry) from why

    def cues(self, key: str) -> dict[str, tuple[Pattern, ...]]:
        return {
            name: tuple(
                self.pattern(one, name) for one in (held if isinstance(held, list) else [held])
            )
            for name, held in self.part(key).items()
        }


_LISTS = {
    *("aliases", "patterns", "mesh", "publication_types", "sources", "yes", "no"),
    *("wins_over", "filled_by"),
}

_SHOWN = {  # what stands on a screen
    *("label", "short", "meaning", "plain", "because"),
    *("pem_location", "pem_verification", "pem_term_used", "badge_note"),
}


def _said(text: str) -> str:
    """A text in the language in use, its placeholders as they are."""
    if "{" not in text:
        return texts.shown(text)
    parts = Formatter().parse(text)
    return "".join(
        texts.shown(words) + (f"{{{name}}}" if name else "") for words, name, *_ in parts
    )


def _problems(kind: type[Term], entry: Mapping[str, Any]) -> Iterator[str]:
    known = {field.name: field for field in fields(kind) if field.name != "names"}
    needed = {n for n, f in known.items() if f.default is MISSING}
    for name in sorted(needed - set(entry)):
        yield f"has no {name}"
    for name in sorted(set(map(str, entry)) - set(known)):
        yield f"has a field “{name}” that no such entry has"
    for name in ("label", "short", "meaning"):
        if not isinstance(entry[name], str) or not entry[name].strip():
            yield f"has no text as {name}"
    if len(entry["short"]) > SHORT:
        yield f"has a short label of {len(entry['short'])} characters (at most {SHORT})"
    if kind is PathogenTerm:
        yield from history.problems(entry)
    if "because" in entry:
        yield from _unknown_placeholders(entry["because"])


def _unknown_placeholders(because: str) -> Iterator[str]:
    try:
        because.format_map(PLACEHOLDERS)
    except (KeyError, IndexError, ValueError) as why:
        yield f"has in “because” a placeholder that is not one of {', '.join(PLACEHOLDERS)} ({why})"
