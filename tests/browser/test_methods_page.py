"""The contents of the page on methods lead to its parts, drawn by the program or by the server."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.reader import Reader
from tests.browser.serving import Server

pytestmark = pytest.mark.browser
PARTS = ("What is missing", "How far to trust it")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_contents_lead_to_a_part_and_keep_the_question(width: int, visit: Opens) -> None:
    reader = visit(width=width)
    reader.open("/methods?virus=ebv&pem=required")
    for name in PARTS:
        reader.page.locator(".on-page").get_by_role("link", name=name).click()
        expect(reader.page.get_by_role("heading", name=name)).to_be_in_viewport()
        reader.settled()
        expect(reader.page.get_by_role("heading", name=name)).to_be_in_viewport()
        assert reader.asked() == {"virus": ["ebv"], "pem": ["required"]}


def test_the_contents_work_in_the_first_view_before_any_program(
    visit: Opens, server: Server
) -> None:
    reader = visit()
    reader.cut_off = True  # the program is kept away on purpose
    reader.page.route("**/static/js/**", lambda route: route.abort())
    reader.page.goto(f"{server.url}/methods?virus=ebv")
    for name in PARTS:
        reader.page.locator("#first .on-page").get_by_role("link", name=name).click()
        expect(reader.page.get_by_role("heading", name=name)).to_be_in_viewport()
        assert reader.asked() == {"virus": ["ebv"]}


def test_an_old_link_arrives_at_the_page_with_its_question(reader: Reader) -> None:
    reader.open("/about?virus=ebv")
    assert reader.page.url.endswith("/methods?virus=ebv")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Methods and data")
