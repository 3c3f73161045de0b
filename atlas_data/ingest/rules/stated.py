"""Sentences that say outright that PEM was needed to join, or not, or that it was measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from atlas_data import vocabulary
from atlas_data.ingest.rules import listed, words
from atlas_data.ingest.rules.material import Material
from atlas_data.ingest.rules.namings import Naming
from atlas_data.ingest.rules.sentences import Sentence, sentences
from atlas_data.model import Evidence
from atlas_data.vocabulary import match
from atlas_data.vocabulary.match import Hit

_NAMED = re.compile(r"post[- ]?\s?exertion|\bPEM\b|\bPENE\b|\bPESE\b", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*•–·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_MEASURED_IN = ("title", "abstract", "methods", "results")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence on PEM as a rule for joining: `status` is required or not_required."""

    status: str
    place: str
    evidence: Evidence


def rules(material: Material, named: Iterable[Naming]) -> tuple[Said, ...]:
    """What methods and abstract say of PEM as a rule for joining, in that order."""
    only_named = {
        (one.place, one.sentence.start)
        for one in named
        if one.pem_status == "required" and one.role.name != "entry"
    }
    return tuple(
        said
        for place, sentence in _naming_pem(material, ("methods", "abstract"))
        # “unlike the CCC, in which PEM is compulsory” speaks of a definition, not of the study
        if (place, sentence.start) not in only_named and not _hits("background", sentence)
        for said in _said(material, place, sentence)
    )


def measured(material: Material) -> Evidence | None:
    """The first words that show that PEM was measured, provoked or counted."""
    for place, sentence in _naming_pem(material, _MEASURED_IN):
        text = material.text(place)
        if place in ("title", "results"):  # what is named there was looked at
            hit = _NAMED.search(sentence.plain)
            return hit and words.at(text, place, *_span(sentence, hit.span()))
        found = [] if _hits("background", sentence) else _hits("measured", sentence)
        if found:
            return _evidence(material, place, sentence, found[0])
    return None


def _naming_pem(material: Material, places: Iterable[str]) -> Iterator[tuple[str, Sentence]]:
    for place in places:
        text = material.text(place)
        if text and _NAMED.search(match.plain(text)):
            for sentence in sentences(text):
                if _NAMED.search(sentence.plain):
                    yield place, sentence


def _said(material: Material, place: str, sentence: Sentence) -> Iterator[Said]:
    if found := _hits("explicit_not_required", sentence):
        held = _evidence(material, place, sentence, found[0])
        yield Said(status="not_required", place=place, evidence=held)
    elif found := _hits("explicit_required", sentence) or _listed(material, place, sentence):
        held = _evidence(material, place, sentence, found[0])
        yield Said(status="required", place=place, evidence=held)


def _listed(material: Material, place: str, sentence: Sentence) -> list[Hit]:
    """What an item of a list says together with the heading of the list, in words of the item."""
    named = _NAMED.search(sentence.plain)
    if named is None:
        return []
    kind = listed.kind(material.text(place), sentence.start + named.start())
    head = listed.HEADS.get(kind or "")
    if head is None:
        return []
    bullet = _BULLET.match(sentence.text)
    item = sentence.text[bullet.end() if bullet else 0 :]
    added = len(head) - (len(sentence.text) - len(item))
    return [
        replace(hit, start=max(hit.start, len(head)) - added, words=hit.words[_of(hit, head) :])
        for hit in _hits("explicit_required", Sentence(start=0, text=head + item))
    ]


def _of(hit: Hit, head: str) -> int:
    """How many characters of a hit belong to the heading."""
    return max(len(head) - hit.start, 0)


def _hits(cue: str, sentence: Sentence) -> list[Hit]:
    found = match.hits(vocabulary.PEM_CUES[cue], title="", text=sentence.plain)
    return [hit for hit in found if hit.place == "text"]


def _evidence(material: Material, place: str, sentence: Sentence, hit: Hit) -> Evidence:
    """The words of a cue; of long ones the last twelve, where PEM stands."""
    start = hit.end
    for _ in range(words.MOST_WORDS):
        start = max(sentence.text.rfind(" ", hit.start, max(start - 1, hit.start)) + 1, hit.start)
    return words.at(material.text(place), place, *_span(sentence, (start, hit.end)))


def _span(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    return sentence.start + span[0], sentence.start + span[1]
