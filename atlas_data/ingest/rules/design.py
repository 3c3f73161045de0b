"""The kind of a study: its publication types first, then its title, then what its text says.

Where a text is at hand, every cue that stands in it is weighed; the weightiest decides and the
others are kept as reasons that did not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from atlas_data.ingest.rules import likely, spans, title_design, words
from atlas_data.ingest.rules.design_cues import CUES, Cue
from atlas_data.ingest.rules.material import Material
from atlas_data.model import Evidence, Reason
from atlas_data.vocabulary import match
from atlas_data.vocabulary.seek import seeker

MOST_RIVALS = 3  # designs that are kept beside the one that decided
_IDEA_WITH_DATA = 24  # what an idea or a discussion loses in a paper that has data of its own
_METHODS = 6  # what a cue of the methods loses against the same in the abstract
_SAID_IN_METHODS = 56  # worth from which a cue is looked for there: the rest tells of details
_METHODS_READ = 4000  # characters; a design is said where methods begin
_DATA = re.compile(
    r"\bp\s?[<=>≤]\s?0?\.\d|\bn\s?=\s?\d|\b95\s?%|\bodds ratio|\d\s?%|"
    r"\b(?:were|was) (?:\w+ )?(?:recruited|enrolled|measured|collected|administered|"
    r"randomi[sz]ed)\b|"
    r"\bhealthy (?:controls|volunteers|subjects)\b|\bwe (?:measured|recruited|enrolled|found)\b|"
    r"\bresults\s*[:.]",
    re.I,
)
# Methods name the designs of other work too, and how a detail was done.
_SAYS_OF_ITSELF = re.compile(
    r"\b(?:this|our|we|the (?:present|current)|present|current|an?)\b[^.]{0,80}"
    r"\b(?:study|trial|analysis|design|survey|cohort|review|report|protocol)\b|"
    r"\b(?:study|trial|design) (?:was|is)\b",
    re.I,
)
# What a text must weigh to speak against a publication type; a type is never against these.
_SHARPER = {
    "narrative_review": {"systematic_review", "scoping_review", "meta_analysis", "hypothesis"},
    "systematic_review": {"scoping_review", "meta_analysis", "protocol"},
    "meta_analysis": {"protocol"},
    "nonrandomised_trial": {"rct", "crossover_trial", "protocol"},
    "rct": {"crossover_trial", "protocol", "secondary_analysis"},
    "case_report": {"case_series"},
}
_DECLARED = 60  # worth from which a text says what it is, not only what was done
_INDEX = likely.Index(cue.re for cue in CUES)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    design: str
    worth: int
    evidence: Evidence


def reasons(material: Material) -> tuple[Reason, ...]:
    """The design that decided, first, and its rivals; empty where nothing shows one."""
    printed = title_design.found(material.record)
    weighed = _best(material) if material.level != "title" else {}
    decided = _decided(printed, weighed)
    if decided is None:
        return ()
    name, evidence = decided
    rivals = [one for one in weighed.values() if one.design != name][:MOST_RIVALS]
    return (
        words.reason("design", name, evidence),
        *(words.reason("design", one.design, one.evidence, holds=False) for one in rivals),
    )


def _decided(
    printed: tuple[str, Evidence] | None, weighed: Mapping[str, _Weighed]
) -> tuple[str, Evidence] | None:
    best = next(iter(weighed.values()), None)
    if printed and printed[1].place == "publication_types":
        sharper = _SHARPER.get(printed[0], set())
        finer = [w for w in weighed.values() if w.design in sharper and w.worth >= _DECLARED]
        return (finer[0].design, finer[0].evidence) if finer else printed
    if best is not None:
        return best.design, best.evidence
    return printed


def _best(material: Material) -> dict[str, _Weighed]:
    """The weightiest cue of each design, the weightiest design first."""
    best: dict[str, _Weighed] = {}
    for one in _told(material):
        if one.design not in best or one.worth > best[one.design].worth:
            best[one.design] = one
    order = {name: number for number, name in enumerate(title_design.order())}
    ranked = sorted(best.values(), key=lambda one: (-one.worth, order[one.design]))
    return {one.design: one for one in ranked}


def _told(material: Material) -> list[_Weighed]:
    """What title and abstract say; the methods are asked only where these declare nothing."""
    first = list(_weighed(material, ("title", "abstract")))
    if any(one.worth >= _SAID_IN_METHODS for one in first):
        return first
    return first + list(_weighed(material, ("methods",)))


def _weighed(material: Material, places: tuple[str, ...]) -> Iterator[_Weighed]:
    texts = {place: match.plain(material.text(place)) for place in ("title", "abstract")}
    texts["methods"] = match.plain(material.text("methods"))[:_METHODS_READ]
    possible = {place: _possible(text.lower()) for place, text in texts.items()}
    for cue in CUES:
        for place in places:
            worth = _worth(cue, place)
            if not worth or cue.re not in possible[place]:
                continue
            if (hit := _hit(cue, place, texts[place])) and _stands(cue, texts):
                evidence = words.at(material.text(place), place, *hit.span())
                loss = _IDEA_WITH_DATA if cue.idea and _has_data(texts) else 0
                yield _Weighed(design=cue.design, worth=worth - loss, evidence=evidence)


def _has_data(texts: Mapping[str, str]) -> bool:
    return bool(texts["methods"]) or len(_DATA.findall(texts["abstract"])) > 1


def _worth(cue: Cue, place: str) -> int:
    """What a cue is worth in a place; in methods only those that tell what the study is."""
    if place == "methods":
        return 0 if cue.idea or cue.text < _SAID_IN_METHODS else cue.text - _METHODS
    return cue.title if place == "title" else cue.text


def _stands(cue: Cue, texts: Mapping[str, str]) -> bool:
    if cue.with_ and not any(map(seeker(cue.with_).search, texts.values())):
        return False
    return not (cue.without and any(map(seeker(cue.without).search, texts.values())))


def _hit(cue: Cue, place: str, text: str) -> re.Match[str] | None:
    """The first hit that counts, where as many count as the cue asks for."""
    first, counted = None, 0
    for hit in seeker(cue.re).finditer(text):
        if place == "abstract" and _of_others(text, hit.start()):
            continue
        if place != "title" and spans.only_wished(text, hit.start(), hit.end()):
            continue
        if place == "methods" and not _SAYS_OF_ITSELF.search(
            text, *spans.sentence(text, hit.start())
        ):
            continue
        first, counted = first or hit, counted + 1
        if counted >= (1 if place == "title" else cue.hits):
            return first
    return None


def _of_others(text: str, at: int) -> bool:
    own = spans.own(text)
    return at < own.start and not own.guessed


@lru_cache(maxsize=16)
def _possible(low: str) -> frozenset[str]:
    return _INDEX.possible(low)
