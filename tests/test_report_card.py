"""The reporting card on a study's page: its sentence adds up, and its states look different."""

from __future__ import annotations

import re
from html import unescape

import pytest

from atlas_data import vocabulary
from atlas_data.model import Evidence, Pem, Reported, Study
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question, parse
from components import frame, panel, report_card
from tests.conftest import read, study
from tests.test_pages import html, opened, text

TOTAL = len(vocabulary.REPORTING)
WORDS = Evidence(words="116 patients, mean age 15", place="abstract")
KNOWN = (
    Reported(element="age", state="reported", evidence=WORDS),
    Reported(element="sex", state="reported"),
    Reported(element="case_definition", state="not_reported"),
    Reported(element="random_allocation", state="not_applicable"),
)


def seen(one: Study) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", report_card.show(one))).split())


def counts(shown: str) -> tuple[int, ...]:
    found = re.search(
        r"(\d+) of (\d+) items? (?:is|are) known to be reported, (\d+) (?:is|are) not reported, "
        r"(\d+) (?:was|were) not checked, (\d+) (?:does|do) not apply\.",
        shown,
    )
    assert found, shown[:300]
    return tuple(map(int, found.groups()))


def test_the_sentence_counts_every_item_once() -> None:
    shown = seen(read(1, reporting=KNOWN, population=("female_only",)))
    assert counts(shown) == (2, TOTAL, 1, TOTAL - 4, 1)
    assert "“Not checked” means that nobody has looked in the whole report." in shown


def test_a_paper_read_whole_was_not_read_for_this_list() -> None:
    whole = seen(read(1, reporting=KNOWN, read="full_text"))
    assert "The whole paper was read for its labels, not item by item for this list." in whole
    assert "nobody has looked" not in whole
    for level in ("abstract", "title"):
        assert "The whole paper was read" not in seen(read(1, reporting=KNOWN, read=level))


def test_a_reported_item_shows_the_words_or_the_label_it_rests_on() -> None:
    shown = seen(read(1, reporting=KNOWN, population=("female_only",)))
    assert "Age Reported 116 patients, mean age 15 in the abstract" in shown
    label = vocabulary.label("population", "female_only")
    assert f"{label}: a label of the reading; its words were not noted" in shown


def test_what_nobody_checked_is_folded_and_looks_like_nothing_else() -> None:
    shown = report_card.show(read(1, reporting=KNOWN))
    before, folded = shown.split("<details", 1)
    assert before.endswith(f"{report_card.badge('not_checked')} {TOTAL - 4} items</p>")
    assert folded.count("<li") == TOTAL - 4
    badges = [report_card.badge(state) for state in vocabulary.TERMS["report_state"]]
    assert len(set(badges)) == 4


def test_every_state_has_a_shape_of_its_own() -> None:
    shapes = dict(re.findall(r'told-(\w+)::before { content: "(.)"', frame.css()))
    assert shapes.keys() == vocabulary.TERMS["report_state"].keys()
    assert len(set(shapes.values())) == len(shapes)
    assert ".badge.told-not_checked { border-style: dotted;" in frame.css()


def test_a_study_nobody_read_has_no_item_known_and_none_missing() -> None:
    shown = seen(study(1))
    assert counts(shown) == (0, TOTAL, 0, TOTAL, 0)
    assert "Not reported" not in shown


def test_where_nothing_applies_the_card_says_so_in_one_line() -> None:
    outside = tuple(Reported(element=one, state="not_applicable") for one in vocabulary.REPORTING)
    one = read(1, reporting=outside, pem=Pem(status="not_applicable", basis="design"))
    shown = seen(one)
    assert "Does not apply , this kind of work has no patients of its own." in shown
    assert "not checked" not in shown


def test_the_card_stands_on_the_page_and_names_its_source() -> None:
    at = opened("study.py", id="hunter-2025-development-validation")
    assert "Case definition Not reported The full text was read for this" in text(at)
    source = vocabulary.RULES["reporting"]["source"]
    assert f'href="https://doi.org/{source["doi"]}"' in html(at)
    assert source["title"] in text(at)


@pytest.mark.parametrize("key", ["reported", "not-reported", "report-not-checked"])
def test_a_state_can_be_asked_for_by_its_address(shipped: Atlas, key: str) -> None:
    question, problems = parse({key: ["case-definition"]})
    assert not problems
    answer = shipped.ask(question)
    assert 0 < answer.count < shipped.rows
    state = key.replace("-", "_").removeprefix("report_")
    for row in answer.rows:
        known = {one.element: one.state for one in shipped.study(row).reporting}
        assert known.get("case_definition", "not_checked") == state


def test_the_sentence_and_the_chip_say_which_state_is_asked_for() -> None:
    shown = text(opened(**{"not-reported": "case-definition"}))
    assert "not reported is case definition" in shown
    assert "Not reported: Case definition" in shown


def test_the_panel_offers_none_of_the_three(shipped: Atlas) -> None:
    assert 'name="reported"' not in panel.markup() and 'name="not-reported"' not in panel.markup()
    told = panel.state(shipped.ask(Question()))
    assert not {"reported", "not-reported", "report-not-checked"} & told["counts"].keys()


def test_a_search_keeps_what_is_asked_of_the_card() -> None:
    question, _ = parse({"report-not-checked": ["age"], "q": ["sleep"]})
    assert ("report-not-checked", "age") in panel.kept(question)
