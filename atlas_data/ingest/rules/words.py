"""The words a rule rests on: cut as they stand, with the character they begin at."""

from __future__ import annotations

import re

from atlas_data.model import Evidence, Reason
from atlas_data.vocabulary.match import Hit

MOST_WORDS = 12  # of any piece of evidence; coding manual, version 1
_FIRST = re.compile(rf"\S+(?:\s+\S+){{0,{MOST_WORDS - 1}}}")
_SPACE = re.compile(r"\s+")


def at(text: str, place: str, start: int, end: int) -> Evidence:
    """Evidence for characters `start` to `end` of the text of a place, its first words."""
    while start < end and text[start].isspace():
        start += 1
    said = text[start:end]
    held = _FIRST.match(said)
    rule = f"{place} says “{_SPACE.sub(' ', said)}”"
    words = held.group() if held else said.rstrip()
    return Evidence(words=words, place=place, by="rule", rule=rule, start=start)


def of_hit(hit: Hit, text: str, place: str) -> Evidence:
    """Evidence for a hit of the vocabulary in the text of a place."""
    return at(text, place, hit.start, hit.end)


def of_term(name: str, kind: str, place: str) -> Evidence:
    """Evidence for an index term or a publication type, as the source printed it."""
    words = " ".join(name.split()[:MOST_WORDS])
    return Evidence(words=words, place=place, by="rule", rule=f"{kind} “{name}”")


def reason(
    facet: str, term: str, evidence: Evidence, *, role: str | None = None, holds: bool = True
) -> Reason:
    """A conclusion of a rule about one facet."""
    return Reason(facet=facet, term=term, role=role, holds=holds, evidence=evidence)
