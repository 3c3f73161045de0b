"""Pictures in a real browser: they fit, lead to their studies, and can be taken away as files."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import expect

from atlas_data.query.atlas import Atlas
from tests.browser.everywhere import dress
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

PICTURES = {
    "viruses": "/viruses",
    "virus": "/viruses?virus=ebv",
    "map": "/map",
    "trends": "/trends?by=criteria",
    "compare": "/compare?virus=ebv",
    "reporting": "/reporting",
}
_OUTSIDE = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const box = plot.getBoundingClientRect();
    const words = '.xtick text, .ytick text, .annotation text, .bars text, .textpoint text';
    return [...plot.querySelectorAll(words)].filter(one => one.textContent.trim()).filter(one => {
        const own = one.getBoundingClientRect();
        return own.width && (own.left < box.left - 1 || own.right > box.right + 1
            || own.top < box.top - 1 || own.bottom > box.bottom + 1
            || parseFloat(getComputedStyle(one).fontSize) < (one.closest('.textpoint') ? 14 : 16));
    }).map(one => one.textContent)})"""
_OVER = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const names = [...plot.querySelectorAll('.ytick text')]
        .map(one => [one.textContent, one.getBoundingClientRect()]);
    return names.flatMap(([name, box], at) => names.slice(at + 1)
        .filter(([, other]) => box.top < other.bottom - 3 && other.top < box.bottom - 3)
        .map(([other]) => `${name} / ${other}`))})"""
_FOCUSED = """plots => plots.flatMap(plot => [...plot.querySelectorAll('*')]
    .filter(one => one.tabIndex >= 0 && one.checkVisibility())
    .map(one => one.outerHTML.slice(0, 80)))"""
_DRAWN = ".js-plotly-plot .main-svg"


def _open(reader: Reader, address: str) -> None:
    reader.open(address)
    reader.page.wait_for_selector(_DRAWN)
    for plot in reader.page.locator("[class*=st-key-chart-]").all():
        plot.locator(".js-plotly-plot[data-leads]").wait_for()


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("width", [390, 1280])
def test_words_in_a_picture_are_large_enough_and_inside_it(
    name: str, width: int, reader: Reader
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 844})
    _open(reader, PICTURES[name])
    outside = reader.page.evaluate(_OUTSIDE)
    assert outside == []
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_names_of_rows_do_not_lie_on_each_other(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 844})
    for address in PICTURES.values():
        _open(reader, address)
        over = reader.page.evaluate(_OVER)
        assert over == [], address


def test_a_bar_leads_to_its_studies(reader: Reader, shipped: Atlas) -> None:
    _open(reader, "/viruses")
    page = reader.page
    bar = page.locator(".js-plotly-plot .bars .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/?**finding=no-association**")
    reader.settled()
    asked = {key: value for key, value in reader.asked().items() if key != "snapshot"}
    count = reader.sees(shipped, **asked)
    assert count > 0 and set(asked) == {"virus", "finding"}
    page.go_back()
    reader.settled()
    expect(page.locator("h1")).to_have_text("Viruses")


def test_a_number_is_reached_and_opened_by_keyboard_alone(reader: Reader, shipped: Atlas) -> None:
    _open(reader, "/map?rows=specimen&columns=pem")
    page = reader.page
    page.locator(".fold:has(td) summary").first.focus()
    page.keyboard.press("Enter")
    link = page.locator(".fold td a").first
    expect(link).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.fold td a')"):
            break
    number = int(page.evaluate("document.activeElement.textContent").replace(",", ""))
    page.keyboard.press("Enter")
    page.wait_for_url("**/?**specimen=**")
    reader.settled()
    asked = {key: value for key, value in reader.asked().items() if key != "snapshot"}
    assert reader.sees(shipped, **asked) == number


def test_nothing_inside_a_picture_takes_the_focus(reader: Reader) -> None:
    _open(reader, "/viruses")
    inside = reader.page.locator("[class*=st-key-chart-]").evaluate_all(_FOCUSED)
    assert inside == []


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_can_be_taken_away_with_its_finding_and_source(
    name: str, reader: Reader, tmp_path: Path
) -> None:
    _open(reader, PICTURES[name])
    page = reader.page
    taken = page.locator(".fold:has([data-picture])").first
    taken.locator("summary").click()
    finding = str(page.locator("[data-picture]").first.get_attribute("data-title"))
    files = {}
    for button, suffix in (
        ("Picture (SVG)", "svg"),
        ("Picture (PNG)", "png"),
        ("Numbers (CSV)", "csv"),
    ):
        with page.expect_download() as started:
            taken.get_by_role("button", name=button).click()
        assert re.fullmatch(
            rf"atlas-\d{{4}}-\d\d-\d\d-[a-z0-9-]+\.{suffix}", started.value.suggested_filename
        )
        files[suffix] = tmp_path / f"taken.{suffix}"
        started.value.save_as(files[suffix])
    said = "".join(ElementTree.parse(files["svg"]).getroot().itertext())
    assert "ME/CFS Atlas, snapshot" in said
    assert finding.replace("<br>", "").replace(" ", "") in re.sub(r"\s", "", said)
    with Image.open(files["png"]) as image:
        assert image.width >= 1800 and len(image.convert("L").getcolors() or ()) > 10
        assert image.getpixel((2, 2))[:3] == (255, 255, 255)
    rows = list(csv.reader(io.StringIO(files["csv"].read_text(encoding="utf-8"), newline="")))
    assert len(rows) > 1 and len(rows) == taken.locator("tr").count()


@pytest.mark.parametrize("scheme", ["light", "dark", "dim"])
def test_words_and_lines_take_the_colours_of_the_page(scheme: str, reader: Reader) -> None:
    _open(reader, "/viruses")
    dress(reader.page, scheme, 1280)
    ink = reader.page.evaluate("getComputedStyle(document.querySelector('.atlas h1')).color")
    fills = reader.page.locator(
        ".js-plotly-plot :is(.ytick, .annotation, .bars) text"
    ).evaluate_all("all => [...new Set(all.map(one => getComputedStyle(one).fill))]")
    assert fills == [ink]


def test_the_question_can_be_changed_on_a_dashboard_and_keeps_how_it_looks(
    reader: Reader, shipped: Atlas
) -> None:
    _open(reader, "/map?rows=design&columns=pem")
    reader.choose("virus", "ebv")
    reader.sees(shipped, virus="ebv")
    asked = reader.asked()
    assert asked["rows"] == ["design"] and asked["columns"] == ["pem"] and asked["virus"] == ["ebv"]
    reader.page.get_by_label("Columns").select_option(label="Specimen")
    reader.page.wait_for_url("**columns=specimen**")
    reader.sees(shipped, virus="ebv")
    reader.page.get_by_role("navigation", name="See these studies as").get_by_role(
        "link", name="Explore"
    ).click()
    reader.page.wait_for_url(lambda url: "/map" not in url)
    reader.sees(shipped, virus="ebv")
    assert "rows" not in reader.asked()


def test_a_comparison_is_shared_as_a_link(reader: Reader) -> None:
    _open(reader, "/compare?virus=ebv")
    reader.page.get_by_role("link", name="Before ↔ from 2015").click()
    reader.page.wait_for_url("**a.to=2014**")
    reader.settled()
    before = reader.page.locator(".sides").inner_text()
    address = reader.page.url.removeprefix(reader.server.url)
    reader.open(address)
    assert reader.page.locator(".sides").inner_text() == before
