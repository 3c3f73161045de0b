"""The way on from a study: back to its list, the one before and after, and studies like it."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from atlas_data import texts, vocabulary
from atlas_data.query.alike import similar
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from components import address, kit, words
from components.escape import h

_ALIKE = 0.6


def within(atlas: Atlas, question: Question, row: int) -> str:
    """Previous and next in the list the reader came from, and the way back to it."""
    place = atlas.neighbours(question, row)
    study_id = str(atlas.table["id"][row].as_py())
    reached = replace(question, at=study_id) if question.calm and place else question
    back = address.link(_page_of(reached, place), snapshot=atlas.name)
    parts = [f'<a href="{h(back)}">{h(texts.say("list-back"))}</a>']
    if place is not None:
        number, before, after = place
        parts.append(_step(atlas, question, before, "list-previous"))
        where = texts.say("list-place", number=number, total=atlas.count(question))
        parts.append(f"<span>{h(where)}</span>")
        parts.append(_step(atlas, question, after, "list-next"))
    name = h(texts.say("list-name"))
    return f'<nav class="pages" aria-label="{name}">{"".join(parts)}</nav>'


def _page_of(question: Question, place: tuple[int, int | None, int | None] | None) -> Question:
    if place is None or question.calm:
        return question
    return replace(question, page=(place[0] - 1) // question.page_size + 1)


def _step(atlas: Atlas, question: Question, row: int | None, label: str) -> str:
    if row is None:
        return f'<span class="off">{h(texts.say(label))}</span>'
    study_id = str(atlas.table["id"][row].as_py())
    at = address.link(question, snapshot=atlas.name, path="/study", id=study_id)
    unseen = f'<span class="unseen"> {h(texts.say("list-unseen-study"))}</span>'
    return f'<a href="{h(at)}">{h(texts.say(label))}{unseen}</a>'


def alike(atlas: Atlas, row: int) -> str:
    """Studies that share most with this one, each with what it shares."""
    found = similar(atlas, row)
    if not found:
        return ""
    items = "".join(_item(atlas, other, _reason(why)) for other, why in found)
    return (
        f'<section class="screen-only"><h2>{h(texts.say("alike"))}</h2>'
        f'<ul class="plain">{items}</ul></section>'
    )


def _reason(why: dict[str, list[str]]) -> str:
    return "; ".join(
        texts.say(f"alike-{key}", names=", ".join(vocabulary.label(key, one) for one in ids))
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


def unknown(atlas: Atlas, study_id: str, home: str = "/") -> str:
    """No study has this id: the nearest ones, and the way to search."""
    rows = [row for row in atlas.near(study_id, 20) if _alike(atlas.study(row).id, study_id)][:5]
    items = "".join(_item(atlas, row, atlas.study(row).id) for row in rows)
    meant = h(texts.say("study-unknown-near"))
    near = f'<p>{meant}</p><ul class="plain">{items}</ul>' if items else ""
    what = texts.say("study-unknown-none")
    if study_id:
        what = texts.say("study-unknown-id", id=study_id, snapshot=atlas.name)
    way = f'<p><a class="big" href="{home}">{h(texts.say("study-unknown-search"))}</a></p>'
    return kit.empty(texts.say("study-unknown"), f"<p>{h(what)}</p>{near}{way}", level=1)
