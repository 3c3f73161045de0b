"""The reporting card: what is known to be told, what is missing, and what nobody looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from atlas_data import vocabulary
from atlas_data.ingest import build, classify, reporting
from atlas_data.model import Criterion, Evidence, Pem, Sample, Study
from tests.ingest.builders import record, study

SEEN = Evidence(words="met criteria", place="methods")


def card(one: Study) -> dict[str, str]:
    """The state of every item; what the card leaves out is not checked."""
    known = {item.element: item.state for item in reporting.card(one)}
    return {name: known.get(name, "not_checked") for name in vocabulary.REPORTING}


def words(one: Study, element: str) -> Evidence | None:
    return next(item.evidence for item in reporting.card(one) if item.element == element)


def unnamed(**changes: object) -> Study:
    """A study of people with ME/CFS, read in full, in which no case definition is named."""
    pem = Pem(status="unclear", basis="none")
    made = study(read="full_text", criteria=(), criteria_entry=("not_stated",), pem=pem)
    return replace(made, **changes)


def unread(title: str, **facts: object) -> Study:
    return classify.study("made", record(title=title, **facts))


def test_a_reading_answers_what_its_labels_say() -> None:
    one = study(design="rct", design_flags=("randomised",), population=("adults", "female_only"))
    found = card(one)
    for element in ("study_type", "case_definition", "age", "sex", "random_allocation"):
        assert found[element] == "reported", element
    entry = words(one, "case_definition")
    assert entry is not None and entry.words == "met the 1994 criteria"
    assert words(one, "sex") is None, "the reading noted no words for it"


def test_a_population_that_does_not_say_it_plainly_answers_nothing() -> None:
    found = card(study(population=("severe",)))
    assert (found["age"], found["sex"]) == ("not_checked", "not_checked")


def test_a_case_definition_is_missing_only_where_the_full_text_was_searched() -> None:
    assert card(unnamed())["case_definition"] == "not_reported"
    assert card(unnamed(read="abstract"))["case_definition"] == "not_checked"


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": "overlap"},
        {"scope": "peripheral"},
        {"readings_differ": ("criteria",)},
        {"criteria": (Criterion(id="ccc_2003", role="subgroup", evidence=SEEN),)},
        {"criteria": (Criterion(id="ccc_2003", role="mentioned", evidence=SEEN),)},
    ],
)
def test_silence_is_held_against_no_report_where_there_is_doubt(changes: dict[str, object]) -> None:
    assert card(unnamed(**changes))["case_definition"] == "not_checked"


def test_nothing_else_is_ever_said_to_be_missing() -> None:
    missing = [name for name, state in card(unnamed()).items() if state == "not_reported"]
    assert missing == ["case_definition"]


@pytest.mark.parametrize(
    "pem", [Pem(status="not_applicable", basis=one) for one in ("design", "no_mecfs_cases")]
)
def test_where_no_people_with_the_illness_took_part_nothing_applies(pem: Pem) -> None:
    one = study(pem=pem, criteria=(), criteria_entry=("not_applicable",), design="narrative_review")
    assert set(card(one).values()) == {"not_applicable"}


def test_nothing_is_known_of_a_title_that_does_not_show_a_study_of_people() -> None:
    assert reporting.card(unread("Women and their doctors", mesh=("Female",))) == ()


def test_cells_are_no_people_unless_a_rule_for_joining_was_read() -> None:
    pem = Pem(status="unclear", basis="none")
    cells = study(design="in_vitro", pem=pem, criteria=(), criteria_entry=("not_stated",))
    assert reporting.card(cells) == ()
    assert card(replace(study(), design="in_vitro"))["case_definition"] == "reported"


def test_a_title_and_index_terms_answer_by_rule_with_their_words() -> None:
    one = unread(
        "Unemployment in adolescents: a case-control study", mesh=("Female", "Body Mass Index")
    )
    told = {
        "age": ("adolescents", "title", "title says “adolescents”"),
        "work": ("Unemployment", "title", "title says “Unemployment”"),
        "sex": ("Female", "keywords", "index term “Female”"),
        "bmi": ("Body Mass Index", "keywords", "index term “Body Mass Index”"),
    }
    for element, (fragment, place, rule) in told.items():
        found = words(one, element)
        assert found == Evidence(words=fragment, place=place, by="rule", rule=rule)


def test_what_a_reading_quoted_is_searched_and_quoted_again() -> None:
    people = Evidence(words="48 people (30 women; mean age 41) were recruited", place="abstract")
    one = study(population=("not_stated",), sample=Sample(cases=48, evidence=people))
    for element, part in (("age", "mean age"), ("sex", "women")):
        found = words(one, element)
        assert found is not None and (found.words, found.place) == (people.words, "abstract")
        assert found.by == "rule" and found.rule == f"quotation says “{part}”"


def test_an_abstract_is_searched_where_an_operator_holds_it_and_quoted_in_few_words() -> None:
    held = "The mean age was 40. The ethics committee agreed. " + "No more was said. " * 9
    one = study(record=record(abstract=held), population=("not_stated",))
    assert card(one)["age"] == card(one)["ethics"] == "reported"
    found = words(one, "ethics")
    assert found is not None and (found.words, found.place) == ("ethics committee", "abstract")


def test_an_item_for_some_studies_alone_does_not_apply_to_the_others() -> None:
    alone = study(design="case_report", sample=Sample())
    for element in ("random_allocation", "control_health", "statistics"):
        assert card(alone)[element] == "not_applicable", element
    found = card(study(design="case_control"))
    assert found["random_allocation"] == "not_applicable"
    assert found["control_health"] == found["statistics"] == "not_checked"


def test_whether_chance_decided_is_open_in_a_plan_nobody_read() -> None:
    assert card(unread("Exercise in ME/CFS: study protocol"))["random_allocation"] == "not_checked"
    planned = card(unread("Exercise: study protocol for a randomised controlled trial"))
    assert planned["random_allocation"] == "reported"


@pytest.fixture(scope="module")
def shipped() -> Sequence[Study]:
    return build.studies(build.read())


def test_every_study_has_the_card_that_its_labels_give(shipped: Sequence[Study]) -> None:
    assert all(one.reporting == reporting.card(one) for one in shipped)
    assert {item.state for one in shipped for item in one.reporting} == {
        "reported",
        "not_reported",
        "not_applicable",
    }


def test_no_report_is_said_to_lack_what_was_not_searched_in_full(shipped: Sequence[Study]) -> None:
    accused = [
        one for one in shipped if any(item.state == "not_reported" for item in one.reporting)
    ]
    assert accused
    assert {one.read for one in accused} == {"full_text"}
    assert all(one.criteria_entry == ("not_stated",) and not one.criteria for one in accused)


def test_every_item_found_by_rule_has_words_place_and_rule(shipped: Sequence[Study]) -> None:
    for one in shipped:
        for item in one.reporting:
            if item.state == "reported" and one.read == "none":
                assert item.evidence and item.evidence.words and item.evidence.rule, one.id
