"""Compare: two questions side by side, what they have in common, and which studies drop out.

What is asked in the filters is asked of both sides; each side can ask more. The address holds all
of it, so a comparison can be shared like any other view.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query import tables
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.question import Question
from atlas_data.query.tables import Overlap, Spread
from components import (
    address,
    compare_figures,
    compare_sides,
    dashboard,
    downloads,
    figures,
    taking,
    words,
)
from components.address import Asked
from components.atlas import Shown
from components.compare_sides import NAMES
from components.dashboard import View
from components.escape import h
from components.figures import Cell, Table
from components.screen import Screen

_LISTED = 10


def screen(shown: Shown, asked: Asked) -> Screen:
    """The comparison as a screen."""
    return dashboard.screen(shown, asked, _show)


def _show(atlas: Atlas, question: Question, answer: Answer) -> View:
    asked = compare_sides.asked(question)
    left, right = asked.side("a"), asked.side("b")
    found = tables.overlap(atlas, left, right, question.alone())
    lead = f"<p>{h(texts.say('compare-lead'))}</p>{compare_sides.choose(question, asked.sides)}"
    view = View(name=texts.say("page-compare"), lead=lead, take=_take(atlas, asked, found))
    sides = compare_sides.show(atlas, asked, found)
    if left == right:
        return replace(view, parts=(f"{sides}<p>{h(texts.say('compare-same'))}</p>",))
    drawn = compare_figures.show(atlas, answer, asked)
    said = f'<p class="finding">{h(_difference(found))}</p>{_neither(found)}'
    return replace(
        view, parts=(sides + said, _facts(atlas, asked, found), *drawn, _dropped(atlas, found))
    )


def _difference(found: Overlap) -> str:
    """The difference in a sentence, with what it is a share of."""
    return texts.say(
        "compare-beside" if len(found.only_right) else "compare-inside",
        left=found.left,
        right=found.right,
        both=found.both,
        dropped=len(found.only_left),
        added=len(found.only_right),
        share=words.share(found.both, found.left),
        right_share=words.share(found.both, found.right),
    )


def _neither(found: Overlap) -> str:
    """Studies that are asked for and stand on neither side, such as those without a year."""
    if not found.neither:
        return ""
    return f'<p class="hint">{h(texts.say("compare-neither", number=found.neither))}</p>'


def _facts(atlas: Atlas, asked: Question, found: Overlap) -> str:
    """Both sides in numbers, as a table and as a file."""
    both = zip(*(_column(atlas, asked.side(name)) for name in NAMES), strict=True)
    rows = [
        (Cell(texts.say("compare-studies")), Cell(found.left), Cell(found.right)),
        (
            Cell(texts.say("compare-only")),
            *map(Cell, map(len, (found.only_left, found.only_right))),
        ),
        *((Cell(texts.say(key)), *cells) for key, cells in zip(_FACTS, both, strict=True)),
    ]
    heads = [texts.say(f"compare-{key}") for key in ("fact", *NAMES)]
    table = Table(heads=heads, rows=rows)
    name = figures.file(atlas.name, asking.query_string(asked), "compare", found.both)
    return table.html(texts.say("compare-facts")) + f'<p class="tools">{table.button(name)}</p>'


_FACTS = (
    "compare-years",
    "compare-read",
    "compare-whole",
    "compare-stated",
    "compare-median",
    "compare-range",
    "compare-left-out",
)


def _column(atlas: Atlas, question: Question) -> list[Cell]:
    """One side of the table, in the order of `_FACTS`."""
    cases = tables.spread(atlas, question, "sample_cases")
    answer = atlas.ask(question)
    read = tables.counts(atlas, question, "read")
    return [
        Cell(_span(tables.spread(atlas, question, "year"))),
        Cell(answer.count - read.get("none", 0)),
        Cell(read.get("full_text", 0)),
        Cell(cases.stated if cases else 0),
        Cell(f"{cases.median:,.10g}", plain=cases.median) if cases else _unknown(),
        Cell(_span(cases)) if cases else _unknown(),
        Cell(answer.left_out),
    ]


def _unknown() -> Cell:
    return Cell(texts.say("compare-unknown"))


def _span(found: Spread | None) -> str:
    if found is None:
        return texts.say("compare-unknown")
    if found.least > 999:  # years have no thousands
        return texts.say("years", first=str(found.least), last=str(found.most))
    return texts.say("years", first=f"{found.least:,}", last=f"{found.most:,}")


def _dropped(atlas: Atlas, found: Overlap) -> str:
    """The studies of the left side that the right one has not."""
    inside = not len(found.only_right)
    head = h(texts.say("compare-dropped" if inside else "compare-only-left"))
    if not len(found.only_left):
        return f"<h2>{head}</h2><p>{h(texts.say('compare-none'))}</p>"
    items = "".join(
        f'<li><a href="{h(address.study_link(one.id, snapshot=atlas.name))}">'
        f"{words.title(one.record)}</a> "
        f'<span class="by">{h(words.by_line(one.record))}</span></li>'
        for one in atlas.studies(found.only_left[:_LISTED])
    )
    more = len(found.only_left) - _LISTED
    rest = f"<p>{h(texts.say('compare-more', number=more))}</p>" if more > 0 else ""
    return f"<h2>{head}</h2><ul class='plain'>{items}</ul>{rest}"


def dropping_out(atlas: Atlas, question: Question) -> tuple[Question, Sequence[int], str]:
    """The comparison a question asks for, the rows of the studies that answer only its left side,
    newest first, and what they are in words."""
    asked = compare_sides.asked(question)
    found = tables.overlap(atlas, asked.side("a"), asked.side("b"), question.alone())
    said = f"{compare_sides.named(asked)}. {texts.say('compare-take')}"
    return asked, found.only_left.tolist(), said


def _take(atlas: Atlas, asked: Question, found: Overlap) -> str:
    link = address.link(asked, snapshot=atlas.name, path="/compare")
    said = f"{compare_sides.named(asked)}. {_difference(found)}"
    files = downloads.Files(
        query=asking.query_string(asked),
        count=len(found.only_left),
        numbered=atlas.numbered(found.only_left),
        path="/api/compare",
    )
    what = f"<p>{h(texts.say('compare-take'))}</p>"
    return taking.taken(taking.copies(link, said, atlas.name) + what + downloads.show(files))
