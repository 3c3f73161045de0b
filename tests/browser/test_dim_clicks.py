"""In dim, every control still does what it says: a press changes nothing but what it is for."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


@pytest.fixture
def dimmed(visit: Opens) -> Reader:
    reader = visit(width=390, height=844)
    reader.page.add_init_script("localStorage.setItem('atlas-dim', 'on')")
    return reader


def test_a2_a14_every_way_on_works_in_dim_and_leaves_it_dim(dimmed: Reader) -> None:
    page = dimmed.page
    dimmed.open("/?virus=ebv")
    page.get_by_role("button", name="Share or cite").click()
    expect(page.get_by_role("button", name="Copy link")).to_be_in_viewport()
    page.get_by_role("button", name="Filters").click()
    page.locator("details[data-facet=pem] > summary").click()
    expect(dimmed.option("pem", "unclear")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".card .sum").first.click()
    for name, address in (
        ("Calm mode", "**mode=calm**"),
        ("Leave calm mode", "**/?*virus=ebv*"),
        ("Methods and data", "**/methods**"),
        ("Rest here", "**rest=yes**"),
    ):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(address)
        dimmed.settled()
    assert page.evaluate("localStorage.getItem('atlas-dim')") == "on"
    assert page.evaluate("document.documentElement.dataset.light") == "dim"


def test_what_can_be_taken_opens_in_sight_from_the_middle_of_a_list(dimmed: Reader) -> None:
    dimmed.open("/?virus=ebv")
    dimmed.page.locator(".card").nth(12).evaluate("one => one.scrollIntoView()")
    dimmed.page.get_by_role("button", name="Share or cite").click()
    expect(dimmed.page.get_by_role("button", name="Copy link")).to_be_in_viewport()
    expect(dimmed.page.get_by_role("button", name="Copy link")).to_be_focused()


def test_a_search_stays_when_a_filter_is_chosen_in_calm_mode(dimmed: Reader) -> None:
    dimmed.open("/?q=blood&mode=calm")
    dimmed.choose("pem", "unclear")
    dimmed.page.wait_for_url("**q=blood**pem=unclear**")
    dimmed.page.keyboard.press("Escape")
    dimmed.page.get_by_role("link", name="Next", exact=True).click()
    expect(dimmed.page.locator(".steps")).to_contain_text("Study 2 of")
    expect(dimmed.page.locator(".atlas-said")).to_contain_text("Study 2 of")
    title = dimmed.page.locator(".calm-card h2").inner_text()
    dimmed.page.locator(".calm-card .on a").click()
    dimmed.page.wait_for_url("**/study?**")
    dimmed.settled()
    dimmed.page.get_by_role("link", name="Back to the list").click()
    expect(dimmed.page.locator("#root .calm-card h2")).to_have_text(title)


def test_a_question_in_a_sentence_is_led_to_its_words(dimmed: Reader) -> None:
    dimmed.open("/?q=is there anything about EBV zzzzqq")
    way = dimmed.page.get_by_role("link", name="Search for “EBV” alone")
    way.click()
    expect(dimmed.page.locator(".asked h2")).to_contain_text("the words “EBV”")


def test_an_address_that_leads_nowhere_is_told_with_a_way_on(dimmed: Reader) -> None:
    dimmed.cut_off = True  # 404 is right here
    answer = dimmed.page.goto(dimmed.server.url + "/studdy?id=x")
    assert answer and answer.status == 404
    expect(dimmed.page.locator("h1")).to_have_text("This page is not in the atlas")
    dimmed.page.get_by_role("link", name="All studies").click()
    dimmed.settled()
    expect(dimmed.page.locator(".asked h2")).to_be_visible()
