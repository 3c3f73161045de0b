"""Labels of read and unread studies, and the caveats that follow from them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas_data.ingest import caveats, classify, readings
from atlas_data.model import Caveat, Evidence, Pem, Study
from tests.ingest.builders import reading, record, study


def labelled(**changes: object) -> Study:
    return readings.study("made", record(), reading(**changes), None)


def test_what_was_read_and_not_said_is_not_stated() -> None:
    found = labelled(criteria=[], pathogens=[], topics=[], population=[])

    assert found.criteria_entry == ("not_stated",)
    assert found.virus == found.topics == found.population == ("not_stated",)


def test_what_nobody_read_is_not_checked() -> None:
    found = classify.study("made", record(title="A title that says little"))

    assert (found.read, found.scope, found.design) == ("none", "not_checked", "not_checked")
    assert found.pem == Pem(status="not_checked")
    assert found.criteria_entry == found.virus == found.topics == ("not_checked",)
    assert found.population == ("not_checked",)
    assert found.record.status == "not_checked"


def test_criteria_do_not_apply_where_nobody_was_recruited() -> None:
    pem = {"status": "not_applicable", "basis": "design", "scope": None, "words": None}

    found = labelled(criteria=[], pem={**pem, "where": None}, design="narrative_review")

    assert found.criteria_entry == ("not_applicable",)


def test_only_entry_criteria_and_studied_viruses_are_filtered_by() -> None:
    words = {"words": "w", "where": "abstract"}
    found = labelled(
        criteria=[
            {"id": "ccc_2003", "role": "compared", **words},
            {"id": "fukuda_1994", "role": "entry", **words},
        ],
        pathogens=[
            {"id": name, "role": role, "finding": "mixed", "specimen": ["blood"], **words}
            for name, role in (("ebv", "mentioned"), ("hhv6", "studied"))
        ],
    )

    assert found.criteria_entry == ("fukuda_1994",)
    assert found.virus == ("hhv6",)
    assert len(found.criteria) == len(found.pathogens) == 2


def test_two_readings_are_compared_field_by_field() -> None:
    second = reading(design="cross_sectional", sample={**reading()["sample"], "cases": 41})

    found = readings.study("made", record(), reading(), second)

    assert found.read_twice
    assert found.readings_differ == ("design", "sample")


def test_a_reading_of_ok_is_no_check_of_the_status() -> None:
    assert labelled(status="ok").record.status == "not_checked"
    corrected = labelled(status="corrected").record
    assert (corrected.status, corrected.status_source) == (
        "corrected",
        "the reading of 2026-11-22 (read: abstract)",
    )


@pytest.mark.parametrize(
    ("title", "types", "design", "place"),
    [
        ("Fatigue: a randomised controlled trial", (), "rct", "title"),
        ("Sleep in ME/CFS", ("review-article",), "narrative_review", "publication_types"),
        ("Sleep: a systematic review", ("Review",), "systematic_review", "title"),
        ("Sleep in CFS", ("Case Reports",), "case_report", "publication_types"),
    ],
)
def test_a_design_comes_from_type_or_title_with_its_words(
    title: str, types: tuple[str, ...], design: str, place: str
) -> None:
    found = classify.study("made", record(title=title, publication_types=types))

    held = found.design_evidence
    assert found.design == design
    assert held is not None and (held.place, held.by) == (place, "rule") and held.rule
    assert held.words in (title, *types) or held.words in title


@pytest.mark.parametrize(
    "title",
    [
        "Response to valganciclovir in chronic fatigue syndrome patients",
        "Evaluating a case definition of chronic fatigue syndrome",
        "Gene expression in chronic fatigue syndrome: a pilot study",
        "Prevalence of human herpesvirus 6 variants in patients",
    ],
)
def test_titles_that_only_seem_to_show_a_design_show_none(title: str) -> None:
    found = classify.study("made", record(title=title))

    assert found.design == "not_checked"
    assert found.pem.status == "not_checked"


def test_a_rule_never_says_that_pem_was_required_or_not() -> None:
    titles = [
        "Post-exertional malaise was required: a case-control study in ME/CFS",
        "Patients meeting the Canadian Consensus Criteria, a cohort study",
    ]

    found = [classify.study("made", record(title=title)) for title in titles]

    assert {one.pem.status for one in found} == {"not_checked"}
    assert {one.criteria_entry for one in found} == {("not_checked",)}


def test_a_review_nobody_read_has_no_pem_question() -> None:
    found = classify.study("made", record(title="Sleep in ME/CFS: a systematic review"))

    assert (found.pem.status, found.pem.basis) == ("not_applicable", "design")
    assert found.pem.evidence == found.design_evidence


def test_a_virus_in_a_title_is_studied_with_its_finding_not_checked() -> None:
    found = classify.study("made", record(title="No evidence of Epstein-Barr virus in ME/CFS"))

    (virus,) = found.pathogens
    assert (virus.id, virus.role, virus.finding) == ("ebv", "studied", "not_checked")
    assert virus.evidence == Evidence(
        words="Epstein-Barr",
        place="title",
        by="rule",
        rule="title says “Epstein-Barr”",
        start=15,
    )


def test_the_name_of_the_illness_is_no_topic() -> None:
    found = classify.study("made", record(title="Chronic fatigue syndrome and sleep apnoea"))

    assert found.topics == ("sleep",)
    assert [one.words for one in found.topics_evidence] == ["sleep"]
    assert found.scope == "mecfs"


def test_bare_letters_do_not_bring_a_title_into_scope() -> None:
    found = classify.study("made", record(title="The cramp-fasciculation-syndrome (CFS)"))

    assert found.scope == "not_checked"


def test_caveats_of_the_reading_come_first_and_none_twice() -> None:
    found = caveats.given(labelled(), ["single_centre", "pem_not_required"])

    assert found.caveats[:2] == (
        Caveat(id="single_centre", by="reading"),
        Caveat(id="pem_not_required", by="reading"),
    )
    assert Caveat(id="fukuda_polythetic", by="rule") in found.caveats
    assert len({one.id for one in found.caveats}) == len(found.caveats)


def given(found: Study) -> set[str]:
    return {one.id for one in caveats.given(replace(found, caveats=())).caveats}


def test_caveats_follow_from_labels() -> None:
    base = study()

    assert "retracted" in given(replace(base, record=record(status="retracted")))
    assert "expression_of_concern" in given(replace(base, record=record(status="concern")))
    assert "pem_unclear" in given(replace(base, pem=Pem(status="unclear", basis="none")))
    assert "criteria_not_stated" in given(replace(base, criteria_entry=("not_stated",)))
    assert "animal_or_cell" in given(replace(base, design="animal"))
    assert "adolescents_only" in given(replace(base, population=("children_adolescents",)))
    assert "small_sample" not in given(base)
    assert "small_sample" in given(replace(base, sample=replace(base.sample, cases=20)))
    assert "abstract_only_reading" in given(base)
    assert "no_abstract" in given(replace(base, read="title"))


def test_a_study_without_any_label_carries_no_caveat() -> None:
    assert caveats.given(classify.study("made", record(title="A title"))).caveats == ()
