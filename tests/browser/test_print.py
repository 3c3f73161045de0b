"""A study on paper: one sheet of A4 with the caveat and the reference on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atlas_data.query.atlas import Atlas
from tests.browser.paper import pages_printed
from tests.browser.reader import Reader
from tests.browser.test_accessibility import of_all_kinds

pytestmark = pytest.mark.browser


def test_a_study_prints_on_one_sheet(reader: Reader, shipped: Atlas) -> None:
    longer = {}
    for study_id in of_all_kinds(shipped):
        reader.open(f"/study?id={study_id}")
        sheets = pages_printed(reader.page)
        if sheets != 1:
            longer[study_id] = sheets
    assert not longer, longer


def test_paper_has_the_caveat_and_the_reference_and_no_buttons(reader: Reader) -> None:
    reader.open("/study?id=kerr-2003-cytokines-parvovirus")
    reader.page.emulate_media(media="print")
    for kept in ("h1", ".not-shown", ".facts-list", ".caveats", "#reference", ".foot"):
        expect(reader.page.locator(kept).first).to_be_visible()
    for gone in ("button", "nav", "input"):
        expect(reader.page.locator(f"{gone}:visible")).to_have_count(0)


def test_the_sheets_of_a_long_list_are_counted_right(reader: Reader) -> None:
    reader.open("/")
    assert pages_printed(reader.page) > 1
