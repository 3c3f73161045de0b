"""Without a mouse and without sight: keys, focus, and the one polite message."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from atlas_data.query.atlas import Atlas
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

_FOCUS = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    return {
        what: one.tagName + ' ' + (one.getAttribute('aria-label') || one.textContent).slice(0, 40),
        card: one.matches('.card h3 a'),
        search: one.matches('form.panel input[type=search]'),
        shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    };
}"""


def _tab_to(page: Page, kind: str, most: int) -> None:
    """Press Tab until the focus is there; the focus must be visible all the way."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        assert focus["shown"], f"no visible focus on {focus['what']}"
        if focus[kind]:
            return
    raise AssertionError(f"{most} presses of Tab do not reach the {kind}")


def _skip_to_main(page: Page) -> None:
    """The first stop leads past the filters."""
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    page.keyboard.press("Enter")


def test_from_the_search_to_the_caveat_with_keys_alone(reader: Reader, shipped: Atlas) -> None:
    page = reader.page
    reader.open("/")
    _skip_to_main(page)
    _tab_to(page, "search", 10)
    page.keyboard.type("parvovirus")
    page.keyboard.press("Enter")
    reader.sees(shipped, q="parvovirus")
    assert page.evaluate(_FOCUS)["search"], "the focus left the search field"
    _tab_to(page, "card", 30)
    page.keyboard.press("Enter")
    page.wait_for_url("**/study?**")
    reader.settled()
    expect(page.locator(".not-shown")).to_be_in_viewport(ratio=1)


def test_a_box_is_ticked_with_the_space_bar_and_keeps_the_focus(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/")
    reader.show_filters()
    reader.page.locator("details[data-facet=virus] > summary").press("Enter")
    box = reader.option("virus", "ebv")
    box.focus()
    reader.page.keyboard.press("Space")
    reader.sees(shipped, virus="ebv")
    expect(box).to_be_focused()
    expect(box).to_be_checked()


def _focus_is_on(page: Page, keep: str) -> None:
    expect(page.locator(f'[data-keep="{keep}"]:focus')).to_have_count(1)


def test_the_focus_is_not_lost_when_chips_go_and_pages_turn(reader: Reader, shipped: Atlas) -> None:
    page = reader.page
    reader.open("/?virus=ebv&pem=unclear")
    for left in ({"virus": "ebv"}, {}):
        page.locator(".chip").last.focus()
        page.keyboard.press("Enter")
        reader.sees(shipped, **left)
        _focus_is_on(page, "clear")
    page.get_by_role("link", name="Next page").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Pages", exact=True)).to_contain_text("Page 2 of")
    _focus_is_on(page, "results")
    page.locator('[data-keep="view-table"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("table.compact")).to_be_visible()
    _focus_is_on(page, "view-table")


def test_back_from_a_study_the_focus_is_on_its_link(reader: Reader, shipped: Atlas) -> None:
    page = reader.page
    reader.open("/?virus=ebv")
    reader.sees(shipped, virus="ebv")
    opened = page.locator(".card h3 a").nth(5).get_attribute("href")
    for way_back in (page.go_back, page.get_by_role("link", name="Back to the list").click):
        page.locator(f'.card h3 a[href="{opened}"]').click()
        page.wait_for_url("**/study?**")
        reader.settled()
        way_back()
        reader.sees(shipped, virus="ebv")
        expect(page.locator(f'.card h3 a[href="{opened}"]')).to_be_focused()


def test_one_polite_message_says_how_many_and_stays_the_same_node(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/")
    everything = reader.sees(shipped)
    message = reader.page.locator(".atlas-said")
    expect(message).to_have_attribute("aria-live", "polite")
    expect(message).to_have_text(f"{everything:,} studies")
    message.evaluate("one => { one.marked = true }")
    reader.choose("virus", "ebv")
    count = reader.sees(shipped, virus="ebv")
    expect(message).to_have_text(f"{count:,} studies")
    assert message.evaluate("one => one.marked") is True
    expect(reader.page).to_have_title(re.compile(f"^{count:,} of .*Epstein"))
