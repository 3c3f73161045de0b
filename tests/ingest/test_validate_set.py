"""Checks of the whole catalogue, and the exceptions people wrote to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from atlas_data.ingest import build, slugs, wording
from atlas_data.ingest.build import Catalogue
from atlas_data.ingest.validate_all import SET_CHECKS, validate_all
from atlas_data.model import AtlasError, Evidence, Pem, Study
from tests.ingest.builders import catalogue_folder, reading, record, study

LEDGER = (
    "id,identifiers,published,leads_to\nmade-2001-cortisol-morning,doi:10.1234/made,2026-11-22,\n"
)


@pytest.fixture
def held(tmp_path: Path) -> Catalogue:
    folder = catalogue_folder(tmp_path / "catalogue")
    one = study()
    return Catalogue(
        folder=folder,
        records={one.id: one.record},
        readings={one.id: reading()},
        second={},
        plain={},
        left_out=[],
        ledger=slugs.read(LEDGER),
        about={"date": "2026-11-22"},
    )


def found(held: Catalogue, *studies: Study) -> list[str]:
    return [str(one) for one in validate_all(held, studies)]


def test_a_good_catalogue_has_no_findings(held: Catalogue) -> None:
    assert found(held, study()) == []


def test_one_identifier_on_two_studies_is_named(held: Catalogue) -> None:
    twin = replace(study(), id="made-2001-cortisol-morning-2")

    assert any(
        "doi:10.1234/made also stands on made-2001-cortisol-morning-2; merge them" in one
        for one in found(held, study(), twin)
    )


WORDS = Evidence(words="from the biobank", place="abstract")
CLAIM = replace(study(), summary="The virus led to fatigue in forty people.")


def test_a_causal_claim_of_a_case_control_study_is_named(held: Catalogue) -> None:
    (message,) = found(held, CLAIM)

    assert "the summary says “The virus led to fatigue in forty people.”" in message
    assert "case_control) cannot show cause; reword it" in message


def test_an_exception_lets_one_phrase_stand_and_must_be_used(held: Catalogue) -> None:
    path = held.folder / "causal_exceptions.yaml"
    path.write_text(f"- {{study: {CLAIM.id}, phrase: The virus led to fatigue, reason: a test}}\n")

    assert found(held, CLAIM) == []
    (message,) = found(held, study())
    assert "the exception for “The virus led to fatigue” matches nothing any more" in message


def test_a_pem_exception_lets_a_label_stand_and_must_be_used(held: Catalogue) -> None:
    odd = replace(
        study(), pem=Pem(status="not_required", basis="combination_either", evidence=WORDS)
    )
    odd = replace(odd, criteria=())
    odd = replace(odd, criteria_entry=("not_stated",))
    path = held.folder / "pem_exceptions.yaml"
    assert found(held, odd)

    path.write_text(f"- {{study: {odd.id}, reason: a test}}\n")

    assert not [one for one in found(held, odd) if "PEM" in one]
    assert any("excuses nothing any more" in one for one in found(held, study()))


def test_a_journal_with_two_abbreviations_is_named(held: Catalogue) -> None:
    one, two = (
        record(
            doi=f"10.1234/{name}",
            journal="Clinical Science",
            journal_abbreviation=name,
            journal_matched_by="title",
        )
        for name in ("Clin Sci (Lond)", "Clin Sci (Colch)")
    )
    studies = [replace(study(), record=one), replace(study(), record=two)]

    assert any(
        "Clinical Science: Clin Sci (Colch) / Clin" in line for line in found(held, *studies)
    )


def test_an_id_outside_the_ledger_is_named(held: Catalogue) -> None:
    assert any("is not in ledger.csv" in one for one in found(held, replace(study(), id="new-one")))
    assert any("lower-case ASCII" in one for one in found(held, replace(study(), id="Øie-2001")))


def test_an_id_that_leads_elsewhere_is_named(held: Catalogue) -> None:
    led_on = f"{LEDGER.strip()}other\nother,doi:10.1234/x,2026-11-22,\n"
    held = replace(held, ledger=slugs.read(led_on))

    assert any("now leads to other" in one for one in found(held, study()))


def test_left_out_needs_a_reason_and_is_no_study(held: Catalogue) -> None:
    rows = [
        {"title": "Gone", "reason": "whim", "detail": "-"},
        {
            "title": "Both",
            "reason": "merged",
            "detail": "why",
            "identifiers": ["doi:10.1234/made"],
        },
    ]

    messages = found(replace(held, left_out=rows), study())

    assert any("without a known reason ('whim')" in one for one in messages)
    assert any("it was left out, yet doi:10.1234/made is a study" in one for one in messages)


def test_a_reading_without_a_study_is_named(held: Catalogue) -> None:
    lost = replace(held, readings={**held.readings, "nobody": reading(study="nobody")})

    assert any("there is a reading of it, but no such study" in one for one in found(lost, study()))


def test_plain_words_for_a_study_nobody_read_are_named(held: Catalogue) -> None:
    lost = replace(held, plain={"nobody": {"study": "nobody", "title": "t", "points": ["P."]}})

    assert any("has words for it, but nobody read it" in one for one in found(lost, study()))


def test_every_check_of_the_set_is_tried_here() -> None:
    assert len(SET_CHECKS) == 7


@pytest.mark.parametrize(
    ("summary", "claims"),
    [
        ("The drug improves sleep.", ["improves"]),
        ("Infection triggered the illness.", ["triggered"]),
        ("Symptoms due to a virus.", ["due to"]),
        ("Sleep improved in six of ten people.", []),
        ("It looked for the cause of fatigue.", []),
        ("Infection was the most common trigger.", []),
        ("Fatigue explained some of the difference.", []),
    ],
)
def test_causal_verbs_are_told_from_nouns_and_from_how_people_fared(
    summary: str, claims: list[str]
) -> None:
    found_ = wording.claims(replace(study(), summary=summary))

    assert [hit.group() for hit in found_] == claims


def test_a_randomised_trial_may_say_what_it_brought_about() -> None:
    pooled = {"design": "meta_analysis", "design_flags": ("randomised",)}

    assert not wording.claims(replace(CLAIM, design="rct"))
    assert not wording.claims(replace(CLAIM, **pooled))
    assert wording.claims(replace(CLAIM, design="meta_analysis"))


def test_the_catalogue_is_read_with_every_study_once(held: Catalogue) -> None:
    line = '{"id": "made", "title": "Sleep"}\n'
    (held.folder / "studies.jsonl").write_text(line * 2)

    with pytest.raises(AtlasError, match=r"studies\.jsonl holds made more than once"):
        build.read(held.folder)
