"""Questions to an open snapshot: counts, pages, order, neighbours, similar studies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data import snapshot, vocabulary
from atlas_data.query.alike import similar
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import FILTERS, Bound, Choice, Flag, Ids, Words
from atlas_data.query.question import Question, parse
from tests.conftest import made_up
from tests.query import naive

STUDIES = made_up()


def asked(**chosen: str | list[str]) -> Question:
    """A question as a link asks it; nothing in it may be unknown."""
    given_as = {
        key.rstrip("_"): [one] if isinstance(one, str) else one for key, one in chosen.items()
    }
    question, problems = parse(given_as)
    assert not problems
    return question


def _values(key: str) -> st.SearchStrategy[tuple[str, ...]]:
    match FILTERS[key]:
        case Choice(options=options):
            return st.lists(st.sampled_from(sorted(options)), max_size=3, unique=True).map(tuple)
        case Bound(key="cases"):
            return st.sampled_from([(), ("1",), ("8",), ("41",)])
        case Bound():
            return st.sampled_from([(), ("1989",), ("2004",), ("2010",), ("2030",)])
        case Flag():
            return st.sampled_from([(), ("yes",)])
        case Ids():
            known = [one.id for one in STUDIES]
            some = st.lists(st.sampled_from([*known, "nobody-1999"]), max_size=6, unique=True)
            return some.map(tuple)
        case Words():
            return st.sampled_from(
                [(), ("sjogren",), ("made study",), ("ovre",), ("nothing 2003",)]
            )


def questions() -> st.SearchStrategy[Question]:
    chosen = st.fixed_dictionaries({}, optional={key: _values(key) for key in FILTERS})
    return st.builds(_question, chosen, st.booleans())


def _question(chosen: dict[str, tuple[str, ...]], retracted: bool) -> Question:
    return Question(tuple((k, chosen[k]) for k in FILTERS if chosen.get(k)), retracted)


@settings(max_examples=300, deadline=None)
@given(questions())
def test_masks_give_what_reading_every_study_gives(atlas: Atlas, question: Question) -> None:
    answer = atlas.ask(question)
    assert answer.count == naive.count(STUDIES, question)
    ids = [atlas.study(row).id for row in answer.rows]
    assert sorted(ids) == sorted(one.id for one in STUDIES if naive.answers(one, question))


@settings(max_examples=120, deadline=None)
@given(questions())
def test_each_count_is_what_choosing_that_option_gives(atlas: Atlas, question: Question) -> None:
    counts = atlas.ask(question).counts
    for key, one in FILTERS.items():
        options = (
            one.options if isinstance(one, Choice) else ["yes"] if key == "open-access" else []
        )
        for option in options:
            alone = question.with_values(key, (option,))
            assert counts[key].get(option, 0) == naive.count(STUDIES, alone), (key, option)


@settings(max_examples=100, deadline=None)
@given(questions(), st.sampled_from(sorted(vocabulary.FACETS)))
def test_one_more_value_in_a_used_filter_never_gives_fewer(
    atlas: Atlas, question: Question, key: str
) -> None:
    option = next(iter(vocabulary.FACETS[key]))
    if question.values(key) and (key != "status" or question.retracted):
        wider = question.with_values(key, {*question.values(key), option})
        assert atlas.count(wider) >= atlas.count(question)


def test_finding_and_specimen_belong_to_the_chosen_virus(atlas: Atlas) -> None:
    """Study 4 found HHV-6 in the brain and no EBV in blood: EBV in the brain is not its finding."""
    of_ebv = atlas.ask(asked(virus="ebv", finding="association"))
    assert [atlas.study(row).id for row in of_ebv.rows] == [
        "author10-2010-made-up",
        "author3-2003-made-up",
    ]
    assert of_ebv.counts["specimen"] == {"blood": 1, "saliva": 1, "brain": 1} | {
        other: 0 for other in of_ebv.counts["specimen"] if other not in ("blood", "saliva", "brain")
    }


def test_retracted_works_are_left_out_and_counted(atlas: Atlas) -> None:
    answer = atlas.ask(Question())
    assert (answer.count, answer.left_out, answer.total) == (11, 1, 12)
    assert atlas.ask(Question(retracted=True)).count == 12
    assert atlas.ask(asked(status="retracted")).count == 1
    assert atlas.ask(asked(virus="ebv")).left_out == 0


def test_relaxations_name_each_filter_and_what_dropping_it_gives(atlas: Atlas) -> None:
    question = asked(virus="ebv", pem="required", read="abstract")
    assert atlas.ask(question).count == 0
    found = dict(atlas.relaxations(question))
    assert found == {key: atlas.count(question.with_values(key, ())) for key in found}
    assert set(found) == {"virus", "pem", "read"}


@pytest.mark.parametrize("sort", ["read", "newest", "oldest", "title", "author", "cases"])
def test_pages_cut_one_order_without_gap_or_repeat(shipped: Atlas, sort: str) -> None:
    question = replace(Question(), sort=sort)
    whole = shipped.all_rows(question).tolist()
    first = shipped.ask(question)
    seen = [
        row for n in range(first.pages) for row in shipped.ask(replace(question, page=n + 1)).rows
    ]
    assert seen == whole
    assert len(set(seen)) == first.count


def test_orders_put_first_what_they_say_and_unknown_last(atlas: Atlas) -> None:
    def years(sort: str) -> list[int | None]:
        rows = atlas.all_rows(Question(sort=sort))
        return [one.record.year for one in atlas.studies(rows)]

    assert years("newest")[0] == 2012 and years("newest")[-1] is None
    assert years("oldest")[0] == 1990 and years("oldest")[-1] is None
    cases = [one.sample.cases for one in atlas.studies(atlas.all_rows(Question(sort="cases")))]
    assert cases[:3] == [40, 7, None]
    authors = [one.id for one in atlas.studies(atlas.all_rows(Question(sort="author")))]
    assert authors[-1].startswith("author11"), "Øvre sorts as Ovre, after Author"


def test_a_page_past_the_end_is_the_last_one(atlas: Atlas) -> None:
    answer = atlas.ask(Question(page=99))
    assert (answer.page, answer.pages, len(answer.rows)) == (1, 1, 11)


def test_best_match_puts_a_title_before_a_summary(shipped: Atlas) -> None:
    answer = shipped.ask(asked(q="parvovirus"))
    assert answer.question.shown_sort == "relevance"
    assert "parvovirus" in shipped.study(answer.rows[0]).record.title.lower()
    assert sorted(shipped.all_rows(asked(q="parvovirus"))) == sorted(
        shipped.all_rows(asked(q="parvovirus", sort="oldest"))
    )


def test_neighbours_follow_the_list(atlas: Atlas) -> None:
    question = asked(read="abstract", sort="oldest")
    rows = atlas.all_rows(question).tolist()
    assert atlas.neighbours(question, rows[0]) == (1, None, rows[1])
    assert atlas.neighbours(question, rows[3]) == (4, rows[2], rows[4])
    assert atlas.neighbours(asked(virus="xmrv"), rows[0]) is None


def test_similar_studies_share_what_they_are_said_to_share(shipped: Atlas) -> None:
    row = shipped.row("kasimir-2022-tissue-specific")
    assert row is not None
    study = shipped.study(row)
    found = similar(shipped, row)
    assert found
    for other, why in found:
        like = shipped.study(other)
        assert other != row and like.record.status != "retracted"
        assert set(why.get("virus", ())) <= set(like.virus) & set(study.virus)
        assert set(why.get("topic", ())) <= set(like.topics) & set(study.topics)
        assert why


def test_every_id_is_found_and_no_other(shipped: Atlas) -> None:
    ids = shipped.table["id"].to_pylist()
    assert [shipped.row(one) for one in ids] == list(range(len(ids)))
    assert (
        shipped.row("") is None and shipped.row("zzz") is None and shipped.row(ids[0] + "x") is None
    )


def test_a_mistyped_id_finds_the_study_near_it(shipped: Atlas) -> None:
    near = [shipped.study(row).id for row in shipped.near("kerr-2003-cytokine-parvovrus")]
    assert "kerr-2003-cytokines-parvovirus" in near


def test_an_empty_snapshot_answers_too() -> None:
    empty = Atlas(snapshot.table([], {"date": "2026-01-01"}))
    answer = empty.ask(asked(virus="ebv", q="x", from_="1990"))
    assert (answer.count, answer.rows, answer.pages) == (0, (), 1)


def test_a_reading_list_is_shown_as_it_was_put_together(atlas: Atlas) -> None:
    ids = [STUDIES[5].id, STUDIES[0].id, "nobody-1999", STUDIES[3].id]
    answer = atlas.ask(asked(ids=",".join(ids)))
    assert [atlas.study(row).id for row in answer.rows] == [
        one for one in ids if one[:6] == "author"
    ]
    by_title = atlas.ask(asked(ids=",".join(ids), sort="title"))
    assert sorted(by_title.rows) == sorted(answer.rows)


def test_a_retracted_study_stays_on_a_list_it_was_put_on(atlas: Atlas) -> None:
    taken_back = next(one.id for one in STUDIES if one.record.withdrawn)
    assert atlas.count(asked(ids=taken_back)) == 1
