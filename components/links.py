"""Links that are controls: an address to open, and the same address for the wire to go to."""

from __future__ import annotations

from atlas_data.query import question as asking
from atlas_data.query.question import Question
from components.escape import h


def target(question: Question) -> str:
    """The query string of a question, escaped for an attribute."""
    return h(asking.query_string(question))


def go(question: Question, label: str, *, keep: str, more: str = "") -> str:
    """A link to a question on the same page; `label` and `more` attributes are HTML.

    `keep` names the control that gets the focus back when the page has been redrawn.
    """
    at = target(question)
    return f'<a href="?{at}" data-go="{at}" data-keep="{h(keep)}"{more}>{label}</a>'
