"""Reporting: which of the minimum data elements studies are known to report, and which not.

*Not checked* is drawn as an empty frame: it says nothing about a study.
"""

from __future__ import annotations

from dataclasses import replace

from atlas_data import texts, vocabulary
from atlas_data.query import tables
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.question import Question
from components import charts, dashboard, links, words
from components.address import Asked
from components.atlas import Shown
from components.charts import Part
from components.dashboard import View
from components.escape import h
from components.figures import Cell, Figure, Table
from components.screen import Screen

_STATES = ("reported", "not-reported", "report-not-checked")


def screen(shown: Shown, asked: Asked) -> Screen:
    """The map of what is reported as a screen."""
    return dashboard.screen(shown, asked, _show)


def _show(atlas: Atlas, question: Question, answer: Answer) -> View:
    source = h(texts.say("reporting-source"))
    at = "https://doi.org/10.1016/j.bbi.2012.01.014"
    lead = (
        f"<p>{h(texts.say('reporting-lead'))}</p>"
        f'<p class="source"><a href="{at}" rel="noreferrer">{source}</a></p>'
    )
    view = View(name=texts.say("page-reporting"), lead=lead)
    return replace(view, parts=(_figure(atlas, question, answer),)) if answer.count else view


def _figure(atlas: Atlas, question: Question, answer: Answer) -> Figure:
    counted = {key: tables.counts(atlas, question, key) for key in _STATES}
    into = {key: links.into(question, key, snapshot=atlas.name) for key in _STATES}
    rows, table = [], []
    for one in vocabulary.REPORTING.values():
        numbers = [counted[key].get(one.id, 0) for key in _STATES]
        to = [into[key](one.id) for key in _STATES]
        said = texts.say("reporting-bar", yes=numbers[0], no=numbers[1])
        rows.append(Part(label=one.short, said=said, counts=numbers, to=to))
        cells = [Cell(n, at if n else "") for n, at in zip(numbers, to, strict=True)]
        outside = Cell(answer.count - sum(numbers))
        table.append((Cell(one.label), *cells, outside))
    heads = ["reporting-element", *(f"reporting-{key}" for key in _STATES), "reporting-outside"]
    return dashboard.figure(
        atlas,
        answer,
        "reporting",
        finding=_finding(rows, tables.counts(atlas, question, "read").get("full_text", 0)),
        spec=charts.parts(rows, [texts.say(f"reporting-{key}") for key in _STATES]),
        table=Table(heads=[texts.say(key) for key in heads], rows=table),
        note=texts.say("reporting-note"),
    )


def _finding(rows: list[Part], whole: int) -> str:
    """How much is known at all, what most often, and what is known to be missing."""
    known = sum(row.counts[0] + row.counts[1] for row in rows)
    places = sum(sum(row.counts) for row in rows)
    most = max(rows, key=lambda row: row.counts[0])
    return texts.say(
        "reporting-finding",
        known=words.share(known, places),
        element=words.small(most.label),
        reported=most.counts[0],
        of=sum(most.counts),
        missing=sum(row.counts[1] for row in rows),
        whole=whole,
    )
