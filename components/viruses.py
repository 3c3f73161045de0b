"""Viruses: for each what was found, where it was looked for, and who took part; and its story.

A link reported stands to one side and none found to the other. Retracted works are never counted
among them; they are named apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from atlas_data import texts, vocabulary
from atlas_data.model import WITHDRAWN
from atlas_data.query import tables
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.filters import LACKING
from atlas_data.query.question import Question
from atlas_data.query.tables import Cross
from components import dashboard, figures, kit, links, virus_findings, virus_story
from components.address import Asked
from components.atlas import Shown
from components.charts import Side
from components.dashboard import View
from components.escape import h
from components.figures import Cell, Figure, Table
from components.screen import Screen
from components.virus_findings import FINDINGS, LINK, NONE, cells, side

_DRAWN, _NAMED = 14, 12
_PEM = ("required", "not_required")


def screen(shown: Shown, asked: Asked) -> Screen:
    """All viruses, or the one that is asked for."""
    return dashboard.screen(shown, asked, _show)


def _show(atlas: Atlas, question: Question, answer: Answer) -> View:
    chosen = question.values("virus")
    if len(chosen) == 1 and chosen[0] not in LACKING:
        return _one(atlas, question, answer, chosen[0])
    return _all(atlas, question, answer)


def _votes() -> str:
    return f'<p class="votes">{h(texts.say("viruses-votes"))}</p>'


def _all(atlas: Atlas, question: Question, answer: Answer) -> View:
    lead = f"<p>{h(texts.say('viruses-lead'))}</p>"
    if not answer.count:
        return View(name=texts.say("page-viruses"), lead=lead)
    found = tables.cross(atlas, question, "virus", "finding")
    order = sorted(
        range(len(found.rows)), key=lambda at: (found.rows[at] in LACKING, -found.row_totals[at])
    )
    held = [at for at in order if found.row_totals[at]]
    into = links.into(question, "virus", "finding", snapshot=atlas.name)
    back = tables.counts(atlas, _taken_back(question), "virus")
    compared = sorted(
        (at for at in held if _compared(found, at)), key=lambda at: -_compared(found, at)
    )
    rows = [
        _apart(
            side(
                vocabulary.term("virus", one).short,
                found.row(at),
                found.row_totals[at],
                partial(into, one),
            ),
            back.get(one, 0),
        )
        for at, one in ((at, found.rows[at]) for at in compared)
    ]
    figure = dashboard.figure(
        atlas,
        answer,
        "viruses",
        finding=_most(found, compared),
        spec=virus_findings.sides(rows[:_DRAWN]),
        table=_by_virus(atlas, question, found, held, back),
        note=texts.say("viruses-drawn", shown=min(len(rows), _DRAWN), number=len(rows)),
    )
    lead += _names(atlas, question, [found.rows[at] for at in held])
    return View(name=texts.say("page-viruses"), lead=lead, parts=(_votes(), figure))


def _names(atlas: Atlas, question: Question, held: Sequence[str]) -> str:
    """The viruses by name, the most studied first, each leading to its story."""
    to = links.into(question, "virus", snapshot=atlas.name, path="/viruses")
    named = [one for one in held if one not in LACKING]
    shown = [
        f'<a href="{h(to(one))}">{h(vocabulary.term("virus", one).short)}</a>' for one in named
    ]
    head = h(texts.say("viruses-names"))
    more = shown[_NAMED:]
    rest = kit.fold(texts.say("viruses-more", number=len(more)), _row(more)) if more else ""
    return f'<nav class="names" aria-label="{head}"><p>{head}</p>{_row(shown[:_NAMED])}{rest}</nav>'


def _row(shown: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{one}</li>' for one in shown)}</ul>"


def _compared(found: Cross, at: int) -> int:
    """How many studies of a virus saw a link or saw none; 0 for what is no virus."""
    counts = found.row(at)
    known = found.rows[at] not in LACKING
    return counts.get(LINK, 0) + counts.get(NONE, 0) if known else 0


def _apart(side: Side, retracted: int) -> Side:
    """The row with its retracted works named, struck out, and in neither bar."""
    if not retracted:
        return side
    struck = f"<s>{texts.say('viruses-struck', number=retracted)}</s>"
    left, right = (f"{number:,}" if number else "" for number in (side.left, side.right))
    return replace(side, said=(left, f"{right} {struck}".strip()))


def _most(found: Cross, compared: list[int]) -> str:
    """For how many viruses the studies agree; and the one that was compared most."""
    if not compared:
        return texts.say("viruses-no-virus")
    counts = [found.row(at) for at in compared]
    both = sum(bool(one.get(LINK) and one.get(NONE)) for one in counts)
    return texts.say(
        "viruses-most",
        viruses=len(compared),
        both=both,
        link=sum(not one.get(NONE) for one in counts),
        none=sum(not one.get(LINK) for one in counts),
        virus=vocabulary.term("virus", found.rows[compared[0]]).short,
        most_link=counts[0].get(LINK, 0),
        most_none=counts[0].get(NONE, 0),
    )


def _by_virus(
    atlas: Atlas, question: Question, found: Cross, held: list[int], back: Mapping[str, int]
) -> Table:
    required = tables.cross(atlas, question, "virus", "pem")
    taken = _taken_back(question)
    story = links.into(question, "virus", snapshot=atlas.name, path="/viruses")
    studies = links.into(question, "virus", snapshot=atlas.name)
    finding = links.into(question, "virus", "finding", snapshot=atlas.name)
    pem = links.into(question, "virus", "pem", snapshot=atlas.name)
    apart = links.into(taken, "virus", snapshot=atlas.name)
    rows = []
    for at in held:
        one = found.rows[at]
        by_pem = required.row(at)
        name = Cell(vocabulary.label("virus", one), "" if one in LACKING else story(one))
        row = [name, Cell(found.row_totals[at], studies(one))]
        row += cells(found.row(at), partial(finding, one))
        row += [figures.count(by_pem.get(key, 0), pem(one, key)) for key in _PEM]
        row.append(figures.count(back.get(one, 0), apart(one)))
        rows.append(row)
    return Table(
        heads=[
            texts.say("filter-virus"),
            texts.say("table-studies"),
            *map(virus_findings.short, FINDINGS),
            *(vocabulary.label("pem", key) for key in _PEM),
            texts.say("viruses-retracted"),
        ],
        rows=rows,
    )


def _taken_back(question: Question) -> Question:
    """The retracted and withdrawn works among what is asked, which are counted apart."""
    return replace(question.with_values("status", WITHDRAWN), retracted=True)


def _one(atlas: Atlas, question: Question, answer: Answer, virus: str) -> View:
    term = vocabulary.VIRUSES[virus]
    view = View(name=term.label, lead=virus_story.show(atlas, term, _taken_back(question)))
    if not answer.count:
        return view
    parts: list[str | Figure] = [virus_findings.said(answer), _votes()]
    parts += [virus_findings.years(atlas, question, answer)]
    parts += [virus_findings.by(atlas, question, answer, key) for key in ("specimen", "pem")]
    return replace(view, parts=parts)
