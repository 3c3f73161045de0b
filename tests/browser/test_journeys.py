"""Five readers, each from where they begin to what they came for."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import bibtexparser
import pytest
from playwright.sync_api import Locator, expect

from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from tests.browser.conftest import Opens
from tests.browser.paper import pages_printed
from tests.browser.reader import Reader
from tests.browser.serving import ROOT, Server
from tests.conftest import half

pytestmark = pytest.mark.browser

KERR = "kerr-2003-cytokines-parvovirus"


def _first_card(reader: Reader) -> Locator:
    return reader.page.locator(".card h3 a").first


def _dark(reader: Reader) -> bool:
    colour = reader.page.locator(".stApp").evaluate("one => getComputedStyle(one).backgroundColor")
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3]) < 3 * 128


def test_a_patient_chooses_a_virus_and_reaches_the_caveat_of_a_study(
    visit: Opens, shipped: Atlas
) -> None:
    reader = visit()
    reader.open("/")
    reader.choose("virus", "ebv")
    reader.sees(shipped, virus="ebv")
    _first_card(reader).click()
    reader.page.wait_for_url("**/study?**")
    reader.settled()
    expect(reader.page.locator(".not-shown")).to_be_in_viewport(ratio=1)
    assert not _dark(reader)


def test_a_patient_on_a_dark_phone_finds_filters_list_and_caveat(
    visit: Opens, shipped: Atlas
) -> None:
    reader = visit(width=390, scheme="dark")
    reader.open("/")
    assert _dark(reader)
    reader.page.get_by_role("button", name="Filters").click()
    reader.choose("virus", "ebv")
    count = reader.sees(shipped, virus="ebv")
    reader.page.get_by_role("button", name=f"Show {count:,} studies").click()
    expect(reader.page.locator(".card .not").first).to_contain_text("Does not show:")
    _first_card(reader).click()
    reader.page.wait_for_url("**/study?**")
    reader.settled()
    caveat = reader.page.locator(".not-shown")
    expect(caveat).to_be_visible()
    assert caveat.locator("xpath=ancestor::details").count() == 0
    assert _dark(reader)


def test_a_clinician_asks_for_trials_that_required_pem_and_prints_one_page(
    visit: Opens, shipped: Atlas
) -> None:
    reader = visit()
    reader.open("/")
    reader.choose("pem", "required")
    reader.sees(shipped, pem="required")
    question, _ = asking.parse({"pem": ["required"], "design": ["rct"]})
    if shipped.count(question):
        reader.choose("design", "rct")
    else:  # none yet: the choice says so, and a link that asks for it says what to take away
        expect(reader.option("design", "rct")).to_be_disabled()
        reader.open("/?pem=required&design=rct")
        reader.sees(shipped, pem="required", design="rct")
        ways = dict(shipped.relaxations(question))
        reader.page.locator(".nothing a", has_text="PEM required").click()
        assert reader.sees(shipped, design="rct") == ways["pem"]
    _first_card(reader).click()
    reader.page.wait_for_url("**/study?**")
    reader.settled()
    reader.page.evaluate("window.print = () => { window.printed = true }")
    reader.page.get_by_role("button", name="Print", exact=True).click()
    assert reader.page.evaluate("window.printed")
    assert pages_printed(reader.page) == 1


def test_a_researcher_takes_fukuda_or_ccc_1990_to_2010_away_as_bibtex(
    visit: Opens, shipped: Atlas, tmp_path: Path
) -> None:
    reader = visit()
    reader.open("/")
    reader.choose("criteria", "fukuda-1994")
    reader.sees(shipped, criteria="fukuda-1994")
    reader.choose("criteria", "ccc-2003")
    both = ["fukuda-1994", "ccc-2003"]
    reader.sees(shipped, criteria=both)
    reader.page.get_by_role("spinbutton", name="From year").fill("1990")
    reader.page.get_by_role("spinbutton", name="From year").press("Enter")
    reader.sees(shipped, criteria=both, **{"from": "1990"})
    reader.page.get_by_role("spinbutton", name="To year").fill("2010")
    reader.page.get_by_role("spinbutton", name="To year").press("Enter")
    count = reader.sees(shipped, criteria=both, **{"from": "1990", "to": "2010"})
    reader.show_take()
    with reader.page.expect_download() as started:
        reader.page.get_by_role("link", name=f"BibTeX · {count:,}", exact=True).click()
    started.value.save_as(tmp_path / "list.bib")
    found = bibtexparser.parse_file(str(tmp_path / "list.bib"))
    assert not found.failed_blocks
    assert len(found.entries) == count > 0
    assert all(1990 <= int(one["year"]) <= 2010 for one in found.entries)


def test_an_advocates_link_shows_the_same_view_in_a_fresh_browser(
    visit: Opens, shipped: Atlas
) -> None:
    reader = visit()
    reader.open("/?virus=hhv6&virus=ebv&from=1995&sort=oldest&view=table")
    asked = {"virus": ["ebv", "hhv6"], "from": "1995"}
    reader.sees(shipped, **asked)
    reader.show_take()
    reader.page.get_by_role("button", name="Copy link").click()
    expect(reader.page.locator("#copied")).to_contain_text("Copied")
    link = reader.page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{reader.server.url}/?")
    assert f"snapshot={shipped.name}" in link
    rows = reader.page.locator(".compact tbody th a").all_inner_texts()
    other = visit(width=390, scheme="dark")
    other.page.goto(link)
    other.settled()
    other.sees(shipped, **asked)
    assert other.page.locator(".compact tbody th a").all_inner_texts() == rows
    expect(other.option("virus", "ebv")).to_be_checked()
    expect(other.option("virus", "hhv6")).to_be_checked()


def test_the_copied_text_carries_count_caveat_and_link(reader: Reader, shipped: Atlas) -> None:
    reader.open("/?virus=ebv")
    count = reader.sees(shipped, virus="ebv")
    reader.show_take()
    reader.page.get_by_role("button", name="Copy text").click()
    expect(reader.page.locator("#copied")).to_contain_text("Copied")
    text = reader.page.evaluate("navigator.clipboard.readText()")
    assert f"{count:,} of {shipped.rows:,} studies" in text
    assert "no clinician has checked" in text
    assert f"{reader.server.url}/?virus=ebv" in text


def test_an_operator_builds_serves_and_survives_a_corrupt_snapshot(
    visit: Opens, own: Path, second: Server
) -> None:
    reader = visit(at=second)
    reader.open("/")
    expect(reader.page.locator(".nothing")).to_contain_text("python -m atlas_data build")
    built = subprocess.run(
        [sys.executable, "-m", "atlas_data", "build", "--out", str(own)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    (good,) = own.iterdir()
    assert good.name in built.stdout
    reader.open("/")
    expect(reader.page.locator(".foot")).to_contain_text(f"Snapshot {good.name}")
    whole = (good / "studies.parquet").read_bytes()
    half(own, "2999-01-01", whole[: len(whole) // 2])
    reader.open("/?pem=required")
    told = reader.page.locator(".banner-concern").first
    expect(told).to_contain_text(f"this is the snapshot of {good.name}")
    expect(told).to_contain_text("2999-01-01 cannot be read")
    assert reader.page.locator(".card").count() > 0
    shutil.rmtree(good)
    reader.open(f"/study?id={KERR}")
    told = reader.page.locator(".banner-concern").first
    expect(told).to_contain_text(f"this is the snapshot of {good.name}")
    expect(told).to_contain_text("2999-01-01 cannot be read")
    expect(reader.page.locator(".study-head")).to_be_visible()
    assert "Traceback" not in reader.page.locator("body").inner_text()
    assert "Traceback" not in second.said()


def test_the_study_the_atlas_was_asked_for_first_has_its_facts(reader: Reader) -> None:
    reader.open(f"/study?id={KERR}")
    expect(reader.page.locator(".study-head .paper")).to_contain_text(
        "Cytokines in parvovirus B19 infection"
    )
    expect(reader.page.locator(".study-head")).to_contain_text("2003; 7(5):333-341")
    expect(reader.page.locator("#reference")).to_contain_text("10.1007/s11916-003-0031-3")
    expect(reader.page).to_have_title(re.compile("^Cytokines in parvovirus"))
