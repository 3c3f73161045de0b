"""Explore as a screen: the question, its answer, and what can be taken away."""

from __future__ import annotations

from dataclasses import replace

from atlas_data import texts
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.question import Question
from components import (
    abbreviations,
    browse,
    calm,
    frame,
    home,
    notices,
    panel,
    rest,
    results,
    taking,
)
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.screen import Screen


def screen(shown: Shown, asked: Asked, *, cleared: str | None = None) -> Screen:
    """The list that answers; `cleared` is the address before "Clear all", to undo it."""
    if asked.question.rest:
        return rest.screen(shown, asked)
    question, gone = _reached(shown.atlas, asked.question)
    answer = shown.atlas.ask(replace(question, at=None))
    if answer.page < question.page:
        gone = [*gone, texts.say("page-gone", page=question.page, pages=answer.pages)]
        question = replace(question, page=answer.page)
    told = notices.above(shown, asked.problems, question, gone)
    show = _calm if question.calm else _full
    return show(shown.atlas, replace(asked, question=question), told, cleared)


def _reached(atlas: Atlas, question: Question) -> tuple[Question, list[str]]:
    """The page of the list that holds the study the reader had reached, or that it is gone."""
    if question.at is None:
        return question, []
    row = atlas.row(question.at)
    place = atlas.neighbours(question, row) if row is not None else None
    if place is None:
        return replace(question, at=None), [texts.say("at-gone", study=question.at)]
    return replace(question, page=(place[0] - 1) // question.page_size + 1), []


def _full(atlas: Atlas, asked: Asked, told: str, cleared: str | None) -> Screen:
    question = replace(asked.question, at=None)
    answer = atlas.ask(question)
    page = abbreviations.of(asked)
    strip = home.strip(answer) if home.shows(question) and not cleared else ""
    head = page.explain(told + strip + results.head(atlas, answer, cleared=cleared))
    listed = page.explain(
        results.listed(atlas, answer) + results.pages(answer)
        if answer.count
        else results.nothing(atlas, answer)
    )
    title = f'<h1 class="page">{h(texts.say("explore-title"))}</h1>'
    return Screen(
        title=frame.title(results.sentence(answer)),
        snapshot=atlas.name,
        before=(
            frame.head(replace(asked, question=question)),
            panel.markup(),
            title + panel.search(),
            head + frame.ways(asked) + results.tools(answer) + taking.take(atlas, answer, "/"),
        ),
        after=(
            listed,
            frame.foot(atlas, asked, short_forms=page.listed()),
        ),
        said=results.said(answer),
        panel=panel.state(answer),
        kept=panel.kept(question),
        words=" ".join(question.values("q")),
        head=browse.feed_link(question),
    )


def _calm(atlas: Atlas, asked: Asked, told: str, cleared: str | None) -> Screen:
    question = asked.question
    answer = atlas.ask(replace(question, at=None))
    page = abbreviations.of(asked)
    reached, said, shown = _one(atlas, answer, question, cleared)
    return Screen(
        title=frame.title(said),
        snapshot=atlas.name,
        before=(
            frame.head(asked, back=reached, extra=calm.filters(question)),
            panel.markup(with_search=True),
            page.explain(f'<h1 class="unseen">{h(texts.say("explore-title"))}</h1>{told}{shown}'),
        ),
        after=(frame.foot(atlas, asked, short_forms=page.listed()),),
        said=said,
        mode="calm",
        panel=panel.state(answer),
    )


def _one(
    atlas: Atlas, answer: Answer, question: Question, cleared: str | None
) -> tuple[str, str, str]:
    """The id of the one study shown, what is announced, and it; the ways out when none answers."""
    if not answer.count:
        return (
            "",
            results.said(answer),
            results.head(atlas, answer, cleared=cleared) + results.nothing(atlas, answer),
        )
    row = atlas.row(question.at) if question.at else answer.rows[0]
    assert row is not None  # a study that is gone was told and taken out of the question
    study = atlas.study(row)
    number, *_ = atlas.neighbours(question, row) or (1,)
    where = texts.say("calm-place", number=number, total=answer.count)
    name = study.plain_title or study.record.title
    return study.id, f"{where}: {name}", calm.in_list(atlas, answer, study, row)
