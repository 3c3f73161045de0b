"""Compare: two questions side by side, what they have in common, and which studies drop out.

What is asked in the filters is asked of both sides; each side can ask more. The address holds all
of it, so a comparison can be shared like any other view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from atlas_data import texts, vocabulary
from atlas_data.query import question as asking
from atlas_data.query import tables
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.filters import LACKING
from atlas_data.query.question import Question
from atlas_data.query.tables import Overlap, Spread
from components import address, charts, compare_sides, dashboard, figures, results, words
from components.address import Asked
from components.atlas import Shown
from components.charts import Side
from components.dashboard import View
from components.escape import h
from components.figures import Cell, Figure, Table
from components.screen import Screen, Take

_LISTED, _DRAWN = 10, 12


SIDES = ("a", "b")
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a comparison: its names, a count for each side, and where they lead."""

    label: str
    short: str
    numbers: Pair
    to: tuple[str, str]
    known: bool

    def side(self, of: Pair) -> Side:
        """The row as two bars, each a share of all studies of its side."""
        shares = [n / all_ if all_ else 0 for n, all_ in zip(self.numbers, of, strict=True)]
        said = [f"{words.share(n, all_)}" for n, all_ in zip(self.numbers, of, strict=True)]
        return Side(
            label=self.short,
            left=shares[0],
            right=shares[1],
            left_to=self.to[0] if self.numbers[0] else "",
            right_to=self.to[1] if self.numbers[1] else "",
            said=(said[0], said[1]),
        )


def screen(shown: Shown, asked: Asked) -> Screen:
    """The comparison as a screen."""
    return dashboard.screen(shown, asked, _show)


def _show(atlas: Atlas, question: Question, answer: Answer) -> View:
    asked = question if question.sides else replace(question, sides=compare_sides.presets()["pem"])
    left, right = asked.side("a"), asked.side("b")
    found = tables.overlap(atlas, left, right)
    of = (found.left, found.right)
    lead = f"<p>{h(texts.say('compare-lead'))}</p>{compare_sides.choose(question, asked.sides)}"
    return View(
        name=texts.say("page-compare"),
        lead=lead,
        parts=(
            compare_sides.show(atlas, asked, found),
            _difference(asked, found),
            _facts(atlas, asked, found),
            _by_years(atlas, answer, asked, of),
            *(_by(atlas, answer, asked, key, of) for key in ("design", "finding")),
            _dropped(atlas, found),
        ),
        take=_take(atlas, asked, found),
    )


def _difference(asked: Question, found: Overlap) -> str:
    """The difference in a sentence, with what it is a share of."""
    inside = not len(found.only_right)
    key = "compare-inside" if inside else "compare-beside"
    said = texts.say(
        key,
        left=found.left,
        right=found.right,
        both=found.both,
        dropped=len(found.only_left),
        added=len(found.only_right),
        share=words.share(found.both, found.left),
        right_share=words.share(found.both, found.right),
    )
    return f'<p class="finding">{h(said)}</p>'


def _facts(atlas: Atlas, asked: Question, found: Overlap) -> str:
    """Both sides in numbers, as a table and as a file."""
    a, b = (_column(atlas, asked.side(name)) for name in SIDES)
    first = {"compare-studies": (found.left, found.right)}
    first["compare-only"] = (len(found.only_left), len(found.only_right))
    rows = [(Cell(texts.say(key)), Cell(one), Cell(other)) for key, (one, other) in first.items()]
    rows += [(Cell(texts.say(key)), Cell(a[key]), Cell(b[key])) for key in a]
    table = Table(heads=[texts.say(f"compare-{key}") for key in ("fact", *SIDES)], rows=rows)
    name = figures.file(atlas.name, asking.query_string(asked), "compare", found.both)
    return table.html(texts.say("compare-facts")) + f'<p class="tools">{table.button(name)}</p>'


def _column(atlas: Atlas, question: Question) -> dict[str, str]:
    years = tables.spread(atlas, question, "year")
    cases = tables.spread(atlas, question, "sample_cases")
    answer = atlas.ask(question)
    read = answer.count - tables.counts(atlas, question, "read").get("none", 0)
    return {
        "compare-years": _years(years),
        "compare-cases": _cases(cases, answer.count),
        "compare-read": texts.say("compare-of", number=read, total=answer.count),
        "compare-left-out": texts.say("number", number=answer.left_out),
    }


def _years(found: Spread | None) -> str:
    if found is None:
        return texts.say("year-unknown")
    return texts.say("years", first=str(found.least), last=str(found.most))


def _cases(found: Spread | None, total: int) -> str:
    if found is None:
        return texts.say("compare-cases-none")
    return texts.say(
        "compare-cases-said",
        middle=found.middle,
        least=found.least,
        most=found.most,
        stated=found.stated,
        total=total,
    )


def _by_years(atlas: Atlas, answer: Answer, asked: Question, of: Pair) -> Figure:
    both = [tables.yearly(atlas, asked.side(name), "pem") for name in SIDES]
    known = [year for one in both for year in one.years]
    rows = []
    for first in range(min(known) // 5 * 5, max(known) + 1, 5) if known else ():
        numbers = tuple(
            sum(n for year, n in zip(one.years, one.all, strict=True) if first <= year < first + 5)
            for one in both
        )
        span = {"from": str(first), "to": str(first + 4)}
        label = texts.say("years", first=span["from"], last=span["to"])
        to = tuple(_to(atlas, asked.side(name), span) for name in SIDES)
        rows.append(_Row(label, label, (numbers[0], numbers[1]), (to[0], to[1]), known=True))
    return _figure(atlas, answer, "years", texts.say("virus-years-head"), rows, of)


def _to(atlas: Atlas, question: Question, chosen: Mapping[str, str]) -> str:
    for key, value in chosen.items():
        held = question.values(key)
        if key in ("from", "to") and held:  # the narrower bound stands
            value = str((max if key == "from" else min)(int(value), int(held[0])))
        question = question.with_values(key, (value,))
    return address.link(question, snapshot=atlas.name)


def _by(atlas: Atlas, answer: Answer, asked: Question, key: str, of: Pair) -> Figure:
    both = [tables.counts(atlas, asked.side(name), key) for name in SIDES]
    held = [one for one in vocabulary.FACETS[key] if any(counts.get(one) for counts in both)]
    order = sorted(held, key=lambda one: (one in LACKING, -sum(c.get(one, 0) for c in both)))
    rows = []
    for one in order:
        term = vocabulary.term(key, one)
        to = tuple(_to(atlas, asked.side(name), {key: one}) for name in SIDES)
        numbers = (both[0].get(one, 0), both[1].get(one, 0))
        rows.append(_Row(term.label, term.short, numbers, (to[0], to[1]), known=one not in LACKING))
    return _figure(atlas, answer, key, texts.say(f"filter-{key}"), rows, of)


def _figure(
    atlas: Atlas, answer: Answer, key: str, first: str, rows: Sequence[_Row], of: Pair
) -> Figure:
    drawn = rows if key == "years" else [one for one in rows if one.known][:_DRAWN]
    heads = [texts.say(f"compare-{name}") for name in SIDES]
    table = [
        (
            Cell(one.label),
            *(Cell(n, at if n else "") for n, at in zip(one.numbers, one.to, strict=True)),
            *(Cell(words.share(n, all_)) for n, all_ in zip(one.numbers, of, strict=True)),
        )
        for one in rows
    ]
    return dashboard.figure(
        atlas,
        answer,
        f"compare-{key}",
        finding=_finding(drawn, of),
        spec=charts.sides([one.side(of) for one in drawn], left=heads[0], right=heads[1])
        if drawn
        else None,
        table=Table(
            heads=[first, *heads, *(texts.say(f"compare-share-{name}") for name in SIDES)],
            rows=table,
        ),
        note=texts.say(
            "compare-shares",
            rows=len(drawn),
            more=len(rows) - len(drawn),
            several="no" if key == "years" else "yes",
        ),
    )


def _finding(rows: Sequence[_Row], of: Pair) -> str:
    """Where the two sides differ most, by the share of each."""
    if not rows or not all(of):
        return texts.say("compare-figure-empty")
    most = max(rows, key=lambda one: abs(one.numbers[0] / of[0] - one.numbers[1] / of[1]))
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


def _dropped(atlas: Atlas, found: Overlap) -> str:
    """The studies of the left side that the right one has not."""
    if not len(found.only_left):
        return f"<h2>{h(texts.say('compare-dropped'))}</h2><p>{h(texts.say('compare-none'))}</p>"
    items = "".join(
        f'<li><a href="{h(address.study_link(one.id, snapshot=atlas.name))}">'
        f"{words.title(one.record)}</a> "
        f'<span class="by">{h(words.by_line(one.record))}</span></li>'
        for one in atlas.studies(found.only_left[:_LISTED])
    )
    more = len(found.only_left) - _LISTED
    rest = f"<p>{h(texts.say('compare-more', number=more))}</p>" if more > 0 else ""
    head = h(texts.say("compare-dropped"))
    return f"<h2>{head}</h2><ul class='plain'>{items}</ul>{rest}"


def _take(atlas: Atlas, asked: Question, found: Overlap) -> Take:
    link = address.link(asked, snapshot=atlas.name, path="/compare")
    return Take(
        html=results.copy_link(link) + f"<p>{h(texts.say('compare-take'))}</p>",
        studies=lambda: atlas.studies(found.only_left),
        count=len(found.only_left),
        name="drop-out-" + asking.query_string(asked.side("b")),
        key="list",
    )
