"""A link remembers the snapshot it was made on; opened later, it says what changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from tests.browser import made_up
from tests.browser.conftest import Opens
from tests.browser.reader import Reader
from tests.browser.serving import Server

pytestmark = pytest.mark.browser


def test_a_link_made_on_an_older_snapshot_says_what_changed_since(
    visit: Opens, own: Path, second: Server, shipped: Atlas
) -> None:
    retracted = "lombardi-2009-detection-infectious"
    year = shipped.study(shipped.row(retracted) or 0).record.year
    listed, _ = asking.parse({"from": [str(year)], "to": [str(year)]})
    rows = shipped.all_rows(listed).tolist()
    added_1, added_2, removed = (shipped.table["id"][row].as_py() for row in rows[:3])
    newer = made_up.without(shipped.table, removed)
    old = made_up.before_retraction(made_up.without(shipped.table, added_1, added_2), retracted)
    made_up.put(own, old, "2020-01-01")
    made_up.put(own, newer, "2021-01-01")
    reader = visit(at=second)
    reader.open(f"/?from={year}&to={year}&snapshot=2020-01-01")
    told = reader.page.locator(".banner-link:visible")
    expect(told).to_contain_text(
        f"{len(rows) - 1:,} when shared (2020-01-01), {len(rows) - 1:,} now: 2 added, 1 removed, "
        "1 retracted since."
    )
    for study in (added_1, added_2, removed, retracted):
        expect(told.locator(f'a[href="/study?id={study}"]')).to_have_count(1)
    reader.open(f"/?from={year}&to={year}&snapshot=2019-01-01")
    expect(told).to_contain_text("2019-01-01, which is no longer held here")
    reader.open(f"/?from={year}&snapshot=2021-01-01")
    expect(told).to_have_count(0)


def test_a_study_link_from_before_its_retraction_says_so(
    visit: Opens, own: Path, second: Server, shipped: Atlas
) -> None:
    study_id = "lombardi-2009-detection-infectious"
    made_up.put(own, made_up.before_retraction(shipped.table, study_id), "2020-01-01")
    made_up.put(own, shipped.table, "2021-01-01")
    reader = visit(at=second)
    reader.open(f"/study?id={study_id}&snapshot=2020-01-01")
    told = reader.page.locator(".banner:visible", has_text="2020-01-01")
    expect(told).to_contain_text("retracted")


def test_a_copied_link_to_everything_also_carries_its_snapshot(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/")
    reader.show_take()
    reader.page.get_by_role("button", name="Copy link").click()
    expect(reader.page.locator("#copied")).to_contain_text("Copied")
    link = reader.page.evaluate("navigator.clipboard.readText()")
    assert link == f"{reader.server.url}/?snapshot={shipped.name}"
