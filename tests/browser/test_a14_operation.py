"""Accessibility rules A14 to A20: keys, targets, messages, structure, plain pages, privacy."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from atlas_data.query.atlas import Atlas
from tests.browser.conftest import Opens
from tests.browser.everywhere import ADDRESSES, dress
from tests.browser.paper import pages_printed
from tests.browser.reader import Reader
from tests.browser.serving import Server

pytestmark = pytest.mark.browser

KERR = "kerr-2003-cytokines-parvovirus"


def _tab_through(page: Page, most: int) -> list[dict[str, object]]:
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focus = page.evaluate("judge.focus()")
        if focus is None:
            break
        found.append(focus)
    return found


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["explore", "study", "calm", "rest", "viruses", "methods"])
def test_a14_the_focus_is_always_seen_never_covered_and_never_trapped(
    name: str, width: int, reader: Reader
) -> None:
    page = reader.page
    page.set_viewport_size({"width": width, "height": 844})
    reader.open(ADDRESSES[name])
    focused = _tab_through(page, 200)
    assert len(focused) < 200, "the focus never leaves the page"
    ours = [one for one in focused if one["own"]]
    assert len(ours) >= 3
    for one in ours:
        assert one["shown"], f"no focus to be seen on {one['what']}"
        assert one["free"], f"something covers {one['what']}"
    assert not [one for one in focused if one["toolbar"]]


def test_a14_the_filters_of_a_phone_are_a_sheet_that_keys_open_and_close(
    visit: Opens, shipped: Atlas
) -> None:
    reader = visit(width=390, height=844)
    page = reader.page
    reader.open("/?virus=ebv")
    button = page.get_by_role("button", name="Filters (1)")
    button.focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="Filters")
    expect(sheet).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(
        "document.querySelector('dialog.filters').contains(document.activeElement)"
    )
    for _ in range(30):  # the sheet keeps the focus while it is open
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body"
            " || document.querySelector('dialog.filters').contains(document.activeElement)"
        )
    reader.choose("pem", "unclear")
    count = reader.sees(shipped, virus="ebv", pem="unclear")
    expect(sheet.get_by_role("button", name=f"Show {count} studies")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name="Filters (2)")).to_be_focused()


def test_a14_on_a_phone_the_main_ways_are_within_reach_of_a_thumb(visit: Opens) -> None:
    reader = visit(width=390, height=844)
    reader.open("/?virus=ebv")
    for name in ("Filters (1)", "Share or cite"):
        box = reader.page.get_by_role("button", name=name).bounding_box()
        assert box and box["y"] > 844 * 0.6 and box["height"] >= 44
    expect(reader.page.locator(".card").first).to_be_in_viewport()
    reader.page.set_viewport_size({"width": 320, "height": 640})
    assert reader.page.evaluate("judge.sideways()") == []


@pytest.mark.parametrize("name", ADDRESSES)
def test_a14_targets_are_large_enough(name: str, reader: Reader) -> None:
    reader.open(ADDRESSES[name])
    for width in (390, 1280):
        dress(reader.page, "light", width)
        every = ".atlas :is(a, button, input, select, summary)"
        assert (
            reader.page.evaluate("([least, all]) => judge.small([least, all])", [24, every]) == []
        )
        main = ".atlas :is(.main, .big, .tools button, .search button, .search input)"
        assert reader.page.evaluate("([least, all]) => judge.small([least, all])", [44, main]) == []


def test_a15_one_polite_message_says_how_many_and_titles_follow(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/")
    message = reader.page.locator("[aria-live]:not([aria-live=off])")
    expect(message).to_have_count(1)
    expect(message).to_have_attribute("aria-live", "polite")
    reader.choose("virus", "ebv")
    count = reader.sees(shipped, virus="ebv")
    expect(message).to_have_text(f"{count:,} studies")
    expect(reader.page).to_have_title(re.compile(f"^{count:,} of .*Epstein"))
    reader.open(f"/study?id={KERR}")
    expect(reader.page).to_have_title(re.compile("^Cytokines in parvovirus"))
    reader.open("/methods")
    expect(reader.page).to_have_title(re.compile("^Methods and data"))


def test_a16_results_are_a_list_of_headings_or_a_true_table(reader: Reader) -> None:
    reader.open("/?virus=ebv")
    items = reader.page.locator("ol.cards > li")
    assert items.count() == reader.page.locator("ol.cards > li h3").count() == 25
    reader.open("/?virus=ebv&view=table")
    table = reader.page.get_by_role("table")
    assert table.locator("caption").inner_text()
    heads = table.locator("thead th[scope=col]").all_inner_texts()
    assert len(heads) == 6 and all(heads)
    assert table.locator("tbody th[scope=row]").count() == 25
    reader.open("/methods")
    for one in reader.page.get_by_role("table").all():
        assert one.locator("caption").count() == 1 and one.locator("thead th").count() >= 2


@pytest.mark.parametrize("name", ADDRESSES)
def test_a16_headings_go_down_in_steps_of_one(name: str, reader: Reader) -> None:
    reader.open(ADDRESSES[name])
    levels = reader.page.locator("h1, h2, h3, h4").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => Number(one.tagName[1]))"
    )
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", ADDRESSES)
def test_a17_a_picture_is_loaded_only_where_one_stands_with_its_words_and_numbers(
    name: str, reader: Reader
) -> None:
    loaded: list[str] = []
    reader.page.on("request", lambda request: loaded.append(request.url))
    reader.open(ADDRESSES[name])
    page = reader.page
    assert page.locator("#root canvas, #root img").count() == 0
    pictures = page.locator("[class*=st-key-chart-]")
    heavy = [url for url in loaded if re.search("plotly|vega|echarts|deckgl|mermaid", url, re.I)]
    assert bool(heavy) == bool(pictures.count())
    assert page.locator(".fold:has([data-save]) table").count() == pictures.count()
    for one in pictures.all():
        expect(one.get_by_role("figure")).to_have_accessible_name(re.compile(r"\d.*table below"))


@pytest.mark.parametrize("study", [KERR, "lombardi-2009-detection-infectious"])
def test_a18_the_plain_page_reads_in_order_without_scripts_and_prints_on_one_sheet(
    study: str, browser: Browser, server: Server
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    sizes: list[int] = []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfinished", lambda one: sizes.append(one.sizes()["responseBodySize"]))
    page.goto(f"{server.url}/s/{study}", wait_until="networkidle")
    assert len(asked) <= 5 and sum(sizes) <= 100_000, (asked, sum(sizes))
    assert all(url.startswith(server.url) for url in asked)
    assert page.locator("html[lang=en]").count() == 1
    assert page.locator("main").count() == 1 and page.locator("nav, button, form").count() == 0
    order = [
        page.locator(one).first.bounding_box()
        for one in ("h1", ".not-shown", ".facts-list", ".caveats")
    ]
    tops = [one["y"] for one in order if one]
    assert len(tops) >= 3 and tops == sorted(tops)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert pages_printed(page) == 1
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a18_a19_the_plain_page_has_no_violation(
    scheme: str, browser: Browser, server: Server
) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for study in (KERR, "no-such-study"):
        page.goto(f"{server.url}/s/{study}")
        for width in (390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            found = Axe().run(page)
            assert not found.violations_count, found.generate_report()
    context.close()


def test_a20_nothing_is_stored_but_what_the_reader_chose(reader: Reader) -> None:
    reader.open("/?virus=ebv")
    reader.page.get_by_role("button", name="Dim").click()
    reader.page.get_by_role("button", name="Filters").click()
    kept = reader.page.evaluate("Object.keys(localStorage)")
    assert {one for one in kept if one.startswith("atlas")} == {"atlas-dim", "atlas-filters"}
    names = {one["name"] for one in reader.page.context.cookies()}
    assert names <= {"_streamlit_xsrf"}
    assert reader.foreign == []
