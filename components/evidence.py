"""Why a study has a label: the words, where they stand, and who or what decided."""

from __future__ import annotations

import re

from atlas_data import texts, vocabulary
from atlas_data.model import Evidence
from components import words
from components.escape import h

# A rule that repeats the words it rests on: “abstract says “all met …”: they were chosen by it”.
_REPEATED = re.compile(r"(?P<where>\w+) says “(?P<words>.*?)”[:;]?\s*|publication type “(.*?)”$")


def quote(evidence: Evidence | None) -> str:
    """The words as a quotation with its place; says so when a label rests on no words."""
    if evidence is None:
        return f'<p class="source">{h(texts.say("evidence-none"))}</p>'
    place = _place(evidence)
    return (
        f'<blockquote class="evidence"><q>{h(evidence.words)}</q> '
        f'<span class="source">{h(place)}</span></blockquote>'
    )


def _place(evidence: Evidence) -> str:
    """Where the words stand and, of a rule, what it says of them; the words are not said again."""
    place = words.small(vocabulary.TERMS["place"][evidence.place].label)
    if not evidence.rule:
        return place
    told = _REPEATED.match(evidence.rule)
    if not told or evidence.words not in (told["words"], told[3]):
        return texts.say("evidence-by-rule", place=place, rule=evidence.rule)
    if evidence.place == "full_text" and told["where"]:
        place = texts.say("evidence-section", section=told["where"])
    said = evidence.rule[told.end() :]
    if not said:
        return texts.say("evidence-by-rule-alone", place=place)
    return texts.say("evidence-by-rule", place=place, rule=said)
