"""What all dashboards share: the question and its filters, what can be taken away, the pictures.

The question travels from page to page in the address; each page looks at the same studies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.question import Question
from components import abbreviations, figures, frame, notices, panel, rest, results, taking
from components.address import Asked
from components.atlas import Shown
from components.chart_style import Spec
from components.escape import h
from components.figures import Figure, Table
from components.screen import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one dashboard shows: its name, HTML above the question, then HTML and pictures.

    `take` is what can be taken away where that is not simply the studies that answer.
    """

    name: str
    lead: str = ""
    parts: Sequence[str | Figure] = ()
    take: str = ""


Show = Callable[[Atlas, Question, Answer], View]


def screen(shown: Shown, asked: Asked, show: Show) -> Screen:
    """A dashboard as a screen."""
    if asked.question.rest:
        return rest.screen(shown, asked)
    atlas, question = shown.atlas, replace(asked.question, at=None, page=1)
    answer = atlas.ask(question)
    told = notices.above(shown, asked.problems, question)
    view = show(atlas, question, answer)
    page = abbreviations.of(asked)
    asks = results.head(atlas, answer, cleared=None, story=asked.path != "/viruses")
    head = page.explain(f"{told}<h1>{h(view.name)}</h1>{view.lead}{asks}{frame.ways(asked)}")
    take = view.take or taking.take(atlas, answer, asked.path)
    parts = [
        one.picture(page.explain, drawn=not question.calm)
        if isinstance(one, Figure)
        else page.explain(one)
        for one in (view.parts if answer.count else [results.nothing(atlas, answer)])
    ]
    return Screen(
        title=frame.title(f"{view.name}: {results.sentence(answer)}"),
        snapshot=atlas.name,
        before=(
            frame.head(asked),
            panel.markup(with_search=True),
            head + results.tools(answer, listed=False) + take,
        ),
        after=(*parts, frame.foot(atlas, asked, short_forms=page.listed())),
        said=results.said(answer),
        mode=question.mode,
        panel=panel.state(answer),
    )


def figure(
    atlas: Atlas,
    answer: Answer,
    key: str,
    *,
    finding: str,
    spec: Spec | None,
    table: Table,
    note: str = "",
    heading: str = "",
    said: str = "",
    asked: str = "",
) -> Figure:
    """A picture of an answer's studies; `key` names it, text `figure-KEY` is its usual heading.

    `said` is what it shows in words and `asked` what its files are named after, where that is
    more than the question of the page.
    """
    asked = asked or asking.query_string(answer.question.alone())
    said = said or results.sentence(answer)
    return Figure(
        key=key,
        heading=heading or texts.say(f"figure-{key}"),
        finding=finding,
        note=note,
        spec=spec,
        table=table,
        source=texts.say("figure-source", snapshot=atlas.name, sentence=said),
        file=figures.file(atlas.name, asked, key, answer.count),
    )
