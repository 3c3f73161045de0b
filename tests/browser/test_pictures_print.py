"""Pictures taken out of the page: on paper they are whole, as files they are as large as here."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.browser.conftest import Opens
from tests.browser.paper import sheets
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

PICTURES = {
    "ebv": "/viruses?virus=ebv",
    "compare": "/compare",
    "map": "/map",
    "trends": "/trends",
}
_WORDS = """() => [...document.querySelectorAll('[class*=st-key-chart-]')].map(chart => {
    const pieces = [...document.querySelectorAll('.stMain .atlas:has(.finding)')];
    const above = pieces.filter(one =>
        one.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
    const head = [...above.querySelectorAll('h2, .finding')].map(one => one.textContent);
    const lines = [...chart.querySelectorAll(':is(.ytick, .xtick, .bars, .textpoint) text')]
        .filter(text => !/rotate\\(-?90/.test(text.getAttribute('transform') ?? ''))
        .flatMap(text => text.querySelector('.line')
            ? [...text.querySelectorAll('.line')].map(one => one.textContent)
            : [text.textContent]);
    return [...head, ...lines].join(' ');})"""
_WORD = re.compile(r"\w+")
_VERTICAL = re.compile(r"[MV](?:[-\d.]+,)?([-\d.]+)")


def _open(reader: Reader, address: str) -> None:
    reader.open(address)
    for plot in reader.page.locator("[class*=st-key-chart-]").all():
        plot.locator(".js-plotly-plot[data-leads]").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_whole_on_one_sheet_with_its_heading_and_finding(
    name: str, width: int, visit: Opens
) -> None:
    reader = visit(width=width)
    _open(reader, PICTURES[name])
    wanted = [Counter(_WORD.findall(words)) for words in reader.page.evaluate(_WORDS)]
    assert wanted and all(sum(one.values()) > 10 for one in wanted)
    printed = [Counter(_WORD.findall(one)) for one in sheets(reader.page)]
    for words in wanted:
        missing = min((words - sheet for sheet in printed), key=Counter.total)
        assert not missing, f"cut off, or on another sheet: {missing}"


def test_a_dashboard_prints_what_limits_it_and_no_controls(reader: Reader) -> None:
    _open(reader, "/viruses?virus=xmrv")
    page = reader.page
    told = page.locator(".stMain .votes").inner_text()
    head = page.locator(".stMain .story ~ .fold summary").inner_text()
    works = page.locator(".stMain .story ~ .fold li").all_text_contents()
    paper = re.sub(r"\W+", "", " ".join(sheets(page)))
    for one in (told, head, *works, "2 retracted works are left out"):
        seen = one.replace("(retracted)", "")  # said to screen readers; to eyes the title is struck
        assert re.sub(r"\W+", "", seen) in paper, one
    assert len(works) >= 4
    for control in ("Share or cite", "The numbers as a table", "left out: show", "Rest here"):
        assert re.sub(r"\W+", "", control) not in paper
    assert page.locator(".stMain .story ~ .fold[open]").count() == 0


def _heights(paths: list[str]) -> set[float]:
    """The heights of bars, from the commands that draw them; a bar for none is no bar."""
    ends = [[float(number) for number in _VERTICAL.findall(one)] for one in paths]
    return {round(max(one) - min(one)) for one in ends} - {0}


def test_a_picture_of_few_rows_is_as_large_in_its_file_as_on_the_page(
    reader: Reader, tmp_path: Path
) -> None:
    _open(reader, "/viruses?virus=xmrv")
    page = reader.page
    for fold in page.locator(".fold:has([data-picture]) summary").all():
        fold.click()
    for number, button in enumerate(page.locator("[data-picture=svg]").all()):
        key = button.get_attribute("data-figure")
        bars = f".st-key-{key} .bars .point path"
        here = page.locator(bars).evaluate_all("all => all.map(one => one.getAttribute('d'))")
        path = tmp_path / f"{number}.svg"
        with page.expect_download() as started:
            button.click()
        started.value.save_as(path)
        drawn = ElementTree.parse(path).getroot()
        assert drawn.get("viewBox") == f"0 0 {drawn.get('width')} {drawn.get('height')}"
        found = [
            part.get("d", "")
            for point in drawn.iter("{http://www.w3.org/2000/svg}g")
            if point.get("class") == "point"
            for part in point.iter("{http://www.w3.org/2000/svg}path")
        ]
        assert _heights(found) == _heights(here)
        assert max(_heights(found)) >= 20


@pytest.mark.parametrize("address", ["/viruses", "/viruses?virus=xmrv", "/map"])
def test_words_above_a_picture_file_keep_clear_of_its_edge(
    address: str, reader: Reader, tmp_path: Path
) -> None:
    _open(reader, address)
    page = reader.page
    for fold in page.locator(".fold:has([data-picture]) summary").all():
        fold.click()
    for button in page.locator("[data-picture=png]").all():
        with page.expect_download() as started:
            button.click()
        started.value.save_as(tmp_path / "taken.png")
        with Image.open(tmp_path / "taken.png") as image:
            grey = image.convert("L")
            above = grey.crop((0, 0, grey.width, 24))
            words = grey.crop((0, 24, grey.width, 80))
            assert set(above.tobytes()) == {255}
            assert min(words.tobytes()) < 100
