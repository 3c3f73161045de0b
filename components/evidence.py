"""Why a study has a label: the words, where they stand, and who or what decided."""

from __future__ import annotations

from atlas_data import vocabulary
from atlas_data.model import Evidence
from components import words
from components.escape import h


def quote(evidence: Evidence | None, *, none: str = "No words recorded.") -> str:
    """The words as a quotation with its place; `none` when a label rests on no words."""
    if evidence is None:
        return f'<p class="source">{h(none)}</p>'
    place = words.small(vocabulary.TERMS["place"][evidence.place].label)
    by = f"; by rule: {evidence.rule}" if evidence.rule else ""
    return (
        f'<blockquote class="evidence"><q>{h(evidence.words)}</q> '
        f'<span class="source">{h(place)}{h(by)}</span></blockquote>'
    )
