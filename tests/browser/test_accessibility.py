"""Every page in every dress: light and dark, wide and narrow, and nothing that moves."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

ADDRESSES = {
    "explore": "/?virus=ebv",
    "table": "/?virus=ebv&view=table",
    "nothing": "/?virus=NOPE&q=zzzzqqqq",
    "study": "/study?id=kerr-2003-cytokines-parvovirus",
    "unknown": "/study?id=kerr-2003-no-such-study",
    "retracted": "/study?id=lombardi-2009-detection-infectious",
    "about": "/about",
}
WIDTHS = (1280, 390, 320)


def _dress(page: Page, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.wait_for_function(
        """dark => {
            const found = getComputedStyle(document.querySelector('.stApp')).backgroundColor;
            return (parseInt(found.match(/\\d+/)[0]) < 128) === dark;
        }""",
        arg=scheme == "dark",
    )


def _too_wide(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
            .filter(one => one.scrollWidth > Math.min(one.clientWidth, innerWidth))
            .map(one => `${one.tagName} ${one.scrollWidth} > ${one.clientWidth}`)"""
    )
    return found


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_has_no_violation_no_sideways_scroll_and_nothing_moves(
    name: str, reader: Reader
) -> None:
    reader.open(ADDRESSES[name])
    page = reader.page
    assert (
        page.evaluate("document.getAnimations().filter(one => one.playState === 'running')") == []
    )
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("h1").count() == 1
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            if width == 320 and scheme == "dark":
                continue
            _dress(page, scheme, width)
            assert not _too_wide(page), (name, width)
            found = Axe().run(page)
            assert not found.violations_count, (
                f"{name}, {scheme}, {width} px: {found.generate_report()}"
            )


def test_the_open_filters_of_a_phone_have_no_violation(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 800})
    reader.open("/")
    reader.page.get_by_role("button", name="Filters").click()
    reader.page.locator("form.panel input").first.wait_for()
    for scheme in ("light", "dark"):
        _dress(reader.page, scheme, 390)
        found = Axe().run(reader.page)
        assert not found.violations_count, found.generate_report()
