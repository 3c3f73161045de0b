"""The picture of a check: PEM status of the reader's studies beside that of the whole atlas."""

from __future__ import annotations

from atlas_data import texts, vocabulary
from atlas_data.query import known
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import IDS_LIMIT
from atlas_data.query.question import Question
from components import charts, figures, links, words
from components.charts import Side
from components.check_read import Checked
from components.figures import Cell, Figure, Table


def figure(atlas: Atlas, found: Checked) -> Figure:
    """Shares of the known studies and of all, by PEM status, with the counts in the table."""
    rows = list(found.known)
    ids = [found.studies[row].id for row in rows]
    mine = known.counts(atlas, rows, "pem")
    whole = known.counts(atlas, range(atlas.rows), "pem")
    listed = Question(retracted=True).with_values("ids", ids[:IDS_LIMIT])
    into = links.into(listed, "pem", snapshot=atlas.name)
    into_all = links.into(Question(retracted=True), "pem", snapshot=atlas.name)
    sides, table = [], []
    for one in vocabulary.FACETS["pem"]:
        numbers = (mine.get(one, 0), whole.get(one, 0))
        if not any(numbers):
            continue
        shares = [
            words.share(n, of) for n, of in zip(numbers, (len(rows), atlas.rows), strict=True)
        ]
        whole_list = len(ids) <= IDS_LIMIT  # else the list would hold fewer than are counted
        to = (into(one) if numbers[0] and whole_list else "", into_all(one) if numbers[1] else "")
        term = vocabulary.term("pem", one)
        sides.append(
            Side(
                label=term.short,
                left=numbers[0] / len(rows),
                right=numbers[1] / atlas.rows,
                left_to=to[0],
                right_to=to[1],
                said=(shares[0], shares[1]),
            )
        )
        cells = [figures.count(n, at) for n, at in zip(numbers, to, strict=True)]
        table.append([Cell(term.label), *cells, *map(Cell, shares)])
    heads = ("filter-pem", "check-mine", "check-whole", "check-mine-share", "check-whole-share")
    return Figure(
        key="check-pem",
        heading=texts.say("figure-check-pem"),
        finding=_finding(mine, len(rows)),
        spec=charts.sides(sides, left=texts.say("check-mine"), right=texts.say("check-whole")),
        table=Table(heads=[texts.say(one) for one in heads], rows=table),
        source=texts.say("check-source", snapshot=atlas.name, number=len(rows)),
        file=figures.file(atlas.name, "my-references", "pem", len(rows)),
        note=texts.say("check-pem-note", number=len(rows), total=atlas.rows),
    )


def _finding(mine: dict[str, int], number: int) -> str:
    """What the picture shows, in one or two sentences without a zero in them."""
    required, unchecked = mine.get("required", 0), mine.get("not_checked", 0)
    if number == 1:
        (only,) = (one for one, counted in mine.items() if counted)
        label = words.small(vocabulary.label("pem", only))
        return texts.say("check-finding-one", label=label)
    if unchecked == number:
        return texts.say("check-finding-none", number=number)
    said = texts.say("check-finding", number=number, required=required)
    rest = texts.say("check-finding-unchecked", unchecked=unchecked) if unchecked else ""
    return f"{said} {rest}".strip()
