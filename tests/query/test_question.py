"""Address ↔ question, and the sentence that says what is asked."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data import vocabulary
from atlas_data.query.question import Question, describe, params, parse, query_string
from tests.query.test_atlas import questions


@settings(max_examples=200, deadline=None)
@given(
    questions(),
    st.sampled_from(["", "read", "oldest", "title", "author", "cases", "relevance", "newest"]),
    st.sampled_from(["cards", "table", "reading"]),
    st.sampled_from(["full", "calm"]),
    st.integers(1, 9_999),
    st.sampled_from([None, "kerr-2003-cytokines-parvovirus", "x1"]),
    st.booleans(),
    st.sampled_from([None, "2026-11-22", "2026-11-22.2"]),
)
def test_every_question_survives_its_address(
    asked: Question,
    sort: str,
    view: str,
    mode: str,
    page: int,
    at: str | None,
    rest: bool,
    made: str | None,
) -> None:
    chosen = dict(asked.chosen)
    if chosen.get("from", ("0",)) > chosen.get("to", ("9",)):
        chosen["from"], chosen["to"] = chosen["to"], chosen["from"]
    question = Question(
        chosen=tuple((key, chosen[key]) for key, _ in asked.chosen),
        retracted=asked.retracted,
        sort=sort,
        view=view,
        mode=mode,
        page=page,
        at=at,
        rest=rest,
        snapshot=made,
    )
    back, problems = parse(parse_qs(query_string(question)))
    assert problems == []
    assert params(parse(params(back))[0]) == params(back)
    assert {key: set(values) for key, values in params(back).items()} == {
        key: set(values) for key, values in params(question).items()
    }


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        st.text(max_size=12) | st.sampled_from(["virus", "from", "q", "page", "sort"]),
        st.lists(st.text(max_size=30), max_size=4),
        max_size=5,
    )
)
def test_no_address_breaks_the_reading_and_nothing_is_dropped_silently(
    given_as: dict[str, list[str]],
) -> None:
    question, problems = parse(given_as)
    kept = params(question)
    for key, values in given_as.items():
        if key == "virus":
            unknown = [one for one in values if vocabulary.find("virus", one) is None]
            assert bool(unknown) == any(one.startswith("Virus studied:") for one in problems)
        elif values and values[-1].strip() and key not in kept and key not in ("id", "q"):
            default = (key, values[-1]) in (("sort", ""), ("view", "cards"), ("page", "1"))
            assert (
                problems
                or default
                or (key == "page" and values[-1].lstrip("0") == "1")
                or key == "snapshot"
            )
    assert parse(kept)[1] == []


def test_the_example_of_the_address_reads_as_its_sentence() -> None:
    question, problems = parse({"virus": ["ebv"], "pem": ["required"], "from": ["1995"]})
    assert problems == []
    assert describe(question) == "virus is Epstein–Barr virus, PEM required, from 1995"
    assert query_string(question) == "virus=ebv&pem=required&from=1995"


def test_or_inside_a_filter_is_said() -> None:
    question, _ = parse({"pem": ["required", "not-checked"], "virus": ["hhv6", "not-stated"]})
    assert describe(question).startswith("virus is Human herpesvirus 6 or no virus named")
    assert "PEM required or PEM not checked" in describe(question)


@pytest.mark.parametrize(
    ("given_as", "named"),
    [
        ({"virus": ["nope"]}, "nope"),
        ({"virus": ["ebv", "NOPE<script>"]}, "NOPE<script>"),
        ({"colour": ["blue"]}, "colour"),
        ({"from": ["soon"]}, "soon"),
        ({"from": ["٢٠١٠"]}, "٢٠١٠"),
        ({"page": ["0"]}, "0"),
        ({"page": ["99999999999999999999"]}, "99999"),
        ({"sort": ["best"]}, "best"),
        ({"view": ["map"]}, "map"),
        ({"retracted": ["yes"]}, "yes"),
        ({"snapshot": ["yesterday"]}, "yesterday"),
        ({"open-access": ["no"]}, "no"),
        ({"q": ["x" * 301]}, "301"),
        ({"virus": ["a\x00b"]}, "a\N{REPLACEMENT CHARACTER}b"),
    ],
)
def test_what_an_address_asks_in_vain_is_named(given_as: dict[str, list[str]], named: str) -> None:
    _, problems = parse(given_as)
    assert any(named in one for one in problems)


def test_many_unknown_values_are_counted_not_listed() -> None:
    _, problems = parse({"virus": [f"v{n}" for n in range(5000)]})
    assert len(problems) == 1
    assert "4,995 more" in problems[0]


def test_years_the_wrong_way_round_are_turned_and_told() -> None:
    question, problems = parse({"from": ["2010"], "to": ["1990"]})
    assert (question.values("from"), question.values("to")) == (("1990",), ("2010",))
    assert "1990 to 2010" in problems[0]


def test_changing_a_filter_goes_back_to_the_first_page_and_keeps_the_rest() -> None:
    before, _ = parse({"virus": ["ebv"], "sort": ["title"], "view": ["table"], "page": ["3"]})
    after = before.with_values("pem", ("required",))
    assert params(after) == {
        "virus": ["ebv"],
        "pem": ["required"],
        "sort": ["title"],
        "view": ["table"],
    }
    assert params(before.cleared()) == {"sort": ["title"], "view": ["table"]}


def test_a_reading_list_is_one_value_with_commas_and_nothing_of_it_is_lost_unsaid() -> None:
    question, problems = parse({"ids": ["b-2003-x, a-2001-y", "b-2003-x"]})
    assert question.values("ids") == ("b-2003-x", "a-2001-y") and not problems
    assert query_string(question) == "ids=b-2003-x,a-2001-y"
    question, problems = parse({"ids": ["a-2001-y,<b>"]})
    assert question.values("ids") == ("a-2001-y",) and "“<b>”" in problems[0]
    question, problems = parse({"ids": [",".join(f"a{n}-2001" for n in range(250))]})
    assert len(question.values("ids")) == 200 and "250" in problems[0]
