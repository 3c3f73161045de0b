"""Why a study has its labels: what rules concluded, what a reading found, and which holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas_data import texts, vocabulary
from atlas_data.model import Evidence, Reason, Study
from components import kit, words
from components.escape import h
from components.evidence import quote

_PEOPLE = ("cases", "controls", "other")
_FLAG = "flag"
_ROLES = {"criteria": "criterion_role", "virus": "virus_role", "pem": "pem_basis"}


@dataclass(frozen=True, slots=True)
class _Found:
    """What a reading found for one question, and the words it noted."""

    term: str
    role: str | None = None
    evidence: Evidence | None = None


def show(study: Study) -> str:
    """The section, closed: question by question; empty for a study on which no rule concluded."""
    if not study.reasons:
        return ""
    told = "".join(_facet(study, facet) for facet in vocabulary.TERMS["reason"])
    level = study.ruled_on or "title"
    intro = f"<p>{h(texts.say('why-intro'))} {h(texts.say(f'why-had-{level}'))}</p>"
    named = texts.say("why-open", number=len(study.reasons))
    return (
        f'<section class="reasons screen-only"><h2>{h(texts.say("why"))}</h2>'
        f"{kit.fold(named, intro + told)}</section>"
    )


def _facet(study: Study, facet: str) -> str:
    ruled = [one for one in study.reasons if one.facet == facet]
    if not ruled:
        return ""
    found = list(_read(study, facet)) if study.read != "none" else []
    read = study.read != "none"
    items = "".join(_found(facet, one) for one in found)
    items += "".join(_ruled(facet, one, _how(one, ruled, found, read=read)) for one in ruled)
    heading = h(vocabulary.TERMS["reason"][facet].label)
    return f"<h3>{heading}</h3><ul>{items}</ul>"


def _how(one: Reason, ruled: list[Reason], found: list[_Found], *, read: bool) -> str:
    """Whether a rule's conclusion holds, or what goes before it."""
    if one.holds:
        return "rule"
    if any((one.term, one.role) == (other.term, other.role) for other in found):
        return "rule-too"
    outread = found or (read and not any(other.holds for other in ruled))
    return "rule-outread" if outread else "rule-outruled"


def _found(facet: str, one: _Found) -> str:
    if one.evidence is None:
        return f"<li>{_said(facet, one)} {h(texts.say('why-reading-wordless'))}</li>"
    return f"<li>{_said(facet, one)} {h(texts.say('why-reading'))}{quote(one.evidence)}</li>"


def _ruled(facet: str, one: Reason, how: str) -> str:
    return f"<li>{_said(facet, one)} {h(texts.say(f'why-{how}'))}{quote(one.evidence)}</li>"


def _said(facet: str, one: Reason | _Found) -> str:
    label = texts.say("sentence", text=_label(facet, one.term, one.role))
    return f"<strong>{h(label)}</strong>"


def _label(facet: str, term: str, role: str | None) -> str:
    """A label in words, with what qualifies it: “Fukuda 1994 (decides who takes part)”."""
    label = _term("design_flag" if role == _FLAG else facet, term)
    if facet == "sample" and role in _PEOPLE:
        return texts.say("why-sample", number=label, group=texts.say(f"why-sample-{role}"))
    if role is None or facet not in (*_ROLES, "specimen"):
        return label
    if facet == "specimen":
        return texts.say("why-qualified", label=label, role=_term("virus", role))
    held = vocabulary.TERMS[_ROLES[facet]].get(role)
    return texts.say("why-qualified", label=label, role=words.small(held.label)) if held else label


def _term(facet: str, term: str) -> str:
    if facet == "pem_measured":
        return texts.say("why-yes" if term == "yes" else "why-no")
    if facet == "caveat":
        listed = vocabulary.CAVEATS
        return listed[term].label if term in listed else term
    terms = vocabulary.FACETS.get(facet) or vocabulary.TERMS.get(facet, {})
    return terms[term].label if term in terms else term


def _read(study: Study, facet: str) -> Iterator[_Found]:
    """What the reading says for one question, where no rule decided it."""
    ruled = {(one.term, one.role) for one in study.reasons if one.facet == facet and one.holds}
    for one in _labels(study, facet):
        by_reading = one.evidence is None or one.evidence.by == "reading"
        if by_reading and (one.term, one.role) not in ruled:
            yield one


def _labels(study: Study, facet: str) -> Iterator[_Found]:
    sample = study.sample
    match facet:
        case "scope":
            yield _Found(study.scope)
        case "design":
            yield _Found(study.design, None, study.design_evidence)
            yield from (_Found(one, _FLAG) for one in study.design_flags)
        case "criteria":
            yield from (_Found(one.id, one.role, one.evidence) for one in study.criteria)
        case "pem":
            yield _Found(study.pem.status, study.pem.basis, study.pem.evidence)
        case "pem_measured" if study.pem.measured is not None:
            yield _Found("yes" if study.pem.measured else "no")
        case "virus":
            yield from (_Found(one.id, one.role, one.evidence) for one in study.pathogens)
        case "specimen":
            for germ in study.pathogens:
                yield from (_Found(one, germ.id, germ.evidence) for one in germ.specimens)
        case "sample":
            for role in _PEOPLE:
                number = getattr(sample, role)
                if number is not None:
                    yield _Found(str(number), role, sample.evidence)
        case "population":
            yield from map(_Found, study.population)
        case "topic" if not study.topics_evidence:
            yield from map(_Found, study.topics)
        case "caveat":
            yield from (_Found(one.id) for one in study.caveats if one.by == "reading")
