"""Every button gives a file with as many studies as it says."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import bibtexparser
import pytest
import rispy
from playwright.sync_api import expect

from atlas_data import formats
from atlas_data.query.atlas import Atlas
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


def _bibtex(data: bytes) -> int:
    library = bibtexparser.parse_string(data.decode("utf-8"))
    assert not library.failed_blocks
    return len(library.entries)


def _ris(data: bytes) -> int:
    return len(rispy.loads(data.decode("utf-8-sig")))


def _csv(data: bytes) -> int:
    return len(list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))))


def _excel(data: bytes) -> int:
    text = io.StringIO(data.decode("utf-16"), newline="")
    return len(list(csv.DictReader(text, delimiter="\t")))


COUNT: dict[str, Callable[[bytes], int]] = {
    "BibTeX": _bibtex,
    "RIS": _ris,
    "CSV": _csv,
    "CSV for Excel": _excel,
}


def _take(reader: Reader, button: str, folder: Path) -> tuple[str, bytes]:
    taken = reader.page.get_by_role("button", name=button, exact=True)
    if not taken.is_visible():
        reader.show_take()
    with reader.page.expect_download() as started:
        taken.click()
    path = folder / "taken"
    started.value.save_as(path)
    return started.value.suggested_filename, path.read_bytes()


def test_each_format_holds_as_many_studies_as_its_button_says(
    reader: Reader, shipped: Atlas, tmp_path: Path
) -> None:
    assert {one.label for one in formats.WRITERS} == set(COUNT)
    reader.open("/?virus=ebv")
    count = reader.sees(shipped, virus="ebv")
    for writer in formats.WRITERS:
        name, data = _take(reader, f"{writer.label} · {count:,}", tmp_path)
        assert COUNT[writer.label](data) == count, writer.label
        assert name == formats.file_name(shipped.name, "virus=ebv", count, writer.suffix)


def test_a_filter_changed_on_the_page_changes_the_file(
    reader: Reader, shipped: Atlas, tmp_path: Path
) -> None:
    reader.open("/")
    everything = reader.sees(shipped)
    assert _bibtex(_take(reader, f"BibTeX · {everything:,}", tmp_path)[1]) == everything
    reader.choose("virus", "hhv6")
    fewer = reader.sees(shipped, virus="hhv6")
    button = reader.page.get_by_role("button", name=f"RIS · {fewer:,}", exact=True)
    expect(button).to_be_visible()
    assert _ris(_take(reader, f"RIS · {fewer:,}", tmp_path)[1]) == fewer


def test_a_study_page_gives_its_one_reference(reader: Reader, tmp_path: Path) -> None:
    study_id = "kerr-2003-cytokines-parvovirus"
    reader.open(f"/study?id={study_id}")
    name, data = _take(reader, "BibTeX", tmp_path)
    assert study_id in name
    assert _bibtex(data) == 1
    assert b"10.1007/s11916-003-0031-3" in data


def test_the_reference_is_copied_as_it_stands(reader: Reader) -> None:
    reader.open("/study?id=kerr-2003-cytokines-parvovirus")
    reader.page.get_by_role("button", name="Copy reference").click()
    expect(reader.page.locator("#cite-copied")).to_contain_text("Copied")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == reader.page.locator("#reference").inner_text()
