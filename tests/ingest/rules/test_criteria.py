"""Case definitions in a text: what they are named for, and words that only look like one."""

from __future__ import annotations

import pytest

from atlas_data.ingest.rules import criteria
from tests.ingest.rules.texts import report


def roles(text: str, *, year: int | None = None, title: str = "CFS") -> dict[str, str]:
    return {one.id: one.role for one in criteria.found(report(text, year=year, title=title))}


@pytest.mark.parametrize(
    "text",
    [
        "The book of Oxford University Press on ME/CFS was used.",
        "Evidence was graded according to the Oxford Levels of Evidence.",
        "RNA of people with ME/CFS was sequenced using an Oxford Nanopore device.",
        "Patients with CFS were recruited at the University of Oxford.",
        "Reliability was high (ICC = 0.92) in patients with ME/CFS.",
        "Reliability in CFS patients was assessed using the ICC (2,1).",
        "Patients were diagnosed with clear-cell carcinoma (CCC) and fatigue.",
        "Patients with ME/CFS were treated at the Comprehensive Cancer Center (CCC).",
        "Refugees with fatigue were helped by the Organization for Migration (IOM).",
        "Women with CFS met the IOM gestational weight gain criteria.",
        "Balance of CFS patients was assessed using the Fukuda stepping test.",
        "Heart rate in CFS was recorded using a Fukuda Denshi monitor.",
        "Joint hypermobility in CFS was diagnosed by the Brighton criteria.",
        "Patients with CFS and Ramsay Hunt syndrome were included.",
        "Metabolites of ME/CFS patients were measured using the Nightingale platform.",
        "Forty Australian patients with CFS were included.",
        "CFS patients of the Canadian Community Health Survey were included.",
        "It was nice to meet the criteria for a CFS trial.",
        "Records with the code R53.82 and fatigue were included.",
    ],
)
def test_words_that_only_look_like_a_definition_give_none(text: str) -> None:
    assert roles(text) == {}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Patients with CFS (Fukuda criteria) were recruited.", "entry"),
        ("Participants with CFS (Fukuda; n=47) and controls took part.", "entry"),
        ("Ninety Fukuda-diagnosed CFS patients took part.", "entry"),
        ("Patients who did not meet the Fukuda criteria were excluded.", "entry"),
        ("The exclusion criteria of Fukuda et al. were applied to CFS patients.", "mentioned"),
        ("Earlier studies used the Fukuda criteria.", "mentioned"),
        ("The Fukuda criteria require four of eight symptoms.", "mentioned"),
        ("Symptoms of the Fukuda criteria were scored.", "mentioned"),
        ("Of 80 patients with fatigue, 31 met the Fukuda criteria.", "subgroup"),
        ("A subset of patients met the Fukuda criteria.", "subgroup"),
        ("The Fukuda criteria were fulfilled by 42.3% of cases.", "subgroup"),
        ("In a sensitivity analysis, only those meeting the Fukuda criteria stayed.", "subgroup"),
        ("It was assessed whether patients met the Fukuda criteria.", "subgroup"),
        ("Healthy controls did not fulfil the Fukuda criteria.", "mentioned"),
    ],
)
def test_the_role_follows_from_the_words_about_the_name(text: str, role: str) -> None:
    assert roles(text)["fukuda_1994"] == role


def test_definitions_that_are_compared_chose_nobody() -> None:
    said = roles("We compared the Fukuda criteria with the CCC in people with ME/CFS.")
    assert said == {"fukuda_1994": "compared", "ccc_2003": "compared"}


def test_the_definition_of_another_illness_is_the_comparison_where_one_of_mecfs_chose_people() -> (
    None
):
    text = "Long COVID followed the WHO definition; ME/CFS patients met the CCC for ME/CFS."
    assert roles(text) == {"ccc_2003": "entry", "who_pcc_2021": "compared"}


def test_a_version_given_once_settles_the_name_without_one() -> None:
    text = "Patients met the CDC criteria for CFS. These were the Fukuda criteria as used by us."
    assert roles("Patients met the CDC criteria for CFS.", year=2020)["cdc_undated"] == "entry"
    said = roles(text + " Patients met the CDC 1994 criteria.", year=2020)
    assert said["fukuda_1994"] == "entry"
    assert said.get("cdc_undated") != "entry"


def test_in_a_review_every_definition_is_only_mentioned() -> None:
    found = criteria.found(report("Patients met the CCC for ME/CFS."), "systematic_review")
    assert [one.role for one in found] == ["mentioned"]


def test_reasons_carry_role_and_rule() -> None:
    material = report("Patients with ME/CFS met the CCC.")
    (reason,) = criteria.reasons(material, criteria.found(material))
    assert (reason.facet, reason.term, reason.role) == ("criteria", "ccc_2003", "entry")
    assert reason.evidence.rule is not None
    assert "chosen" in reason.evidence.rule
