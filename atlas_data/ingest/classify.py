"""Labels of a study nobody has read: only what its title and publication types say.

Every label carries the words it rests on and the rule in words. PEM and case definitions are
never inferred; a title can only show that nobody was recruited (a review, an animal study).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from atlas_data import vocabulary
from atlas_data.model import Evidence, Pathogen, Pem, Record, Study
from atlas_data.vocabulary import match
from atlas_data.vocabulary.match import Hit
from atlas_data.vocabulary.term import Design

# The illness by its names; bare "CFS" and "ME" also mean other things.
_ILLNESS = re.compile(
    r"chronic fatigue(?:[ -]and[ -]immune[ -]dysfunction)? syndrome|"
    r"myalgic encephal(?:omyelitis|opathy)|\bME/?CFS\b|\bCFS/ME\b|\bSEID\b|"
    r"systemic exertion intolerance disease",
    re.I,
)
# JATS article types (NISO Z39.96) beside NLM's publication types, by what they mean.
_SAME_TYPE = {
    "review-article": "Review",
    "systematic-review": "Systematic Review",
    "case-report": "Case Reports",
    "editorial": "Editorial",
    "letter": "Letter",
    "meta-analysis": "Meta-Analysis",
}
# Types that several designs share and that therefore decide nothing on their own.
_VAGUE = frozenset(
    {"Comparative Study", "Observational Study", "Validation Study", "Evaluation Study"}
)
_NO_DESIGN = frozenset({"retracted", "preprint", "unclassified", "erratum_notice"})
# Held against the readings of the same studies, title words of these designs were right less
# often than three times in four ("A case definition" names what was tested, "Response to" a drug).
_NOT_FROM_A_TITLE = _NO_DESIGN | {
    "consensus_definition",
    "practice_guideline",
    "editorial_letter",
    "history_biography",
    "hypothesis",
    "diagnostic_accuracy",
    "twin_family",
    "retrospective_cohort",
}
# Designs that share a publication type with a plainer one.
_SPECIAL = frozenset({"scoping_review", "crossover_trial", "case_series"})
_TOO_LITTLE = re.compile(r"pilot (?:study|trial)|feasibility study|prevalence of|monkeys?", re.I)
_MOST_TOPICS = 4
MOST_WORDS = 12  # of any piece of evidence; coding manual, version 1


def study(identity: str, record: Record) -> Study:
    """The study with rule labels; everything no rule can know is `not_checked`."""
    design, design_evidence = _design(record)
    pem = _pem(design, design_evidence)
    pathogens = _pathogens(record)
    virus = tuple(one.id for one in pathogens if one.role == "studied")
    topics = _topics(record)
    return Study(
        id=identity,
        record=record,
        scope="mecfs" if _ILLNESS.search(record.title) else "not_checked",
        design=design,
        design_evidence=design_evidence,
        pem=pem,
        criteria_entry=("not_applicable",) if pem.status == "not_applicable" else ("not_checked",),
        pathogens=pathogens,
        virus=virus or ("not_checked",),
        topics=tuple(topics) or ("not_checked",),
        topics_evidence=tuple(topics.values()),
    )


def _design(record: Record) -> tuple[str, Evidence | None]:
    from_title = _design_from_title(record)
    for printed in record.publication_types:
        found = _designs_of_type(_SAME_TYPE.get(printed, printed))
        # A title that is more exact than the type ("Review": a systematic review) decides.
        if from_title and (from_title[0] in found or _sharper(found, from_title[0])):
            return from_title[0], _evidence(from_title[1])
        if found:
            rule = f"publication type “{printed}”"
            held = Evidence(words=printed, place="publication_types", by="rule", rule=rule)
            return found[0], held
    return (from_title[0], _evidence(from_title[1])) if from_title else ("not_checked", None)


def _designs_of_type(printed: str) -> list[str]:
    """Designs that have the type, the plainest first."""
    if printed in _VAGUE:
        return []
    fitting = [
        name
        for name, design in vocabulary.DESIGNS.items()
        if name not in _NO_DESIGN
        and any(heading.name == printed for heading in design.publication_types)
    ]
    return sorted(fitting, key=lambda name: name in _SPECIAL)


def _sharper(of_type: list[str], title_design: str) -> bool:
    synthesis = {"systematic_review", "scoping_review", "meta_analysis"}
    return title_design in synthesis and bool({"narrative_review", *synthesis} & set(of_type))


def _design_from_title(record: Record) -> tuple[str, Hit] | None:
    for name in _detection_order():
        design = vocabulary.DESIGNS[name]
        found = match.hits(design.patterns, title=record.title, year=record.year)
        if telling := [hit for hit in found if not _TOO_LITTLE.fullmatch(hit.words)]:
            return name, telling[0]
    return None


def _detection_order() -> list[str]:
    order = [step.split()[0] for step in vocabulary.RULES["designs"]["detection_order"]]
    rest = [name for name in vocabulary.DESIGNS if name not in order]
    return [name for name in (*order, *rest) if name not in _NOT_FROM_A_TITLE]


def _pem(design: str, evidence: Evidence | None) -> Pem:
    held: Design | None = vocabulary.DESIGNS.get(design)
    # A note is an exception ("unless patient samples were used") that only reading can settle.
    if held is None or held.pem_default != "not_applicable" or held.pem_note:
        return Pem(status="not_checked")
    return Pem(status="not_applicable", basis="design", evidence=evidence)


def _pathogens(record: Record) -> tuple[Pathogen, ...]:
    found = match.labels(vocabulary.VIRUSES, title=record.title, year=record.year)
    named = [name for name in found if not vocabulary.VIRUSES[name].fallback]
    kept = {name: hits for name, hits in found.items() if name in named or not named}
    return tuple(_pathogen(name, hits) for name, hits in kept.items())


def _pathogen(name: str, hits: list[Hit]) -> Pathogen:
    only = vocabulary.VIRUSES[name].demote_if_only
    aside = only and all(re.search(only, hit.words, re.I) for hit in hits)
    return Pathogen(
        id=name,
        role="mentioned" if aside else "studied",
        finding="not_checked",
        specimens=("not_checked",),
        evidence=_evidence(hits[0]),
    )


def _topics(record: Record) -> Mapping[str, Evidence]:
    masked = record.title
    for pattern in vocabulary.RULES["topics"]["mask_before_matching"]:
        masked = re.sub(pattern, lambda hit: " " * len(hit.group()), masked, flags=re.I)
    found = match.labels(vocabulary.TOPICS, title=masked, year=record.year)
    first = sorted(found.items(), key=lambda item: item[1][0].start)[:_MOST_TOPICS]
    return {name: _evidence(hits[0]) for name, hits in first}


def _evidence(hit: Hit) -> Evidence:
    # A pattern can span more words than may be shown; the first ones are the telling ones.
    words = " ".join(hit.words.split()[:MOST_WORDS])
    return Evidence(words=words, place="title", by="rule", rule=hit.rule)


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
