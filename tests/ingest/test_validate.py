"""Every check fails on a bad example, and its message says what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from atlas_data.ingest import validate
from atlas_data.model import Caveat, Criterion, Evidence, Notice, Pathogen, Pem, Sample, Study
from tests.ingest.builders import record, study

BAD = "“"


def criterion(words: str = "met the criteria", place: str = "abstract") -> tuple[Criterion, ...]:
    held = Evidence(words=words, place=place)
    return (Criterion(id="fukuda_1994", role="entry", evidence=held),)


def pem(status: str, basis: str | None, **parts: object) -> Pem:
    words = Evidence(words="met the 1994 criteria", place="abstract")
    return replace(Pem(status=status, basis=basis, evidence=words), **parts)


def plainly(one: Study, **parts: object) -> Study:
    return replace(one, **{"plain_title": "A title", "points": ("A point.",), **parts})


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
        "place_within_read",
        lambda one: replace(one, read="abstract", criteria=criterion(place="methods")),
        "but only the abstract was read",
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
        lambda one: replace(one, read="none", ruled_on="title", pem=Pem(status="required")),
        "it was not read, but has the PEM status required; a rule must not",
    ),
    (
        "not_read_is_not_checked",
        lambda one: replace(one, read="none"),
        "it was not read, but has texts or words of a reading",
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
    ("plain_words", lambda one: plainly(one, summary=None), "need a summary"),
    ("plain_words", lambda one: plainly(one, plain_title=None), "a title"),
    ("plain_words", lambda one: plainly(one, points=("One.",) * 4), "1 to 3 points"),
    ("plain_words", lambda one: plainly(one, points=("a " * 21,)), "a point has 21 words"),
    ("plain_words", lambda one: plainly(one, points=("It was 4.75 times.",)), "holds 4.75"),
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


@pytest.mark.parametrize(
    ("check", "change", "says"),
    EXAMPLES,
    ids=lambda one: one[:40] if isinstance(one, str) else "study",
)
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
