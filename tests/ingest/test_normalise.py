"""Fields of a record before and after cleaning."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.ingest import normalise


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("333-41", "333-341"),
        ("333–341", "333-341"),
        ("1191-7", "1191-1197"),
        ("S2-7", "S2-S7"),
        ("S154-6", "S154-S156"),
        ("54S-8S", "54S-58S"),
        ("27S-34S", "27S-34S"),
        ("167.e23-167.e30", "167.e23-167.e30"),
        ("3-16", "3-16"),
        ("757-764 contd", "757-764"),
        ("183, 189-190", "183, 189-190"),
        ("e000381https", "e000381"),
        ("e150377", "e150377"),
        ("p2372", "p2372"),
        ("pp. 12-4", "12-14"),
        ("228-214", "228-214"),
        ("599-8", "599-8"),
        ("10.07.24315052", None),
        ("n/a", None),
        ("", None),
        (None, None),
    ],
)
def test_page_ranges_are_whole(printed: str | None, whole: str | None) -> None:
    assert normalise.pages(printed) == whole


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        (("13 Suppl 1", None), ("13", "Suppl 1")),
        (("18 Suppl 1", "Suppl. 1"), ("18", "Suppl 1")),
        (("13", "suppl_1"), ("13", "Suppl 1")),
        (("13", "2–3"), ("13", "2-3")),
        (("8", "06"), ("8", "6")),
        (("0", "0"), (None, None)),
        (("n/a", "n/a"), (None, None)),
        (("110", "11 Pt 2"), ("110", "11 Pt 2")),
        (("32", "Supplement (February 2026)"), ("32", "Supplement (February 2026)")),
    ],
)
def test_volume_and_issue_are_apart(
    printed: tuple[str | None, str | None], clean: tuple[str | None, str | None]
) -> None:
    assert normalise.volume_and_issue(*printed) == clean


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("10.1348/147608308X306888", "10.1348/147608308x306888"),
        ("https://doi.org/10.1/X", None),
        ("https://doi.org/10.1172/JCI150377.", "10.1172/jci150377"),
        ("doi: 10.1007/abc_1", "10.1007/abc_1"),
        (
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2",
        ),
        ("not a doi", None),
    ],
)
def test_a_doi_is_bare_and_lower_case(printed: str, clean: str | None) -> None:
    assert normalise.doi(printed) == clean


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("Fatigue in CFS.", "Fatigue in CFS"),
        ("Is it a virus?", "Is it a virus?"),
        ("Fatigue in the U.S.", "Fatigue in the U.S."),
        ("The <i>in vitro</i> effect &amp; more", "The in vitro effect & more"),
        ("Levels p < 0.05 and q > 2", "Levels p < 0.05 and q > 2"),
        ("Elevated ß2-adrenergic antibodies", "Elevated β2-adrenergic antibodies"),
        ("Große Studie", "Große Studie"),
        ("pain and fatigue : common mechanisms", "pain and fatigue: common mechanisms"),
        ("Post\u2010COVID  fatigue", "Post-COVID fatigue"),
        ("Myalgic Encephalomyelitis\u2044Chronic", "Myalgic Encephalomyelitis/Chronic"),
    ],
)
def test_a_title_is_plain_text(printed: str, clean: str) -> None:
    assert normalise.title(printed) == (clean, False, False)


def test_a_title_in_brackets_is_a_translated_one() -> None:
    assert normalise.title("[Fatigue after ticks].") == ("Fatigue after ticks", True, False)


@pytest.mark.parametrize("mark", ["Retracted: ", "RETRACTED ARTICLE: ", "[Retracted] "])
def test_a_retraction_mark_leaves_the_title_and_becomes_a_status(mark: str) -> None:
    assert normalise.title(f"{mark}Fatigue") == ("Fatigue", False, True)


def test_a_title_about_retractions_keeps_its_words() -> None:
    title = "Retracted papers in fatigue research"

    assert normalise.title(title) == (title, False, False)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_cleaning_twice_is_cleaning_once(printed: str) -> None:
    assert normalise.text(normalise.text(printed)) == normalise.text(printed)
    title = normalise.title(printed).text
    assert normalise.title(title).text == title
    doi = normalise.doi(printed)
    assert normalise.doi(doi) == doi


@settings(max_examples=100, deadline=None)
@given(st.from_regex(r"[SE]?\d{1,4}[SA]?(?:[-–][SE]?\d{1,4}[SA]?)?", fullmatch=True))
def test_mending_pages_twice_is_mending_them_once(printed: str) -> None:
    once = normalise.pages(printed)

    assert normalise.pages(once) == once


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789 Suplement._-–n/a()", max_size=16))
def test_mending_an_issue_twice_is_mending_it_once(printed: str) -> None:
    once = normalise.volume_and_issue(printed, printed)

    assert normalise.volume_and_issue(*once) == once
