"""Lists that people read: plain text, and the HTML reading list as a browser would parse it."""

from __future__ import annotations

import itertools
import re
from html import unescape
from html.parser import HTMLParser
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data.formats import Export, pem_line, reading, tally, writer
from atlas_data.formats.parts import became, notes
from atlas_data.formats.reference import STYLES, reference
from atlas_data.model import Author, Record, Study
from components import pem
from tests.formats import shipped
from tests.formats.fixtures import RECORDS, STUDIES, ident
from tests.formats.written import text

SAID = Export(
    snapshot="2026-11-22",
    asked="41 of 1,323 studies: PEM required",
    address="https://atlas.example/browse?pem=required&snapshot=2026-11-22",
    host="https://atlas.example",
)
_EMPTY = {"meta", "link", "br"}


class Page(HTMLParser):
    """Words of every list item and paragraph, links, and whether what is opened is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.items: list[str] = []
        self.links: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.open += [] if tag in _EMPTY else [tag]
        self.items += [""] if tag == "li" else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "li" in self.open:
            self.items[-1] += data


@pytest.mark.parametrize("style", STYLES)
def test_plain_text_has_one_reference_a_paragraph_in_the_order_of_the_studies(style):
    *paragraphs, last = text(style, shipped.studies()).rstrip("\n").split("\n\n")
    found = [one for one in paragraphs if not one.startswith("Known about this paper: ")]
    wanted = [reference(study.record, style).text for study in shipped.studies()]
    if style == "apa":
        assert "share their first author and year" in found.pop()
    else:
        wanted = [f"{number}. {line}" for number, line in enumerate(wanted, start=1)]
    assert found == wanted and last == tally.sentence(shipped.studies())


@pytest.mark.parametrize("style", STYLES)
def test_c9_below_a_work_not_left_as_it_was_stands_what_is_known_of_that(style):
    paragraphs = text(style, shipped.studies()).split("\n\n")
    told = {
        before: one.removeprefix("Known about this paper: ")
        for before, one in itertools.pairwise(paragraphs)
        if one.startswith("Known about this paper: ")
    }
    changed = [s for s in shipped.studies() if set(became(s.record)) - {"preprint"}]
    assert list(told.values()) == ["; ".join(notes(study.record)) for study in changed]
    for study, before in zip(changed, told, strict=True):
        assert reference(study.record, style).text in before
    assert len(changed) >= 5


def named(family: str, given: str, year: int | None, more: tuple[Author, ...] = ()) -> Study:
    first = Author(family=family, given=given)
    return Study(id="a", record=Record(title="T", authors=(first, *more), year=year))


def test_t2_apa_says_how_many_works_letters_would_tell_apart():
    studies = [
        named("Kerr", "J R", 2021), named("Kerr", "J R", 2021, (Author(family="Lo"),)),
        named("Kerr", "J R", 2022), named("Kerr", "A", 2021),
        Study(id="b", record=Record(title="T")),
    ]  # fmt: skip
    said = "2 works here share their first author and year with another one."
    assert said in text("apa", studies) and said not in text("apa", studies[1:])
    assert "share" not in text("apa", [studies[-1], studies[-1]]), "two works without an author"
    for style in ("vancouver", "ama"):
        assert "share" not in text(style, studies), "numbers tell works apart"


def test_plain_text_says_where_it_comes_from_before_its_last_line():
    *_, asked, source, last = text("ama", STUDIES, SAID).rstrip("\n").split("\n\n")
    assert asked == SAID.asked
    assert source == f"ME/CFS Atlas Explorer, snapshot 2026-11-22, {SAID.address}"
    assert last.startswith("28 studies here: 1 retracted")


def test_the_atlas_speaks_in_plain_text_only_when_asked_and_says_so():
    study = next(one for one in shipped.studies() if one.does_not_show)
    assert study.does_not_show and study.does_not_show not in text("apa", [study], SAID)
    note = f"\n\nAtlas note (not from the authors): {study.does_not_show}\n\n"
    assert note in text("apa", [study], Export(notes=True))


def test_the_reading_list_has_reference_pem_limit_and_address_of_every_study():
    page = Page(text("html", shipped.studies(), SAID))
    assert len(page.items) == len(shipped.studies())
    for study, item in zip(shipped.studies(), page.items, strict=True):
        known = "; ".join(notes(study.record))
        before = f"Known about this paper: {known}" if known else ""
        limit = f"Does not show: {' '.join(reading.not_shown(study).split())}"
        assert item.startswith(f"{before}{reference(study.record).text}{pem_line.line(study)}")
        assert f"{limit}{reading.read_line(study)}" in item
        assert item.endswith(f"https://atlas.example/s/{study.id}")


def test_the_reading_list_says_of_pem_what_the_screen_says():
    for study in shipped.studies():
        screen = unescape(re.sub("<[^>]*>", "", pem.line(study)))
        assert pem_line.line(study) == screen


@pytest.mark.parametrize(
    ("name", "words"),
    [("f16", "Replaced by a newer version: Made-up Journal 2023;1:2"), ("f17", "Science 2011;334"),
     ("f18", "Corrected: Made-up Journal 2005;9:2")],
)  # fmt: skip
def test_c9_the_reading_list_tells_what_became_of_a_paper(name, words):
    study = Study(id=ident(name), record=RECORDS[name])
    (item,) = Page(text("html", [study])).items
    assert "Known about this paper:" in item and words in item


def test_a_withdrawn_study_nobody_read_is_not_to_be_relied_on():
    study = Study(id=ident("f17"), record=RECORDS["f17"])
    assert "Its findings must not be relied on." in text("html", [study])


def test_the_reading_list_runs_nothing_and_asks_no_other_host():
    html = text("html", STUDIES, SAID)
    page = Page(html)
    assert not page.tags & {"script", "img", "link", "iframe", "form", "object"}
    assert not [name for name in page.attributes if name.startswith("on")]
    assert "url(" not in html and "@import" not in html
    assert {one.split("/")[2] for one in page.links} <= {
        "doi.org", "pubmed.ncbi.nlm.nih.gov", "atlas.example",
    }  # fmt: skip


def test_the_reading_list_fits_paper_and_ends_with_the_tally():
    html = text("html", STUDIES, SAID)
    assert "size: A4" in html and "break-inside: avoid" in html
    assert "prefers-color-scheme: dark" in html and '<html lang="en">' in html
    last = re.findall(r"<p>(.*?)</p>", html)[-1]
    assert last == tally.sentence(STUDIES)


def test_the_reading_list_is_made_piece_by_piece():
    assert len(list(islice(writer("html").encode(iter(shipped.studies())), 3))) == 3


@given(st.text(max_size=30), st.text(max_size=30))
def test_c7_any_text_stays_text(one, other):
    record = Record(
        title=f"T{one}", journal=other, doi="10.99999/\"><script>", pages=one,
        authors=(Author(family=f"<b>{one}", given=other),),
    )  # fmt: skip
    study = Study(id="a", record=record, does_not_show=f"</li>{one}")
    page = Page(text("html", [study], Export(asked=f"<h1>{other}", address=one)))
    assert page.tags <= {
        "html", "head", "meta", "title", "style", "body", "h1", "p", "ol", "li", "strong", "i", "a",
        "footer",
    }  # fmt: skip
    assert len(page.items) == 1 and page.items[0].startswith(reference(record).text)
