"""The kind of a study, from types, titles and made-up abstracts."""

from __future__ import annotations

import pytest

from atlas_data import vocabulary
from atlas_data.ingest.rules import design, flags
from atlas_data.ingest.rules.design_cues import CUES
from tests.ingest.rules.reports import material

# title, abstract, design
TOLD = [
    (
        "Grip in ME/CFS",
        "We compared 30 patients with ME/CFS and 28 healthy controls.",
        "case_control",
    ),
    (
        "Cortisol in CFS",
        "Saliva of 20 CFS patients and 20 matched volunteers was assayed.",
        "case_control",
    ),
    (
        "Fatigue after an invented fever",
        "We followed 200 students prospectively. At 6 months after infection 12% had CFS at "
        "follow-up.",
        "prospective_cohort",
    ),
    ("Pacing", "An online survey was answered by 310 respondents with ME/CFS.", "cross_sectional"),
    ("School in CFS", "In this cross-sectional study 90 adolescents took part.", "cross_sectional"),
    (
        "Brain scans in ME/CFS",
        "In this cross-sectional study, 20 patients were compared with 20 healthy controls.",
        "case_control",
    ),
    (
        "Iron for ME/CFS",
        "Sixty patients were randomly assigned to iron or placebo in a double-blind trial.",
        "rct",
    ),
    (
        "Cold water and CFS",
        "Patients were randomised to order in a double-blind crossover design.",
        "crossover_trial",
    ),
    (
        "Warm baths",
        "In an open-label study ten patients received warm baths for 8 weeks.",
        "nonrandomised_trial",
    ),
    (
        "Care for ME/CFS in an invented region",
        "Medical records of 400 patients seen from 2001 to 2009 were reviewed retrospectively.",
        "retrospective_cohort",
    ),
    (
        "Sleep in ME/CFS",
        "We searched PubMed and Embase. Nine studies met inclusion criteria. PRISMA was followed.",
        "systematic_review",
    ),
    (
        "Drug trials in ME/CFS",
        "We did a systematic review and meta-analysis. A random-effects model gave a pooled "
        "effect of nine trials.",
        "meta_analysis",
    ),
    (
        "Immune cells",
        "This review summarises what is known of immune cells in ME/CFS.",
        "narrative_review",
    ),
    (
        "How ME/CFS may start",
        "Here we propose that a made-up enzyme fails. This hypothesis is new.",
        "hypothesis",
    ),
    (
        "Voices",
        "Semi-structured interviews with 14 people were examined by thematic analysis.",
        "qualitative",
    ),
    ("Care", "This mixed-methods study joined a survey with interviews.", "mixed_methods"),
    ("An unusual course", "We report the case of a 34-year-old woman with ME/CFS.", "case_report"),
    ("Neck pain in ME/CFS: a case series", "Five people had surgery.", "case_series"),
    (
        "The Invented Fatigue Scale",
        "Its internal consistency was good, and test-retest reliability and construct validity "
        "were shown.",
        "instrument_validation",
    ),
    (
        "Invented trial of rest: study protocol",
        "Patients will be recruited and will be randomised to rest.",
        "protocol",
    ),
    (
        "Genes",
        "A genome-wide association study (GWAS); GWAS hits were sought. GWAS of CFS.",
        "gwas",
    ),
    (
        "Gut bacteria and CFS",
        "We used two-sample Mendelian randomisation.",
        "mendelian_randomisation",
    ),
    (
        "A made-up enzyme",
        "Mice ran less after it was blocked. The mice recovered in a week.",
        "animal",
    ),
    (
        "Enzyme",
        "In silico screening and molecular docking were used in a mathematical model.",
        "in_silico",
    ),
    (
        "The price of illness",
        "The economic burden is high: direct costs and indirect costs. Annual costs rose.",
        "economic",
    ),
]


@pytest.mark.parametrize(("title", "abstract", "expected"), TOLD)
def test_an_abstract_shows_the_kind_of_study(title: str, abstract: str, expected: str) -> None:
    found = design.reasons(material(title, abstract))

    assert found and found[0].term == expected and found[0].holds


# title, abstract, what it must not be
TRAPS = [
    ("Sleep", "Patients and healthy controls were compared. Randomised trials are needed.", "rct"),
    (
        "Sleep",
        "A previous meta-analysis was unclear. We compared patients with controls.",
        "meta_analysis",
    ),
    (
        "Sleep",
        "We compared patients with controls. Longitudinal studies are warranted.",
        "prospective_cohort",
    ),
    ("Genes", "By Mendelian randomisation we asked whether sleep matters.", "rct"),
    (
        "XMRV",
        "Murine leukemia virus was sought in patients. Mouse DNA and mice may mislead.",
        "animal",
    ),
    ("People", "Participants were randomly selected from a register and sent a survey.", "rct"),
    (
        "Cells",
        "Qualitative differences were seen between patients and healthy controls.",
        "qualitative",
    ),
]


@pytest.mark.parametrize(("title", "abstract", "wrong"), TRAPS)
def test_words_about_other_work_show_no_design(title: str, abstract: str, wrong: str) -> None:
    found = design.reasons(material(title, abstract))

    assert not found or found[0].term != wrong


def test_a_publication_type_beats_words_unless_they_are_sharper() -> None:
    review = material("Sleep", "We compared patients and controls.", publication_types=("Review",))
    systematic = material("Sleep", "We did a systematic review.", publication_types=("Review",))
    trial = material(
        "Salt", "Patients were randomly assigned to salt.", publication_types=("Clinical Trial",)
    )

    assert design.reasons(review)[0].term == "narrative_review"
    assert design.reasons(systematic)[0].term == "systematic_review"
    assert design.reasons(trial)[0].term == "rct"


def test_the_rivals_of_a_design_are_kept_and_do_not_hold() -> None:
    found = design.reasons(
        material("Sleep", "A cross-sectional study of 20 patients and 20 healthy controls.")
    )

    assert [one.holds for one in found] == [True] + [False] * (len(found) - 1)
    assert "cross_sectional" in {one.term for one in found[1:]}


def test_methods_are_asked_where_the_abstract_declares_nothing() -> None:
    said = "This was a prospective cohort study with baseline and follow-up visits."

    assert (
        design.reasons(material("Sleep", "People took part.", said))[0].term == "prospective_cohort"
    )
    both = material("Sleep", "Patients were randomly assigned to tea.", said)
    assert design.reasons(both)[0].term == "rct"


def test_nothing_is_made_of_a_text_that_shows_nothing() -> None:
    assert design.reasons(material("Fatigue", "Little is known.")) == ()


def test_every_cue_names_a_design_and_is_worth_something() -> None:
    assert {one.design for one in CUES} <= set(vocabulary.DESIGNS)
    assert all(one.title or one.text for one in CUES)


def test_flags_come_with_their_words() -> None:
    report = material("Salt: a pilot trial", "A double-blind trial; placebo was given.")
    shown = design.reasons(report)[0].evidence

    found = flags.found(report, design="rct", shown_by=shown)

    assert set(found) == {"pilot", "randomised", "blinded", "placebo"}
    assert found["placebo"].words == "placebo"


def test_a_review_of_trials_has_no_flags_of_theirs_and_a_title_none_at_all() -> None:
    said = "We review double-blind trials with placebo."

    assert flags.found(material("Salt", said), design="narrative_review", shown_by=None) == {}
    assert flags.found(material("A pilot trial"), design="rct", shown_by=None) == {}
