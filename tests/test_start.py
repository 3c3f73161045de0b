"""The ways in: every link of /start and of the first page's strip leads somewhere real."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from atlas_data import snapshot
from atlas_data.model import WITHDRAWN
from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from components import address, frame, screens
from components.atlas import Shown
from tests.conftest import SHIPPED

_SHIPPED = Atlas(snapshot.newest(SHIPPED)[1])


def drawn(path: str, query: str = "", atlas: Atlas = _SHIPPED) -> str:
    made = screens.SCREENS[path](Shown(atlas, ()), address.read(path, parse_qs(query)))
    return " ".join(made.before)


def inside(html: str) -> list[str]:
    """The addresses of the atlas that a page links to, behind its header."""
    body = html.partition("</header>")[2]
    return sorted({unescape(one) for one in re.findall(r'href="(/[^"]*)"', body)})


@pytest.mark.parametrize("link", inside(drawn("/start")))
def test_every_step_leads_to_a_page_that_exists_and_asks_what_it_knows(link: str) -> None:
    parts = urlsplit(link)
    assert parts.path in screens.SCREENS
    question, problems = asking.parse(parse_qs(parts.query))
    assert problems == []
    assert _SHIPPED.count(question) > 0
    if parts.fragment:
        assert f'id="{parts.fragment}"' in drawn(parts.path)


@pytest.mark.parametrize(("path", "key"), frame.PAGES.items())
def test_every_page_of_the_list_exists(path: str, key: str) -> None:
    assert path in screens.SCREENS, key


def test_each_of_four_readers_has_three_or_four_steps_and_a_jump_to_them() -> None:
    html = drawn("/start")
    paths = re.findall(r'<section class="path" id="([^"]+)">(.*?)</section>', html)
    assert [name for name, _ in paths] == re.findall(r'class="button" href="#([^"]+)"', html)
    assert len(paths) == 4
    assert all(3 <= steps.count("<li>") <= 4 for _, steps in paths)


def test_the_study_of_a_step_is_the_first_of_the_list_before_it() -> None:
    html = drawn("/start")
    (link,) = [one for one in inside(html) if one.startswith("/study")]
    asked = parse_qs(urlsplit(link).query)
    question, _ = asking.parse(asked)
    first = _SHIPPED.study(_SHIPPED.ask(question).rows[0])
    assert asked["id"] == [first.id] and first.pem.status == "required"
    assert f"/?{asking.query_string(question)}" in inside(html)


def test_the_patients_second_step_shows_the_virus_of_the_first_in_calm_mode() -> None:
    (steps,) = re.findall(r'id="path-patient">(.*?)</section>', drawn("/start"), flags=re.S)
    first, second = re.findall(r'<li><a href="([^"]+)"', steps)[:2]
    asked = parse_qs(urlsplit(unescape(first)).query)
    assert urlsplit(unescape(second)).path == "/"
    assert parse_qs(urlsplit(unescape(second)).query) == {**asked, "mode": ["calm"]}


def test_a_step_to_a_study_is_left_out_where_none_answers(atlas: Atlas) -> None:
    assert "/study" not in drawn("/start", atlas=atlas)


def test_steps_stay_in_calm_mode() -> None:
    links = inside(drawn("/start", "mode=calm"))
    assert links and all("mode=calm" in one for one in links)


def test_the_strip_counts_what_the_list_below_it_counts() -> None:
    table = _SHIPPED.table.to_pandas()
    held = table[~table.status.isin(WITHDRAWN)]
    strip = re.search(r'<section class="home".*?</section>', drawn("/"), flags=re.S)
    assert strip
    shown = unescape(re.sub(r"<[^>]+>", "", strip[0]))
    assert f"{len(held):,} studies" in shown
    assert f"{(held['read'] != 'none').sum()} read for the atlas" in shown
    assert f"{(held.pem_status == 'required').sum()} required PEM" in shown


def test_the_doors_of_the_strip_lead_to_pages_that_exist() -> None:
    strip = re.search(r'<section class="home".*?</section>', drawn("/"), flags=re.S)
    assert strip
    doors = re.findall(r'<a class="button" href="([^"]+)"', strip[0])
    assert len(doors) == 3
    for one in doors:
        assert urlsplit(unescape(one)).path in screens.SCREENS
        assert asking.parse(parse_qs(urlsplit(unescape(one)).query))[1] == []


@pytest.mark.parametrize(
    "query", ["virus=ebv", "page=2", "view=table", "sort=oldest", "retracted=show", "mode=calm"]
)
def test_the_strip_is_there_only_before_anything_is_asked(query: str) -> None:
    assert 'class="home"' not in drawn("/", query)
    assert 'class="home"' in drawn("/", f"snapshot={_SHIPPED.name}")
