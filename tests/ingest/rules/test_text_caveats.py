"""Caveats that a text gives cause for, and those that silence must not give."""

from __future__ import annotations

import pytest

from atlas_data.ingest import classify
from atlas_data.model import Passage
from tests.ingest.rules.reports import material


def given(title: str, abstract: str, methods: str = "") -> set[str]:
    report = material(title, abstract, methods)
    found = classify.study("made", report.record, report.passages)
    return {one.term for one in found.reasons if one.facet == "caveat"}


TRIAL = "Patients with ME/CFS were randomly assigned to tea or water."


@pytest.mark.parametrize(
    ("abstract", "caveat"),
    [
        ("We saw 20 patients with CFS at a single centre.", "single_centre"),
        ("We saw patients at a tertiary clinic.", "specialist_clinic_recruitment"),
        ("We asked patients by an online survey.", "volunteer_online_sample"),
        ("We saw patients; housebound people were excluded.", "severe_excluded"),
        (f"{TRIAL} The trial was open-label.", "open_label"),
        (f"{TRIAL} The primary outcome was a questionnaire score.", "self_report_outcome"),
        (f"{TRIAL} Water meant graded exercise.", "exertion_intervention"),
        (f"{TRIAL} In all 31% were lost to follow-up.", "high_dropout"),
        (f"{TRIAL} There was a 12-week follow-up.", "short_follow_up"),
        ("We did a systematic review. There was high heterogeneity.", "heterogeneity"),
    ],
)
def test_words_give_cause(abstract: str, caveat: str) -> None:
    assert caveat in given("Tea in ME/CFS", abstract)


def test_a_study_of_long_covid_alone_is_of_people_with_long_covid() -> None:
    said = "We saw 20 patients and healthy controls."

    assert "long_covid_population" in given("Grip in long COVID", said)
    assert "long_covid_population" not in given("Grip in long COVID and ME/CFS", said)


@pytest.mark.parametrize("caveat", ["harms_not_reported", "healthy_only_control"])
def test_silence_of_an_abstract_gives_no_cause_and_that_of_a_paper_does(caveat: str) -> None:
    abstract = TRIAL if caveat.startswith("harms") else "We saw patients and healthy controls."

    assert caveat not in given("Tea in ME/CFS", abstract)
    assert caveat in given("Tea in ME/CFS", abstract, "People were asked to drink.")


def test_what_the_rest_of_the_paper_tells_is_not_silence() -> None:
    report = material("Tea in ME/CFS", TRIAL, "People drank.")
    results = Passage(place="results", text="No adverse events were seen.")

    found = classify.study("made", report.record, (*report.passages, results))

    assert "harms_not_reported" not in {one.term for one in found.reasons}


def test_a_bare_title_gives_no_cause() -> None:
    assert given("An open-label trial of graded exercise in long COVID", "") == set()
