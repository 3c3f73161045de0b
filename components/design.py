"""The design of the atlas on one page: colours, type, and every part, made from real studies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from atlas_data import texts, vocabulary
from atlas_data.model import Record, Study
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from components import (
    abbreviations,
    calm,
    cards,
    evidence,
    frame,
    kit,
    links,
    pem,
    reading_list,
    report_card,
    rest,
    results,
    study_view,
    words,
)
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.screen import Screen

_COLOURS = (
    *("page", "card", "ink", "quiet", "link", "line", "edge", "chosen"),
    *("caveat", "caveat-line", "stop", "stop-line"),
)


def screen(shown: Shown, asked: Asked) -> Screen:
    """All parts in the order of their use, each with a word on what it is for."""
    if asked.question.rest:
        return rest.screen(shown, asked)
    page = abbreviations.Page(frame.EXPLAINED)
    sections = "".join(
        f'<section class="part" id="part-{key}"><h2>{h(texts.say(f"design-{key}"))}</h2>'
        f'<p class="hint">{h(texts.say(f"design-{key}-for"))}</p>{html}</section>'
        for key, html in _parts(shown.atlas)
    )
    title = f"<h1>{h(texts.say('design-title'))}</h1><p>{h(texts.say('design-intro'))}</p>"
    return Screen(
        title=frame.title(texts.say("design-title")),
        snapshot=shown.atlas.name,
        before=(frame.head(asked), page.explain(title + sections)),
        after=(frame.foot(shown.atlas, asked, short_forms=page.listed()),),
        mode=asked.question.mode,
    )


def _parts(atlas: Atlas) -> Iterator[tuple[str, str]]:
    study = _first(atlas, Question().with_values("pem", ["required"]))
    none = atlas.ask(Question().with_values("q", ["zzzz-no-such-word"]))
    asked = atlas.ask(Question().with_values("pem", ["required", "unclear"]))
    yield "colours", _colours()
    yield "type", _type()
    yield "controls", _controls()
    yield "badge", " ".join(pem.badge(one) for one in vocabulary.FACETS["pem"])
    yield "report", report_card.badges()
    yield "chip", results.chips(asked.question, None)
    yield "banner", "".join(words.banner(one) for one in _every_status(atlas))
    if study:
        yield "card", cards.cards([study], ["#part-card"], first=1)
        yield "table", cards.table([study], ["#part-table"], caption=texts.say("design-table"))
        yield "reading", reading_list.items([study], ["#part-reading"], first=1)
        yield "study", study_view.key_points(study)
        yield "quote", evidence.quote(study.pem.evidence)
        yield "calm", f'<div class="calm">{calm.card(study, heading="h3")}</div>'
    yield "figure", kit.figure(atlas.rows, texts.say("design-figure-label"))
    yield "empty", results.nothing(atlas, none)
    yield "fold", kit.fold(texts.say("design-fold"), f"<p>{h(texts.say('design-fold-for'))}</p>")


def _first(atlas: Atlas, question: Question) -> Study | None:
    rows = atlas.ask(question).rows
    return atlas.study(rows[0]) if rows else None


def _every_status(atlas: Atlas) -> Iterator[Record]:
    """One real study for each status that has a banner and occurs in this snapshot."""
    for status in vocabulary.FACETS["status"]:
        asked = replace(Question(), retracted=True).with_values("status", [status])
        if study := _first(atlas, asked):
            yield study.record


def _colours() -> str:
    swatches = "".join(
        f'<li><span class="swatch swatch-{name}" aria-hidden="true"></span> '
        f"{h(texts.say(f'colour-{name}'))}</li>"
        for name in _COLOURS
    )
    return f'<ul class="swatches">{swatches}</ul>'


def _type() -> str:
    sample = h(texts.say("design-type-sample"))
    return (
        f'<p class="sample-1">{sample}</p><p class="sample-2">{sample}</p><p>{sample}</p>'
        f'<p class="hint">{sample}</p><p>{h(texts.say("design-type-letters"))}</p>'
    )


def _controls() -> str:
    button = h(texts.say("design-button"))
    here = links.go(Question(), h(texts.say("design-link")), keep="design")
    return (
        f'<div class="tools"><button type="button" class="main">{button}</button>'
        f'<button type="button">{button}</button>'
        f'<button type="button" aria-pressed="true">{h(texts.say("design-pressed"))}</button>'
        f'{here}</div><form class="panel"><label class="option"><input type="checkbox" checked>'
        f'<span>{h(texts.say("design-choice"))}</span><span class="n">12</span></label></form>'
    )
