"""PEM status of one report by the procedure printed on the page /methods, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from atlas_data import vocabulary
from atlas_data.ingest.rules import cases, joined, stated, words
from atlas_data.ingest.rules.criteria import recruits_nobody
from atlas_data.ingest.rules.material import Material
from atlas_data.ingest.rules.namings import Naming, deciding, namings
from atlas_data.model import Criterion, Evidence, Pem, Reason

_NO_CASES = ("healthy_only", "no_cases")
_SAYS = {"required": "PEM is required", "not_required": "PEM is not required"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A PEM status and the steps that led to it, the deciding ones with `holds`."""

    pem: Pem
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What one sentence, or one rule, concludes."""

    status: str
    basis: str
    scope: str | None = None
    evidence: Evidence | None = None
    ids: frozenset[str] = frozenset()
    on_top: bool = False


def status(
    material: Material,
    *,
    design: str,
    criteria: Iterable[Criterion],
    population: str | None = None,
) -> Ruled:
    """Rules 0 to 11 of the procedure.

    `design` is a term of the designs or "not_checked", `criteria` come from `criteria.found` (or
    from somebody who read; only these definitions count), `population` is one of `cases.KINDS`
    where it is known; otherwise the text is asked. A bare title gives "not_checked", unless the
    design decides.
    """
    given = {one.id: one.role for one in criteria}
    people = cases.population(material) if population is None else None
    kind = people.term if people else population
    if nobody := _nobody(material, design, kind, people):
        return _ruled([nobody], nobody, measured=False)
    if material.level == "title":
        return Ruled(pem=Pem(status="not_checked"))
    measured = stated.measured(material)
    found = [one for one in namings(material) if one.id in given]
    steps = _steps(material, found, given, kind)
    decided = _decided(steps)
    ruled = _ruled(steps, decided, measured=measured is not None)
    if measured is None:
        return ruled
    said = words.reason("pem_measured", "yes", measured)
    return replace(ruled, reasons=(*ruled.reasons, said))


def _nobody(
    material: Material, design: str, kind: str | None, people: Reason | None
) -> _Step | None:
    """Rule 1: the design recruits nobody, or nobody with ME/CFS takes part."""
    held = vocabulary.DESIGNS.get(design)
    if recruits_nobody(design):
        return _Step(status="not_applicable", basis="design")
    if held and held.pem_default == "not_applicable" and held.pem_note and design != "protocol":
        patients = kind == "mecfs" or any(one.role.name == "entry" for one in namings(material))
        if not patients:
            return _Step(status="not_applicable", basis="design")
    if kind in _NO_CASES:
        evidence = people.evidence if people else None
        return _Step(status="not_applicable", basis="no_mecfs_cases", evidence=evidence)
    if kind != "mecfs" and (evidence := cases.named_nowhere(material)):
        return _Step(status="not_applicable", basis="no_mecfs_cases", evidence=evidence)
    return None


def _steps(
    material: Material, found: Sequence[Naming], given: dict[str, str], kind: str | None
) -> list[_Step]:
    """Rules 2 to 8: every sentence that says something, in the order in which rules are tried."""
    steps = [
        _Step(status=one.status, basis="stated", evidence=one.evidence)
        for one in stated.rules(material, found)
    ]
    steps += _by_definition(material, deciding(found))
    if not any(step.basis != "stated" for step in steps):
        steps += _of_a_part(material, found, kind)
    return steps


def _by_definition(material: Material, entry: Sequence[Naming]) -> list[_Step]:
    by_sentence: dict[tuple[str, int], list[Naming]] = {}
    for one in entry:
        by_sentence.setdefault((one.place, one.sentence.start), []).append(one)
    steps = []
    for held in by_sentence.values():
        answer, basis = joined.together(held)
        steps.append(
            _Step(
                status=answer,
                basis=basis,
                scope="all",
                evidence=_explained(material, held, answer),
                ids=frozenset(one.id for one in held),
                on_top=joined.on_top(held[0]),
            )
        )
    return steps


def _of_a_part(material: Material, found: Sequence[Naming], kind: str | None) -> list[_Step]:
    """Rule 7, exception, and 8b: definitions that only sorted people or said what a part met."""
    sorted_ = [one for one in found if one.role.name == "compared" and not one.other_condition]
    part = [
        one
        for one in found
        if one.role.name == "subgroup" and not one.role.aside and not one.other_condition
    ]
    came_as_others = any(one.role.name == "entry" and one.other_condition for one in found)
    if part and (came_as_others or kind in ("long_covid", "other")):
        held = [one for one in part if one.place == part[0].place]
        evidence = _explained(material, held[:1], "not_required")
        return [
            _Step(status="not_required", basis="definition", scope="subgroup", evidence=evidence)
        ]
    if sorted_:
        basis = "combination_compared" if len({one.pem_status for one in sorted_}) > 1 else "none"
        if basis == "none":
            return []
        evidence = _explained(material, sorted_[:1], "unclear")
        return [_Step(status="unclear", basis=basis, scope="all", evidence=evidence)]
    if part:
        evidence = _explained(material, part[:1], "unclear")
        return [_Step(status="unclear", basis="definition", scope="subgroup", evidence=evidence)]
    return []


def _decided(steps: Sequence[_Step]) -> _Step:
    """Rules 2, 3 and 9: one answer out of all sentences."""
    said = [step for step in steps if step.basis == "stated"]
    if len({step.status for step in said}) > 1:
        return replace(said[0], status="unclear", basis="conflict")
    if said:
        return replace(said[0], scope="all" if said[0].status == "required" else None)
    if not steps:
        return _Step(status="unclear", basis="none")
    everything = frozenset().union(*(step.ids for step in steps))
    for step in steps:
        if step.basis.startswith("combination") and step.ids == everything:
            return step
    for step in steps[1:]:
        if step.on_top and step.status == "required":
            return replace(step, basis="combination_both")
    definite = [step for step in steps if step.status != "unclear"]
    if len({step.status for step in definite}) > 1:
        return replace(definite[0], status="unclear", basis="sentences_disagree", scope=None)
    return (definite or steps)[0]


def _explained(material: Material, held: Sequence[Naming], answer: str) -> Evidence:
    """The words of the strictest definition of a sentence, with what it asks."""
    telling = next((one for one in held if one.pem_status == answer), held[0])
    evidence = telling.evidence(material.text(telling.place))
    names = ", ".join(dict.fromkeys(vocabulary.CRITERIA[one.id].short for one in held))
    asks = {_SAYS.get(one.pem_status, "it is open whether PEM is required") for one in held}
    rule = f"{evidence.rule}: {names}, by which {' / '.join(sorted(asks))}"
    return replace(evidence, rule=rule)


def _ruled(steps: Sequence[_Step], decided: _Step, *, measured: bool) -> Ruled:
    pem = Pem(
        status=decided.status,
        basis=decided.basis,
        scope=decided.scope,
        evidence=decided.evidence,
        measured=measured,
    )
    reasons = tuple(
        Reason(
            facet="pem",
            term=step.status,
            role=step.basis,
            holds=step.status == decided.status,
            evidence=step.evidence,
        )
        for step in steps
        if step.evidence is not None
    )
    return Ruled(pem=pem, reasons=reasons)
