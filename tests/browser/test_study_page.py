"""A study on a tablet and on paper: the caveat is never further away than the summary."""

from __future__ import annotations

import re

import pyarrow.compute as pc
import pytest
from playwright.sync_api import expect

from atlas_data.query.atlas import Atlas
from tests.browser.paper import pages_printed
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

NAMED = (
    "kerr-2003-cytokines-parvovirus",
    "kasimir-2022-tissue-specific",
    "fluge-2021-pathomechanisms-possible",
    "lombardi-2009-detection-infectious",
)


def _of_all_kinds(atlas: Atlas) -> list[str]:
    """The studies the atlas was asked for first, those with most to say, and one nobody read."""
    table = atlas.table
    lengths = {
        "caveats": pc.list_value_length(table["caveats"]),
        "title": pc.utf8_length(table["title"]),
        "authors": pc.list_value_length(table["authors"]),
        "does_not_show": pc.utf8_length(table["does_not_show"]),
        "summary": pc.utf8_length(table["summary"]),
    }
    ids = list(NAMED)
    for name, length in lengths.items():
        most = pc.sort_indices(length, sort_keys=[("", "descending")])
        ids += table["id"].take(most[: 2 if name in ("caveats", "title") else 1]).to_pylist()
    unread = table["id"].filter(pc.equal(table["read"], "none"))
    return list(dict.fromkeys([*ids, *unread[:1].to_pylist()]))


def test_the_caveat_is_on_the_first_screen_and_the_study_prints_on_one_sheet(
    reader: Reader, shipped: Atlas
) -> None:
    reader.page.set_viewport_size({"width": 768, "height": 1024})
    below, longer = {}, {}
    for study_id in _of_all_kinds(shipped):
        reader.open(f"/study?id={study_id}")
        caveat = reader.page.locator(".not-shown")
        box = caveat.bounding_box()
        assert box is not None, study_id
        assert caveat.locator("xpath=ancestor::details").count() == 0
        if (bottom := box["y"] + box["height"]) > 1024:
            below[study_id] = round(bottom)
        if (sheets := pages_printed(reader.page)) != 1:
            longer[study_id] = sheets
    assert (below, longer) == ({}, {})


def test_paper_has_the_caveat_and_the_reference_and_no_buttons(reader: Reader) -> None:
    reader.open(f"/study?id={NAMED[0]}")
    reader.page.emulate_media(media="print")
    for kept in ("h1", ".not-shown", ".facts-list", ".caveats", "#reference", ".foot"):
        expect(reader.page.locator(kept).first).to_be_visible()
    for gone in ("button", "nav", "input"):
        expect(reader.page.locator(f"{gone}:visible")).to_have_count(0)


def test_the_sheets_of_a_long_list_are_counted_right(reader: Reader) -> None:
    reader.open("/")
    assert pages_printed(reader.page) > 1


def test_a_reading_list_prints_black_on_white_with_caveats_link_and_snapshot(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/?virus=parvovirus-b19&view=reading")
    page = reader.page
    page.emulate_media(media="print", color_scheme="dark")
    items = page.locator("ol.reading > li")
    assert items.count() == page.locator("ol.reading .not:visible").count() > 5
    assert page.locator("ol.reading .address:visible").count() == items.count()
    made = page.locator(".made")
    expect(made).to_contain_text(shipped.name)
    expect(made).to_contain_text("virus=parvovirus-b19")
    for part in ("ol.reading .reference", "ol.reading .not", ".made"):
        colour = page.locator(part).first.evaluate("one => getComputedStyle(one).color")
        behind = page.locator(part).first.evaluate("one => getComputedStyle(one).backgroundColor")
        assert re.findall(r"\d+", colour)[:3] in (["0", "0", "0"], ["34", "34", "34"]), part
        assert behind in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"), part
    expect(page.locator("button:visible")).to_have_count(0)
