"""COinS: each study of a list is a ContextObject (Z39.88-2004) that its readers take whole."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from atlas_data.formats import trials
from atlas_data.formats.parts import clean, title
from atlas_data.model import Author, Record, Study
from atlas_data.query.atlas import Atlas
from components import calm, cards, coins, reading_list

TRIALS = {one.name: one.study for one in trials.load()}


class Spans(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "span" and ("class", "Z3988") in attrs:
            self.found.append(dict(attrs))


def spans(html: str) -> list[dict[str, list[str]]]:
    """The pairs of each span, read as the standard says: a query string."""
    read = (str(one["title"]) for one in Spans(html).found)
    return [parse_qs(one, strict_parsing=True, keep_blank_values=True) for one in read]


def pairs(study: Study) -> dict[str, list[str]]:
    (found,) = spans(coins.span(study))
    return found


def test_z2_a_reader_of_the_standard_has_every_study_whole(shipped: Atlas) -> None:
    for study in (*shipped.studies(range(shipped.rows)), *TRIALS.values()):
        record, found = study.record, pairs(study)
        assert title(record) in found.get("rft.atitle", found.get("rft.title", []))
        wanted = [f"info:doi/{record.doi}" if record.doi else ""]
        wanted += [f"info:pmid/{record.pmid}" if record.pmid else "", record.url or ""]
        assert found.get("rft_id", []) == [one for one in wanted if one], study.id
        assert found["ctx_ver"] == ["Z39.88-2004"]
        assert all("" not in values for values in found.values()), study.id


def test_z2_a_preprint_says_so_and_names_its_server() -> None:
    found = pairs(TRIALS["f16"])
    assert found["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
    assert found["rft.type"] == ["preprint"]
    assert found["rft.publisher"] == [TRIALS["f16"].record.journal]


def test_z2_groups_stay_whole_and_in_their_place() -> None:
    authors = (
        Author(literal="Working Group on Pain, Fatigue and Sleep"),
        Author(family="Smith", given="John", suffix="Jr."),
    )
    found = pairs(Study(id="one", record=Record(title="T", authors=authors)))
    assert found["rft.au"] == ["Working Group on Pain – Fatigue and Sleep,", "Smith Jr, John"]


def test_c1_z2_a_list_cut_short_by_its_source_credits_nobody_else() -> None:
    record = Record(title="T", authors=(Author(family="Smith"),), authors_complete=False)
    assert pairs(Study(id="one", record=record))["rft.au"] == ["Smith,"]


def test_z2_a_study_without_a_title_has_no_span() -> None:
    assert coins.span(Study(id="one", record=Record(title="  "))) == ""


@given(st.text(), st.text())
def test_c7_any_text_comes_back_as_it_was(name: str, journal: str) -> None:
    record = Record(title=f"A {name}", journal=journal)
    (found,) = Spans(coins.span(Study(id="one", record=record))).found
    read = parse_qs(str(found["title"]))
    assert read["rft.atitle"] == [title(record)]
    assert read.get("rft.jtitle", [""]) == [clean(journal)]
    assert str(found["title"]).isascii() and "\n" not in str(found["title"])


def test_z2_each_way_to_show_a_list_has_a_span_for_each_study(shipped: Atlas) -> None:
    studies = list(shipped.studies(range(5)))
    links = [f"/study?id={one.id}" for one in studies]
    shown = (
        cards.cards(studies, links, first=1),
        cards.table(studies, links, caption="Studies"),
        reading_list.items(studies, links, first=1),
        "".join(map(calm.brief, studies, links)),
    )
    for html in shown:
        found = [one.get("rft.atitle", one.get("rft.title")) for one in spans(html)]
        assert found == [[title(one.record)] for one in studies]


def test_z2_nobody_sees_or_hears_a_span(shipped: Atlas) -> None:
    (found,) = Spans(coins.span(shipped.study(0))).found
    assert "hidden" in found, "not seen, not printed, no tooltip, and not in the accessibility tree"
