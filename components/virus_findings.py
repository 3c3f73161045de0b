"""What studies found for one virus: in words, by year, by specimen and by PEM.

A link seen stands to the right and none seen to the left; every other finding is in words and in
the tables, and the number beside a row's name counts all its studies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from atlas_data import texts, vocabulary
from atlas_data.query import tables
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.question import Question
from atlas_data.query.tables import Cross
from components import charts, dashboard, figures, links, spans, words
from components.chart_style import Spec
from components.charts import Side
from components.escape import h
from components.figures import Cell, Figure, Table

LINK, NONE = "association", "no_association"
_OTHERS = ("mixed", "trigger", "treatment_target", "present", "not_reported", "not_checked")
FINDINGS = (LINK, NONE, *_OTHERS)


def said(answer: Answer) -> str:
    """What the studies found, the null results first."""
    counts = answer.counts["finding"]
    items = "".join(
        f"<li>{h(_said(key, counts[key]))}</li>"
        for key in (NONE, LINK, *_OTHERS)
        if counts.get(key)
    )
    return f"<h2>{h(texts.say('viruses-said', number=answer.count))}</h2><ul>{items}</ul>"


def _said(finding: str, number: int) -> str:
    return texts.say(f"viruses-said-{finding.replace('_', '-')}", number=number)


def side(name: str, counts: Mapping[str, int], total: int, to: Callable[[str], str]) -> Side:
    """A row of a picture: none seen to the left, a link to the right; `to` takes a finding."""
    return Side(
        label=texts.say("viruses-row", name=name, number=total),
        left=counts.get(NONE, 0),
        right=counts.get(LINK, 0),
        left_to=to(NONE),
        right_to=to(LINK),
    )


def cells(counts: Mapping[str, int], to: Callable[[str], str]) -> list[Cell]:
    """The same row of the table, with every finding."""
    return [figures.count(counts.get(key, 0), to(key)) for key in FINDINGS]


def sides(rows: Sequence[Side]) -> Spec | None:
    """The picture of some rows; None when no study saw a link or none."""
    if not any(row.left or row.right for row in rows):
        return None
    return charts.sides(rows, left=short(NONE), right=short(LINK))


def short(finding: str) -> str:
    """The short name of a finding, for the head of a column."""
    return vocabulary.term("finding", finding).short


def by(atlas: Atlas, question: Question, answer: Answer, key: str) -> Figure:
    """What was found by one other label, such as the specimen."""
    found = tables.cross(atlas, question, key, "finding")
    known = list(vocabulary.FACETS[key])
    order = sorted(range(len(found.rows)), key=lambda at: known.index(found.rows[at]))
    held = [at for at in order if found.row_totals[at]]
    into = links.into(question, key, "finding", snapshot=atlas.name)
    studies = links.into(question, key, snapshot=atlas.name)
    rows, table = [], []
    for at in held:
        one, counts, total = found.rows[at], found.row(at), found.row_totals[at]
        to = partial(into, one)
        rows.append(side(vocabulary.term(key, one).short, counts, total, to))
        name = Cell(vocabulary.label(key, one))
        table.append((name, Cell(total, studies(one)), *cells(counts, to)))
    first = texts.say(f"filter-{key}")
    finding = _where(key, found, held)
    return _figure(atlas, answer, f"virus-{key}", first, finding, rows, table)


def _where(key: str, found: Cross, held: Sequence[int]) -> str:
    most = max(held, key=lambda at: found.row_totals[at])
    counts = found.row(most)
    return texts.say(
        f"virus-{key}-finding",
        value=words.short_name(key, found.rows[most]),
        number=found.row_totals[most],
        total=found.total,
        link=counts.get(LINK, 0),
        none=counts.get(NONE, 0),
        mixed=counts.get("mixed", 0),
    )


def years(atlas: Atlas, question: Question, answer: Answer) -> Figure:
    """What was found, five years at a time."""
    found = tables.yearly(atlas, question, "finding")
    at = dict(zip(found.values, found.counts, strict=True))
    into = links.into(question, "from", "to", "finding", snapshot=atlas.name)
    studies = links.into(question, "from", "to", snapshot=atlas.name)
    rows, table = [], []
    for first in spans.starts(found.years):
        counts = {one: spans.total(found, row, first) for one, row in at.items()}
        total, span = spans.total(found, found.all, first), spans.bounds(first)
        label, to = spans.label(atlas, first), partial(into, *span)
        rows.append(side(label, counts, total, to))
        table.append((Cell(label), figures.count(total, studies(*span)), *cells(counts, to)))
    head, finding = texts.say("virus-years-head"), _when(found.years, table)
    return _figure(atlas, answer, "virus-years", head, finding, rows, table, found.undated)


def _when(years: Sequence[int], rows: Sequence[Sequence[Cell]]) -> str:
    if not rows:
        return texts.say("virus-years-none")
    most = max(rows, key=lambda row: int(row[1].value))
    if len(rows) == 1:
        only = int(most[1].value)
        return texts.say("virus-years-all", span=str(most[0].value), number=only)
    return texts.say(
        "virus-years-finding",
        first=str(years[0]),
        last=str(years[-1]),
        span=str(most[0].value),
        number=int(most[1].value),
    )


def _figure(
    atlas: Atlas,
    answer: Answer,
    key: str,
    first: str,
    finding: str,
    rows: Sequence[Side],
    table: Sequence[Sequence[Cell]],
    undated: int = 0,
) -> Figure:
    counts = answer.counts["finding"]
    drawn = counts.get(LINK, 0) + counts.get(NONE, 0)
    note = texts.say("virus-note", drawn=drawn, number=answer.count, undated=undated)
    heads = [first, texts.say("table-studies"), *map(short, FINDINGS)]
    return dashboard.figure(
        atlas,
        answer,
        key,
        finding=finding,
        spec=sides(rows),
        table=Table(heads=heads, rows=table),
        note=note,
    )
