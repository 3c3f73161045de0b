"""Words of the glossary become links where a page first uses them, and nowhere they may not."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.query.atlas import Atlas
from atlas_data.vocabulary.glossary import GLOSSARY
from components import address, screens
from components.abbreviations import Page
from components.atlas import Shown
from components.first_use import MOST
from tests.test_abbreviations import KEPT, element

LINK = re.compile(r'<a class="term" href="/glossary#([^"]+)">(.*?)</a>')
LONG = re.compile(r' <span class="long">\(.*?\)</span>')
SPELLED = sorted({(anchor, one) for anchor, all_ in GLOSSARY.linked.items() for one in all_})


def linked(piece: str) -> list[tuple[str, str]]:
    """Anchor and words of each link put into a piece."""
    return LINK.findall(Page(glossary="/glossary").explain(piece))


@pytest.mark.parametrize(("anchor", "spelling"), SPELLED)
def test_each_spelling_leads_to_its_word(anchor: str, spelling: str) -> None:
    assert linked(f"<p>Here is {spelling}, and {spelling} again.</p>") == [(anchor, spelling)]


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        ("<p>Cohorts were compared.</p>", ["Cohorts"]),
        ("<p>A case-control study of many.</p>", ["case-control study"]),
        ("<p>It was not checked.</p>", ["not checked"]),
        ("<p>Nobody spoke of cohortlike or subcohort or cohort-based things.</p>", []),
        ("<p>COHORT in capitals is not ours.</p>", []),
        ('<p title="a cohort here">None is seen.</p>', []),
        ("<p>cohort</p>", []),
        ("<p>The <b>cohort</b> stands in a frame alone.</p>", []),
        ('<p>A <a href="/">cohort</a>, then a cohort.</p>', ["cohort"]),
        ("<details><p>A cohort.</p></details><p>Not this.</p>", []),
        ("<details open><p>A cohort.</p></details>", ["cohort"]),
        ('<p>It is <span class="badge pem">PEM required</span>.</p>', ["post-exertional malaise"]),
        ("<dt>PEM</dt><dd>PEM is asked.</dd>", ["post-exertional malaise"]),
        ('<div class="banner banner-x"><p>Now retracted.</p></div><p>A cohort.</p>', ["cohort"]),
        ("<svg><text>A cohort there</text></svg>", []),
    ],
)
def test_only_whole_words_in_running_text_become_links(piece: str, words: list[str]) -> None:
    assert [one for _, one in linked(piece)] == words


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KEPT), st.sampled_from(SPELLED))
def test_words_of_others_and_names_of_controls_hold_no_link(
    head: str, spelled: tuple[str, str]
) -> None:
    assert linked(element(head, f"Here is {spelled[1]}, whole.")) == []


def test_a_word_is_linked_once_on_a_page() -> None:
    page = Page(glossary="/glossary")
    assert len(LINK.findall(page.explain("<p>One cohort, one caveat.</p>"))) == 2
    assert page.explain("<p>One cohort, one caveat.</p>") == "<p>One cohort, one caveat.</p>"


def test_a_page_is_not_drowned_in_links() -> None:
    page = Page(glossary="/glossary")
    piece = "".join(f"<p>Here is {one}, once.</p>" for _, one in SPELLED)
    assert len(LINK.findall(page.explain(piece) + page.explain(piece))) == MOST


def test_a_link_and_a_long_form_stand_side_by_side() -> None:
    shown = Page(glossary="/glossary").explain("<p>Was PEM asked for?</p>")
    assert shown == (
        '<p>Was <a class="term" href="/glossary#pem">PEM</a> '
        '<span class="long">(post-exertional malaise)</span> asked for?</p>'
    )


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *("cohort ", "PEM ", "<p>", "</p>", "<b>", "</b>", "(", "not checked", ", "),
                *("&amp;", '<a href="/">cohort</a>', '<p class="by">', "<h2>PEM caveat</h2>"),
                *("s", "-", "caveat"),
            ]
        ),
        max_size=12,
    )
)
def test_without_what_was_put_in_the_piece_is_as_it_was(parts: list[str]) -> None:
    piece = "".join(parts)
    shown = Page(glossary="/glossary").explain(piece)
    assert LINK.sub(r"\2", LONG.sub("", shown)) == piece


@pytest.mark.parametrize("address_", ["/", "/?virus=ebv", "/?view=table", "/retractions"])
@pytest.mark.parametrize("mode", ["full", "calm"])
def test_links_on_a_page_keep_calm_mode_and_lead_to_words_that_exist(
    address_: str, mode: str, shipped: Atlas
) -> None:
    path, _, query = address_.partition("?")
    asked = address.read(path, parse_qs(f"{query}&mode={mode}"))
    made = screens.SCREENS[path](Shown(shipped, ()), asked)
    found = re.findall(r'class="term" href="([^#"]*)#([^"]+)"', " ".join(made.before + made.after))
    assert 1 <= len(found) <= MOST
    at = "/glossary?mode=calm" if mode == "calm" else "/glossary"
    assert {one for one, _ in found} == {at}
    assert {anchor for _, anchor in found} <= GLOSSARY.linked.keys()
