"""The evidence map: studies laid out by two filters, with the gaps where nobody has looked.

Each number counts a study once and leads to exactly those studies. What is not stated or not
checked has a place of its own: unknown is not none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from atlas_data import texts, vocabulary
from atlas_data.query import tables
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.filters import LACKING
from atlas_data.query.question import Question
from atlas_data.query.settings import DIMENSIONS
from atlas_data.query.tables import Cross
from components import charts, coverage, dashboard, kit, links, words
from components.address import Asked
from components.atlas import Shown
from components.dashboard import View
from components.escape import h
from components.figures import Cell, Figure, Table
from components.screen import Screen

_ROWS_DRAWN, _COLUMNS_DRAWN, _FEW = 14, 5, 12


def screen(shown: Shown, asked: Asked) -> Screen:
    """The map as a screen."""
    return dashboard.screen(shown, asked, _show)


def _show(atlas: Atlas, question: Question, answer: Answer) -> View:
    rows, columns = _sides(question)
    view = View(
        name=texts.say("page-map"),
        lead=f"<p>{h(texts.say('map-lead'))}</p>",
    )
    if not answer.count:
        return view
    chosen = _choices(question, rows, columns)
    same = question.setting("rows") == question.setting("columns")
    told = (
        f'<p class="hint">{h(texts.say("map-same", columns=_filter(columns)))}</p>' if same else ""
    )
    figure = _figure(atlas, question, answer, (rows, columns))
    return replace(view, parts=(chosen + told, figure, _nowhere(answer, (rows, columns))))


def _nowhere(answer: Answer, keys: tuple[str, str]) -> str:
    """Values of both filters that no study here has at all: the largest gaps."""
    parts = []
    for key in keys:
        held = answer.counts[key]
        none = [
            vocabulary.term(key, one).short
            for one in vocabulary.FACETS[key]
            if one not in LACKING and not held.get(one)
        ]
        if none and not answer.question.values(key):
            said = texts.say("map-nowhere", filter=_filter(key), number=len(none))
            parts.append(kit.fold(said, f"<p>{h(', '.join(none))}</p>"))
    return "".join(parts)


def _sides(question: Question) -> tuple[str, str]:
    """The two filters; when both are the same, the second gives way to another."""
    rows, columns = question.setting("rows"), question.setting("columns")
    if rows == columns:
        columns = next(one for one in ("virus", "criteria") if one != rows)
    return rows, columns


def _choices(question: Question, rows: str, columns: str) -> str:
    named = {key: _filter(key) for key in DIMENSIONS}
    at = question.with_setting("rows", rows).with_setting("columns", columns)
    down = {key: name for key, name in named.items() if key != columns}
    across = {key: name for key, name in named.items() if key != rows}
    return (
        '<div class="tools choices">'
        f"{links.setting(at, 'rows', down)}{links.setting(at, 'columns', across)}</div>"
    )


def _figure(atlas: Atlas, question: Question, answer: Answer, keys: tuple[str, str]) -> Figure:
    found = tables.cross(atlas, question, *keys)
    rows = _order(keys[0], found.rows, found.row_totals)
    columns = _order(keys[1], found.columns, found.column_totals)
    into = links.into(question, *keys, snapshot=atlas.name)
    drawn_rows, drawn_columns = (
        _drawn(rows, found.rows, _ROWS_DRAWN),
        _drawn(columns, found.columns, _COLUMNS_DRAWN),
    )
    spec = charts.bubbles(
        [vocabulary.term(keys[0], found.rows[at]).short for at in drawn_rows],
        [vocabulary.term(keys[1], found.columns[at]).short for at in drawn_columns],
        [[found.counts[i][j] for j in drawn_columns] for i in drawn_rows],
        [[into(found.rows[i], found.columns[j]) for j in drawn_columns] for i in drawn_rows],
        gap=texts.say("map-gap"),
        known=(_named(drawn_rows, found.rows), _named(drawn_columns, found.columns)),
    )
    return dashboard.figure(
        atlas,
        answer,
        "map",
        heading=texts.say("map-heading", rows=_filter(keys[0]), columns=_filter(keys[1])),
        finding=_finding(keys, found),
        spec=spec,
        table=_table(atlas, question, keys, found, rows, columns),
        note=texts.say(
            "map-note",
            rows=len(drawn_rows),
            more_rows=len(rows) - len(drawn_rows),
            columns=len(drawn_columns),
            more_columns=len(columns) - len(drawn_columns),
            row=_filter(keys[0]),
            column=_filter(keys[1]),
            unknown=_unknown(answer, keys),
            share=coverage.share(atlas),
        ),
    )


def _unknown(answer: Answer, keys: tuple[str, str]) -> int:
    """The most studies for which one of the two is not stated or not checked."""
    return max(
        sum(answer.counts[key].get(state, 0) for state in ("not_stated", "not_checked"))
        for key in keys
    )


def _filter(key: str) -> str:
    return texts.say(f"filter-{key}")


def _order(key: str, ids: Sequence[str], totals: Sequence[int]) -> list[int]:
    """Values that studies have, the most first; of states in their own order, unknown ones last."""
    known = list(vocabulary.FACETS[key])
    held = [at for at, total in enumerate(totals) if total and ids[at] in known]
    few = len(known) < _FEW

    def place(at: int) -> tuple[bool, int]:
        lacking = ids[at] in LACKING
        return lacking, known.index(ids[at]) if few or lacking else -totals[at]

    return sorted(held, key=place)


def _drawn(order: Sequence[int], ids: Sequence[str], most: int) -> list[int]:
    """What the picture has room for: the first values, and every state of not knowing."""
    named = [at for at in order if ids[at] not in LACKING]
    return [*named[:most], *(at for at in order if ids[at] in LACKING)]


def _named(drawn: Sequence[int], ids: Sequence[str]) -> int:
    return sum(ids[at] not in LACKING for at in drawn)


def _held(ids: Sequence[str], totals: Sequence[int]) -> list[int]:
    """Where the values stand that studies have and that are no state of not knowing."""
    return [at for at, one in enumerate(ids) if totals[at] and one not in LACKING]


def _finding(keys: tuple[str, str], found: Cross) -> str:
    """The fullest place of the map, and how many places are gaps."""
    rows = _held(found.rows, found.row_totals)
    columns = _held(found.columns, found.column_totals)
    places = [(found.counts[i][j], i, j) for i in rows for j in columns]
    if not places:
        return texts.say("map-finding-nothing", total=found.total)
    most, i, j = max(places)
    gaps = sum(not number for number, _, _ in places)
    if not most:
        return texts.say("map-finding-gaps", places=len(places), total=found.total)
    return texts.say(
        "map-finding",
        row=words.short_name(keys[0], found.rows[i]),
        column=words.short_name(keys[1], found.columns[j]),
        number=most,
        total=found.total,
        gaps=gaps,
        places=len(places),
    )


def _table(
    atlas: Atlas,
    question: Question,
    keys: tuple[str, str],
    found: Cross,
    rows: Sequence[int],
    columns: Sequence[int],
) -> Table:
    into = links.into(question, *keys, snapshot=atlas.name)
    whole = links.into(question, keys[0], snapshot=atlas.name)
    listed = []
    for i in rows:
        counts = found.counts[i]
        cells = [
            Cell(counts[j], into(found.rows[i], found.columns[j]))
            if counts[j]
            else _gap(keys, found, i, j)
            for j in columns
        ]
        label = vocabulary.label(keys[0], found.rows[i])
        listed.append((Cell(label), Cell(found.row_totals[i], whole(found.rows[i])), *cells))
    return Table(
        heads=[
            _filter(keys[0]),
            texts.say("table-studies"),
            *(vocabulary.term(keys[1], found.columns[j]).short for j in columns),
        ],
        rows=listed,
    )


def _gap(keys: tuple[str, str], found: Cross, i: int, j: int) -> Cell:
    """No study: a gap where both values are known, else plainly none."""
    known = found.rows[i] not in LACKING and found.columns[j] not in LACKING
    return Cell(texts.say("map-gap"), plain=0) if known else Cell(0)
