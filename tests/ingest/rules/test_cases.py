"""Who takes part, on plain evidence only."""

from __future__ import annotations

import pytest

from atlas_data.ingest.rules import cases
from tests.ingest.rules.texts import report


def kind(text: str, title: str) -> str | None:
    found = cases.population(report(text, title=title))
    return found.term if found else None


@pytest.mark.parametrize(
    ("title", "text", "term"),
    [
        ("Sleep", "Forty patients with chronic fatigue syndrome took part.", "mecfs"),
        ("Sleep", "Serum of ME/CFS patients was frozen.", "mecfs"),
        ("Sleep in long COVID", "We recruited 40 adults after COVID-19.", "long_covid"),
        ("Long COVID and ME/CFS", "We recruited both groups.", None),
        ("Sleep in long COVID", "Long COVID and 20 ME/CFS patients took part.", "mecfs"),
        ("Fatigue after glandular fever", "Patients were followed.", "other"),
        ("Running", "Ten healthy volunteers ran.", "healthy_only"),
        ("Running", "Ten healthy volunteers and ten patients ran.", None),
        ("Views of CFS", "Questionnaires were sent to 90 general practitioners.", "no_cases"),
        ("Views of CFS", "We interviewed 20 GPs. Thirty patients were recruited too.", None),
        ("Sleep", "Beds were counted.", None),
    ],
)
def test_the_people_are_named_only_where_the_text_shows_them(
    title: str, text: str, term: str | None
) -> None:
    assert term is None or term in cases.KINDS
    assert kind(text, title) == term


def test_the_reason_says_where_it_stands() -> None:
    found = cases.population(report("Ten healthy volunteers ran.", title="Running"))
    assert found is not None
    assert found.role == "cases"
    assert found.evidence.place == "methods"
    assert found.evidence.start == 0


@pytest.mark.parametrize(
    ("title", "abstract", "methods"),
    [
        ("Sleep in patients with hay fever", "Fatigue was asked for.", "Sixty people took part."),
        ("Brain waves after COVID-19", "", "Adults with long COVID sat still."),
        (
            "Oil for patients with hay fever",
            "Fatigue was measured by the Chalder Fatigue Scale (CFS). The CFS fell.",
            "Oil was inhaled.",
        ),
    ],
)
def test_where_all_was_read_and_the_illness_stands_nowhere_nobody_had_it(
    title: str, abstract: str, methods: str
) -> None:
    found = cases.named_nowhere(report(methods, title=title, abstract=abstract))
    assert found is not None
    assert found.words in title


@pytest.mark.parametrize(
    ("title", "abstract", "methods"),
    [
        ("Sleep in patients with hay fever", "", "Sixty people took part."),
        ("Brain waves after COVID-19", "ME/CFS is named.", "Adults sat still."),
        ("Brain waves after COVID-19", "Adults sat still.", "PEM was asked for."),
        ("Postviral fatigue syndrome in patients with pain", "Adults sat still.", "They sat."),
        ("Brain waves after COVID-19", "Adults sat still.", ""),
    ],
)
def test_a_name_of_the_illness_or_too_little_to_read_leaves_it_open(
    title: str, abstract: str, methods: str
) -> None:
    assert cases.named_nowhere(report(methods, title=title, abstract=abstract)) is None
