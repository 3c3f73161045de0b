"""What other programs find on our pages in a browser: the plain page, and the spans of the app."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from atlas_data.formats.parts import title
from atlas_data.query.atlas import Atlas
from tests import zotero
from tests.browser.paper import sheets
from tests.browser.reader import Reader
from tests.browser.serving import Server

pytestmark = pytest.mark.browser

KERR = "kerr-2003-cytokines-parvovirus"
XMRV = "lombardi-2009-detection-infectious"
_TOLD = """() => {
  window.told = [];
  document.addEventListener("ZoteroItemUpdated", () =>
    window.told.push(document.querySelectorAll("#root span.Z3988").length));
}"""


@pytest.mark.parametrize("study", [KERR, XMRV])
def test_z1_the_plain_page_is_saved_as_the_paper_also_without_scripts(
    study: str, browser: Browser, server: Server, shipped: Atlas
) -> None:
    row = shipped.row(study)
    assert row is not None
    record = shipped.study(row).record
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda one, kept=complaints: kept.append(one.text))
        page.goto(f"{server.url}/s/{study}", wait_until="networkidle")
        (item,) = zotero.save(page.content())
        assert (item["title"], item["DOI"], item["url"]) == (title(record), record.doi, record.url)
        assert f"PMID: {record.pmid}" in item["extra"]
        canonical = page.locator("link[rel=canonical]").get_attribute("href")
        assert canonical == f"{server.url}/s/{study}"
        assert page.locator('meta[property="og:url"]').get_attribute("content") == canonical
        assert complaints == [], "the policy lets the data blocks stand"
        context.close()


def test_a18_the_plain_page_tells_title_caveat_points_in_this_order_and_so_it_prints(
    browser: Browser, server: Server, shipped: Atlas
) -> None:
    row = shipped.row(KERR)
    assert row is not None
    study = shipped.study(row)
    page = browser.new_page()
    page.goto(f"{server.url}/s/{KERR}")
    (sheet,) = sheets(page)
    wanted = [str(study.plain_title), str(study.does_not_show), study.points[0]]
    for text in (page.locator("main").inner_text(), sheet):
        told = " ".join(text.split())
        places = [told.find(one[:40]) for one in wanted]
        assert -1 not in places and places == sorted(places)
    way_back = re.sub(r"\W", "", f"{server.url}/study?id={KERR}")
    assert way_back in re.sub(r"\W", "", sheet), "whole, though it breaks at a hyphen"
    assert "filters, citations" not in sheet, "a link is of no use on paper"
    page.close()


@pytest.mark.parametrize("view", ["cards", "table", "reading"])
def test_z2_zotero_finds_each_study_that_a_list_shows(
    view: str, reader: Reader, shipped: Atlas
) -> None:
    reader.open(f"/?virus=parvovirus-b19&view={view}")
    shown = reader.page.locator(".cards > li, .compact tbody tr, .reading > li").count()
    items = zotero.save(reader.page.content())
    assert shown == len(items) > 5
    titles = {title(one.record) for one in shipped.studies(range(shipped.rows))}
    assert {item["title"] for item in items} <= titles


@pytest.mark.parametrize("mode", ["", "&mode=calm"])
def test_z2_a_study_page_offers_its_study_alone(mode: str, reader: Reader) -> None:
    reader.open(f"/study?id={KERR}{mode}")
    (item,) = zotero.save(reader.page.content())
    assert item["DOI"] == "10.1007/s11916-003-0031-3"


def test_z2_a_span_takes_no_room_and_is_not_heard(reader: Reader) -> None:
    reader.open("/?virus=ebv")
    spans = reader.page.locator("#root span.Z3988")
    assert spans.count() > 5
    assert not any(one.is_visible() for one in spans.all())
    assert "ctx_ver" not in reader.page.locator("#root").aria_snapshot()


def test_z3_zotero_is_told_once_when_other_studies_stand_there(reader: Reader) -> None:
    reader.open("/?virus=ebv")
    reader.page.evaluate(_TOLD)
    reader.page.get_by_role("button", name="Dim").click()
    first = reader.page.locator(".cards a").first
    before = first.inner_text()
    reader.page.locator(".pages a").last.click()
    expect(first).not_to_have_text(before)
    reader.settled()
    told = reader.page.evaluate("told")
    assert told == [reader.page.locator("#root span.Z3988").count()]
