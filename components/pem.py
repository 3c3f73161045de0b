"""PEM status in a reader's words: the one line that cards, tables and pages share."""

from __future__ import annotations

from atlas_data import texts, vocabulary
from atlas_data.formats import pem_line
from atlas_data.model import Pem, Study
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
    why = pem_line.reason(study)
    return badge(status) + (f', <span class="why">{h(why)}</span>' if why else "")


def badge(status: str) -> str:
    """The status as shape and word."""
    return kit.badge(vocabulary.label("pem", status), f"pem pem-{status}")


def basis(pem: Pem) -> str:
    """The basis of the status as a sentence; empty when there is none."""
    if pem.basis is None:
        return ""
    term = vocabulary.TERMS["pem_basis"][pem.basis]
    meaning = term.meaning
    if pem.basis == "definition":
        meaning = texts.say(_DEFINITION[pem.status]) if pem.status in _DEFINITION else ""
    return texts.say("pem-basis", basis=words.small(term.label), meaning=meaning)
