"""The PEM status of a study in a reader's words, for files that people read."""

from __future__ import annotations

from atlas_data import texts, vocabulary
from atlas_data.model import Study


def line(study: Study) -> str:
    """Status and why: "PEM required: by definition: Canadian Consensus Criteria"."""
    said = f"{vocabulary.label('pem', study.pem.status)}: {_basis(study)}"
    return texts.say("pem-subgroup", reason=said) if study.pem.scope == "subgroup" else said


def _basis(study: Study) -> str:
    match study.pem.basis:
        case None if study.pem.status == "not_checked":
            return texts.say("pem-not-checked")
        case "none" | None:
            return texts.say("pem-no-rule")
        case "design":
            return texts.say("pem-design")
        case "no_mecfs_cases":
            return texts.say("pem-no-mecfs-cases")
        case "definition":
            return _by_definition(study)
        case basis:
            term = vocabulary.TERMS["pem_basis"][basis]
            name = term.label if basis == "stated" else term.short
            return name[:1].lower() + name[1:]


def _by_definition(study: Study) -> str:
    named = [one for one in study.criteria_entry if one not in vocabulary.TERMS["lacking"]]
    labels = ", ".join(vocabulary.CRITERIA[one].label for one in named)
    return (
        texts.say("pem-by-definitions", criteria=labels)
        if labels
        else texts.say("pem-by-definition")
    )
