"""A reading list: put together from cards and pages, kept by its address."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from atlas_data.query.atlas import Atlas
from tests.browser import made_up
from tests.browser.conftest import Opens
from tests.browser.reader import Reader
from tests.browser.serving import Server

pytestmark = pytest.mark.browser
KERR, LOMBARDI = "kerr-2003-cytokines-parvovirus", "lombardi-2009-detection-infectious"


def listed(reader: Reader) -> list[str]:
    cards = reader.page.locator("#root .cards > li")
    return [str(one.get_attribute("data-study")) for one in cards.all()]


def test_a_list_is_put_together_from_cards_and_study_pages_and_taken_apart_again(
    reader: Reader,
) -> None:
    page = reader.page
    reader.open("/?virus=ebv")
    mine = page.locator("#root [data-mine]")
    expect(mine).to_be_hidden()
    picked = [listed(reader)[place] for place in (2, 0)]
    for one in picked:
        page.locator(f'#root [data-study="{one}"] .pick').click()
    expect(page.locator(f'#root [data-study="{picked[0]}"] .pick')).to_have_text("Take off my list")
    expect(page.locator(".atlas-said")).to_have_text("Studies on your list: 2")
    reader.open(f"/study?id={KERR}")
    page.locator("#root .share .pick").click()
    expect(mine).to_have_text("My list (3)")
    mine.click()
    reader.settled()
    assert listed(reader) == [*picked, KERR]  # in the order they were put on it
    assert reader.asked()["ids"] == [",".join([*picked, KERR])]
    page.locator(f'#root [data-study="{picked[0]}"] .pick').click()
    expect(page.locator("#root .asked h2")).to_have_text("Reading list: 2 studies")
    expect(mine).to_have_text("My list (2)")
    page.go_back()
    expect(page.locator("#root .asked h2")).to_have_text("Reading list: 3 studies")


def test_a_list_opens_on_another_device_and_after_a_restart_as_it_was(
    visit: Opens, second: Server, own: Path, shipped: Atlas
) -> None:
    made_up.put(own, shipped.table, "2021-01-01")
    address = f"/list?ids={LOMBARDI},{KERR}"
    first = visit(at=second)
    first.open(address)
    assert listed(first) == [LOMBARDI, KERR]
    first.cut_off = True
    second.stop()
    second.again()
    other = visit(at=second, width=390)
    other.open(address)
    assert listed(other) == [LOMBARDI, KERR]
    expect(other.page.locator(".banner-retracted").first).to_be_visible()


def test_a_list_that_was_sent_can_be_added_to_ones_own_without_losing_any(reader: Reader) -> None:
    page = reader.page
    reader.open(f"/study?id={KERR}")
    page.locator("#root .share .pick").click()
    reader.open(f"/list?ids={LOMBARDI}")
    page.get_by_role("button", name="Add them to my list").click()
    expect(page.locator("#root [data-mine]")).to_have_text("My list (2)")
    expect(page.locator('[data-list="mine"]')).to_be_visible()
    page.locator("#root [data-mine]").click()
    reader.settled()
    assert listed(reader) == [KERR, LOMBARDI]


def test_taking_a_study_off_a_list_that_was_sent_leaves_ones_own_alone(reader: Reader) -> None:
    page = reader.page
    reader.open(f"/study?id={KERR}")
    page.locator("#root .share .pick").click()
    reader.open(f"/list?ids={LOMBARDI},{KERR}")
    page.locator(f'#root [data-study="{KERR}"] .pick').click()
    expect(page.locator("#root .asked h2")).to_have_text("Reading list: 1 study")
    expect(page.locator("#root [data-mine]")).to_have_text("My list (1)")


def test_a_list_can_be_shared_printed_and_cited(reader: Reader) -> None:
    page = reader.page
    reader.open(f"/list?ids={KERR},{LOMBARDI}")
    reader.show_take()
    page.get_by_role("button", name="Copy link to this view").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{reader.server.url}/list?ids={KERR},{LOMBARDI}")
    bibtex = page.get_by_role("link", name="BibTeX · 2")
    text = page.request.get(reader.server.url + str(bibtex.get_attribute("href"))).text()
    assert text.count("@article{") == 2
    page.locator("#root .views").get_by_role("link", name="Reading list").click()
    expect(page.get_by_role("button", name="Print this list")).to_be_visible()


def test_a_study_the_snapshot_does_not_hold_is_named_and_the_others_stay(reader: Reader) -> None:
    reader.open(f"/list?ids={KERR},nobody-1999-nothing")
    expect(reader.page.locator("#root .banner-link")).to_contain_text("nobody-1999-nothing")
    assert listed(reader) == [KERR]


def test_an_empty_list_says_how_to_begin(reader: Reader) -> None:
    reader.open("/list")
    expect(reader.page.locator("#root .nothing")).to_contain_text("Add to my list")
    reader.page.get_by_role("link", name="Find studies").click()
    reader.settled()
    assert len(listed(reader)) == 25


def test_the_list_of_this_browser_is_found_from_the_bare_address_and_the_foot(
    reader: Reader,
) -> None:
    page = reader.page
    reader.open(f"/study?id={KERR}")
    page.locator("#root .share .pick").click()
    reader.open("/list")
    here = page.locator("#root .nothing [data-mine]")
    expect(here).to_have_text("My list (1)")
    here.click()
    reader.settled()
    assert listed(reader) == [KERR]
    reader.open("/glossary")
    page.locator("#root .foot").get_by_role("link", name="My list").click()
    reader.settled()
    assert listed(reader) == [KERR]


def test_from_a_list_the_menu_leads_to_all_studies_and_what_looks_at_them_keeps_the_list(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open(f"/list?ids={KERR},{LOMBARDI}")
    reader.page.locator("#root .ways").get_by_role("link", name="Viruses").click()
    reader.settled()
    expect(reader.page.locator("#root .asked h2")).to_contain_text("2 of")
    reader.open(f"/list?ids={KERR},{LOMBARDI}")
    reader.page.locator("#root .top").get_by_role("link", name="Explore").click()
    reader.sees(shipped)


def test_without_scripts_a_list_can_be_taken_away_and_shows_no_control_that_needs_them(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server.url}/list?ids={KERR},{LOMBARDI}")
    expect(page.get_by_role("link", name="BibTeX · 2")).to_be_visible()
    expect(page.get_by_role("link", name="Find more studies for this list")).to_be_visible()
    assert "{n}" not in page.locator("body").inner_text()
    assert page.locator("button:visible").count() == 0
    context.close()
