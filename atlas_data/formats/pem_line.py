"""The PEM status of a study in a reader's words, as text."""

from __future__ import annotations

from atlas_data import texts, vocabulary
from atlas_data.model import Study


def line(study: Study) -> str:
    """Status and why: "PEM required, by definition: Canadian Consensus Criteria"."""
    return f"{vocabulary.label('pem', study.pem.status)}, {reason(study)}"


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
            return texts.say("pem-no-rule-ruled" if study.read == "none" else "pem-no-rule")
        case "definition":
            why = _by_definition(study)
        case "stated":
            why = _small(vocabulary.TERMS["pem_basis"]["stated"].label)
        case basis:
            why = _small(vocabulary.TERMS["pem_basis"][basis].short)
    return texts.say("pem-subgroup", reason=why) if pem.scope == "subgroup" else why


def _by_definition(study: Study) -> str:
    entry = [one for one in study.criteria_entry if one not in vocabulary.TERMS["lacking"]]
    if not entry:
        return texts.say("pem-by-definition")
    named = ", ".join(vocabulary.CRITERIA[one].label for one in entry)
    return texts.say("pem-by-definitions", criteria=named)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
