"""The first view: readable before any script, and nothing moves when Streamlit takes over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Route, expect

from atlas_data.query.atlas import Atlas
from tests.browser.conftest import Opens
from tests.browser.everywhere import ADDRESSES
from tests.browser.reader import Reader
from tests.browser.serving import Server

pytestmark = pytest.mark.browser


def held_back(reader: Reader, url: str) -> Callable[[], None]:
    """Open a page whose program does not come until the function given back is called."""
    held: list[Route] = []
    gone: list[bool] = []
    reader.page.route(
        "**/static/js/index.*.js",
        lambda route: route.continue_() if gone else held.append(route),
    )
    with reader.page.expect_request("**/static/js/index.*.js"):
        reader.page.goto(url, wait_until="commit")
    reader.page.wait_for_selector("#first .foot", state="attached")

    def let_go() -> None:
        gone.append(True)
        for one in held:
            one.continue_()

    return let_go


def _far(one: list[int], other: list[int]) -> bool:
    return abs(one[1] - other[1]) > 1 or abs(one[2] - other[2]) > 1  # a pixel is rounding


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "name",
    ["explore", "table", "nothing", "study", "viruses", "compare", "methods", "calm", "rest"],
)
def test_nothing_moves_when_the_first_view_is_replaced(
    name: str, width: int, visit: Opens, server: Server
) -> None:
    assert moved(visit(width=width, height=844), server.url + ADDRESSES[name]) == []


def moved(reader: Reader, url: str) -> list[object]:
    """What stands elsewhere when the program has drawn the page; its texts must be the same."""
    program = held_back(reader, url)
    reader.page.evaluate("document.fonts.ready")
    before = reader.page.evaluate("judge.places('#first')")
    program()
    reader.settled()
    after = reader.page.evaluate("judge.places('#root')")
    assert len(before) >= 4
    assert [text for text, *_ in before] == [text for text, *_ in after]
    return [(one, other) for one, other in zip(before, after, strict=True) if _far(one, other)]


@pytest.mark.parametrize(
    "name", ["explore", "study", "viruses", "compare", "methods", "calm", "nothing"]
)
def test_a_page_can_be_read_without_scripts(name: str, browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.url + ADDRESSES[name], wait_until="networkidle")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(".foot")).to_contain_text("no clinician or expert has checked them")
    assert page.title().endswith("ME/CFS Atlas") and page.title() != "ME/CFS Atlas"
    dead = page.locator("button:visible:not([type=submit]), select:visible")
    assert dead.count() == 0, "a control that does nothing without scripts"
    assert not [url for url in asked if "/static/js/" in url], "programs nobody can run"
    context.close()


def test_a_search_without_scripts_keeps_the_other_filters(
    browser: Browser, server: Server, shipped: Atlas
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/?virus=ebv&pem=unclear&sort=oldest")
    page.get_by_role("searchbox", name="Search").fill("blood")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**q=blood**")
    for kept in ("virus=ebv", "pem=unclear", "sort=oldest"):
        assert kept in page.url
    expect(page.locator(".asked h2")).to_contain_text("the words “blood”, virus is Epstein–Barr")
    context.close()


def test_filters_asked_for_early_open_when_they_are_there(visit: Opens, server: Server) -> None:
    reader = visit(width=390, height=844)
    program = held_back(reader, server.url + "/?virus=ebv")
    button = reader.page.locator("#first [data-filters]")
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    program()
    expect(reader.page.get_by_role("dialog", name="Filters")).to_be_visible()


def test_the_text_costs_little_and_no_font_is_loaded_for_nothing(reader: Reader) -> None:
    sizes: dict[str, int] = {}
    reader.page.on(
        "requestfinished",
        lambda one: sizes.update({one.url.rpartition("/")[2]: one.sizes()["responseBodySize"]}),
    )
    reader.open("/study?id=kerr-2003-cytokines-parvovirus")
    fonts = {name: size for name, size in sizes.items() if name.endswith(".woff2")}
    assert not [name for name in fonts if "SourceSans" in name]
    assert sum(size for name, size in fonts.items() if "Material" in name) < 1_000
    document = next(size for name, size in sizes.items() if name.startswith("study?"))
    ours = [size for name, size in fonts.items() if name.startswith("atkinson")]
    assert document + sum(ours) <= 100_000 and len(ours) + 1 <= 5


def test_our_own_files_may_be_kept_for_ever_and_pages_may_not(server: Server) -> None:
    headers, _ = server.get("/app/static/atkinson-next-5.3-400.woff2")
    assert "immutable" in headers["cache-control"]
    headers, _ = server.get("/")
    assert headers["cache-control"] == "no-cache"
    assert headers["content-encoding"] == "gzip"
