"""A title's own mark is read as publishers print it, and a notice is not taken for its paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data.vocabulary import title_marks

TITLE = "Detection of a virus in blood (a trial)"


@pytest.mark.parametrize(
    "printed",
    [
        f"RETRACTED: {TITLE}",
        f"Retracted Article: {TITLE}",
        f"RETRACTED CHAPTER: {TITLE}",
        f"[RETRACTED] {TITLE}",
        f"(Retracted) {TITLE}",
        f"Retracted—{TITLE}",
        f"RETRACTED - {TITLE}",
        f"This article has been retracted: {TITLE}",
        f"{TITLE} [Retracted]",
        f"{TITLE} (Retracted)",
        f"{TITLE} (Retracted article. See vol. 334, pg. 1636, 2011)",
        f"{TITLE} [retracted in: JAMA. 2011;3:1]",
        f"{TITLE}. Retracted.",
    ],
)
def test_a_retraction_mark_is_read_and_leaves_the_title(printed: str) -> None:
    assert title_marks.marked(printed) == (TITLE, "retracted")


@pytest.mark.parametrize(
    "printed", [f"WITHDRAWN: {TITLE}", f"Withdrawn article: {TITLE}", f"{TITLE} [Withdrawn]"]
)
def test_a_withdrawn_one_is_told_apart(printed: str) -> None:
    assert title_marks.marked(printed) == (TITLE, "withdrawn")


@pytest.mark.parametrize(
    "title",
    [
        "Retracted papers in fatigue research",
        "Citations of retracted and non-retracted",
        "Outcome of patients (withdrawn from care)",
        "Withdrawn patients: a cohort",
        "Why papers are retracted",
    ],
)
def test_a_title_about_retraction_has_no_mark(title: str) -> None:
    assert title_marks.marked(title) == (title, "")


def test_a_translated_title_keeps_its_brackets() -> None:
    assert title_marks.marked("[Retracted: Müdigkeit].") == ("[Müdigkeit].", "retracted")


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (f"Retraction notice to “{TITLE}” [J. Med. 12 (2003) 1–3]", ("retracted", TITLE)),
        (f"Retraction of: {TITLE}", ("retracted", TITLE)),
        (f"Retraction Note to: {TITLE}", ("retracted", TITLE)),
        (f"Retraction: {TITLE}", ("retracted", TITLE)),
        (f"Notice of Retraction: {TITLE}", ("retracted", TITLE)),
        (f"{TITLE} (Retraction of vol 326, pg 585, 2009)", ("retracted", TITLE)),
        (f"Expression of concern on “{TITLE}”", ("concern", TITLE)),
        ("Retraction", ("retracted", "")),
        ("Retraction of the eyelid in patients", None),
        ("Withdrawal of hydrocortisone in chronic fatigue syndrome", None),
        (f"RETRACTED: {TITLE}", None),
    ],
)
def test_a_notice_is_known_by_its_title(printed: str, told: tuple[str, str] | None) -> None:
    assert title_marks.notice(printed) == told


@given(st.text(alphabet="[]()RrEeTtACcDd: .-–\u00a0", max_size=60))
def test_no_title_is_ever_emptied(printed: str) -> None:
    title = " ".join(printed.split())
    assert bool(title_marks.marked(title).title) == bool(title)
