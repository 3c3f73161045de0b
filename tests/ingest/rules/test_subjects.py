"""Viruses, specimens and topics, from made-up reports."""

from __future__ import annotations

import pytest

from atlas_data.ingest.rules import topics, virus
from atlas_data.ingest.rules.material import Material
from atlas_data.model import Pathogen
from tests.ingest.rules.reports import material


def roles(report: Material, design: str = "case_control") -> dict[str, str]:
    return {one.id: one.role for one in virus.found(report, design=design)}


def only(report: Material, design: str = "case_control") -> Pathogen:
    (one,) = virus.found(report, design=design)
    return one


def test_a_virus_in_the_title_or_as_heading_is_studied() -> None:
    assert roles(material("Epstein-Barr virus in CFS", "We saw nothing.")) == {"ebv": "studied"}
    by_heading = material("Blood in CFS", "We saw nothing.", mesh=("Cytomegalovirus",))
    assert roles(by_heading) == {"cmv": "studied"}


def test_a_virus_beside_a_test_in_the_own_part_is_studied() -> None:
    assert roles(material("Blood", "We measured IgG to HHV-6 in serum.")) == {"hhv6": "studied"}


@pytest.mark.parametrize(
    "said",
    [
        "Antibodies to EBV were found elsewhere. We measured sleep.",
        "We measured sleep. In conclusion, it may matter in EBV infection too.",
    ],
)
def test_a_virus_of_background_or_conclusion_is_mentioned(said: str) -> None:
    assert roles(material("Sleep", said)) == {"ebv": "mentioned"}


def test_in_a_review_only_title_and_headings_count() -> None:
    said = "We review how antibodies to EBV were measured."

    assert roles(material("Sleep", said), "narrative_review") == {"ebv": "mentioned"}
    assert roles(material("EBV", said), "narrative_review") == {"ebv": "studied"}


def test_methods_count_where_the_virus_is_assayed_and_not_left_out() -> None:
    assayed = "PCR for CMV was done. Primers for CMV were bought."
    left_out = "We excluded people with positive antibodies to CMV or CMV infection."

    assert roles(material("Blood", "We took blood.", assayed)) == {"cmv": "studied"}
    assert roles(material("Blood", "We took blood.", left_out)) == {"cmv": "mentioned"}


def test_the_pandemic_as_a_time_is_no_virus_of_the_study() -> None:
    title = "Care for ME/CFS during the COVID-19 pandemic"

    assert roles(material(title)) == {"sars_cov_2": "mentioned"}


def test_a_long_covid_study_studies_its_virus() -> None:
    assert roles(material("Grip in long COVID", "We saw 20 patients."))["sars_cov_2"] == "studied"


def test_a_group_name_stands_back_behind_a_virus_of_the_group() -> None:
    said = "We measured herpesvirus antibodies and HHV-6 DNA."

    assert roles(material("Blood", said)) == {"hhv6": "studied"}


def test_the_finding_is_never_read_from_words() -> None:
    found = only(material("EBV", "We found EBV antibodies in serum; EBV causes CFS."))

    assert found.finding == "not_checked"


@pytest.mark.parametrize(
    ("said", "specimens"),
    [
        ("We measured EBV DNA in saliva.", ("saliva",)),
        ("We measured EBV antibodies in serum.", ("serum_plasma",)),
        ("We sought EBV DNA in muscle biopsies and stool.", ("muscle", "stool")),
        ("EBV infection was taken from medical records of patients.", ("records",)),
        ("We asked patients about EBV.", ("not_stated",)),
    ],
)
def test_specimens_stand_near_the_test(said: str, specimens: tuple[str, ...]) -> None:
    assert only(material("Blood", said)).specimens == specimens


def test_topics_come_from_the_title_first_and_are_at_most_four() -> None:
    title = "Sleep, pain, cortisol, memory and genetic variants in ME/CFS"

    found = topics.found(material(title, "We asked."))

    assert list(found) == ["sleep", "pain", "endocrine_hpa", "cognition"]


def test_a_keyword_and_an_abstract_together_make_a_topic_and_an_abstract_alone_none() -> None:
    said = "We recorded sleep. Sleep was short."

    assert "sleep" in topics.found(material("A study", said, keywords=("Sleep quality",)))
    assert "sleep" not in topics.found(material("A study", said))


def test_the_sentence_that_describes_the_illness_is_no_topic() -> None:
    said = "ME/CFS is a complex illness with pain and poor sleep. We counted cells."

    found = topics.found(material("A study", said, keywords=("pain",)))

    assert "pain" not in found


def test_a_bare_title_is_read_as_before_without_index_terms() -> None:
    assert topics.found(material("A study", mesh=("Sleep",))) == {}
