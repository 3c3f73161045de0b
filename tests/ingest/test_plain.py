"""Alarms over every text of ours: hard to read, in capitals, or telling people what to do.

They prove nothing about a text; a text that trips one is read again by a person.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.ingest import plain
from atlas_data.ingest.plain import Text, above, age, grade

FOUND = plain.sources()
HARDEST = 20.0  # years
# Measured on 2026-11-22: 244 of 2,186 study texts. Raise it only with a reason.
MOST_ABOVE_GOAL = 0.112
MOST_SUMMARIES = 14.4  # years, median; measured 14.3 on 2026-11-22. Raise it only with a reason.

CAPITALS = re.compile(r"\b[A-Z]{2,}(?:[ ,]+[A-Z]{2,}){2,}\b|\b(?:NOT|NEVER|NO|ONLY|MUST|WARNING)\b")
ITALICS = re.compile(r"(?<![\w*])\*\w[^*]*\w\*(?!\w)|(?<!\w)_\w[^_]*\w_(?!\w)|<(?:i|em)\b")
# What a person could be told to do about treatment or effort. Tests and wording of papers
# ("should be used for diagnosis") are no such advice.
ADVICE = re.compile(
    r"""
    \byou\ (?:should|must|ought\ to)\b
  | \b(?:we|the\ atlas)\ (?:recommend|advise|suggest)\b
  | \b(?:should|must|ought\ to)\ (?:not\ |never\ |always\ )?
    (?:take|stop|start|avoid|try|rest|exercise|increase|reduce
      |be\ (?:given|treated\ with|offered|prescribed|avoided|stopped|taken))\b
    (?!\ (?:as|for\ its)\b|\ (?:\w+\ )?seriously)
  | \b(?:stop|start|keep|avoid|try|continue)\ (?:taking|exercis\w+|treatment|medic\w+|exertion)\b
  | (?:^|(?<=[.!?:;]\ ))(?:do\ not\ |don['’]t\ |never\ |always\ )?
    (?:(?:take|stop|start|try|use)\ (?:the\ |this\ |your\ |an?\ )?
        (?:medic|drug|treat|dose|vitamin|supplement|antivir|antibiot|steroid|pill)
      |(?:ask|talk\ to|speak\ to|see)\ (?:your|a)\ (?:doctor|gp|clinician|physician)
      |consult\b|(?:increase|reduce)\ your\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def measured(start: str) -> list[tuple[float, Text]]:
    texts = [one for name, held in FOUND.items() if name.startswith(start) for one in held]
    return [(age(one.words), one) for one in texts if one.counts]


def told(pattern: re.Pattern[str]) -> list[str]:
    """The places of all texts that a pattern fits outside quotation marks."""
    return [
        f"{one.place}: {hit[0]!r}"
        for texts in FOUND.values()
        for one in texts
        if (hit := pattern.search(re.sub("“[^”]*”", "“”", one.words)))
    ]


def test_the_formula_gives_the_published_grade_of_green_eggs_and_ham() -> None:
    assert grade(words=5.7, sentences=1, syllables=5.7 * 1.02) == pytest.approx(-1.3, abs=0.05)


def test_the_formula_gives_the_published_lowest_grade() -> None:
    assert grade(words=1, sentences=1, syllables=1) == pytest.approx(-3.4)


def test_reading_age_is_the_grade_and_five_years() -> None:
    one_syllable_each = "The cat sat on the mat. The dog ran."
    assert age(one_syllable_each) == pytest.approx(grade(words=9, sentences=2, syllables=9) + 5)


@pytest.mark.parametrize(
    "name", ["Epstein–Barr virus", "enteroviruses", "PEM", "ME/CFS", "Canadian Consensus Criteria"]
)
def test_a_name_that_every_page_explains_is_a_short_word(name: str) -> None:
    short = " ".join("it" for _ in name.split())
    assert age(f"They looked for {name} in blood.") == age(f"They looked for {short} in blood.")


def test_names_can_be_measured_in_full() -> None:
    text = "They looked for enteroviruses in blood."
    assert age(text, names_are_short=False) > age(text)


def test_a_word_that_is_no_name_keeps_its_length() -> None:
    assert age("It is a retrospective comparison of people.") > age("It is a test of people.")


@pytest.mark.parametrize("inside", ["60.7% of", "of e.g. blood", "of Jones et al. in"])
def test_a_point_inside_a_sentence_does_not_end_it(inside: str) -> None:
    once, twice = f"They saw {inside} them.", f"They saw {inside} them. They did."
    assert plain._sentences(once) == 1
    assert plain._sentences(twice) == 2


def test_a_text_without_words_has_no_age() -> None:
    with pytest.raises(ValueError, match="without words"):
        age("… – ?")


@given(st.lists(st.sampled_from(["blood", "people", "measurement", "PEM"]), min_size=1))
@settings(max_examples=50)
def test_one_sentence_is_never_easier_than_the_same_words_in_two(words: list[str]) -> None:
    part = " ".join(words)
    assert age(f"{part} and {part}.") > age(f"{part} and. {part}.")


def test_a_message_counts_what_is_filled_in_as_a_short_word_and_a_choice_as_its_default(
    tmp_path: Path,
) -> None:
    path = tmp_path / "en.ftl"
    path.write_text(
        "found = { $number ->\n    [one] One study\n   *[other] { $number } studies\n}\n"
        "    .title = Open { $name }\n",
        encoding="utf-8",
    )
    assert [(one.place, one.words) for one in plain._messages(path)] == [
        ("en.ftl found", "it studies"),
        ("en.ftl found.title", "Open it"),
    ]


def test_every_source_of_the_interface_is_found() -> None:
    places = {one.place for texts in FOUND.values() for one in texts}
    known = {"caveats pem_unclear plain", "viruses ebv meaning", "en.ftl filter-virus-help"}
    assert known <= places
    assert not any(place.startswith("caveats meta") for place in places)


def test_a7_no_text_of_the_interface_is_very_hard() -> None:
    hard = {one.place: round(years, 1) for years, one in measured("interface") if years > HARDEST}
    assert hard == {}, "write them plainer"


def test_a7_no_more_study_texts_are_hard_than_when_first_measured() -> None:
    assert above([years for years, _ in measured("study")]) <= MOST_ABOVE_GOAL


def test_summaries_are_no_harder_than_when_first_measured() -> None:
    assert median(years for years, _ in measured("study: summary")) <= MOST_SUMMARIES


def test_key_points_are_within_the_reading_age_we_write_for() -> None:
    points = [years for years, _ in measured("plain: points")]
    if not points:
        pytest.skip("plain.jsonl is not in the catalogue yet")
    assert median(points) <= plain.GOAL


def test_no_text_is_in_capitals_or_italics() -> None:
    assert told(CAPITALS) + told(ITALICS) == []


def test_no_text_gives_advice() -> None:
    assert told(ADVICE) == []


@pytest.mark.parametrize(
    "text",
    [
        "You should take more rest.",
        "Patients should avoid exercise.",
        "This suggests that it should be offered to all.",
        "Ask your doctor about it.",
        "It was small. Stop taking the drug.",
        "Do not take this medicine.",
        "We recommend pacing.",
        "Try vitamin D.",
    ],
)
def test_the_alarm_hears_advice(text: str) -> None:
    assert ADVICE.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "It does not show that exercise tests should be used to find out.",
        "Exercise tolerance rose 21.3% more than with placebo.",
        "British guidance advised against graded exercise.",
        "Its findings should not be relied on.",
        "Doctors should take it seriously.",
        "The comment must not be taken for its findings.",
    ],
)
def test_the_alarm_is_quiet_on_what_a_paper_says(text: str) -> None:
    assert not ADVICE.search(text)


def test_the_alarm_hears_capitals_and_italics() -> None:
    assert CAPITALS.search("READ THIS NOW")
    assert CAPITALS.search("It does NOT show this")
    assert not CAPITALS.search("IOM and CDC, ME/CFS, PEM")
    assert ITALICS.search("this is *very* small")


def test_the_report_says_that_it_is_an_alarm_and_is_saved(tmp_path: Path) -> None:
    (tmp_path / "plain.jsonl").write_text(
        json.dumps(
            {"study": "a", "title": "A title", "points": ["One two three four five it. " * 2]}
        )
        + "\n",
        encoding="utf-8",
    )
    path = tmp_path / "reading_age.md"
    report = plain.run(tmp_path, path)
    assert path.read_text(encoding="utf-8") == report
    assert "alarm, not proof, and no judgement of truth" in report
    assert "| study: summary | 0 | 0 | – | – | – |" in report
    assert "| plain: points | 1 | 1 |" in report
    assert "a point 1: One two three" in report
