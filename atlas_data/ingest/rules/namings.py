"""Every place where a text names a case definition, with the role it has there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from atlas_data import vocabulary
from atlas_data.ingest.rules import cases, likely, listed, roles, words
from atlas_data.ingest.rules.material import FULL_TEXT, Material
from atlas_data.ingest.rules.roles import Role
from atlas_data.ingest.rules.sentences import Sentence, sentences
from atlas_data.model import Evidence
from atlas_data.vocabulary import match
from atlas_data.vocabulary.match import Hit
from atlas_data.vocabulary.term import CaseDefinition, Pattern

# The order in which places are believed; in the last ones a definition is only ever mentioned.
CHOOSING = ("methods", "abstract", "title", "results")
PLACES = (*CHOOSING, *(place for place in FULL_TEXT if place not in CHOOSING))
_DEFINITIONS = likely.Terms(vocabulary.CRITERIA)
_LABELS = ("diagnosis_code", "no_definition")
_LEAD = 7  # words before a naming that are shown with it
_INCLUDES = re.compile(
    r"[^.;:]{0,80}\b(?:inclusion|eligib\w+|included|enrolled|recruited|to participate)\b"
    r"[^.;:]{0,60}:",
    re.IGNORECASE,
)
_OF_CONTROLS = roles.Role(name="mentioned", because="in the list of who may be a control")
_BEYOND = roles.Role(name="mentioned", because="outside methods, abstract and title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A definition named in a sentence of a place; `start` and `end` count from the sentence's."""

    id: str
    place: str
    sentence: Sentence
    start: int
    end: int
    role: Role

    @property
    def pem_status(self) -> str:
        """What the definition asks: required, not_required or unclear."""
        return vocabulary.CRITERIA[self.id].pem_status

    @property
    def is_label(self) -> bool:
        """Whether it is no definition but a code or a person's own word."""
        return vocabulary.CRITERIA[self.id].kind in _LABELS

    @property
    def other_condition(self) -> bool:
        """Whether it defines another condition, and so never decides about ME/CFS."""
        return vocabulary.CRITERIA[self.id].kind in (
            "other_condition_definition",
            "adverse_event_definition",
        )

    def evidence(self, text: str) -> Evidence:
        """The words of the naming and those that lead to it, in the text of the place."""
        said = self.sentence.text
        named = len(said[self.start : self.end].split())
        room = max(min(_LEAD, words.MOST_WORDS - named), 0)
        begin = self.start
        for _ in range(room):
            begin = max(said.rfind(" ", 0, max(begin - 1, 0)) + 1, 0)
        offset = self.sentence.start
        return words.at(text, self.place, offset + begin, offset + self.end)


@lru_cache(maxsize=4)
def namings(material: Material) -> tuple[Naming, ...]:
    """All of them, place by place in the order of trust, and as they stand within each."""
    other = cases.came_with_other_illness(material)
    return tuple(one for place in PLACES for one in _of_place(material, place, other))


def _of_place(material: Material, place: str, other: bool) -> Iterator[Naming]:
    text = material.text(place)
    hits = _hits(material, text)
    if not hits:
        return
    cut = sentences(text)
    starts = [one.start for one in cut]
    by_sentence: dict[int, list[tuple[str, Hit]]] = {}
    for name, hit in hits:
        by_sentence.setdefault(bisect_right(starts, hit.start) - 1, []).append((name, hit))
    for number, held in by_sentence.items():
        sentence = cut[number]
        several = len({name for name, _ in held}) > 1
        for name, hit in held:
            start = hit.start - sentence.start
            end = min(hit.end - sentence.start, len(sentence.text))
            role = _BEYOND
            under = listed.kind(text, hit.start)
            if under == listed.CONTROLS:
                role = _OF_CONTROLS
            elif place in CHOOSING:
                clause, offset = _clause(sentence.plain, start)
                role = roles.role(
                    listed.HEADS.get(under or "", "")
                    + _list_head(sentence.plain, offset, start)
                    + clause[: start - offset],
                    clause[start - offset : end - offset],
                    clause[end - offset :],
                    alone=not several,
                    other_illness=other,
                    label=vocabulary.CRITERIA[name].kind in _LABELS,
                )
            yield Naming(id=name, place=place, sentence=sentence, start=start, end=end, role=role)


def _hits(material: Material, text: str) -> list[tuple[str, Hit]]:
    if not text:
        return []
    held = {
        name: _with_only(vocabulary.CRITERIA[name], kept)
        for name, kept in _DEFINITIONS.possible(text).items()
    }
    record = material.record
    found = match.labels(held, title=record.title, text=text, year=record.year)
    inside = [(name, hit) for name, hits in found.items() for hit in hits if hit.place == "text"]
    return sorted(inside, key=lambda pair: (pair[1].start, pair[1].end))


def _with_only(term: CaseDefinition, kept: tuple[Pattern, ...]) -> CaseDefinition:
    return term if len(kept) == len(term.patterns) else replace(term, patterns=kept)


def _clause(sentence: str, at: int) -> tuple[str, int]:
    """The part between semicolons in which a character stands, and where it begins."""
    begin = sentence.rfind(";", 0, at) + 1
    end = sentence.find(";", at)
    if sentence.count("(", begin, at) > sentence.count(")", begin, at):  # “(CCC; n = 84)”
        begin = sentence.rfind(";", 0, sentence.rfind("(", 0, at)) + 1
    return sentence[begin : end if end >= 0 else len(sentence)], begin


def _list_head(sentence: str, begin: int, at: int) -> str:
    """What opens a list of whom to include, for a clause further down the list; else nothing."""
    head = _INCLUDES.match(sentence)
    if not begin or head is None or "xclu" in sentence[head.end() : at]:
        return ""
    return head.group() + " "


def deciding(found: Iterable[Naming]) -> list[Naming]:
    """Those by which people were chosen, of the most trusted place that has any."""
    entry = [one for one in found if one.role.name == "entry" and not one.other_condition]
    first = next((place for place in CHOOSING if any(one.place == place for one in entry)), None)
    held = [one for one in entry if one.place == first]
    known = {one.id for one in held}
    return held + [one for one in entry if first == "methods" and _denies(one, known)]


def _denies(one: Naming, known: set[str]) -> bool:
    """Whether an abstract names a looser definition that the methods do not: better no answer."""
    return one.place == "abstract" and one.pem_status == "not_required" and one.id not in known
