"""The way on from a study: back to its list, the one before and after, and studies like it."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from atlas_data import vocabulary
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import PAGE_SIZE, Question
from components import address, words
from components.escape import h

_ALIKE = 0.6
_SAME = {"virus": "same virus", "criteria": "same criteria", "topic": "same topic"}


def within(atlas: Atlas, question: Question, row: int) -> str:
    """Previous and next in the list the reader came from, and the way back to it."""
    place = atlas.neighbours(question, row)
    back = address.link(_page_of(question, place), snapshot=atlas.name)
    parts = [f'<a href="{h(back)}">Back to the list</a>']
    if place is not None:
        number, before, after = place
        parts.append(_step(atlas, question, before, "Previous"))
        parts.append(f"<span>{number:,} of {atlas.count(question):,}</span>")
        parts.append(_step(atlas, question, after, "Next"))
    return f'<nav class="pages" aria-label="In this list">{"".join(parts)}</nav>'


def _page_of(question: Question, place: tuple[int, int | None, int | None] | None) -> Question:
    return replace(question, page=(place[0] - 1) // PAGE_SIZE + 1) if place else question


def _step(atlas: Atlas, question: Question, row: int | None, label: str) -> str:
    if row is None:
        return f'<span class="off">{label}</span>'
    study_id = str(atlas.table["id"][row].as_py())
    at = address.link(question, snapshot=atlas.name, path="/study", id=study_id)
    return f'<a href="{h(at)}">{label}<span class="unseen"> study</span></a>'


def alike(atlas: Atlas, row: int) -> str:
    """Studies that share most with this one, each with what it shares."""
    found = atlas.similar(row)
    if not found:
        return ""
    items = "".join(_item(atlas, other, _reason(why)) for other, why in found)
    listed = f'<ul class="plain">{items}</ul>'
    return f'<section class="screen-only"><h2>Studies like it</h2>{listed}</section>'


def _reason(why: dict[str, list[str]]) -> str:
    return "; ".join(
        f"{_SAME[key]}: {', '.join(vocabulary.label(key, one) for one in ids)}"
        for key, ids in why.items()
    )


def _item(atlas: Atlas, row: int, reason: str) -> str:
    study = atlas.study(row)
    at = address.link(Question(), snapshot=atlas.name, path="/study", id=study.id)
    return (
        f'<li><a href="{h(at)}">{words.title(study.record)}</a> '
        f'<span class="by">{h(words.by_line(study.record))}</span>'
        f'<span class="source">{h(reason)}</span></li>'
    )


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() > _ALIKE


def unknown(atlas: Atlas, study_id: str) -> str:
    """No study has this id: the nearest ones, and the way to search."""
    rows = [row for row in atlas.near(study_id, 20) if _alike(atlas.study(row).id, study_id)][:5]
    items = "".join(_item(atlas, row, atlas.study(row).id) for row in rows)
    near = f'<p>Did you mean:</p><ul class="plain">{items}</ul>' if items else ""
    what = (
        f"No study has the id “{h(study_id)}” in the snapshot of {h(atlas.name)}. The link may "
        "have been cut off or mistyped."
        if study_id
        else "This address names no study."
    )
    return (
        '<div class="nothing"><h1>This study is not in the atlas</h1>'
        f'<p>{what}</p>{near}<p><a href="/">Search all studies</a></p></div>'
    )
