"""PEM status in a reader's words: the one line that cards, tables and pages share."""

from __future__ import annotations

from atlas_data import texts, vocabulary
from atlas_data.model import Pem, Study
from atlas_data.query.filters import LACKING
from components import kit, words
from components.escape import h

_DEFINITION = {
    "required": "pem-definition-required",
    "not_required": "pem-definition-not-required",
    "unclear": "pem-definition-unclear",
}


def line(study: Study) -> str:
    """Status with its reason, as HTML: a shape, a word and why; never colour alone."""
    status = study.pem.status
    why = reason(study)
    return badge(status) + (f', <span class="why">{h(why)}</span>' if why else "")


def badge(status: str) -> str:
    """The status as shape and word."""
    return kit.badge(vocabulary.label("pem", status), f"pem pem-{status}")


def reason(study: Study) -> str:
    """Why the status is what it is, in few words."""
    pem = study.pem
    if pem.status == "not_checked":
        return texts.say("pem-not-checked")
    match pem.basis:
        case "design":
            return texts.say("pem-design")
        case "no_mecfs_cases":
            return texts.say("pem-no-mecfs-cases")
        case "none" | None:
            return texts.say("pem-no-rule")
        case "definition":
            why = _by_definition(study)
        case "stated":
            why = words.small(vocabulary.TERMS["pem_basis"]["stated"].label)
        case basis:
            why = words.small(vocabulary.TERMS["pem_basis"][basis].short)
    return texts.say("pem-subgroup", reason=why) if pem.scope == "subgroup" else why


def _by_definition(study: Study) -> str:
    entry = [one for one in study.criteria_entry if one not in LACKING]
    if not entry:
        return texts.say("pem-by-definition")
    named = ", ".join(vocabulary.CRITERIA[one].label for one in entry)
    return texts.say("pem-by-definitions", criteria=named)


def basis(pem: Pem) -> str:
    """The basis of the status as a sentence; empty when there is none."""
    if pem.basis is None:
        return ""
    term = vocabulary.TERMS["pem_basis"][pem.basis]
    meaning = term.meaning
    if pem.basis == "definition":
        meaning = texts.say(_DEFINITION[pem.status]) if pem.status in _DEFINITION else ""
    return texts.say("pem-basis", basis=words.small(term.label), meaning=meaning)
