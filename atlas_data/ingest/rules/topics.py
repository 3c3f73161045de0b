"""What a report is about: its title first, then its index terms, then its abstract.

The name of the illness and the sentence that describes it say nothing of the topic and are masked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from atlas_data import vocabulary
from atlas_data.ingest.rules import likely, words
from atlas_data.ingest.rules.material import Material
from atlas_data.model import Evidence, Reason
from atlas_data.vocabulary import match

MOST = 4
_TOPICS = likely.Terms(vocabulary.TOPICS)
# Points by `meta.matching` of topics.yaml; keywords of authors count as MeSH does.
_TITLE, _INDEX, _ABSTRACT, _MOST_OF_ABSTRACT, _ENOUGH = 3, 2, 1, 2, 3
_DESCRIBES_ILLNESS = re.compile(
    r"characteri[sz]ed by|hallmark|defined by|\bis an? (?:\w+ )?(?:complex|chronic|debilitating|"
    r"disabling|serious|severe|multi-?system\w*|long-term)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    points: int
    evidence: Evidence
    title_at: int  # where the title names it; after its end where it does not


def found(material: Material) -> Mapping[str, Evidence]:
    """At most four topics with the words for each, the first named in the title first."""
    titled = _in_title(material)
    if material.level == "title":
        return dict(list(titled.items())[:MOST])
    named = _named(material, titled)
    enough = {name: one for name, one in named.items() if one.points >= _ENOUGH}
    ranked = sorted(enough, key=lambda name: (enough[name].title_at, -enough[name].points))
    return {name: named[name].evidence for name in ranked[:MOST]}


def reasons(topics: Mapping[str, Evidence]) -> tuple[Reason, ...]:
    """A reason for each topic."""
    return tuple(words.reason("topic", name, held) for name, held in topics.items())


def _in_title(material: Material) -> dict[str, Evidence]:
    record = material.record
    masked = _masked(record.title)
    sought = _TOPICS.possible(record.title)
    hits = {name: match.hits(held, title=masked) for name, held in sought.items()}
    found = {name: some for name, some in hits.items() if some}
    first = sorted(found.items(), key=lambda item: item[1][0].start)
    return {name: words.of_hit(hits[0], record.title, "title") for name, hits in first}


def _named(material: Material, titled: Mapping[str, Evidence]) -> dict[str, _Named]:
    record, abstract = material.record, material.text("abstract")
    masked = _without_description(_masked(abstract))
    sought = _TOPICS.possible(abstract)
    told = {name: match.hits(held, title="", text=masked) for name, held in sought.items()}
    indexed = _indexed(material)
    named: dict[str, _Named] = {}
    for name in vocabulary.TOPICS:
        hits = told.get(name, [])
        points = _TITLE * (name in titled) + _INDEX * (name in indexed)
        points += min(_ABSTRACT * len(hits), _MOST_OF_ABSTRACT)
        evidence = titled.get(name) or indexed.get(name)
        if evidence is None and hits:
            evidence = words.of_hit(hits[0], abstract, "abstract")
        if evidence is not None:
            at = titled[name].start or 0 if name in titled else len(record.title)
            named[name] = _Named(points=points, evidence=evidence, title_at=at)
    return named


def _indexed(material: Material) -> dict[str, Evidence]:
    """Topics that a MeSH heading names, or a keyword of the authors by its words."""
    found: dict[str, Evidence] = {}
    for printed in material.record.mesh:
        for name in _by_heading().get(printed.split("/")[0].strip("* "), ()):
            found.setdefault(name, words.of_term(printed, "MeSH heading", "keywords"))
    for printed in material.record.keywords:
        for name in _of_keyword(printed):
            found.setdefault(name, words.of_term(printed, "keyword", "keywords"))
    return found


@lru_cache(maxsize=4096)
def _of_keyword(printed: str) -> tuple[str, ...]:
    masked = _masked(printed)
    sought = _TOPICS.possible(printed)
    return tuple(name for name, held in sought.items() if match.hits(held, title=masked))


@cache
def _by_heading() -> dict[str, list[str]]:
    by: dict[str, list[str]] = {}
    for name, topic in vocabulary.TOPICS.items():
        for heading in topic.mesh:
            by.setdefault(heading.name, []).append(name)
    return by


def _masked(text: str) -> str:
    """The text with the names of the illness blanked, every other character in its place."""
    for pattern in vocabulary.RULES["topics"]["mask_before_matching"]:
        text = re.sub(pattern, lambda hit: " " * len(hit.group()), text, flags=re.I)
    return text


def _without_description(abstract: str) -> str:
    """The abstract without its first sentence, where that describes the illness."""
    first = abstract.find(". ") + 1
    if first and _DESCRIBES_ILLNESS.search(abstract, 0, first):
        return " " * first + abstract[first:]
    return abstract
