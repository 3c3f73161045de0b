"""Author names as sources print them, and the persons and groups they become."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.ingest import names
from atlas_data.model import Author

PEOPLE = [
    ("Kerr", "Jonathan R", Author(family="Kerr", given="Jonathan R")),
    ("Tyrrell", "David A J", Author(family="Tyrrell", given="David A J")),
    ("Kaiping", "Agnes C.", Author(family="Kaiping", given="Agnes C")),
    ("Fluge", "Ø.", Author(family="Fluge", given="Ø")),
    ("Tronstad", "K.J.", Author(family="Tronstad", given="K J")),
    ("Sterne", "Jonathan AC", Author(family="Sterne", given="Jonathan A C")),
    ("Loades", "J-MS", Author(family="Loades", given="J-M S")),
    ("Bo", "Jo", Author(family="Bo", given="Jo")),
    ("van der Meer", "JW", Author(family="Meer", given="J W", particle="van der")),
    (
        "Meer",
        "Jos W. M. van der",
        Author(family="Meer", given="Jos W M", particle="van der"),
    ),
    ("Vega", "Wilfred C. de", Author(family="Vega", given="Wilfred C", particle="de")),
    ("de Sevilla", "T", Author(family="Sevilla", given="T", particle="de")),
    ("van den Berg-Emons", "R", Author(family="Berg-Emons", given="R", particle="van den")),
    ("da Silva Nali", "L", Author(family="Silva Nali", given="L", particle="da")),
    ("De Meirleir", "K", Author(family="De Meirleir", given="K")),
    ("Di Luca", "D", Author(family="Di Luca", given="D")),
    ("Das Gupta", "Jaydip", Author(family="Das Gupta", given="Jaydip")),
    ("Fernández de Sevilla", "T", Author(family="Fernández de Sevilla", given="T")),
    ("Coelho", "Lucio de Souza", Author(family="Coelho", given="Lucio de Souza")),
    ("Wallace", "Howard L., II", Author(family="Wallace", given="Howard L", suffix="II")),
    ("Dempsey", "Line, IV", Author(family="Dempsey", given="Line", suffix="IV")),
    ("Smith", "John, Jr.", Author(family="Smith", given="John", suffix="Jr")),
    ("Sholomov", "II", Author(family="Sholomov", given="I I")),
    (
        "Heymann",
        "Prof. Christian von",
        Author(family="Heymann", given="Christian", particle="von"),
    ),
    ("Kim", "Dr. Laura", Author(family="Kim", given="Laura")),
    (
        "van Campen",
        "C. (Linda) M. C.",
        Author(family="Campen", given="C M C", particle="van"),
    ),
    ("Castro\u2010Marrero", "J", Author(family="Castro-Marrero", given="J")),
    ("Marshall- Gradisnik", "S.", Author(family="Marshall-Gradisnik", given="S")),
    ("S\\lomko", "Joanna", Author(family="Słomko", given="Joanna")),
    ("Zalewski", "Pawe\\l", Author(family="Zalewski", given="Paweł")),
    ("Bai", "NA", Author(family="Bai", given="N A")),
    ("T", "Nakaya", Author(family="Nakaya", given="T")),
    ("O'Neal", "Adam J.", Author(family="O'Neal", given="Adam J")),
]


@pytest.mark.parametrize(("family", "given_", "expected"), PEOPLE, ids=lambda x: str(x)[:30])
def test_a_person_is_split_into_the_parts_of_a_name(
    family: str, given_: str, expected: Author
) -> None:
    assert names.author({"family": family, "given": given_}) == expected


@pytest.mark.parametrize(
    ("printed", "literal"),
    [
        ("the European Network on ME/CFS (EUROMENE)", "European Network on ME/CFS (EUROMENE)"),
        ("ME/CFS (EUROMENE), European Network on", "European Network on ME/CFS (EUROMENE)"),
        ("Team, Genetics Delivery", "Genetics Delivery Team"),
        (
            "Syndrome, Committee on the Diagnostic Criteria for Myalgic "
            "Encephalomyelitis/Chronic Fatigue",
            "Committee on the Diagnostic Criteria for Myalgic "
            "Encephalomyelitis/Chronic Fatigue Syndrome",
        ),
        ("on behalf of the NIH RECOVER Consortium", "NIH RECOVER Consortium"),
        ("Centers for Disease Control and Prevention (CDC)",) * 2,
    ],
)
def test_a_group_has_one_name_in_reading_order(printed: str, literal: str) -> None:
    assert names.author({"literal": printed}) == Author(literal=literal)


def test_a_group_printed_as_a_family_name_is_a_group() -> None:
    printed = {"family": "UK CFS/ME National Outcomes Database"}

    assert names.author(printed) == Author(literal="UK CFS/ME National Outcomes Database")


def test_a_person_printed_as_a_group_is_a_person() -> None:
    assert names.author({"literal": "Leite, Jose CDC"}) == Author(
        family="Leite", given="Jose C D C"
    )


def test_a_group_printed_twice_stands_once_and_two_people_of_one_name_both_stay() -> None:
    network = "European Network on ME/CFS"
    printed = [
        {"literal": f"the {network} (EUROMENE)"},
        {"literal": network},
        {"family": "Wang", "given": "J"},
        {"family": "Wang", "given": "J"},
    ]

    found = names.authors(printed)

    assert [one.surname for one in found] == [f"{network} (EUROMENE)", "Wang", "Wang"]


@pytest.mark.parametrize("printed", [{"family": "Jones"}, {"literal": "Project"}])
def test_a_name_that_cannot_be_proved_is_doubtful(printed: dict[str, str]) -> None:
    found = names.author(printed)

    assert found is not None and names.doubtful(found)


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=2, max_size=12),
    st.text(alphabet="ABCÉ. -", max_size=8),
)
def test_a_clean_name_stays_as_it_is(family: str, given_: str) -> None:
    once = names.author({"family": family, "given": given_})
    assert once is not None and once.literal is None

    again = names.author({"family": once.surname, "given": once.given or ""})

    assert again == once
