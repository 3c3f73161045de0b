"""The numbers behind the pictures: each cell holds exactly the studies its link leads to."""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.query import tables
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question, params, parse
from atlas_data.query.settings import DIMENSIONS, SERIES, SETTINGS
from tests.conftest import made_up
from tests.query import naive
from tests.query.test_atlas import questions

STUDIES = made_up()
_PAIRS = st.lists(st.sampled_from(DIMENSIONS), min_size=2, max_size=2, unique=True)


@settings(max_examples=150, deadline=None)
@given(questions(), _PAIRS)
def test_a_cell_counts_the_studies_of_its_own_question(
    atlas: Atlas, question: Question, pair: list[str]
) -> None:
    rows, columns = pair
    found = tables.cross(atlas, question, rows, columns)
    for i, row in enumerate(found.rows):
        of_row = question.with_values(rows, (row,))
        assert found.row_totals[i] == naive.count(STUDIES, of_row)
        for column, number in found.row(i).items():
            of_cell = of_row.with_values(columns, (column,))
            assert number == naive.count(STUDIES, of_cell), (row, column)
    for j, column in enumerate(found.columns):
        of_column = question.with_values(columns, (column,))
        assert found.column_totals[j] == naive.count(STUDIES, of_column)
    assert found.total == naive.count(STUDIES, question)


@settings(max_examples=150, deadline=None)
@given(questions(), st.sampled_from((*SERIES, "finding")))
def test_a_year_counts_the_studies_of_that_year_once(
    atlas: Atlas, question: Question, key: str
) -> None:
    found = tables.yearly(atlas, question, key)
    held = [one for one in STUDIES if naive.answers(one, question)]
    by_year = Counter(one.record.year for one in held)
    assert found.undated == by_year.pop(None, 0)
    assert dict(zip(found.years, found.all, strict=True)) == {
        year: by_year.get(year, 0) for year in found.years
    }
    assert set(by_year) <= set(found.years)
    for value, row in zip(found.values, found.counts, strict=True):
        for year, number in zip(found.years, row, strict=True):
            asked = question.with_values(key, (value,))
            in_year = [one for one in STUDIES if one.record.year == year]
            assert number == naive.count(in_year, asked), (value, year)


@settings(max_examples=100, deadline=None)
@given(questions(), questions(), questions())
def test_what_two_questions_share_and_what_drops_out(
    atlas: Atlas, left: Question, right: Question, shared: Question
) -> None:
    found = tables.overlap(atlas, left, right, shared)
    one = {study.id for study in STUDIES if naive.answers(study, left)}
    other = {study.id for study in STUDIES if naive.answers(study, right)}
    assert (found.left, found.right, found.both) == (len(one), len(other), len(one & other))
    every = {study.id for study in STUDIES if naive.answers(study, shared)}
    assert found.neither == len(every - one - other)
    assert {study.id for study in atlas.studies(found.only_left)} == one - other
    assert {study.id for study in atlas.studies(found.only_right)} == other - one


@settings(max_examples=60, deadline=None)
@given(questions())
def test_the_middle_number_is_the_median_of_those_stated(atlas: Atlas, question: Question) -> None:
    found = tables.spread(atlas, question, "sample_cases")
    stated = [
        one.sample.cases
        for one in STUDIES
        if naive.answers(one, question) and one.sample.cases is not None
    ]
    if not stated:
        assert found is None
        return
    assert found is not None
    assert (found.stated, found.least, found.most) == (len(stated), min(stated), max(stated))
    assert found.median == statistics.median(stated)


def _settings() -> st.SearchStrategy[Question]:
    chosen = st.fixed_dictionaries(
        {}, optional={key: st.sampled_from(values) for key, values in SETTINGS.items()}
    )

    def made(question: Question, held: dict[str, str], other: Question, side: str) -> Question:
        for key, value in held.items():
            question = question.with_setting(key, value)
        other = parse(params(other))[0]  # values in their own order
        question = replace(parse(params(question))[0], settings=question.settings)
        sides = ((side, other.chosen),) if other.chosen else ()
        return Question(
            question.chosen, question.retracted, settings=question.settings, sides=sides
        )

    return st.builds(made, questions(), chosen, questions(), st.sampled_from(("a", "b")))


@settings(max_examples=200, deadline=None)
@given(_settings())
def test_an_address_keeps_how_a_dashboard_looks_and_both_sides(question: Question) -> None:
    again, problems = parse(params(question))
    assert not problems
    assert again == question


def test_a_side_asks_what_both_ask_and_its_own(atlas: Atlas) -> None:
    question, problems = parse({"virus": ["ebv"], "a.to": ["2014"], "b.virus": ["hhv6"]})
    assert not problems
    assert params(question.side("a")) == {"virus": ["ebv"], "to": ["2014"]}
    assert params(question.side("b")) == {"virus": ["hhv6"]}
    assert params(question.elsewhere()) == {"virus": ["ebv"]}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"rows": ["nosuch"]}, "nosuch"),
        ({"b.pem": ["maybe"]}, "maybe"),
        ({"c.pem": ["x"]}, "c.pem"),
    ],
)
def test_what_a_dashboard_cannot_read_is_named(given: dict[str, list[str]], named: str) -> None:
    question, problems = parse(given)
    assert question == Question()
    assert len(problems) == 1 and named in problems[0]


def test_the_same_table_is_made_once(atlas: Atlas) -> None:
    question = Question().with_values("virus", ("ebv",))
    assert tables.cross(atlas, question, "virus", "pem") is tables.cross(
        atlas, question, "virus", "pem"
    )
