"""Caveats that follow from finished labels, by the triggers of the vocabulary.

Those a reading gave come first, in its order; rules add what structured labels alone prove.
Caveats whose trigger needs the text come from readings, or from `rules/text_caveats` as reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from atlas_data import vocabulary
from atlas_data.model import Caveat, Study

Rule = Callable[[Study], bool]

_LABORATORY = frozenset({"animal", "in_vitro", "in_silico"})
_OPINION = frozenset({"narrative_review", "hypothesis", "editorial_letter", "history_biography"})
_CODES = frozenset({"icd10_g933", "icd10cm_g9332", "icd11_8e49", "snomed_cfs"})
_OMICS = frozenset({"metabolomics", "epigenetics_expression", "microbiome_gut"})
# Few people are the nature of these designs, not a weakness of one study.
_SMALL_BY_NATURE = frozenset({"case_report", "case_series", "qualitative"})
_FIRST_DEFINITION = 1994  # Fukuda et al. 1994, doi 10.7326/0003-4819-121-12-199412150-00009


def _status(value: str) -> Rule:
    return lambda study: study.record.status == value


def _entry(value: str) -> Rule:
    return lambda study: value in study.criteria_entry


def _pem(value: str) -> Rule:
    return lambda study: study.pem.status == value


def _looked_at(study: Study) -> str:
    """The most that somebody read, or, where nobody did, that the rules had at hand."""
    return study.read if study.read != "none" else study.ruled_on or "none"


def _recruits(study: Study) -> bool:
    at_hand = _looked_at(study) in ("abstract", "full_text") or study.read == "title"
    return at_hand and study.pem.status != "not_applicable"


def _required_in_part(study: Study) -> bool:
    return study.pem.status == "required" and study.pem.scope == "subgroup"


def _several_doors(study: Study) -> bool:
    return len(study.criteria_entry) > 1 and study.pem.basis == "combination_either"


def _small(study: Study) -> bool:
    cases = study.sample.cases
    if cases is None or not _recruits(study) or study.design in _SMALL_BY_NATURE:
        return False
    limits = vocabulary.CAVEATS["small_sample"].thresholds or {}
    kind = "default"
    if study.design == "gwas":
        kind = "genetics"
    elif _OMICS & set(study.topics):
        kind = "omics"
    return cases < limits.get(kind, 0)


def _observational(study: Study) -> bool:
    held = vocabulary.DESIGNS.get(study.design)
    return held is not None and held.group == "observational"


def _by_rule(study: Study) -> bool:
    ruled = (study.design_evidence, study.pem.evidence, *study.topics_evidence)
    ruled += tuple(one.evidence for one in study.pathogens)
    return any(one and one.by == "rule" for one in ruled)


RULES: dict[str, Rule] = {
    "retracted": _status("retracted"),
    "expression_of_concern": _status("concern"),
    "preprint": _status("preprint"),
    "corrected": _status("corrected"),
    "pem_not_required": _pem("not_required"),
    "pem_unclear": _pem("unclear"),
    "pem_required_subgroup_only": _required_in_part,
    "criteria_not_stated": lambda one: _recruits(one) and one.criteria_entry == ("not_stated",),
    "oxford_criteria": _entry("oxford_1991"),
    "reeves_empiric": _entry("reeves_2005"),
    "self_reported_diagnosis": _entry("self_reported"),
    "fukuda_polythetic": _entry("fukuda_1994"),
    "mixed_definitions": _several_doors,
    "coded_diagnosis": lambda one: set(one.criteria_entry) <= _CODES,
    "animal_or_cell": lambda one: one.design in _LABORATORY,
    "association_not_causation": _observational,
    "cross_sectional_direction": lambda one: one.design in ("cross_sectional", "case_control"),
    "review_not_evidence": lambda one: one.design in _OPINION,
    "open_label": lambda one: "open_label" in one.design_flags,
    "small_sample": _small,
    # Where rules did not find a number, it may well stand there.
    "sample_size_not_stated": lambda one: (
        one.read != "none" and _recruits(one) and one.sample.cases is None
    ),
    "female_only": lambda one: "female_only" in one.population,
    "adolescents_only": lambda one: one.population == ("children_adolescents",),
    "post_mortem_tissue": lambda one: "post_mortem" in (one.design, *one.design_flags),
    "no_abstract": lambda one: one.read == "title",
    "abstract_only_reading": lambda one: _looked_at(one) == "abstract",
    "non_english": lambda one: one.record.translated,
    "historic_name": lambda one: (one.record.year or _FIRST_DEFINITION) < _FIRST_DEFINITION,
    # Readings are machine-assisted too, and nobody has checked them.
    "machine_classified": lambda one: one.read != "none" or _by_rule(one),
}
# What a status of the record or of PEM settles: a reading that says otherwise contradicts it.
SETTLED = frozenset(
    {
        "retracted",
        "expression_of_concern",
        "preprint",
        "pem_not_required",
        "pem_unclear",
        "pem_required_subgroup_only",
        "no_abstract",
    }
)


def given(study: Study, coded: Iterable[str] = ()) -> Study:
    """The study with the caveats of its reading, then those of its labels, then of its text."""
    read = dict.fromkeys(coded)
    labels = [name for name, rule in RULES.items() if rule(study)]
    text = [one.term for one in study.reasons if one.facet == "caveat" and one.holds]
    ruled = (name for name in dict.fromkeys((*labels, *text)) if name not in read)
    return replace(
        study,
        caveats=(
            *(Caveat(id=name, by="reading") for name in read),
            *(Caveat(id=name, by="rule") for name in ruled),
        ),
    )
