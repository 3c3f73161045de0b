"""Which list an item stands in, and that ordinary text stands in none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data.ingest.rules import listed

LISTS = (
    "Inclusion criteria:\n- age 20 to 60\n- item one\n\n"
    "Exclusion criteria:\n- pregnancy\n- item two\n"
    "Inclusion criteria for healthy controls:\n- item three\n"
    "All patients were seen after item four.\n"
    "Eligibility criteria, two of the following:\n- item five\n"
)


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("one", listed.INCLUDED),
        ("two", listed.LEFT_OUT),
        ("three", listed.CONTROLS),
        ("four", None),
        ("five", None),
    ],
)
def test_an_item_belongs_to_the_list_of_its_heading(item: str, kind: str | None) -> None:
    assert listed.kind(LISTS, LISTS.index(f"item {item}")) == kind


def test_a_long_line_is_a_paragraph_and_in_no_list() -> None:
    text = "Inclusion criteria:\n" + "word " * 80 + "end"
    assert listed.kind(text, text.index("end")) is None


@given(text=st.text(alphabet="abc :.\n-", max_size=200), at=st.integers(0, 199))
def test_without_a_heading_nothing_is_a_list(text: str, at: int) -> None:
    assert listed.kind(text, min(at, max(len(text) - 1, 0))) is None
