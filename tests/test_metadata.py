"""What other programs read in the head of a static page: rules Z1, C1, C4 and C9."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data import formats
from atlas_data.formats import trials
from atlas_data.model import Author, Notice, Record, Study
from atlas_data.query.atlas import Atlas
from components import metadata, shell, study
from components.atlas import Shown

HOST = "https://atlas.example"
TRIALS = {one.name: one.study for one in trials.load()}
KERR = "kerr-2003-cytokines-parvovirus"
LARGEST = 100_000  # bytes of a static page, as sent without compression


class Head(HTMLParser):
    """Tags, links and data blocks of a page, as any program reads them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, str | None]] = []
        self.links: list[dict[str, str | None]] = []
        self.blocks: list[Any] = []
        self.others: list[str] = []
        self._within = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        if tag == "meta":
            self.tags.append((has.get("name") or has.get("property") or "", has.get("content")))
        elif tag == "link":
            self.links.append(has)
        elif has == {"type": "application/ld+json"}:
            self._within = True
        else:
            self.others.append(tag)

    def handle_data(self, data: str) -> None:
        if self._within:
            self.blocks.append(json.loads(data))

    def handle_endtag(self, tag: str) -> None:
        self._within = False

    def all(self, name: str) -> list[str | None]:
        return [value for one, value in self.tags if one == name]

    def one(self, name: str) -> str | None:
        (value,) = self.all(name)
        return value

    def block(self, kind: str) -> dict[str, Any]:
        (found,) = [one for one in self.blocks if one["@type"] == kind]
        return dict(found)


def head(one: Study) -> Head:
    return Head(metadata.head(one, address=f"{HOST}/s/{one.id}", snapshot="2026-11-22"))


def values(facts: object) -> Iterator[object]:
    if isinstance(facts, dict):
        facts = list(facts.values())
    if isinstance(facts, list):
        yield facts
        for one in facts:
            yield from values(one)
    else:
        yield facts


def named(shipped: Atlas, study_id: str) -> Study:
    row = shipped.row(study_id)
    assert row is not None
    return shipped.study(row)


def test_c1_no_tag_and_no_fact_of_any_study_is_empty(shipped: Atlas) -> None:
    for one in (*shipped.studies(range(shipped.rows)), *TRIALS.values()):
        found = head(one)
        spelt = [value for _, value in found.tags] + [*values(found.blocks)]
        assert not [value for value in spelt if value in (None, "", [], {}, "None", "nan")], one.id
        assert found.others == [], one.id


def test_z1_the_tags_of_a_study_are_its_record(shipped: Atlas) -> None:
    found, record = head(named(shipped, KERR)), named(shipped, KERR).record
    assert found.one("citation_title") == record.title
    assert len(found.all("citation_author")) == len(record.authors)
    assert all(", " in str(name) for name in found.all("citation_author"))
    assert found.one("citation_doi") == record.doi
    assert found.one("citation_pmid") == record.pmid
    assert found.one("citation_publication_date") == str(record.year)
    assert (found.one("citation_firstpage"), found.one("citation_lastpage")) == ("333", "341")


@pytest.mark.parametrize(
    ("known", "tag", "in_block"),
    [
        ({"year": 2011}, "2011", "2011"),
        ({"year": 2011, "month": 2}, "2011/02", "2011-02"),
        ({"year": 2011, "month": 12, "day": 3}, "2011/12/03", "2011-12-03"),
        ({"year": 2011, "day": 3}, "2011", "2011"),
    ],
)
def test_z1_a_date_says_no_more_than_is_known(
    known: dict[str, int], tag: str, in_block: str
) -> None:
    found = head(Study(id="one", record=Record(title="On rest", **known)))  # type: ignore[arg-type]
    assert found.one("citation_publication_date") == tag
    assert found.block("ScholarlyArticle")["datePublished"] == in_block


def test_c4_the_url_of_the_paper_is_the_paper_s_for_every_study(shipped: Atlas) -> None:
    for one in shipped.studies(range(shipped.rows)):
        paper = head(one).block("ScholarlyArticle")
        assert paper.get("url") == one.record.url
        assert HOST not in json.dumps(paper), one.id


def test_z1_the_atlas_s_comment_stands_apart_and_says_who_made_it(shipped: Atlas) -> None:
    one = named(shipped, KERR)
    comment = head(one).block("Comment")
    assert comment["author"] == {"@type": "Organization", "name": "ME/CFS Atlas"}
    assert comment["about"]["@id"] == one.record.url
    assert comment["dateCreated"] == one.read_on
    assert str(one.does_not_show) in comment["text"]
    assert "Machine-assisted reading" in comment["text"]
    assert "no clinician has checked it" in comment["text"]
    assert one.does_not_show not in json.dumps(head(one).block("ScholarlyArticle"))


def test_z1_a_study_nobody_has_read_has_no_comment(shipped: Atlas) -> None:
    unread = [one for one in shipped.studies(range(shipped.rows)) if one.read == "none"]
    assert unread
    for one in unread:
        assert [block["@type"] for block in head(one).blocks] == ["ScholarlyArticle"]


def test_c9_a_retraction_is_in_the_block_and_on_the_card_and_not_in_the_title() -> None:
    retracted = TRIALS["f17"]
    found = head(retracted)
    paper = found.block("ScholarlyArticle")
    assert paper["creativeWorkStatus"].startswith("Retracted")
    assert {one["name"] for one in paper["correction"]} >= {"Retracted"}
    assert str(found.one("og:title")).startswith("[Retracted] ")
    assert paper["name"] == found.one("og:title"), "the title that a reader mode shows"
    assert found.one("citation_title") == paper["headline"] == retracted.record.title


def test_c9_a_correction_leads_to_its_notice() -> None:
    notice = Notice(kind="corrected", text="J Rest. 2020;1:2", doi="10.1234/x<1>", date="2020")
    one = Study(id="one", record=Record(title="On rest", status="corrected", notices=(notice,)))
    (correction,) = head(one).block("ScholarlyArticle")["correction"]
    assert correction["url"] == "https://doi.org/10.1234/x%3C1%3E"
    assert correction["datePublished"] == "2020"


def test_z1_an_author_is_a_person_or_an_organisation() -> None:
    authors = (
        Author(family="Meer", particle="van der", given="Jos W M", suffix="Jr."),
        Author(literal="PACE Trial Management Group"),
    )
    one = Study(id="one", record=Record(title="T", authors=authors, authors_complete=False))
    paper = head(one).block("ScholarlyArticle")
    person, group = paper["author"]
    assert (person["@type"], person["familyName"]) == ("Person", "van der Meer")
    assert group == {"@type": "Organization", "name": "PACE Trial Management Group"}
    assert paper["creditText"].endswith("and others"), "a list cut short does not look whole"


def test_the_card_has_title_pem_line_and_caveat_marked_as_the_atlas_s(shipped: Atlas) -> None:
    one = named(shipped, KERR)
    found = head(one)
    said = str(found.one("og:description"))
    assert said == found.one("description")
    assert said.startswith("Atlas note (not from the authors): ")
    assert "PEM" in said and str(one.does_not_show) in said
    assert found.one("og:title") == one.record.title
    assert found.one("og:url") == f"{HOST}/s/{KERR}"
    assert found.one("og:type") == "article" and found.one("twitter:card") == "summary"
    assert not found.all("og:image")


def test_the_study_s_files_are_named_with_their_media_types(shipped: Atlas) -> None:
    found = {one["href"]: one["type"] for one in head(named(shipped, KERR)).links}
    assert found == {
        f"/api/studies.{one.suffix}?ids={KERR}": one.mime
        for one in formats.WRITERS
        if one.keeps(named(shipped, KERR))
    }


@given(st.text())
def test_c7_no_text_of_a_record_can_end_a_block_or_a_tag(text: str) -> None:
    nasty = f'</script><script>alert(1)</script>"><img src=x>{text}'
    record = Record(
        title=nasty, journal=nasty, authors=(Author(literal=nasty),), notices=(
            Notice(kind="corrected", text=nasty),
        )
    )  # fmt: skip
    found = head(Study(id="one", record=record, read="abstract", does_not_show=nasty))
    assert found.others == []
    assert [one["@type"] for one in found.blocks] == ["ScholarlyArticle", "Comment"]
    assert "</script>" in found.block("ScholarlyArticle")["headline"]


def test_every_static_page_has_one_description_and_is_small(shipped: Atlas) -> None:
    shown = Shown(shipped, ())
    for study_id in shipped.table["id"].to_pylist():
        page = shell.static_page(
            study.plain(shown, study_id, host=HOST), canonical=f"{HOST}/s/{study_id}"
        )
        assert len(page.encode()) <= LARGEST, study_id
        assert page.count('name="description"') == page.count('rel="canonical"') == 1
        assert page.count('class="Z3988"') == 0, (
            "the tags say more than a span, and Zotero asks it first"
        )


def test_a_page_that_is_no_study_describes_the_atlas(shipped: Atlas) -> None:
    made = study.plain(Shown(shipped, ()), "no-such-study", host=HOST)
    found = Head(shell.static_page(made))
    assert "filters" in str(found.one("description"))
    assert not found.all("citation_title")
