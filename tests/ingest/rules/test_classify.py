"""The whole of the rules on made-up reports: evidence that stands where it says, twice the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.ingest import classify, curate
from atlas_data.ingest.rules.material import Material
from atlas_data.ingest.rules.words import MOST_WORDS
from atlas_data.model import Evidence, Passage, Pem, Record, Study
from tests.ingest.builders import reading, record
from tests.ingest.rules.reports import material

PARTS = (
    "We compared forty-two patients with ME/CFS and 40 healthy controls.",
    "Patients fulfilled the Canadian Consensus Criteria; serum was tested for EBV IgG by ELISA.",
    "Background: ME/CFS is a complex illness, and – since 1984 – much was written.",
    "Adults aged 18–65 years were randomly assigned to rest; placebo was given.",
    "Post-exertional malaise was measured by an online survey at a single centre.",
    "Stool and saliva of women\u00a0with CFS held HHV-6 DNA. Randomised trials are needed.",
    "In conclusion, sleep, pain and cortisol may matter.",
    "This cross-sectional study searched PubMed.\nResults: 12 % met criteria (n = 12).",
)


def every_evidence(study: Study) -> Iterator[Evidence]:
    yield from (one.evidence for one in study.reasons)
    yield from (one.evidence for one in (*study.criteria, *study.pathogens))
    yield from study.topics_evidence
    for held in (study.design_evidence, study.pem.evidence, study.sample.evidence):
        if held is not None:
            yield held


@given(
    st.lists(st.sampled_from(PARTS), max_size=5),
    st.lists(st.sampled_from(PARTS), max_size=4),
    st.sampled_from(("EBV and sleep in ME/CFS: a pilot study", "Long COVID – a review", "Rest")),
)
@settings(max_examples=60, deadline=None)
def test_words_stand_where_they_are_said_to_and_twice_the_same(
    abstract: list[str], methods: list[str], title: str
) -> None:
    report = material(title, " ".join(abstract), " ".join(methods), keywords=("Sleep",))

    found = classify.study("made", report.record, report.passages)

    assert found == classify.study("made", report.record, report.passages)
    for held in every_evidence(found):
        assert held.by == "rule" and held.rule
        assert 0 < len(held.words.split()) <= MOST_WORDS
        if held.start is not None:
            assert report.text(held.place)[held.start :].startswith(held.words)


@given(st.text(max_size=400), st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_is_labelled(abstract: str, methods: str) -> None:
    passages = (Passage(place="abstract", text=abstract), Passage(place="methods", text=methods))

    found = classify.study("made", Record(title="Rest"), passages)

    assert found.ruled_on == Material(record=Record(title="Rest"), passages=passages).level


def test_what_was_looked_for_and_not_found_is_not_stated() -> None:
    report = material("Rest", "Little is known.")

    found = classify.study("made", report.record, report.passages)

    assert (found.ruled_on, found.design) == ("abstract", "unclassified")
    assert found.virus == found.topics == found.population == ("not_stated",)
    assert found.criteria_entry == ("not_stated",)
    assert (found.pem.status, found.pem.basis) == ("unclear", "none")


def test_of_a_bare_title_nothing_is_not_stated() -> None:
    found = classify.study("made", Record(title="Rest", mesh=("Sleep", "Cytomegalovirus")))

    assert found.ruled_on == "title"
    assert found.virus == found.topics == found.population == ("not_checked",)
    assert (found.design, found.pem) == ("not_checked", Pem(status="not_checked"))


def test_a_body_without_methods_tells_of_other_work_and_is_left_aside() -> None:
    body = Passage(place="introduction", text="Patients met the Canadian Consensus Criteria.")

    found = classify.study("made", Record(title="Rest in ME/CFS"), (body,))

    assert (found.ruled_on, found.criteria) == ("title", ())


def test_every_label_has_a_reason_that_holds() -> None:
    report = material("EBV and sleep in ME/CFS", " ".join(PARTS[:2]), PARTS[3])

    found = classify.study("made", report.record, report.passages)

    held = {(one.facet, one.term) for one in found.reasons if one.holds}
    assert ("design", found.design) in held
    assert {("virus", name) for name in found.virus} <= held
    assert {("topic", name) for name in found.topics} <= held
    assert {("population", name) for name in found.population} <= held
    assert ("sample", "42") in held and ("sample", "40") in held
    assert ("scope", "mecfs") in held


def test_a_reading_outranks_every_conclusion_of_the_rules_and_keeps_it() -> None:
    report = material("EBV in ME/CFS", "We did a cross-sectional study of EBV antibodies.")

    found = curate.study("made", record(title="EBV in ME/CFS"), report.passages, reading=reading())

    assert (found.read, found.ruled_on) == ("abstract", "abstract")
    assert found.design == reading()["design"]
    assert found.reasons and not any(one.holds for one in found.reasons)
    assert "cross_sectional" in {one.term for one in found.reasons if one.facet == "design"}


def test_without_a_reading_the_caveats_of_the_text_are_given_by_rule() -> None:
    report = material("Rest in ME/CFS", "We saw 20 patients with ME/CFS at a single centre.")

    found = curate.study("made", report.record, report.passages)

    by_rule = {one.id for one in found.caveats if one.by == "rule"}
    assert {"single_centre", "small_sample", "pem_unclear", "abstract_only_reading"} <= by_rule
    assert "sample_size_not_stated" not in by_rule


@pytest.mark.parametrize("place", ["abstract", "methods"])
def test_pem_follows_the_definition_wherever_it_stands(place: str) -> None:
    said = "Forty patients fulfilled the Canadian Consensus Criteria for ME/CFS."
    texts = {"abstract": "We saw patients with ME/CFS.", place: said}

    report = material("Rest in ME/CFS", **texts)
    found = classify.study("made", report.record, report.passages)

    assert (found.pem.status, found.criteria_entry) == ("required", ("ccc_2003",))
    assert found.pem.evidence is not None and found.pem.evidence.place == place


def test_no_real_paper_stands_in_the_tests() -> None:
    assert not list(Path(__file__).parent.glob("*.xml"))
