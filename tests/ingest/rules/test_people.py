"""Numbers of people and who they were, from made-up sentences."""

from __future__ import annotations

import pytest

from atlas_data.ingest.rules import numbers, population, sample
from tests.ingest.rules.reports import material

TITLE = "Grip strength in ME/CFS"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("forty-two", 42),
        ("one hundred and twenty", 120),
        ("One hundred seven", 107),
        ("two thousand and five", 2005),
        ("1,309", 1309),
        ("17 986", 17986),
        ("several", None),
    ],
)
def test_numbers_are_read_in_figures_and_in_words(written: str, value: int | None) -> None:
    assert numbers.value(written) == value


@pytest.mark.parametrize(
    ("text", "cases", "controls", "other"),
    [
        ("Forty-two patients and 40 healthy controls took part.", 42, 40, None),
        ("We studied 57 patients with ME/CFS and 25 activity-matched controls.", 57, 25, None),
        ("There were two groups (CFS, n=23; HC, n=25).", 23, 25, None),
        ("ME/CFS patients (n = 205) and patients with MS (n = 46) were asked.", 205, None, 46),
        ("Serum of 16 with ME/CFS and 12 with multiple sclerosis was used.", 16, None, 12),
        ("We recruited 65 (47.2 ± 11.5 years) CFS participants and 21 controls.", 65, 21, None),
        ("A total of 1,309 CFS patients, of whom 119 were men, answered.", 1309, None, None),
        ("In 45 subjects (39 women, 6 men) with ME/CFS grip was weak.", 45, None, None),
        ("Twenty-one ME/CFS patients and 20 matched healthy controls came.", 21, 20, None),
    ],
)
def test_groups_are_counted_where_it_stands_plainly(
    text: str, cases: int | None, controls: int | None, other: int | None
) -> None:
    found = sample.found(material(TITLE, text))

    assert (found.cases, found.controls, found.other) == (cases, controls, other)


@pytest.mark.parametrize(
    "text",
    [
        "We recruited 22 women and 15 men with ME/CFS.",  # the sum is not said
        "Ten patients with ME/CFS and later 20 patients with ME/CFS were seen.",
        "A total of 40 patients and healthy controls were included.",
        "About 65 million people worldwide have it.",
        "In 2015 people met; 12% of patients improved after 3 months.",
        "Patients walked for 30 minutes.",
    ],
)
def test_numbers_that_are_not_plain_give_none(text: str) -> None:
    assert sample.found(material(TITLE, text)).cases is None


def test_numbers_of_patients_of_an_unnamed_illness_count_for_a_title_that_names_it() -> None:
    said = "We examined 30 patients."

    assert sample.found(material(TITLE, said)).cases == 30
    assert sample.found(material("Grip in another illness", said)).cases is None


def test_reviews_count_nobody_and_a_case_report_one() -> None:
    said = "Nine trials had 900 patients with ME/CFS."
    shown = sample.found(material(TITLE, "We studied 10 patients with ME/CFS.")).evidence

    assert sample.found(material(TITLE, said), design="narrative_review").cases is None
    one = sample.found(material(TITLE, "She was ill."), design="case_report", shown_by=shown)
    assert one.cases == 1


def test_the_background_counts_nobody() -> None:
    said = "Earlier, 300 patients with ME/CFS were seen elsewhere. We studied 12 patients with CFS."

    assert sample.found(material(TITLE, said)).cases == 12


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("We asked adults with ME/CFS.", {"adults"}),
        ("Participants were aged 18-65 years.", {"adults"}),
        ("The mean age was 45.2 years in our study.", {"adults"}),
        ("We saw adolescents aged 12-17 years.", {"children_adolescents"}),
        ("We saw patients aged 12 to 35.", {"adults", "children_adolescents"}),
        ("We studied 20 women with CFS.", {"female_only"}),
        ("We studied 20 women and 10 men with CFS.", set()),
        ("Our study was of 12 men with CFS.", {"male_only"}),
        ("We visited people who were housebound.", {"severe"}),
        ("We left nobody out, but excluded the housebound.", set()),
        ("We studied older adults.", {"older_adults"}),
        ("We tested healthy volunteers.", {"healthy_only"}),
        ("We tested healthy volunteers and patients.", set()),
    ],
)
def test_who_took_part(text: str, groups: set[str]) -> None:
    assert set(population.found(material("Grip", text), design="cross_sectional")) == groups


def test_nobody_takes_part_in_a_review_and_a_bare_title_says_nothing() -> None:
    said = "This review is about adults."

    assert population.found(material(TITLE, said), design="narrative_review") == {}
    assert population.found(material("Adults with ME/CFS"), design="cross_sectional") == {}
