"""How many people took part, where it stands plainly; numbers that disagree give none.

Subgroups are never added up: only a number that stands for the whole group counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from atlas_data import vocabulary
from atlas_data.ingest.rules import groups, spans, words
from atlas_data.ingest.rules.groups import Group
from atlas_data.ingest.rules.material import Material
from atlas_data.model import Evidence, Reason, Sample

_METHODS_READ = 6000  # characters of the methods; numbers of participants stand early
# Designs that count the people of other studies.
_COUNTS_OTHERS = frozenset({"evidence_synthesis", "guidance", "narrative", "status"})
# People who were counted before anybody took part, and parts of the group.
_NOT_THE_GROUP = re.compile(
    r"\b(?:screened|approached|million|per 100|prevalence of|worldwide|estimated|will be)\b",
    re.I,
)
_MOST_UNSAID = 20_000  # more people than that were counted in a population, not examined
_AT_RANDOM = re.compile(
    r"\bgeneral population\b|\brandom (?:population )?samples?\b|\brandomly selected\b|"
    r"\bprimary care patients\b|\bpopulation-based\b|\bnationwide\b",
    re.I,
)
# "91 patients ... 65% were diagnosed with ME/CFS": not all of them have the illness
_MIXED = re.compile(
    r"\d\s?%\)?[^.;]{0,40}\b(?:diagnosed with|met (?:the )?(?:\w+ ){0,3}criteria|fulfilled)|"
    r"\b(?:time of|after|following) acute (?:\w+ )?infection\b",
    re.I,
)
_ANY_CONTROL = re.compile(r"\bcontrols?\b|\bhealthy\b", re.I)
_NOT_YET = re.compile(r"\bpotential\b|\beligible\b|\bcandidates?\b", re.I)
_PART = re.compile(
    r"\b(?:of (?:the|these|those|whom|our|which)|out of|among (?:the|these)|including|whereas|"
    r"subset of|subgroup of|only)\s*$",
    re.I,
)


def found(material: Material, *, design: str = "", shown_by: Evidence | None = None) -> Sample:
    """Numbers of people, and the words with the number of those with the illness.

    `shown_by` is the evidence for the design: a case report is about one person. A bare title
    gives none: what it counts may be genes.
    """
    if material.level == "title" or _group(design) in _COUNTS_OTHERS:
        return Sample()
    for place in ("abstract", "methods", "title"):
        text = material.text(place)
        if place == "methods":
            text = text[:_METHODS_READ]
        sample = _of_text(material, place, text)
        if sample.cases is not None or sample.controls is not None or sample.other is not None:
            return sample
    if design == "case_report" and shown_by is not None and shown_by.start is not None:
        return Sample(cases=1, evidence=shown_by)
    return Sample()


def _group(design: str) -> str:
    held = vocabulary.DESIGNS.get(design)
    return held.group if held else ""


def reasons(sample: Sample) -> tuple[Reason, ...]:
    """A reason for each number that was found."""
    if sample.evidence is None:
        return ()
    told = (("cases", sample.cases), ("controls", sample.controls), ("other", sample.other))
    return tuple(
        words.reason("sample", str(number), sample.evidence, role=role)
        for role, number in told
        if number is not None
    )


def _of_text(material: Material, place: str, text: str) -> Sample:
    if not text:
        return Sample()
    own = (
        spans.own(text) if place == "abstract" else spans.Own(start=0, end=len(text), guessed=True)
    )
    counted = [
        one
        for one in groups.counted(text)
        if own.start <= one.start < own.end and _whole(text, one)
    ]
    ill = [one for one in counted if one.kind == "ill"]
    covid = [one for one in counted if one.kind == "long_covid"]
    patients = [one for one in counted if one.kind == "patients"]
    people = [one for one in counted if one.kind == "people"]
    controls = [one for one in counted if one.kind == "control"]
    others = [one for one in counted if one.kind == "other"] + (covid if ill else [])
    # Whose patients they are must stand in the title, where it does not stand beside the number.
    about = groups.illness(material.text("title"))
    patients = [one for one in patients if one.number <= _MOST_UNSAID]
    people = [one for one in people if one.number <= _MOST_UNSAID]
    unsaid = (
        patients or ([] if _ANY_CONTROL.search(text) else people)
        if about and not _AT_RANDOM.search(text) and not _MIXED.search(text)
        else []
    )
    cases = ill or covid or (unsaid if place != "methods" else [])
    told = _plain(text, cases), _plain(text, controls), _only(others)
    first = next((one for one in told if one), None)
    return Sample(
        cases=told[0].number if told[0] else None,
        controls=told[1].number if told[1] else None,
        other=told[2].number if told[2] else None,
        evidence=_evidence(text, place, first, told[1]) if first else None,
    )


def _whole(text: str, group: Group) -> bool:
    """Whether a number stands for a group that took part, not for a part of it."""
    if group.number == 0 or _PART.search(text[max(group.start - 24, 0) : group.start]):
        return False
    if _NOT_YET.search(text, group.start, group.end):
        return False
    start, end = spans.sentence(text, group.start)
    return not _NOT_THE_GROUP.search(text[start:end])


def _plain(text: str, found: Sequence[Group]) -> Group | None:
    """The number of a group: one in the first sentence that counts it, and none larger after."""
    if not found:
        return None
    start, end = spans.sentence(text, found[0].start)
    together = {one.number for one in found if start <= one.start < end}
    if len(together) > 1 or any(one.number > found[0].number for one in found):
        return None
    return found[0]


def _only(found: Sequence[Group]) -> Group | None:
    return found[0] if len({one.number for one in found}) == 1 else None


def _evidence(text: str, place: str, first: Group, controls: Group | None) -> Evidence:
    end = first.end
    if controls and first.end <= controls.start:
        both = text[first.start : controls.end]
        if len(both.split()) <= words.MOST_WORDS and "." not in both:
            end = controls.end
    return words.at(text, place, first.start, end)
