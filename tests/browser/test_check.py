"""A file is brought, looked up and taken back in a real browser; one too large is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.everywhere import SCHEMES, WIDTHS, dress
from tests.browser.reader import Reader
from tests.test_check import MINE

pytestmark = pytest.mark.browser


def test_a_file_is_looked_up_said_aloud_and_given_back(reader: Reader, tmp_path: Path) -> None:
    reader.open("/check")
    files = {"name": "mine.bib", "mimeType": "text/plain", "buffer": MINE}
    reader.page.set_input_files("input[type=file]", files=files)
    said = "Your file holds 8 references (BibTeX). The atlas knows 4"
    expect(reader.page.locator("#results h2")).to_contain_text(said)
    expect(reader.page.locator(".atlas-said")).to_contain_text(said)
    with reader.page.expect_download() as started:
        reader.page.get_by_role("button", name="Take mine-atlas.bib").click()
    started.value.save_as(tmp_path / "taken")
    whole = (tmp_path / "taken").read_text(encoding="utf-8")
    assert whole.count("Atlas note (not from the authors): ") == 6
    assert f"{reader.server.url}/s/lombardi-2009-detection-infectious" in whole


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_results_fit_every_width_and_axe_finds_nothing(reader: Reader, scheme: str) -> None:
    reader.open("/check")
    files = {"name": "mine.bib", "mimeType": "text/plain", "buffer": MINE}
    reader.page.set_input_files("input[type=file]", files=files)
    expect(reader.page.locator("#results")).to_be_visible()
    expect(reader.page.get_by_role("button", name="Take mine-atlas.bib")).to_be_visible()
    expect(reader.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    for width in WIDTHS:
        dress(reader.page, scheme, width)
        assert reader.page.evaluate("judge.sideways()") == []
        found = Axe().run(reader.page)
        assert not found.violations_count, found.generate_report()


def test_a_file_over_ten_megabytes_is_refused_in_words(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "large.ris").write_bytes(os.urandom(1000) * 10_001)
    reader.open("/check")
    reader.page.set_input_files("input[type=file]", tmp_path / "large.ris")
    expect(reader.page.locator(".st-key-upload")).to_contain_text("must be 10")
    assert not reader.page.locator("#results").count()
