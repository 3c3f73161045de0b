"""Trends: studies a year by PEM, criteria, kind of study or topic, as a count or as a share."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from atlas_data import texts, vocabulary
from atlas_data.query import tables
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.filters import LACKING
from atlas_data.query.question import Question
from atlas_data.query.settings import SERIES
from atlas_data.query.tables import Yearly
from components import charts, dashboard, figures, links, spans, words
from components.address import Asked
from components.atlas import Shown
from components.charts import Panel
from components.dashboard import View
from components.escape import h
from components.figures import Cell, Figure, Table
from components.screen import Screen

_DRAWN = 5
_FEW = 5  # of so few studies a year, a share would say more than they do
_MOST_EVENTS = 5


def screen(shown: Shown, asked: Asked) -> Screen:
    """The trends as a screen."""
    return dashboard.screen(shown, asked, _show)


def _show(atlas: Atlas, question: Question, answer: Answer) -> View:
    view = View(name=texts.say("page-trends"), lead=f"<p>{h(texts.say('trends-lead'))}</p>")
    if not answer.count:
        return view
    by = {key: texts.say(f"filter-{key}") for key in SERIES}
    show = {key: texts.say(f"trends-{key}") for key in ("count", "share")}
    chosen = (
        '<div class="tools choices">'
        f"{links.setting(question, 'by', by)}{links.setting(question, 'show', show)}</div>"
    )
    found = tables.yearly(atlas, question, question.setting("by"))
    if not found.years:
        return replace(view, parts=(chosen, f"<p>{h(texts.say('trends-no-years'))}</p>"))
    events = _events(atlas, found)
    figure = _figure(atlas, question, answer, found, events)
    return replace(view, parts=(chosen, figure, _told(events)))


def _events(atlas: Atlas, found: Yearly) -> Mapping[int, str]:
    """When the case definitions that most studies of the atlas used came out: year and name."""
    used = tables.counts(atlas, Question(), "criteria")
    dated = [one for one in vocabulary.CRITERIA.values() if one.year and used.get(one.id)]
    most = sorted(dated, key=lambda one: -used[one.id])[:_MOST_EVENTS]
    return {
        one.year: one.label
        for one in sorted(most, key=lambda one: one.year or 0)
        if one.year and found.years[0] <= one.year <= found.years[-1]
    }


def _told(events: Mapping[int, str]) -> str:
    """What the numbered lines in the picture are."""
    items = "".join(
        f"<li>{h(texts.say('trends-event', year=str(year), definition=label))}</li>"
        for year, label in events.items()
    )
    head = h(texts.say("trends-events"))
    return f"<h3>{head}</h3><ol>{items}</ol>" if items else ""


def _figure(
    atlas: Atlas, question: Question, answer: Answer, found: Yearly, events: Mapping[int, str]
) -> Figure:
    key, share = question.setting("by"), question.setting("show") == "share"
    into = links.into(question, key, "from", "to", snapshot=atlas.name)
    totals = {one: sum(row) for one, row in zip(found.values, found.counts, strict=True)}
    open_from = spans.unfinished(atlas)
    panels = [_panel(key, one, found, share=share, into=into) for one in _drawn(key, found, totals)]
    whole = tables.yearly(atlas, question, "read")
    left = sum(1 for total in totals.values() if total) - len(panels)
    return dashboard.figure(
        atlas,
        answer,
        "trends",
        finding=_finding(question, found, whole, open_from),
        spec=charts.columns(
            panels, found.years, open_from=open_from, marks=list(events), one_scale=share
        ),
        table=_table(atlas, question, found, open_from),
        note=texts.say(
            "trends-note",
            year=str(open_from),
            open="yes" if found.years[-1] >= open_from else "no",
            left=left,
            undated=found.undated,
            show="share" if share else "count",
            few=_FEW,
        ),
    )


def _drawn(key: str, found: Yearly, totals: Mapping[str, int]) -> list[str]:
    """The values with most studies, then every state of not knowing that studies have."""
    known = list(vocabulary.FACETS[key])
    held = [one for one in found.values if totals[one] and one in known]
    named = sorted((one for one in held if one not in LACKING), key=lambda one: -totals[one])
    return [*named[:_DRAWN], *sorted((one for one in held if one in LACKING), key=known.index)]


def _panel(key: str, one: str, found: Yearly, *, share: bool, into: links.Into) -> Panel:
    counts = found.counts[found.values.index(one)]
    pairs = list(zip(counts, found.all, strict=True))
    shares = [n / total if total >= _FEW else 0 for n, total in pairs]
    most = max(range(len(pairs)), key=lambda at: (shares if share else counts)[at])
    return Panel(
        label=texts.say(
            f"trends-panel-{'share' if share else 'count'}",
            label=vocabulary.term(key, one).short,
            number=sum(counts),
            most=words.share(*pairs[most]) if share else counts[most],
            year=str(found.years[most]),
        ),
        values=shares if share else counts,
        said=[
            f"{year}: {n:,} / {whole:,}"
            for year, n, whole in zip(found.years, counts, found.all, strict=True)
        ],
        to=[into(one, str(year), str(year)) for year in found.years],
    )


def _finding(question: Question, found: Yearly, read: Yearly, open_from: int) -> str:
    """How one value changed over twice ten years, of studies for which it was checked.

    How many of these were read whole is said with it: more is found in a whole paper.
    """
    key = question.setting("by")
    totals = {one: sum(row) for one, row in zip(found.values, found.counts, strict=True)}
    named = {one: total for one, total in totals.items() if one not in LACKING and total}
    if not named:
        return texts.say("trends-finding-nothing")
    first = (
        "required" if key == "pem" and "required" in named else max(named, key=named.__getitem__)
    )
    last = min(found.years[-1], open_from - 1)
    before, after = ((last - 19, last - 10), (last - 9, last))
    chosen = bool(question.values(key))
    return texts.say(
        "trends-finding-chosen" if chosen else "trends-finding",
        value=words.capital(words.short_name(key, first)),
        before=_within(found, (first,), before),
        before_of=_checked(found, before),
        before_years=texts.say("years", first=str(before[0]), last=str(before[1])),
        before_whole=_within(read, ("full_text",), before),
        after=_within(found, (first,), after),
        after_of=_checked(found, after),
        after_years=texts.say("years", first=str(after[0]), last=str(after[1])),
        after_whole=_within(read, ("full_text",), after),
    )


def _within(found: Yearly, values: Collection[str], span: tuple[int, int]) -> int:
    """Studies of some years that have one of some values; for filters with one value a study."""
    at = [i for i, year in enumerate(found.years) if span[0] <= year <= span[1]]
    rows = [row for one, row in zip(found.values, found.counts, strict=True) if one in values]
    return sum(row[i] for row in rows for i in at)


def _checked(found: Yearly, span: tuple[int, int]) -> int:
    """Studies of some years for which it was looked and to which it applies."""
    every = sum(
        number
        for year, number in zip(found.years, found.all, strict=True)
        if span[0] <= year <= span[1]
    )
    return every - _within(found, ("not_checked", "not_applicable"), span)


def _table(atlas: Atlas, question: Question, found: Yearly, open_from: int) -> Table:
    key, share = question.setting("by"), question.setting("show") == "share"
    into = links.into(question, key, "from", "to", snapshot=atlas.name)
    whole = links.into(question, "from", "to", snapshot=atlas.name)
    known = list(vocabulary.FACETS[key])
    held = [i for i, row in enumerate(found.counts) if any(row) and found.values[i] in known]
    order = sorted(held, key=lambda i: known.index(found.values[i]))
    rows = []
    for at in range(len(found.years) - 1, -1, -1):
        year, total = str(found.years[at]), found.all[at]
        name = texts.say("trends-so-far", year=year) if found.years[at] >= open_from else year
        cells = []
        for i in order:
            number, to = found.counts[i][at], into(found.values[i], year, year)
            one = figures.share(number, total, to if number else "")
            cells.append(one if share else figures.count(number, to))
        rows.append((Cell(name, plain=year), figures.count(total, whole(year, year)), *cells))
    return Table(
        heads=[
            texts.say("trends-year"),
            texts.say("table-studies"),
            *(vocabulary.term(key, found.values[i]).short for i in order),
        ],
        rows=rows,
    )
