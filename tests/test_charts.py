"""Pictures can be seen: by contrast in each theme, by colour-blind eyes, and without colour."""

from __future__ import annotations

import json
import re
from itertools import combinations, pairwise

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import chart_style, charts, frame
from components.charts import Panel, Part, Side
from tests import colour

MARKS = {"blue": chart_style.BLUE, "brown": chart_style.ORANGE, "grey": chart_style.GREY}


def _hex(text: str) -> colour.Rgb:
    parts = (str(int(text[at : at + 2], 16)) for at in (1, 3, 5))
    return colour.linear(f"rgb({', '.join(parts)})")


def _pages() -> list[str]:
    pairs = re.findall(r"--page: light-dark\((#\w+), (#\w+)\)", frame.css())
    dim = re.findall(r"--page: (#\w{6});", frame.css())
    return [*pairs[0], dim[0]]


@pytest.mark.parametrize("mark", MARKS)
def test_a1_a_mark_stands_out_on_the_page_in_light_dark_and_dim(mark: str) -> None:
    assert len(_pages()) == 3
    for page in _pages():
        assert colour.contrast(_hex(MARKS[mark]), _hex(page)) >= 3, page


def test_a1_white_numbers_can_be_read_on_a_mark() -> None:
    assert colour.contrast(_hex("#ffffff"), _hex(chart_style.BLUE)) >= 4.5


def test_a4_the_two_sides_differ_for_colour_blind_eyes_and_have_names() -> None:
    sides = (_hex(chart_style.BLUE), _hex(chart_style.ORANGE))
    for kind in colour.BLINDNESS:
        one, other = (colour.seen_with(kind, side) for side in sides)
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.08, kind
    drawn = charts.sides([Side(label="EBV", left=2, right=3)], left="No link", right="Link")
    heads = [one["text"] for one in drawn["layout"]["annotations"]]
    assert any("No link" in one for one in heads) and any("Link" in one for one in heads)


def test_a5_no_picture_has_a_pattern_or_moves() -> None:
    for spec in _samples():
        text = json.dumps(spec)
        assert '"pattern"' not in text and '"frames"' not in text and '"transition"' not in text


def _samples() -> list[chart_style.Spec]:
    panels = [Panel(label="PEM", values=[1, 2, 3], said=["a", "b", "c"], to=["", "", ""])] * 3
    return [
        charts.sides([Side(label="EBV", left=2, right=3)] * 4, left="l", right="r"),
        charts.columns(panels, [2024, 2025, 2026], open_from=2026, marks=[2025], one_scale=True),
        charts.bubbles(["a", "b"], ["c"], [[1], [0]], [["x"], [""]], gap="gap", known=(2, 1)),
        charts.parts(
            [Part(label="Age", said="", counts=[1, 2, 3], to=["", "", ""])], ["r", "n", "c"]
        ),
    ]


@pytest.mark.parametrize("spec", _samples(), ids=["sides", "columns", "bubbles", "parts"])
def test_plotly_knows_every_word_of_a_picture(spec: chart_style.Spec) -> None:
    go.Figure(spec)  # raises ValueError for a property that does not exist


def test_a_year_that_is_not_over_is_hollow() -> None:
    (bars,) = charts.columns(
        [Panel(label="PEM", values=[1, 2], said=["", ""], to=["", ""])],
        [2025, 2026],
        open_from=2026,
        marks=[],
        one_scale=False,
    )["data"]
    assert bars["marker"]["color"] == [chart_style.BLUE, "rgba(0,0,0,0)"]
    assert bars["marker"]["line"]["width"][1] > 0


def test_only_known_values_can_have_gaps() -> None:
    rings, discs = charts.bubbles(
        ["EBV", "Not checked"], ["CCC"], [[0], [0]], [[""], [""]], gap="gap", known=(1, 1)
    )["data"]
    assert rings["y"] == [0] and not discs["y"]
    assert rings["hovertext"] == ["EBV · CCC: gap"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=20))
def test_every_bar_has_its_length_its_number_and_its_row(counts: list[tuple[int, int]]) -> None:
    rows = [Side(label=f"v{at}", left=one, right=other) for at, (one, other) in enumerate(counts)]
    spec = charts.sides(rows, left="l", right="r")
    left, right = spec["data"]
    assert [-one for one in left["x"]] == [one for one, _ in counts]
    assert right["x"] == [other for _, other in counts]
    assert right["text"] == [f"{other:,}" if other else "" for _, other in counts]
    low, high = spec["layout"]["xaxis"]["range"]
    assert all(low <= x <= high for x in (*left["x"], *right["x"]))
    assert spec["layout"]["height"] >= 30 * len(rows)


@given(st.integers(1, 9))
def test_panels_do_not_overlap(number: int) -> None:
    panels = [Panel(label=str(at), values=[1], said=[""], to=[""]) for at in range(number)]
    layout = charts.columns(panels, [2020], open_from=2026, marks=[], one_scale=True)["layout"]
    spans = sorted(held["domain"] for name, held in layout.items() if name.startswith("yaxis"))
    assert len(spans) == number
    assert all(high < low for (_, high), (low, _) in pairwise(spans))
    assert all(0 <= low < high <= 1 for low, high in spans)


def test_a_label_cannot_bring_markup_into_a_picture() -> None:
    spec = charts.sides([Side(label="<a href=x>", left=1, right=1)], left="<b>", right="r")
    texts = [
        *spec["layout"]["yaxis"]["ticktext"],
        *(one["text"] for one in spec["layout"]["annotations"]),
    ]
    assert not any("<a" in one or "<b><b>" in one for one in texts)


def test_colours_are_not_used_twice() -> None:
    assert all(one != other for one, other in combinations(MARKS.values(), 2))
