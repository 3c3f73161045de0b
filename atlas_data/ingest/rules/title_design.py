"""The kind of a study by its publication types and its title alone: all that many records have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from atlas_data import vocabulary
from atlas_data.ingest.rules import likely, words
from atlas_data.model import Evidence, Record
from atlas_data.vocabulary import match
from atlas_data.vocabulary.match import Hit

# JATS article types (NISO Z39.96) beside NLM's publication types, by what they mean.
_SAME_TYPE = {
    "review-article": "Review",
    "systematic-review": "Systematic Review",
    "case-report": "Case Reports",
    "editorial": "Editorial",
    "letter": "Letter",
    "meta-analysis": "Meta-Analysis",
    "article-commentary": "Comment",
    "news": "News",
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
_DESIGNS = likely.Terms(vocabulary.DESIGNS)
_SYNTHESIS = frozenset({"systematic_review", "scoping_review", "meta_analysis"})


def found(record: Record) -> tuple[str, Evidence] | None:
    """The design and the words or the type that show it; None where neither does."""
    title = _of_title(record)
    for printed in record.publication_types:
        designs = of_type(printed)
        # A title that is more exact than the type ("Review": a systematic review) decides.
        if title and (title[0] in designs or _sharper(designs, title[0])):
            return title[0], words.of_hit(title[1], record.title, "title")
        if designs:
            kind = "publication type"
            return designs[0], words.of_term(printed, kind, "publication_types")
    return (title[0], words.of_hit(title[1], record.title, "title")) if title else None


@cache
def of_type(printed: str) -> tuple[str, ...]:
    """Designs that have a publication type, the plainest first."""
    printed = _SAME_TYPE.get(printed, printed)
    if printed in _VAGUE:
        return ()
    fitting = [
        name
        for name, design in vocabulary.DESIGNS.items()
        if name not in _NO_DESIGN
        and any(heading.name == printed for heading in design.publication_types)
    ]
    return tuple(sorted(fitting, key=lambda name: name in _SPECIAL))


def _sharper(of_type: Sequence[str], title_design: str) -> bool:
    return title_design in _SYNTHESIS and bool({"narrative_review", *_SYNTHESIS} & set(of_type))


def _of_title(record: Record) -> tuple[str, Hit] | None:
    possible = _DESIGNS.possible(record.title)
    for name in order():
        if name in _NOT_FROM_A_TITLE or name not in possible:
            continue
        hits = match.hits(possible[name], title=record.title, year=record.year)
        if telling := [hit for hit in hits if not _TOO_LITTLE.fullmatch(hit.words)]:
            return name, telling[0]
    return None


@cache
def order() -> tuple[str, ...]:
    """Designs in the order in which they are sought: the more exact first."""
    steps = [step.split()[0] for step in vocabulary.RULES["designs"]["detection_order"]]
    return (*steps, *(name for name in vocabulary.DESIGNS if name not in steps))
