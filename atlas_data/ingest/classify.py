"""Labels of a study by rules: what its record and such text as is at hand say, with the words.

Every label carries the words it rests on, where they stand, and the rule; all that the rules
concluded stands in `reasons`. What they had no text for stays `not_checked`; what they looked for
in an abstract or a methods section and did not find is `not_stated`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from atlas_data.ingest import relevance
from atlas_data.ingest.readings import entry_criteria
from atlas_data.ingest.rules import (
    criteria,
    design,
    flags,
    pem,
    population,
    sample,
    text_caveats,
    topics,
    virus,
    words,
)
from atlas_data.ingest.rules.material import Material
from atlas_data.ingest.rules.words import MOST_WORDS
from atlas_data.model import Criterion, Evidence, Passage, Pem, Reason, Record, Study

__all__ = ["MOST_WORDS", "agreement", "study"]

# The illness by its names; bare "CFS" and "ME" also mean other things.
_ILLNESS = re.compile(
    r"chronic fatigue(?:[ -]and[ -]immune[ -]dysfunction)? syndrome|"
    r"myalgic encephal(?:omyelitis|opathy)|\bME/?CFS\b|\bCFS/ME\b|\bSEID\b|"
    r"systemic exertion intolerance disease",
    re.I,
)


def study(identity: str, record: Record, passages: Sequence[Passage] = ()) -> Study:
    """The study with rule labels; everything no rule can know is `not_checked`."""
    material = _at_hand(record, passages)
    by_design = design.reasons(material)
    kind = by_design[0].term if by_design else _silent(material, "not_checked", "unclassified")
    shown_by = by_design[0].evidence if by_design else None
    named = criteria.found(material, kind) if material.level != "title" else ()
    ruled = _pem(material, kind, shown_by, named)
    scope, by_scope = _scope(material)
    labelled = Study(
        id=identity,
        record=record,
        ruled_on=material.level,
        scope=scope,
        design=kind,
        design_evidence=shown_by,
        criteria=named,
        criteria_entry=_entry(material, named, ruled.pem),
        pem=ruled.pem,
        reasons=(*by_scope, *by_design, *criteria.reasons(material, named), *ruled.reasons),
    )
    labelled = _with_people(material, _with_subjects(material, labelled))
    by_text = text_caveats.reasons(material, labelled)
    return replace(labelled, reasons=(*labelled.reasons, *by_text))


def _with_subjects(material: Material, labelled: Study) -> Study:
    """With the germs and topics, and why."""
    pathogens = virus.found(material, design=labelled.design)
    about = topics.found(material)
    silent = (_silent(material, "not_checked", "not_stated"),)
    return replace(
        labelled,
        pathogens=pathogens,
        virus=tuple(one.id for one in pathogens if one.role == "studied") or silent,
        topics=tuple(about) or silent,
        topics_evidence=tuple(about.values()),
        reasons=(*labelled.reasons, *virus.reasons(pathogens), *topics.reasons(about)),
    )


def _with_people(material: Material, labelled: Study) -> Study:
    """With who took part and how many, what the design has besides its kind, and why."""
    kind, shown_by = labelled.design, labelled.design_evidence
    flagged = flags.found(material, design=kind, shown_by=shown_by)
    counted = sample.found(material, design=kind, shown_by=shown_by)
    people = population.found(material, design=kind)
    told = (*flags.reasons(flagged), *sample.reasons(counted), *population.reasons(people))
    return replace(
        labelled,
        design_flags=tuple(flagged),
        sample=counted,
        population=tuple(people) or (_silent(material, "not_checked", "not_stated"),),
        reasons=(*labelled.reasons, *told),
    )


def _at_hand(record: Record, passages: Sequence[Passage]) -> Material:
    """Without a methods section the rest of a body is left aside: it tells of other work."""
    whole = Material(record=record, passages=tuple(passages))
    if whole.level == "full_text":
        return whole
    return replace(whole, passages=tuple(one for one in passages if one.place == "abstract"))


def _pem(
    material: Material, kind: str, shown_by: Evidence | None, named: Sequence[Criterion]
) -> pem.Ruled:
    """The procedure's answer; of a bare title only that nobody was recruited."""
    if material.level == "title" and not criteria.recruits_nobody(kind):
        return pem.Ruled(pem=Pem(status="not_checked"))
    ruled = pem.status(material, design=kind, criteria=named)
    if ruled.pem.basis != "design":
        return ruled
    measured = None if material.level == "title" else ruled.pem.measured
    held = replace(ruled.pem, evidence=shown_by, measured=measured)
    said = [words.reason("pem", held.status, shown_by, role="design")] if shown_by else []
    return pem.Ruled(pem=held, reasons=(*said, *ruled.reasons))


def _silent(material: Material, unread: str, read: str) -> str:
    """The label where nothing was found: by what was at hand to look in."""
    return unread if material.level == "title" else read


def _entry(material: Material, named: Iterable[Criterion], status: Pem) -> tuple[str, ...]:
    if material.level == "title" and status.status != "not_applicable":
        return ("not_checked",)
    return entry_criteria(named, status)


def _scope(material: Material) -> tuple[str, tuple[Reason, ...]]:
    """How close the study is to ME/CFS; a bare title tells only that the illness is its subject."""
    if material.level != "title":
        screened = relevance.scope(material.record, material.passages)
        return "not_checked" if screened.left_out else screened.scope, screened.reasons
    hit = _ILLNESS.search(material.record.title)
    if hit is None:
        return "not_checked", ()
    held = words.at(material.record.title, "title", *hit.span())
    return "mecfs", (words.reason("scope", "mecfs", held),)


def agreement(studies: Iterable[Study]) -> dict[str, dict[str, int]]:
    """How often the rules, on titles and types alone, give a label that the reading gave too.

    Over the studies that were read: the measure of what to expect of those that were not.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for read in studies:
        if read.read == "none":
            continue
        ruled = study(read.id, read.record)
        for name in ("design", "virus", "topics"):
            given, coded = _as_set(ruled, name), _as_set(read, name)
            counted[name, "given"] += len(given)
            counted[name, "as_read"] += len(given & coded)
    return {
        name: {part: counted[name, part] for part in ("given", "as_read")}
        for name in ("design", "virus", "topics")
    }


def _as_set(labelled: Study, name: str) -> set[str]:
    held = getattr(labelled, name)
    return ({held} if isinstance(held, str) else set(held)) - {"not_checked"}
