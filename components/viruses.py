"""Viruses: for each what was found, where it was looked for, and who took part; and its story.

A link reported stands to one side and none found to the other. Retracted works are never counted
among them; they are named apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from atlas_data import texts, vocabulary
from atlas_data.model import WITHDRAWN
from atlas_data.query import tables
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.filters import LACKING
from atlas_data.query.question import Question
from atlas_data.query.tables import Cross
from components import charts, dashboard, links, virus_story, words
from components.address import Asked
from components.atlas import Shown
from components.chart_style import Spec
from components.charts import Side
from components.dashboard import View
from components.escape import h
from components.figures import Cell, Figure, Table
from components.screen import Screen

LINK, NONE = "association", "no_association"
_OTHERS = ("mixed", "trigger", "treatment_target", "present", "not_reported", "not_checked")
_FINDINGS = (LINK, NONE, *_OTHERS)
_DRAWN = 14


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
            _side(vocabulary.term("virus", one).short, found.row(at), partial(into, one)),
            back.get(one, 0),
        )
        for at, one in ((at, found.rows[at]) for at in compared)
    ]
    figure = dashboard.figure(
        atlas,
        answer,
        "viruses",
        finding=_most(found, compared),
        spec=_sides(rows[:_DRAWN]) if rows else None,
        table=_by_virus(atlas, question, found, held, back),
        note=texts.say("viruses-drawn", shown=min(len(rows), _DRAWN), number=len(rows)),
    )
    return View(name=texts.say("page-viruses"), lead=lead, parts=(_votes(), figure))


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


def _side(label: str, counts: Mapping[str, int], to: Callable[[str], str]) -> Side:
    """A row of a picture: none seen to the left, a link to the right; `to` takes a finding."""
    return Side(
        label=label,
        left=counts.get(NONE, 0),
        right=counts.get(LINK, 0),
        left_to=to(NONE),
        right_to=to(LINK),
    )


def _cells(counts: Mapping[str, int], to: Callable[[str], str]) -> list[Cell]:
    """The same row of the table, with every finding."""
    return [_cell(counts.get(key, 0), to(key)) for key in _FINDINGS]


def _sides(rows: list[Side]) -> Spec:
    return charts.sides(rows, left=_short(NONE), right=_short(LINK))


def _short(finding: str) -> str:
    return vocabulary.term("finding", finding).short


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
        cells = [Cell(found.row_totals[at], studies(one))]
        cells += _cells(found.row(at), partial(finding, one))
        cells += [_cell(by_pem.get(key, 0), pem(one, key)) for key in ("required", "not_required")]
        cells.append(_cell(back.get(one, 0), apart(one)))
        rows.append((name, *cells))
    return Table(
        heads=[
            texts.say("filter-virus"),
            texts.say("table-studies"),
            *map(_short, _FINDINGS),
            *(vocabulary.label("pem", key) for key in ("required", "not_required")),
            texts.say("viruses-retracted"),
        ],
        rows=rows,
    )


def _cell(number: int, to: str) -> Cell:
    return Cell(number, to if number else "")


def _taken_back(question: Question) -> Question:
    """The retracted and withdrawn works among what is asked, which are counted apart."""
    return replace(question.with_values("status", WITHDRAWN), retracted=True)


def _one(atlas: Atlas, question: Question, answer: Answer, virus: str) -> View:
    term = vocabulary.VIRUSES[virus]
    lead = virus_story.show(atlas, term, _taken_back(question))
    view = View(name=term.label, lead=lead)
    if not answer.count:
        return view
    parts: list[str | Figure] = [_votes(), _said(answer)]
    parts += [_years(atlas, question, answer)]
    parts += [_by(atlas, question, answer, key) for key in ("specimen", "pem")]
    return replace(view, parts=parts)


def _said(answer: Answer) -> str:
    """What the studies found, in one sentence, the null results first."""
    counts = answer.counts["finding"]
    said = [
        texts.say(f"viruses-said-{key.replace('_', '-')}", number=counts[key])
        for key in (NONE, LINK, *_OTHERS)
        if counts.get(key)
    ]
    return f"<p>{h(texts.say('viruses-said', findings='; '.join(said)))}</p>"


def _by(atlas: Atlas, question: Question, answer: Answer, key: str) -> Figure:
    """What was found by one other label, such as the specimen."""
    found = tables.cross(atlas, question, key, "finding")
    known = list(vocabulary.FACETS[key])
    order = sorted(range(len(found.rows)), key=lambda at: known.index(found.rows[at]))
    held = [at for at in order if found.row_totals[at]]
    into = links.into(question, key, "finding", snapshot=atlas.name)
    studies = links.into(question, key, snapshot=atlas.name)
    rows, table = [], []
    for at in held:
        one, counts = found.rows[at], found.row(at)
        to = partial(into, one)
        rows.append(_side(vocabulary.term(key, one).short, counts, to))
        total = Cell(found.row_totals[at], studies(one))
        table.append((Cell(vocabulary.label(key, one)), total, *_cells(counts, to)))
    return dashboard.figure(
        atlas,
        answer,
        f"virus-{key}",
        finding=_where(key, found, held),
        spec=_sides(rows) if any(row.left or row.right for row in rows) else None,
        table=_findings(texts.say(f"filter-{key}"), table),
    )


def _where(key: str, found: Cross, held: list[int]) -> str:
    most = max(held, key=lambda at: found.row_totals[at])
    counts = found.row(most)
    return texts.say(
        f"virus-{key}-finding",
        value=words.small(vocabulary.label(key, found.rows[most])),
        number=found.row_totals[most],
        total=found.total,
        link=counts.get(LINK, 0),
        none=counts.get(NONE, 0),
    )


def _findings(first: str, rows: list[tuple[Cell, ...]]) -> Table:
    return Table(heads=[first, texts.say("table-studies"), *map(_short, _FINDINGS)], rows=rows)


def _years(atlas: Atlas, question: Question, answer: Answer) -> Figure:
    """What was found, five years at a time."""
    found = tables.yearly(atlas, question, "finding")
    at = dict(zip(found.values, found.counts, strict=True))
    into = links.into(question, "from", "to", "finding", snapshot=atlas.name)
    studies = links.into(question, "from", "to", snapshot=atlas.name)
    rows, table = [], []
    for first in range(found.years[0] // 5 * 5, found.years[-1] + 1, 5) if found.years else ():
        here = [i for i, year in enumerate(found.years) if first <= year < first + 5]
        counts = {one: sum(at[one][i] for i in here) for one in at}
        span = (str(first), str(first + 4))
        label = texts.say("years", first=span[0], last=span[1])
        to = partial(into, *span)
        rows.append(_side(label, counts, to))
        total = sum(found.all[i] for i in here)
        table.append((Cell(label), _cell(total, studies(*span)), *_cells(counts, to)))
    return dashboard.figure(
        atlas,
        answer,
        "virus-years",
        finding=_when(found.years, table),
        spec=_sides(rows) if any(row.left or row.right for row in rows) else None,
        table=_findings(texts.say("virus-years-head"), table),
        note=texts.say("viruses-undated", number=found.undated) if found.undated else "",
    )


def _when(years: tuple[int, ...], rows: list[tuple[Cell, ...]]) -> str:
    if not rows:
        return texts.say("virus-years-none")
    most = max(rows, key=lambda row: int(row[1].value))
    return texts.say(
        "virus-years-finding",
        first=str(years[0]),
        last=str(years[-1]),
        span=str(most[0].value),
        number=int(most[1].value),
    )
