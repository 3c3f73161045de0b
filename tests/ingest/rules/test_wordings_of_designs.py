"""Ways in which papers say what they are and who took part, and words that only look like it."""

from __future__ import annotations

import pytest

from atlas_data.ingest import classify
from atlas_data.model import Record, Study

ILL = "An example of people with ME/CFS"


def labelled(abstract: str, title: str = ILL, types: tuple[str, ...] = ()) -> Study:
    return classify.study("x", Record(title=title, abstract=abstract, publication_types=types))


@pytest.mark.parametrize(
    ("title", "abstract", "design"),
    [
        ("Rest for fatigue: a protocol for systematic review", "Methods: Any.", "protocol"),
        (ILL, "We described 4 patients who fell ill after a fever.", "case_series"),
        (
            "Response of squirrel monkeys to a germ",
            "Nine were inoculated and a fever was seen.",
            "animal",
        ),
        (
            "Rapid evidence assessment of fatigue after fever",
            "We looked at 12 studies.",
            "systematic_review",
        ),
        (ILL, "Volunteers were vaccinated in a double-masked, random way.", "rct"),
        (
            "A pilot study of the feasibility of paced breathing in ME/CFS",
            "Eight sessions were held. Before them, a survey was completed.",
            "nonrandomised_trial",
        ),
        (
            "Dizziness: an Example Society statement",
            "In this document we outline the need for research.",
            "consensus_definition",
        ),
        (
            ILL,
            "All residents were followed in registers; 3 per 100,000 person-months fell ill.",
            "retrospective_cohort",
        ),
        (ILL, "Home carers (HC) completed a survey in May.", "cross_sectional"),
    ],
)
def test_a_design_is_told_by_what_the_paper_calls_itself(
    title: str, abstract: str, design: str
) -> None:
    assert labelled(abstract, title).design == design


def test_a_protocol_of_a_review_is_not_the_review() -> None:
    study = labelled(
        "Methods: Databases will be searched and data will be extracted.",
        "Rest for fatigue: a protocol for systematic review",
        ("Systematic Review",),
    )
    assert study.design == "protocol"


def test_a_technique_used_beside_others_is_not_the_design() -> None:
    study = labelled("Both Mendelian randomization and charts helped to explain 40 CFS cases.")
    assert study.design != "mendelian_randomisation"


def test_an_example_is_no_case_report() -> None:
    assert labelled("As a case study, we sort pictures of lungs.").design != "case_report"


@pytest.mark.parametrize(
    ("abstract", "groups"),
    [
        ("We recruited 20 patients (12 women).", ("not_stated",)),
        ("We recruited patients and controls, all females.", ("female_only",)),
        ("Most who answered our survey were women with ME/CFS.", ("not_stated",)),
        ("Our patients were between 20 and 59 years old.", ("adults",)),
        ("Our patients lived in their most severe form of the illness.", ("severe",)),
        ("We asked which students developed severe ME/CFS.", ("not_stated",)),
        ("We studied spread in the adult population.", ("not_stated",)),
    ],
)
def test_who_took_part_is_told_by_words_about_all_of_them(
    abstract: str, groups: tuple[str, ...]
) -> None:
    assert labelled(abstract).population == groups


@pytest.mark.parametrize(
    ("said", "groups"),
    [
        ("a 49-year-old male patient", ("adults", "male_only")),
        ("a previously well 15-year-old girl", ("children_adolescents", "female_only")),
    ],
)
def test_a_case_report_is_about_a_person_of_one_age_and_sex(
    said: str, groups: tuple[str, ...]
) -> None:
    study = labelled(
        f"We report {said}. It is seen in women more than men.", "Fever: a case report"
    )
    assert study.population == groups


@pytest.mark.parametrize(
    "abstract",
    [
        "A total of 147 participants will be recruited.",
        "We assessed 91 patients; 65% were diagnosed with ME/CFS.",
        "We enrolled 300 participants; among them were controls.",
        "We followed 253 patients from the time of acute infection.",
        "Data came from five ME/CFS services.",
    ],
)
def test_a_number_that_is_not_of_people_with_the_illness_is_left_out(abstract: str) -> None:
    assert labelled(abstract).sample.cases is None


def test_a_newer_virus_is_not_taken_for_its_forerunner() -> None:
    study = labelled("We measured vessels in post-SARS-CoV-2 pneumonia patients.")
    assert study.virus == ("sars_cov_2",)


def test_glandular_fever_is_known_by_its_short_name() -> None:
    study = labelled("We recruited a cohort of students.", "ME/CFS following mononucleosis")
    assert study.virus == ("ebv",)
