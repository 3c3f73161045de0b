"""Every check fails on a bad example, and its message says what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from atlas_data.ingest import build, validate, wording
from atlas_data.ingest.build import Catalogue
from atlas_data.ingest.validate_all import SET_CHECKS, validate_all
from atlas_data.model import Caveat, Criterion, Evidence, Notice, Pathogen, Pem, Sample, Study
from tests.ingest.builders import catalogue_folder, reading, record, study

BAD = "“"


def criterion(words: str = "met the criteria", place: str = "abstract") -> tuple[Criterion, ...]:
    held = Evidence(words=words, place=place)
    return (Criterion(id="fukuda_1994", role="entry", evidence=held),)


def pem(status: str, basis: str | None, **parts: object) -> Pem:
    words = Evidence(words="met the 1994 criteria", place="abstract")
    return replace(Pem(status=status, basis=basis, evidence=words), **parts)


Change = Callable[[Study], Study]
EXAMPLES: list[tuple[str, Change, str]] = [
    (
        "words_and_place",
        lambda one: replace(one, criteria=criterion(words="")),
        "has no words; give the fragment",
    ),
    (
        "words_and_place",
        lambda one: replace(one, criteria=criterion(place="")),
        "have no place; say whether",
    ),
    (
        "words_and_place",
        lambda one: replace(one, pem=replace(one.pem, evidence=None)),
        "the label “PEM status not_required” has no words",
    ),
    (
        "words_and_place",
        lambda one: replace(one, sample=Sample(cases=4)),
        "the label “number of people” has no words",
    ),
    (
        "short_fragments",
        lambda one: replace(one, criteria=criterion(words="one " * 13)),
        "are 13 words long; 12 are the most",
    ),
    (
        "words_in_title",
        lambda one: replace(one, criteria=criterion(place="title")),
        "do not stand in the title; correct",
    ),
    (
        "known_ids",
        lambda one: replace(one, topics=("astrology",)),
        "“astrology” is no term of topic",
    ),
    ("known_ids", lambda one: replace(one, design="guess"), "“guess” is no term of design"),
    (
        "known_ids",
        lambda one: replace(one, caveats=(*one.caveats, Caveat(id="bad", by="rule"))),
        "“bad” is no term of caveat",
    ),
    (
        "known_ids",
        lambda one: replace(one, record=record(notices=(Notice(kind="gossip", text="t"),))),
        "“gossip” is no term of status",
    ),
    (
        "pem_contradiction",
        lambda one: replace(one, design="narrative_review"),
        "nobody is recruited in the design “narrative_review”",
    ),
    (
        "pem_contradiction",
        lambda one: replace(one, pem=pem("required", "definition", scope="all")),
        "by fukuda_1994 PEM is “not_required”, yet the status is “required”",
    ),
    (
        "pem_contradiction",
        lambda one: replace(one, pem=pem("required", "none")),
        "the basis “none” cannot lead to the status “required”",
    ),
    (
        "pem_contradiction",
        lambda one: replace(
            one, pem=pem("not_applicable", "design"), criteria_entry=("not_stated",)
        ),
        "the design “case_control” recruits people",
    ),
    (
        "pem_contradiction",
        lambda one: replace(one, criteria_entry=("fukuda_1994", "ccc_2003")),
        "fukuda_1994, ccc_2003 disagree on PEM",
    ),
    (
        "pem_contradiction",
        lambda one: replace(one, criteria=(), criteria_entry=("not_stated",)),
        "yet no case definition is named",
    ),
    (
        "one_state_alone",
        lambda one: replace(one, virus=("ebv", "not_stated")),
        "virus holds not_stated beside other values",
    ),
    ("one_state_alone", lambda one: replace(one, topics=()), "topics is empty; say not_stated"),
    (
        "not_read_is_not_checked",
        lambda one: replace(one, read="none"),
        "it was not read, but has texts or numbers",
    ),
    (
        "not_read_is_not_checked",
        lambda one: replace(one, virus=("not_checked",)),
        "it was read, but has labels that are not_checked",
    ),
    (
        "summary_with_limits",
        lambda one: replace(one, caveats=()),
        "the summary stands without a caveat",
    ),
    (
        "summary_with_limits",
        lambda one: replace(one, does_not_show=None),
        "write does_not_show",
    ),
    (
        "summary_with_limits",
        lambda one: replace(one, read="title"),
        "neither abstract nor full text was read",
    ),
    ("clean_record", lambda one: replace(one, record=record(abstract="Text")), "an abstract"),
    ("clean_record", lambda one: replace(one, record=record(doi="10.1234/ABC")), "doi is"),
    ("clean_record", lambda one: replace(one, record=record(title="Sleep.")), "title is"),
    ("clean_record", lambda one: replace(one, record=record(pages="333-41")), "clean would be"),
    (
        "clean_record",
        lambda one: replace(one, record=record(title=r"\upgamma cells")),
        "the title holds TeX",
    ),
    (
        "status_and_source",
        lambda one: replace(one, record=record(status="retracted")),
        "a status needs a source",
    ),
    (
        "caveats_agree",
        lambda one: replace(one, caveats=(Caveat(id="pem_unclear", by="reading"),)),
        "the caveat “pem_unclear” is given, against the study's labels",
    ),
]


@pytest.mark.parametrize(("check", "change", "says"), EXAMPLES, ids=lambda one: str(one)[:40])
def test_a_check_names_its_bad_example(check: str, change: Change, says: str) -> None:
    messages = [str(one) for one in validate.each([change(study())]) if one.check == check]

    assert any(says in message for message in messages), messages
    assert all(message.startswith("made-2001-cortisol-morning: ") for message in messages)


def test_a_good_study_passes_every_check() -> None:
    assert validate.each([study()]) == []


def test_every_check_has_a_bad_example() -> None:
    assert {one.__name__ for one in validate.CHECKS} == {name for name, *_ in EXAMPLES}


def test_a_finding_of_a_rule_is_refused() -> None:
    words = Evidence(words="Cortisol", place="title", by="rule", rule="title says “Cortisol”")
    found = Pathogen(id="ebv", role="studied", finding="association", evidence=words)
    unread = Study(id="made", record=record(), pathogens=(found,), virus=("ebv",))

    messages = [one.message for one in validate.each([unread])]

    assert "it was not read, but has a finding on a pathogen; a rule must not give one." in messages


def test_a_rule_that_requires_pem_is_refused() -> None:
    unread = Study(id="made", record=record(), pem=pem("required", "stated"))

    assert any("a rule must not" in one.message for one in validate.each([unread]))


def test_definitions_of_other_illnesses_do_not_decide_on_pem() -> None:
    words = Evidence(words="met both", place="methods")
    both = tuple(
        Criterion(id=name, role="entry", evidence=words) for name in ("ccc_2003", "who_pcc_2021")
    )
    found = replace(
        study(),
        criteria=both,
        criteria_entry=("ccc_2003", "who_pcc_2021"),
        pem=pem("required", "definition", scope="all"),
    )

    assert not list(validate.pem_contradiction(found))


@pytest.fixture
def held(tmp_path: Path) -> Catalogue:
    folder = catalogue_folder(tmp_path / "catalogue")
    (folder / "ledger.csv").write_text(
        "id,identifiers,published,leads_to\n"
        "made-2001-cortisol-morning,doi:10.1234/made,2026-11-22,\n"
    )
    one = study()
    return Catalogue(
        folder=folder,
        records={one.id: one.record},
        readings={one.id: reading()},
        second={},
        left_out=[],
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
    odd = replace(study(), pem=pem("not_required", "combination_either"), criteria=())
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
    ledger = held.folder / "ledger.csv"
    ledger.write_text(ledger.read_text().strip() + "other\nother,doi:10.1234/x,2026-11-22,\n")

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

    with pytest.raises(Exception, match=r"studies\.jsonl holds made more than once"):
        build.read(held.folder)
