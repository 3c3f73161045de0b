"""Longer words with accents, as another language would bring: the layout holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.everywhere import ADDRESSES, dress
from tests.browser.serving import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The atlas in the pseudo-language."""
    started = Server(tmp_path_factory.mktemp("foreign") / "log.txt", ATLAS_LOCALE="pseudo")
    yield started
    started.stop()


@pytest.mark.parametrize("name", ADDRESSES)
def test_nothing_is_cut_or_pushed_off_the_screen(name: str, foreign: Server, visit: Opens) -> None:
    reader = visit(at=foreign)
    reader.open(ADDRESSES[name])
    expect(reader.page.locator(".foot")).to_contain_text("öö")
    for width in (320, 390, 1280):
        dress(reader.page, "light", width)
        assert reader.page.evaluate("judge.sideways()") == [], width
        assert reader.page.evaluate("judge.cut()") == [], width
    controls = ".top :is(a, button):visible"
    for one in reader.page.locator(controls).all():
        box = one.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 1280


def test_the_sheet_of_filters_holds_longer_words(foreign: Server, visit: Opens) -> None:
    reader = visit(width=320, height=640, at=foreign)
    reader.open("/")
    reader.page.locator("[data-filters]").click()
    sheet = reader.page.locator("dialog.filters")
    reader.page.evaluate("document.querySelectorAll('dialog details').forEach(d => d.open = true)")
    assert sheet.evaluate("one => one.scrollWidth <= one.clientWidth")
    expect(sheet.locator(".done button")).to_be_in_viewport(ratio=1)
