"""Putting a study on the reader's list and taking it off; the list itself is an address.

Which studies the reader has picked is kept on the device by `page.js`, which makes the address that
opens the list. Without scripts the link opens the list with the study on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from atlas_data import texts
from atlas_data.query.question import Question
from components import links
from components.escape import h

PATH = "/list"


def link(study_id: str, aside: Sequence[str] = ()) -> str:
    """The link that puts a study on the list, or takes it off where it is on it.

    Without scripts it opens the list `aside` with the study on it.
    """
    add, remove = h(texts.say("pick-add")), h(texts.say("pick-remove"))
    ids = list(dict.fromkeys((*aside, study_id)))
    return (
        f'<a class="pick" href="{h(address(ids))}" data-pick="{h(study_id)}" '
        f'data-add="{add}" data-remove="{remove}">{add}</a>'
    )


def off(question: Question, study_id: str) -> str:
    """The link that takes a study off the list shown, whoever made it."""
    return links.go(
        question.without("ids", study_id),
        h(texts.say("pick-off")),
        keep="results",
        more=f' class="pick" data-off="{h(study_id)}"',
    )


def mine() -> str:
    """The way to the list kept on this device; shown by the browser once something is on it."""
    name, said = h(texts.say("pick-mine", number="{n}")), h(texts.say("pick-said", number="{n}"))
    return f'<a href="{PATH}" data-mine="{name}" data-said="{said}" hidden>{name}</a>'


def address(ids: Sequence[str]) -> str:
    """The address of a list, which holds all of it; ids have no sign an address must spell."""
    return f"{PATH}?ids={','.join(ids)}" if ids else PATH
