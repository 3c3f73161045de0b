"""The page of retractions: every study with a notice, nothing about the silent ones made up."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from atlas_data import snapshot, vocabulary
from atlas_data.model import Notice
from atlas_data.query.atlas import Atlas
from components import address, retractions, screens
from components.atlas import Shown
from tests.conftest import made_up, read, virus


@pytest.fixture(scope="module")
def frame_of(shipped: Atlas) -> pd.DataFrame:
    return shipped.table.to_pandas()


def drawn(atlas: Atlas, query: str = "") -> str:
    asked = address.read("/retractions", parse_qs(query))
    made = screens.SCREENS["/retractions"](Shown(atlas, ()), asked)
    return " ".join((*made.before, *made.after))


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html.replace("</", " </"))).split())


def studies(html: str) -> list[str]:
    """The ids of the studies that are listed, in order."""
    found = re.findall(r'<h3><a href="(/study\?[^"]+)"', html)
    return [parse_qs(urlsplit(unescape(one)).query)["id"][0] for one in found]


def own(*more: object) -> Atlas:
    return Atlas(snapshot.table([*made_up(), *more], {"date": "2026-01-02"}))


def test_every_study_whose_status_says_something_is_listed(
    shipped: Atlas, frame_of: pd.DataFrame
) -> None:
    told = frame_of[frame_of.status.isin(retractions.STATUSES)]
    assert len(told) >= 20
    assert sorted(studies(drawn(shipped))) == sorted(told.id)


def test_the_most_serious_stand_first(shipped: Atlas, frame_of: pd.DataFrame) -> None:
    status = frame_of.set_index("id").status
    order = [retractions.STATUSES.index(status[one]) for one in studies(drawn(shipped))]
    assert order == sorted(order)


def test_the_lead_counts_each_status_and_those_of_which_nobody_spoke(
    shipped: Atlas, frame_of: pd.DataFrame
) -> None:
    counted = frame_of.status.value_counts()
    shown = text(drawn(shipped))
    assert f"{counted['retracted']} retracted" in shown
    assert f"{counted['corrected']} corrected" in shown
    assert f"{counted['preprint']} preprints" in shown
    assert f"For {counted['not_checked']:,} other studies, no source spoke of any of this" in shown
    assert "That means not checked . It does not mean" in shown.replace("checked.", "checked .")


def test_only_retracted_titles_are_struck(shipped: Atlas, frame_of: pd.DataFrame) -> None:
    html = drawn(shipped)
    struck = re.findall(r"<h3><a [^>]*><s>(.*?)</s>", html)
    withdrawn = frame_of[frame_of.status.isin(["retracted", "withdrawn"])]
    assert sorted(map(unescape, struck)) == sorted(withdrawn.title)


def test_a_notice_is_linked_with_its_date_and_says_where_it_is_known_from() -> None:
    notice = Notice(kind="retracted", text="A Journal 2020", doi="10.1/n", date="2020-05")
    other = Notice(kind="corrected", text="PMID 77", pmid="77")
    atlas = own(
        read(20, status="retracted", notices=(notice,), status_source="a <b> page"),
        read(21, status="corrected", notices=(other,), checked_on="2026-01-01"),
    )
    html = drawn(atlas)
    assert '<a class="reference" href="https://doi.org/10.1/n"' in html
    assert '<a class="reference" href="https://pubmed.ncbi.nlm.nih.gov/77/"' in html
    shown = text(html)
    assert "Date of the notice 2020-05" in shown and "How it is known A <b> page" in shown
    assert "Date of the notice Not recorded" in shown
    assert "Last checked 2026-01-01" in shown and "Last checked Not recorded" in shown


def item(html: str, study: str) -> str:
    """What a reader sees of one study."""
    (found,) = [part for part in html.split("<li>") if f"/study?id={study}" in part]
    return text(found)


def test_a_study_without_a_notice_says_that_none_is_held_but_a_preprint_needs_none() -> None:
    html = drawn(own(read(20, status="retracted"), read(21, status="preprint")))
    assert "The atlas holds no reference of a notice" in item(html, "author20-2020-made-up")
    assert "notice" not in item(html, "author21-2021-made-up").casefold()


def test_how_each_status_is_known_begins_a_line_of_its_own(shipped: Atlas) -> None:
    html = drawn(shipped)
    told = re.findall(r"<dt>How it is known</dt><dd>(.*?)</dd>", html)
    assert len(told) == len(studies(html))
    assert all(one[0].isupper() for one in told)
    assert "The DOI is a preprint server" in unescape(" ".join(told))


def test_what_happened_is_told_where_the_story_of_the_virus_is_about_the_paper(
    shipped: Atlas,
) -> None:
    html = drawn(shipped)
    story = vocabulary.VIRUSES["xmrv"].history[1]
    for one in ("lo-2010-detection-mlv", "lombardi-2009-detection-infectious"):
        assert f"What happened {story}" in item(html, one)
    assert html.count("<dt>What happened</dt>") == 2
    assert "Why Not recorded here." in item(html, "harabuchi-2025-epipharyngitis-treated")


def test_no_reason_is_borrowed_from_a_virus_for_another_retracted_paper() -> None:
    another = read(20, status="retracted", pathogens=(virus("xmrv", "association"),))
    shown = item(drawn(own(another)), "author20-2020-made-up")
    assert "Why Not recorded here." in shown and "What happened" not in shown


def test_a_withdrawn_work_is_listed_though_the_list_leaves_it_out() -> None:
    atlas = own(read(20, status="withdrawn"))
    assert "author20-2020-made-up" in studies(drawn(atlas))
    (link,) = re.findall(r'href="(/study\?id=author20[^"]*)"', drawn(atlas))
    assert "retracted=show" in link


def test_the_question_of_the_address_narrows_the_page_and_can_be_cleared(shipped: Atlas) -> None:
    html = drawn(shipped, "virus=xmrv&mode=calm")
    assert studies(html) == ["lo-2010-detection-mlv", "lombardi-2009-detection-infectious"] or set(
        studies(html)
    ) == {"lo-2010-detection-mlv", "lombardi-2009-detection-infectious"}
    assert "Only studies that fit this: virus is XMRV" in text(html)
    assert '<a href="/retractions?mode=calm">Show all</a>' in html
    assert all("virus=xmrv" in one for one in re.findall(r'<h3><a href="([^"]+)"', html))


def test_a_question_about_one_status_shows_only_that_one(shipped: Atlas) -> None:
    html = drawn(shipped, "status=preprint")
    assert re.findall(r'<h2 id="([^"]+)"', html) == ["preprint"]
    assert "no source spoke" not in html


def test_nothing_found_is_said(shipped: Atlas) -> None:
    shown = text(drawn(shipped, "q=zzzz-no-such-word"))
    assert "No study here has a notice that our sources know of" in shown


def test_the_xmrv_papers_lead_to_the_page_of_the_virus(shipped: Atlas) -> None:
    html = drawn(shipped)
    for one in ("lo-2010-detection-mlv", "lombardi-2009-detection-infectious"):
        (item,) = [part for part in html.split("<li>") if f"/study?id={one}" in part]
        assert 'href="/viruses?virus=xmrv"' in item


def test_a_hostile_title_and_notice_are_only_text() -> None:
    bad = '"><script>x</script>'
    atlas = own(
        read(20, status="retracted", title=bad, notices=(Notice(kind="retracted", text=bad),)),
        read(21, status="corrected", status_source=bad, pathogens=(virus("ebv", "association"),)),
    )
    assert "<script" not in drawn(atlas)
