"""Why a study has a label: the words, where they stand, and who or what decided."""

from __future__ import annotations

from atlas_data import texts, vocabulary
from atlas_data.model import Evidence
from components import words
from components.escape import h


def quote(evidence: Evidence | None) -> str:
    """The words as a quotation with its place; says so when a label rests on no words."""
    if evidence is None:
        return f'<p class="source">{h(texts.say("evidence-none"))}</p>'
    place = words.small(vocabulary.TERMS["place"][evidence.place].label)
    if evidence.rule:
        place = texts.say("evidence-by-rule", place=place, rule=evidence.rule)
    return (
        f'<blockquote class="evidence"><q>{h(evidence.words)}</q> '
        f'<span class="source">{h(place)}</span></blockquote>'
    )
