"""Every link gives a file with as many studies as it says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import bibtexparser
import docx
import pyarrow.parquet as pq
import pytest
import rispy
from playwright.sync_api import expect

from atlas_data import formats
from atlas_data.formats import tally
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
    "bib": _bibtex,
    "biblatex.bib": _bibtex,
    "ris": _ris,
    "csv": _csv,
    "excel.csv": _excel,
    "csl.json": lambda data: len(json.loads(data)),
    "json": lambda data: len(json.loads(data)["studies"]),
    "jsonl": lambda data: len(data.splitlines()),
    "parquet": lambda data: pq.read_table(io.BytesIO(data)).num_rows,
    "apa.docx": lambda data: _references(data),
}


def _references(data: bytes) -> int:
    links = docx.Document(io.BytesIO(data)).element.body.iter(f"{_WORD}hyperlink")
    return len({one.getparent() for one in links})


def _take(reader: Reader, link: str, folder: Path) -> tuple[str, bytes]:
    taken = reader.page.get_by_role("link", name=link, exact=True)
    if not taken.is_visible():
        reader.show_take()
    with reader.page.expect_download() as started:
        taken.click()
    path = folder / "taken"
    started.value.save_as(path)
    return started.value.suggested_filename, path.read_bytes()


def test_every_format_has_a_link_whose_file_holds_the_studies_of_the_view(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/?virus=xmrv")
    count = reader.sees(shipped, virus="xmrv")
    reader.show_take()
    reader.page.locator(".take summary").click()
    links = reader.page.locator(".take .files a")
    offered = {
        str(one.get_attribute("href")).partition("?")[0].removeprefix("/api/studies."): one
        for one in links.all()
    }
    assert {one.suffix for one in formats.WRITERS} <= set(offered)
    for ending, link in offered.items():
        assert link.is_visible()
        answer = reader.page.request.get(reader.server.url + str(link.get_attribute("href")))
        assert answer.ok, ending
        if ending in COUNT:
            assert COUNT[ending](answer.body()) == count, ending


def test_one_click_gives_a_file_with_as_many_studies_as_the_link_says(
    reader: Reader, shipped: Atlas, tmp_path: Path
) -> None:
    reader.open("/")
    everything = reader.sees(shipped)
    name, data = _take(reader, f"BibTeX · {everything:,}", tmp_path)
    assert _bibtex(data) == everything
    assert name == formats.file_name(shipped.name, "", everything, "bib")
    reader.choose("virus", "hhv6")
    fewer = reader.sees(shipped, virus="hhv6")
    name, data = _take(reader, f"RIS · {fewer:,}", tmp_path)
    assert _ris(data) == fewer
    assert name == formats.file_name(shipped.name, "virus=hhv6", fewer, "ris")


def test_the_caveats_go_along_when_the_reader_asks_for_them(reader: Reader, tmp_path: Path) -> None:
    reader.open("/study?id=kerr-2003-cytokines-parvovirus")
    mark = b"Atlas note (not from the authors)"
    assert mark not in _take(reader, "RIS", tmp_path)[1]
    reader.page.locator("summary", has_text="More formats").click()
    reader.page.locator("[data-notes]").check()
    assert mark in _take(reader, "RIS", tmp_path)[1]
    reader.page.locator("[data-notes]").uncheck()
    assert mark not in _take(reader, "RIS", tmp_path)[1]


def test_the_part_to_take_away_ends_with_what_became_of_the_works(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/?virus=xmrv&retracted=show")
    reader.show_take()
    rows = shipped.all_rows(Question(retracted=True).with_values("virus", ["xmrv"]))
    expect(reader.page.locator(".take > *").last).to_have_text(
        tally.sentence(shipped.studies(rows))
    )


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
