"""The PEM procedure as far as finished labels can show that it was not followed.

Source: the procedure printed on the page /methods (version 0.1): design first, then a stated rule,
then the case definitions that decided who got in, alone or combined.
"""

from __future__ import annotations

from collections.abc import Iterator

from atlas_data import vocabulary
from atlas_data.model import Study

# Which status a basis can lead to; a basis that is not listed can lead to any but not_applicable.
_LEADS_TO = {
    "stated": {"required", "not_required"},
    "definition": {"required", "not_required", "unclear"},
    "combination_both": {"required", "not_required"},
    "combination_either": {"not_required", "required", "unclear"},
    "combination_compared": {"unclear"},
    "combination_ambiguous": {"unclear"},
    "conflict": {"unclear"},
    "sentences_disagree": {"unclear"},
    "none": {"unclear"},
    "design": {"not_applicable"},
    "no_mecfs_cases": {"not_applicable"},
}

_BY_DEFINITION = frozenset({"definition", "combination_both", "combination_either"})
# Rule 5: definitions of other conditions do not decide; “not stated” is no definition.
_NOT_DECIDING = frozenset({"other_condition_definition", "no_definition"})


def contradictions(study: Study) -> Iterator[str]:
    """What contradicts the procedure, in words without a full stop."""
    pem = study.pem
    if pem.status == "not_checked":
        if pem.basis or pem.scope:
            yield f"the status is not_checked, yet a basis ({pem.basis}) is given"
        return
    if pem.basis is None or pem.status not in _LEADS_TO.get(pem.basis, ()):
        yield f"the basis “{pem.basis}” cannot lead to the status “{pem.status}”"
        return
    yield from _design(study)
    yield from _definitions(study)


def _design(study: Study) -> Iterator[str]:
    design = vocabulary.DESIGNS.get(study.design)
    if design is None:
        return
    nobody = design.pem_default == "not_applicable"
    if nobody and not design.pem_note and study.pem.status != "not_applicable":
        yield f"nobody is recruited in the design “{study.design}”, yet it is “{study.pem.status}”"
    if study.pem.basis == "design" and not nobody:
        yield f"the design “{study.design}” recruits people, yet PEM does not apply because of it"


def _definitions(study: Study) -> Iterator[str]:
    entry = [name for name in study.criteria_entry if _is_definition(name)]
    classes = {vocabulary.CRITERIA[name].pem_status for name in entry}
    pem = study.pem
    if pem.status == "not_applicable" and entry:
        yield f"{', '.join(entry)} decided who took part, yet PEM does not apply"
    decided = pem.basis == "definition" and pem.scope == "all" and len(classes) == 1
    if decided and pem.status not in classes:
        (said,) = classes
        yield f"by {', '.join(entry)} PEM is “{said}”, yet the status is “{pem.status}”"
    if pem.basis == "definition" and len(classes) > 1:
        yield f"{', '.join(entry)} disagree on PEM, so the basis must say how they were combined"
    if pem.basis == "combination_either" and pem.status == "required" and classes != {"required"}:
        yield f"one of {', '.join(entry)} was enough and not all require PEM"
    definite = pem.status in ("required", "not_required") and pem.basis in _BY_DEFINITION
    if definite and not study.criteria:
        yield f"the basis is “{pem.basis}”, yet no case definition is named"


def _is_definition(name: str) -> bool:
    held = vocabulary.CRITERIA.get(name)
    return held is not None and (held.kind not in _NOT_DECIDING or name == "self_reported")
