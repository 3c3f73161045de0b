"""The ways in, as a reader at a browser finds them: the strip, the paths, the words explained."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from atlas_data.query.atlas import Atlas
from tests.browser.conftest import Opens
from tests.browser.reader import Reader
from tests.browser.serving import Server
from tests.browser.test_a06_energy import _CONTROLS
from tests.browser.test_first_view import moved
from tests.test_glossary import drawn as glossary

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280])
def test_the_strip_leaves_the_search_and_the_first_title_in_view(width: int, visit: Opens) -> None:
    reader = visit(width=width, height=844)
    reader.open("/")
    page = reader.page
    expect(page.locator(".home")).to_be_in_viewport(ratio=1)
    expect(page.locator("input[type=search]")).to_be_in_viewport(ratio=1)
    title = page.locator(".card h3 a").first.bounding_box()
    bar = page.locator(".tools .thumb").first.bounding_box()
    assert title and bar
    under = bar["y"] if width == 390 else 844  # on a phone the bar of the thumb covers the rest
    assert title["y"] + title["height"] <= under


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["/", "/start", "/retractions", "/glossary#caveat"])
def test_nothing_moves_when_the_first_view_is_replaced(
    path: str, width: int, visit: Opens, server: Server
) -> None:
    assert moved(visit(width=width, height=844), server.url + path) == []


def test_a_search_from_the_first_page_keeps_the_search_box_where_it_was(reader: Reader) -> None:
    reader.open("/")
    box = reader.page.get_by_role("searchbox", name="Search")
    before = box.bounding_box()
    box.fill("saliva")
    box.press("Enter")
    expect(reader.page.locator(".asked h2")).to_contain_text("saliva")
    expect(reader.page.locator(".home")).to_have_count(0)
    assert box.bounding_box() == before
    expect(box).to_be_focused()


@pytest.mark.parametrize("mode", ["full", "calm"])
def test_a_word_leads_to_its_meaning_and_stays_in_calm_mode(mode: str, reader: Reader) -> None:
    page = reader.page
    reader.open(f"/study?id=bragee-2026-proteomic-signatures&mode={mode}")
    word = page.locator("a.term:visible").first
    anchor = (word.get_attribute("href") or "").partition("#")[2]
    word.click()
    page.wait_for_url(f"**/glossary**#{anchor}")
    reader.settled()
    expect(page.locator(f'#root [id="{anchor}"]')).to_be_in_viewport()
    assert reader.asked().get("mode", ["full"]) == [mode]


def test_the_contents_and_letters_of_the_glossary_lead_to_their_places(reader: Reader) -> None:
    page = reader.page
    reader.open("/glossary")
    for link, place in ((".contents a", "all-"), (".letters a", "letter-")):
        last = page.locator(link).last
        anchor = (last.get_attribute("href") or "")[1:]
        assert anchor.startswith(place)
        last.click()
        expect(page.locator(f'#root [id="{anchor}"]')).to_be_in_viewport()
    page.locator(".up a").first.click()
    expect(page.locator("#root #contents")).to_be_in_viewport()


def test_no_anchor_of_the_glossary_is_lost_in_the_browser(reader: Reader, shipped: Atlas) -> None:
    reader.open("/glossary")
    drawn = reader.page.locator("#root .glossary [id]").evaluate_all(
        "all => all.map(one => one.id)"
    )
    assert drawn == re.findall(r'\sid="([^"]+)"', glossary(shipped).partition('"glossary"')[2])


def test_on_a_phone_the_four_paths_begin_as_four_links(visit: Opens) -> None:
    reader = visit(width=390, height=844)
    reader.open("/start")
    jumps = reader.page.locator(".jumps a")
    expect(jumps).to_have_count(4)
    for one in jumps.all():
        expect(one).to_be_in_viewport(ratio=1)
    jumps.last.click()
    expect(reader.page.locator(".path").last).to_be_in_viewport()


def test_on_a_wide_screen_each_path_begins_in_view(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 1280, "height": 844})
    reader.open("/start")
    for one in reader.page.locator(".path h2, .path li:first-child a").all():
        expect(one).to_be_in_viewport(ratio=1)
    expect(reader.page.locator(".jumps")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_first_page_shows_at_most_seven_controls_at_once(width: int, visit: Opens) -> None:
    reader = visit(width=width, height=844)
    reader.open("/")
    seen = reader.page.locator(_CONTROLS).evaluate_all(
        """all => all.map(one => one.getBoundingClientRect())
           .filter(box => box.top < innerHeight && box.bottom > 0 && box.right > 0).length"""
    )
    assert 3 <= seen <= 7
