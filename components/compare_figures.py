"""The pictures of a comparison: each side's shares by years, by reading, by design and by finding.

A bar is a share of the studies of its side for which the label was checked and applies; else the
side that was read less would seem to lack whatever is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas_data import texts, vocabulary
from atlas_data.query import question as asking
from atlas_data.query import tables
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.question import Question
from components import address, charts, compare_sides, dashboard, figures, spans, words
from components.charts import Side
from components.compare_sides import NAMES
from components.figures import Cell, Figure, Table

_DRAWN = 12
_UNKNOWN = ("not_checked", "not_applicable")
_ALIKE = 0.005  # of a side: less cannot be seen in a picture
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a comparison: its names, a count for each side, and where they lead.

    `known` is false for a state that says that nobody looked or that the question does not apply.
    """

    label: str
    short: str
    numbers: Pair
    to: tuple[str, str]
    known: bool = True

    def side(self, of: Pair) -> Side:
        """The row as two bars, each a share of its side."""
        left, right = (n / all_ if all_ else 0.0 for n, all_ in zip(self.numbers, of, strict=True))
        said = [words.share(n, all_) for n, all_ in zip(self.numbers, of, strict=True)]
        to = [at if n else "" for n, at in zip(self.numbers, self.to, strict=True)]
        return Side(
            label=self.short,
            left=left,
            right=right,
            left_to=to[0],
            right_to=to[1],
            said=(said[0], said[1]),
        )


def show(atlas: Atlas, answer: Answer, asked: Question) -> list[Figure]:
    """The pictures; one by which the sides were chosen says so instead of a difference."""
    found = [_figure(atlas, answer, asked, "years", _by_years(atlas, asked))]
    for key in ("read", "design", "finding"):
        found.append(_figure(atlas, answer, asked, key, _by(atlas, asked, key)))
    return found


def _by_years(atlas: Atlas, asked: Question) -> list[Row]:
    both = [tables.yearly(atlas, asked.side(name), "read") for name in NAMES]
    rows = []
    for first in spans.starts([year for one in both for year in one.years]):
        numbers = [spans.total(one, one.all, first) for one in both]
        span = dict(zip(("from", "to"), spans.bounds(first), strict=True))
        to = [_to(atlas, asked.side(name), span) for name in NAMES]
        label = spans.label(atlas, first)
        rows.append(Row(label, label, (numbers[0], numbers[1]), (to[0], to[1])))
    return rows


def _by(atlas: Atlas, asked: Question, key: str) -> list[Row]:
    a, b = (tables.counts(atlas, asked.side(name), key) for name in NAMES)
    rows = []
    for one in vocabulary.FACETS[key]:
        numbers = (a.get(one, 0), b.get(one, 0))
        if any(numbers):
            term = vocabulary.term(key, one)
            to = [_to(atlas, asked.side(name), {key: one}) for name in NAMES]
            known = one not in _UNKNOWN
            rows.append(Row(term.label, term.short, numbers, (to[0], to[1]), known))
    return rows


def _to(atlas: Atlas, question: Question, chosen: Mapping[str, str]) -> str:
    for key, value in chosen.items():
        held = question.values(key)
        if key in ("from", "to") and held:  # the narrower bound stands
            value = str((max if key == "from" else min)(int(value), int(held[0])))
        question = question.with_values(key, (value,))
    return address.link(question, snapshot=atlas.name)


def _figure(atlas: Atlas, answer: Answer, asked: Question, key: str, rows: Sequence[Row]) -> Figure:
    known = [one for one in rows if one.known]
    of = _of(atlas, asked, key, known)
    drawn = known
    if key in ("design", "finding"):
        drawn = sorted(known, key=lambda one: -sum(one.numbers))[:_DRAWN]
    heads = [texts.say(f"compare-{name}") for name in NAMES]
    shares = [texts.say(f"compare-share-{name}") for name in NAMES]
    first = texts.say("virus-years-head" if key == "years" else f"filter-{key}")
    spec = charts.sides([one.side(of) for one in drawn], left=heads[0], right=heads[1])
    return dashboard.figure(
        atlas,
        answer,
        f"compare-{key}",
        finding=_finding(asked, key, drawn, of),
        spec=spec if drawn else None,
        table=Table(heads=[first, *heads, *shares], rows=[_cells(one, of) for one in rows]),
        note=texts.say(
            "compare-shares",
            left=of[0],
            right=of[1],
            rows=len(drawn),
            more=len(rows) - len(drawn),
            several="yes" if key == "finding" else "no",
        ),
        said=compare_sides.named(asked),
        asked=asking.query_string(asked),
    )


def _of(atlas: Atlas, asked: Question, key: str, known: Sequence[Row]) -> Pair:
    """How many studies of each side the label was checked for and applies to."""
    if key == "finding":  # a study can have several
        known_ids = [one for one in vocabulary.FACETS[key] if one not in _UNKNOWN]
        a, b = (atlas.count(asked.side(name).with_values(key, known_ids)) for name in NAMES)
        return a, b
    left, right = (sum(one.numbers[at] for one in known) for at in range(len(NAMES)))
    return left, right


def _cells(one: Row, of: Pair) -> list[Cell]:
    counts = [figures.count(n, to) for n, to in zip(one.numbers, one.to, strict=True)]
    unknown = Cell(texts.say("compare-outside"), plain="")
    shares = [
        figures.share(n, all_) if one.known else unknown
        for n, all_ in zip(one.numbers, of, strict=True)
    ]
    return [Cell(one.label), *counts, *shares]


def _finding(asked: Question, key: str, rows: Sequence[Row], of: Pair) -> str:
    """Where the two sides differ most by share, unless they were chosen by it."""
    fixed = {name for _, chosen in asked.sides for name, _ in chosen}
    if key in fixed or (key == "years" and fixed & {"from", "to"}):
        return texts.say("compare-figure-chosen", left=of[0], right=of[1])
    if not rows or not all(of):
        return texts.say("compare-figure-empty", left=of[0], right=of[1])

    def apart(one: Row) -> float:
        return abs(one.numbers[0] / of[0] - one.numbers[1] / of[1])

    most = max(rows, key=apart)
    if apart(most) < _ALIKE:
        return texts.say("compare-figure-alike", left=of[0], right=of[1])
    return texts.say(
        "compare-figure",
        value=words.small(most.short),
        a=most.numbers[0],
        a_of=of[0],
        a_share=words.share(most.numbers[0], of[0]),
        b=most.numbers[1],
        b_of=of[1],
        b_share=words.share(most.numbers[1], of[1]),
    )
