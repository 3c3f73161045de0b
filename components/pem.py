"""PEM status in a reader's words: the one line that cards, tables and pages share."""

from __future__ import annotations

from atlas_data import vocabulary
from atlas_data.model import Pem, Study
from atlas_data.query.filters import LACKING
from components import words
from components.escape import h

_SHAPE = {
    "required": "●",
    "not_required": "○",
    "unclear": "◐",
    "not_applicable": "–",
    "not_checked": "?",
}
_DEFINITION = {
    "required": "The case definition used asks for PEM of everyone who joins.",
    "not_required": "The case definition used does not ask for PEM of everyone who joins.",
    "unclear": "The case definition used leaves open whether PEM is needed.",
}


def line(study: Study) -> str:
    """Status with its reason, as HTML: a shape, a word and why; never colour alone."""
    status = study.pem.status
    why = reason(study)
    return (
        f'<span class="pem pem-{h(status)}"><span aria-hidden="true">{_SHAPE[status]}</span> '
        f"{h(vocabulary.label('pem', status))}</span>"
        + (f' <span class="why">({h(why)})</span>' if why else "")
    )


def reason(study: Study) -> str:
    """Why the status is what it is, in few words."""
    pem = study.pem
    if pem.status == "not_checked":
        return "not read for the atlas yet"
    match pem.basis:
        case "design":
            return "this kind of work has no patients of its own"
        case "no_mecfs_cases":
            return "no people with ME/CFS took part"
        case "none" | None:
            return "not stated: what was read names no rule for joining"
        case "definition":
            entry = [one for one in study.criteria_entry if one not in LACKING]
            named = ", ".join(vocabulary.CRITERIA[one].label for one in entry)
            why = f"by definition: {named}" if named else "by definition"
        case basis:
            why = words.small(vocabulary.TERMS["pem_basis"][basis].short)
    return f"{why}; a definition was applied to a subgroup" if pem.scope == "subgroup" else why


def basis(pem: Pem) -> str:
    """The basis of the status as a sentence; empty when there is none."""
    if pem.basis is None:
        return ""
    term = vocabulary.TERMS["pem_basis"][pem.basis]
    meaning = _DEFINITION.get(pem.status, "") if pem.basis == "definition" else term.meaning
    return f"Basis: {words.small(term.label)}. {meaning}"
