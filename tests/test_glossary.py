"""The glossary: every word has its place, and each link to a word leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from atlas_data import vocabulary
from atlas_data.model import AtlasError
from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from atlas_data.vocabulary import glossary as words
from atlas_data.vocabulary.abbreviations import ABBREVIATIONS
from components import address, screens
from components.atlas import Shown


def drawn(atlas: Atlas, query: str = "") -> str:
    asked = address.read("/glossary", parse_qs(query))
    made = screens.SCREENS["/glossary"](Shown(atlas, ()), asked)
    return " ".join((*made.before, *made.after))


@pytest.fixture(scope="module")
def html(shipped: Atlas) -> str:
    return drawn(shipped)


@pytest.fixture(scope="module")
def anchors(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', html)


def entries(html: str) -> dict[str, str]:
    """What stands at each anchor of an entry."""
    found = re.findall(r'<div id="([^"]+)"><dt>(.*?)</dt><dd>(.*?)</dd></div>', html)
    return {anchor: unescape(f"{name}: {meaning}") for anchor, name, meaning in found}


def test_no_anchor_stands_there_twice(anchors: list[str]) -> None:
    assert sorted(anchors) == sorted(set(anchors))


def test_every_link_inside_the_page_leads_to_an_anchor(html: str, anchors: list[str]) -> None:
    inside = re.findall(r'href="#([^"]+)"', html)
    assert len(inside) >= 20
    assert set(inside) <= set(anchors)


def test_every_word_that_pages_link_has_an_anchor(anchors: list[str]) -> None:
    assert 25 <= len(words.GLOSSARY.linked) <= 40
    assert words.GLOSSARY.linked.keys() <= set(anchors)


@pytest.mark.parametrize("facet", vocabulary.FACETS)
def test_every_choice_of_a_filter_is_there_with_its_meaning(facet: str, html: str) -> None:
    held = entries(html)
    for term in vocabulary.FACETS[facet].values():
        shown = held[f"{facet}-{term.slug}"]
        assert shown.startswith(f"{term.label}: {term.meaning}"), term.id


def test_every_caveat_every_state_and_every_short_form_is_there(html: str) -> None:
    held = entries(html)
    for caveat in vocabulary.CAVEATS.values():
        assert held[f"caveat-{caveat.slug}"] == f"{caveat.label}: {caveat.plain}"
    for state in vocabulary.TERMS["lacking"].values():
        assert held[f"state-{state.slug}"] == f"{state.label}: {state.meaning}"
    short = {unescape(one) for one in re.findall(r"<div><dt>(.*?)</dt>", html)}
    assert short == set(ABBREVIATIONS)


def links(html: str) -> Iterator[tuple[int, str]]:
    for at, number in re.findall(r'<a href="(/\?[^"]+)" aria-label="[^"]+">([\d,]+) stud', html):
        yield int(number.replace(",", "")), unescape(at)


def test_a_word_leads_to_as_many_studies_as_it_says(html: str, shipped: Atlas) -> None:
    found = list(links(html))
    assert len(found) >= 100
    for number, at in found:
        question, problems = asking.parse(parse_qs(urlsplit(at).query))
        assert not problems
        assert shipped.count(question) == number, at


def test_a_choice_that_no_study_has_is_no_link(atlas: Atlas) -> None:
    held = entries(drawn(atlas))
    assert "No study here has it" in held["virus-brucella"]
    assert "<a" not in held["virus-brucella"]


def test_a_notice_counts_though_the_status_has_become_another(shipped: Atlas, html: str) -> None:
    held = [
        one.id
        for one in shipped.studies(range(shipped.rows))
        if one.record.status != "concern"
        and any(notice.kind == "concern" for notice in one.record.notices)
    ]
    assert held == ["lombardi-2009-detection-infectious"]
    for anchor in ("expression-of-concern", "status-concern"):
        shown = entries(html)[anchor]
        assert "No study here has it as its status now" in shown
        assert '<a href="/retractions">1 study with another status has a notice of it</a>' in shown
    assert "/retractions" not in entries(html)["status-retracted"]


def test_a_snapshot_without_notices_speaks_of_none(atlas: Atlas) -> None:
    assert "has a notice of it" not in drawn(atlas)


def test_links_stay_in_calm_mode(atlas: Atlas) -> None:
    found = list(links(drawn(atlas, "mode=calm")))
    assert found and all("mode=calm" in at for _, at in found)


def test_the_words_stand_in_the_order_of_the_alphabet(html: str) -> None:
    letters = re.findall(r'<h3 id="letter-(.)"', html)
    assert letters == sorted(letters) and len(letters) >= 10


GOOD = "words:\n- {id: pem, word: PEM, meaning: Getting worse., link: [PEM]}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("words: []\n", "has no list “words:”"),
        ("- a\n", "has no list “words:”"),
        (GOOD + "- {id: pem, word: P, meaning: M}\n", "entry pem, stands there twice"),
        (GOOD + "- {id: x, word: P}\n", "entry x, has no text as meaning"),
        (GOOD + "- {id: x, word: P, meaning: M, links: []}\n", "a field “links”"),
        (GOOD + "- {id: x, word: P, meaning: M, link: a}\n", "no list of spellings"),
        (GOOD + "- {id: x, word: P, meaning: M, studies: {pem: [maybe]}}\n", "leads to “maybe”"),
        ("words: [\n", "is not YAML"),
    ],
)
def test_a_broken_entry_is_named(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AtlasError, match=re.escape(told)):
        words.read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match="put the file back"):
        words.read(tmp_path / "glossary.yaml")
