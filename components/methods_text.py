"""How a list of studies was made, as a paragraph for a paper's methods section.

It says what PRISMA 2020 asks of a search: source, date, full question, and what was left out.
"""

from __future__ import annotations

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Answer, Atlas
from components import standing


def paragraph(atlas: Atlas, answer: Answer) -> str:
    """The paragraph for the answer to a question, as plain text."""
    question, number = answer.question, answer.count
    left_out = answer.left_out
    became = standing.count(atlas, question)
    unchecked = became.became["not_checked"]
    parts = (
        _made(atlas, asking.describe(question), number),
        texts.say("methods-text-left-out", number=left_out) if left_out else "",
        texts.say("methods-text-became", became=became.counted) if number else "",
        texts.say("methods-text-read"),
        texts.say("methods-text-status", unchecked=unchecked, number=number),
    )
    return " ".join(one for one in parts if one)


def of_rows(atlas: Atlas, sentence: str, count: int) -> str:
    """The paragraph for studies that a sentence describes."""
    return f"{_made(atlas, sentence.rstrip('.'), count)} {texts.say('methods-text-read')}"


def _made(atlas: Atlas, said: str, count: int) -> str:
    name, short = atlas.name, atlas.digest[:12]
    source = texts.say("methods-text-source", snapshot=name, number=atlas.rows, digest=short)
    asked = texts.say("methods-text-asked", asked=said) if said else texts.say("methods-text-all")
    return f"{source} {asked} {texts.say('methods-text-found', number=count)}"
