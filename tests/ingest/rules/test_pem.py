"""The PEM procedure: its forty sentences, its difficult cases, and what it must never claim."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data import vocabulary
from atlas_data.ingest.rules import criteria, pem
from atlas_data.ingest.rules.material import Material
from tests.ingest.rules.texts import entry, report, ruled, table

Row = dict[str, Any]


@pytest.mark.parametrize("row", table("pem_table"), ids=lambda row: str(row["number"]))
def test_the_forty_sentences_of_the_procedure_are_answered(row: Row) -> None:
    answer = ruled(row).pem
    said = (answer.status, answer.basis, answer.scope)
    assert said == (row["status"], row["basis"], row["scope"]), row["text"]


@pytest.mark.parametrize("row", table("difficult"), ids=lambda row: str(row["case"]))
def test_the_difficult_cases_are_answered(row: Row) -> None:
    answer = ruled(row).pem
    assert (answer.status, answer.basis) == (row["status"], row["basis"])
    assert "scope" not in row or answer.scope == row["scope"]
    assert "measured" not in row or answer.measured is row["measured"]


@pytest.mark.parametrize(
    "row",
    [*table("unseen"), *table("paragraphs"), *table("wordings")],
    ids=lambda row: str(row["text"])[:40],
)
def test_methods_texts_are_answered(row: Row) -> None:
    assert ruled(row).pem.status == row["status"]
    assert entry(row) == sorted(row["entry"])


def answered(material: Material, design: str = "case_control") -> pem.Ruled:
    found = criteria.found(material, design)
    return pem.status(material, design=design, criteria=found)


def test_a_bare_title_never_says_that_pem_was_required() -> None:
    title = "Cytokines in ME/CFS patients fulfilling the Canadian Consensus Criteria"
    assert answered(report(title=title)).pem.status == "not_checked"


def test_methods_are_believed_before_the_abstract() -> None:
    material = report("Patients met the Fukuda criteria.", abstract="Patients had ME/CFS.")
    held = answered(material).pem.evidence
    assert held is not None
    assert held.place == "methods"


def test_methods_do_not_silence_a_looser_definition_in_the_abstract() -> None:
    material = report(
        "Patients fulfilled the Canadian Consensus Criteria.",
        abstract="Patients with CFS met the Oxford criteria.",
    )
    answer = answered(material).pem
    assert (answer.status, answer.basis) == ("unclear", "sentences_disagree")


def test_introduction_and_discussion_never_decide() -> None:
    for place in ("introduction", "discussion", "other"):
        material = report("Patients fulfilled the Canadian Consensus Criteria.", place=place)
        assert {one.role for one in criteria.found(material)} == {"mentioned"}


def test_a_sentence_that_requires_and_one_that_denies_are_a_conflict() -> None:
    text = "Post-exertional malaise was required. Post-exertional malaise was not required."
    assert answered(report(text)).pem.basis == "conflict"


def test_cells_in_serum_of_patients_are_judged_and_a_bare_cell_line_is_not() -> None:
    serum = report("Cells met serum of patients with ME/CFS, who fulfilled the CCC.")
    assert answered(serum, "in_vitro").pem.status == "required"
    line = report("A cell line was infected.", title="A cell line")
    assert answered(line, "in_vitro").pem.status == "not_applicable"


def test_the_steps_give_words_place_and_the_rule_in_words() -> None:
    text = "We thank nobody. All participants met both the Fukuda and the Canadian criteria."
    material = report(text)
    (step,) = answered(material).reasons
    assert (step.term, step.role, step.holds) == ("required", "combination_both", True)
    assert step.evidence.by == "rule"
    assert step.evidence.rule is not None
    assert "PEM is required" in step.evidence.rule
    assert step.evidence.start is not None
    assert text[step.evidence.start :].startswith(step.evidence.words)


def test_only_the_definitions_given_count() -> None:
    material = report("Patients fulfilled the Canadian Consensus Criteria.")
    answer = pem.status(material, design="case_control", criteria=())
    assert answer.pem.basis == "none"


SENTENCES = [row["text"] for row in (*table("unseen"), *table("paragraphs"))]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_answers_are_terms_with_words_that_stand_there_and_the_same_twice(said: list[str]) -> None:
    text = "\n".join(said)
    material = report(text, year=2015)
    answer = answered(material)
    assert answer == answered(report(text, year=2015))
    assert answer.pem.status in vocabulary.TERMS["pem_status"]
    assert answer.pem.basis in vocabulary.TERMS["pem_basis"]
    found = [one.evidence for one in criteria.found(material)]
    for held in (*found, *(one.evidence for one in answer.reasons)):
        place = material.text(held.place)
        assert held.start is not None
        assert place[held.start : held.start + len(held.words)] == held.words
        assert len(held.words.split()) <= 12


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    assert answered(report(text or "-")).pem.status in vocabulary.TERMS["pem_status"]
