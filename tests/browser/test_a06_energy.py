"""Accessibility rules A6 to A13: few words, rest, one clear question, calm mode, line length.

A7 (plain language) is in tests/ingest/test_plain.py and tests/test_abbreviations.py, A9 and A10
are in test_address.py as well, A12 for every study in tests/test_calm.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from atlas_data.query.atlas import Atlas
from tests.browser.conftest import Opens
from tests.browser.everywhere import ADDRESSES, dress
from tests.browser.reader import Reader
from tests.browser.serving import Server

pytestmark = pytest.mark.browser

KERR = "kerr-2003-cytokines-parvovirus"
_CONTROLS = "button:visible, input:visible, select:visible, summary:visible, textarea:visible"


def test_a6_from_home_to_a_caveat_in_two_clicks_and_eighty_words(reader: Reader) -> None:
    page = reader.page
    reader.open("/")
    expect(page.locator(".card .not").first).to_contain_text("Does not show:")
    page.locator(".card h3 a").first.click()
    page.wait_for_url("**/study?**")
    reader.settled()
    caveat = page.locator(".not-shown").first
    expect(caveat).to_be_in_viewport(ratio=1)
    assert caveat.evaluate("one => judge.wordsBefore(one)") <= 80


@pytest.mark.parametrize(
    "study", [KERR, "kasimir-2022-tissue-specific", "chinnappan-2026-elevated-serum"]
)
def test_a6_the_first_screen_has_title_points_caveat_and_pem(study: str, reader: Reader) -> None:
    reader.open(f"/study?id={study}")
    for part in ("h1", ".points li:last-child", ".not-shown", ".facts-list .pem"):
        expect(reader.page.locator(part).first).to_be_in_viewport()
    assert 1 <= reader.page.locator(".points li").count() <= 3
    assert reader.page.locator("details:not([open]) .not-shown").count() == 0


@pytest.mark.parametrize("mode", ["full", "calm"])
def test_a8_rest_brings_back_to_the_same_study_on_another_device_after_a_restart(
    mode: str, visit: Opens, tmp_path: Path
) -> None:
    first = Server(tmp_path / "first.txt")
    try:
        reader = visit(at=first)
        reader.open(f"/?pem=required&sort=oldest&mode={mode}")
        page = reader.page
        if mode == "calm":
            for number in (2, 3, 4):
                page.get_by_role("link", name="Next").click()
                expect(page.locator(".steps")).to_contain_text(f"Study {number} of")
            title = page.locator(".calm-card h2").inner_text()
        else:
            page.locator(".card").nth(9).evaluate("one => one.scrollIntoView({block: 'start'})")
            title = page.locator(".card h3").nth(9).inner_text()
        page.get_by_role("link", name="Rest here").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Rest as long as you like")
        reader.settled()
        page.get_by_role("button", name="Copy the link").click()
        expect(page.locator("#copied")).to_contain_text("Copied")
        link = page.evaluate("navigator.clipboard.readText()")
        page.reload()
        reader.settled()
        expect(page.get_by_role("heading", level=1)).to_have_text("Rest as long as you like")
    finally:
        reader.cut_off = True
        first.stop()
    later = Server(tmp_path / "later.txt")
    try:
        other = visit(width=390, height=844, at=later)
        other.open(link.removeprefix(first.url))
        heading = ".calm-card h2" if mode == "calm" else ".card h3"
        place = other.page.locator(heading, has_text=title).first
        expect(place).to_be_in_viewport()
    finally:
        other.cut_off = True
        later.stop()


def test_a8_a_server_restart_loses_nothing_that_is_on_the_screen(
    visit: Opens, tmp_path: Path
) -> None:
    server = Server(tmp_path / "log.txt")
    reader = visit(at=server)
    reader.open("/?virus=ebv&pem=required")
    sentence = reader.page.locator(".asked h2").inner_text()
    reader.cut_off = True
    server.stop()
    assert reader.page.locator(".asked h2").inner_text() == sentence
    expect(reader.page.locator(".card").first).to_be_visible()
    server.again()
    reader.page.reload()
    reader.settled()
    expect(reader.page.locator(".asked h2")).to_have_text(sentence)
    server.stop()


def test_a9_one_chip_a_value_one_clear_all_and_an_undo(reader: Reader, shipped: Atlas) -> None:
    reader.open("/?virus=ebv&virus=hhv-6&pem=required&sort=oldest&view=table")
    expect(reader.page.locator(".chip")).to_have_count(3)
    reader.page.get_by_role("link", name="Clear all").click()
    reader.sees(shipped)
    assert reader.asked()["sort"] == ["oldest"] and reader.asked()["view"] == ["table"]
    reader.page.get_by_role("link", name="Undo clear").click()
    expect(reader.page.locator(".chip")).to_have_count(3)


def test_a10_nothing_found_says_what_to_relax_and_unknown_values_are_named(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/?virus=NOPE&pem=required&design=rct&mode=calm")
    expect(reader.page.locator(".banner-link:visible")).to_contain_text("“NOPE”")
    ways = reader.page.locator(".nothing li")
    assert ways.count() >= 1
    for way in ways.all_inner_texts():
        assert "stud" in way and any(char.isdigit() for char in way)
    reader.open("/?page=9999&virus=ebv")
    expect(reader.page.locator(".banner-link:visible")).to_contain_text("no page 9,999")


@pytest.mark.parametrize(
    "name", ["explore", "study", "viruses", "compare", "methods", "calm", "rest"]
)
@pytest.mark.parametrize("width", [390, 1280])
def test_a11_at_most_seven_controls_are_seen_at_once(name: str, width: int, reader: Reader) -> None:
    reader.page.set_viewport_size({"width": width, "height": 844})
    reader.open(ADDRESSES[name])
    seen = [
        one.inner_text() or one.get_attribute("aria-label") or "a field"
        for one in reader.page.locator(_CONTROLS).all()
        if one.evaluate(
            "one => { const box = one.getBoundingClientRect();"
            " return box.top < innerHeight && box.bottom > 0 && box.right > 0; }"
        )
    ]
    assert len(seen) <= 7, seen


def test_a11_more_filters_keep_their_state_and_ways_out_keep_their_place(reader: Reader) -> None:
    page = reader.page
    reader.open("/")
    page.get_by_role("button", name="Filters").click()
    page.get_by_text("More filters").click()
    reader.choose("population", "adults")
    page.locator(".chip").first.wait_for()
    expect(page.locator("details.more")).to_have_attribute("open", "")
    names = []
    for path in ("/", f"/study?id={KERR}", "/methods", "/design"):
        reader.open(path)
        names.append(page.locator(".quieter > *").all_inner_texts())
    assert all(one == names[0] for one in names) and len(names[0]) == 3


@pytest.mark.parametrize("width", [390, 1280])
def test_a12_calm_mode_is_one_switch_stays_in_links_and_fits_the_screen(
    width: int, reader: Reader
) -> None:
    page = reader.page
    page.set_viewport_size({"width": width, "height": 844})
    reader.open("/?virus=ebv")
    page.get_by_role("link", name="Calm mode").click()
    expect(page.locator(".calm-card")).to_have_count(1)
    reader.settled()
    assert reader.asked()["mode"] == ["calm"]
    lines = page.locator(".calm-card > p")
    assert lines.nth(0).get_attribute("class") == "not-shown"
    for number in range(1, 8):
        for part in ("h2", ".not-shown", ".seen", ".facts"):
            box = page.locator(f".calm-card {part}").bounding_box()
            bar = page.locator(".steps").bounding_box()
            assert box and bar and box["y"] >= 0, part
            assert box["y"] + box["height"] <= bar["y"] + 1, (part, page.url)
        page.get_by_role("link", name="Next").click()
        expect(page.locator(".steps")).to_contain_text(f"Study {number + 1} of")
    assert page.locator("svg:visible, canvas:visible, img:visible").count() == 0
    page.locator(".calm-card .on a").click()
    page.wait_for_url("**/study?**mode=calm**")
    reader.settled()
    expect(page.locator(".calm-card h1")).to_be_visible()
    page.get_by_role("link", name="Back to the list").click()
    expect(page.locator(".steps").first).to_be_visible()  # the first view may still stand
    assert reader.asked()["mode"] == ["calm"]
    page.get_by_role("link", name="Leave calm mode").click()
    expect(page.locator(".cards")).to_be_visible()
    assert "mode" not in reader.asked() and reader.asked()["virus"] == ["ebv"]


def test_a12_filters_work_in_calm_mode(reader: Reader, shipped: Atlas) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.open("/?mode=calm")
    reader.choose("virus", "ebv")
    reader.page.wait_for_url("**/?*virus=ebv*mode=calm*")
    reader.page.get_by_role("button", name="Show 76 studies").click()
    expect(reader.page.locator(".steps")).to_contain_text("Study 1 of 76")


@pytest.mark.parametrize("name", ADDRESSES)
def test_a13_lines_are_short_and_letters_are_large(name: str, reader: Reader) -> None:
    page = reader.page
    reader.open(ADDRESSES[name])
    for width in (390, 1280):
        dress(page, "light", width)
        longest = sorted(page.evaluate("judge.lines()"), reverse=True)[:3]
        assert not longest or longest[0][0] <= 75, longest
        for one in page.evaluate("judge.texts()"):
            assert one["size"] >= 16, one
        styles = page.locator(".atlas p:visible, .atlas li:visible").evaluate_all(
            "all => all.map(one => getComputedStyle(one)).map(s => [s.textAlign, s.textTransform,"
            " s.fontStyle, parseFloat(s.lineHeight) / parseFloat(s.fontSize)])"
        )
        for align, transform, style, height in styles:
            assert align in ("start", "left") and transform == "none" and style == "normal"
            assert height >= 1.49


@pytest.mark.parametrize("name", ADDRESSES)
def test_a13_text_spacing_and_four_hundred_percent_lose_nothing(name: str, reader: Reader) -> None:
    page = reader.page
    reader.open(ADDRESSES[name])
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
        " word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
    )
    for width, height in ((1280, 800), (390, 844), (320, 256)):
        dress(page, "light", width, height)
        assert page.evaluate("judge.sideways()") == [], (name, width)
        cut = page.evaluate("judge.cut()")
        assert cut == [], (name, width)
    covered = page.evaluate("judge.covering(0.3)")
    assert covered == [], "something stuck covers a third of a zoomed screen"
