"""The dashboards: each picture says its finding, and every number leads to exactly its studies."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from atlas_data import vocabulary
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import LACKING
from atlas_data.query.question import Question, parse
from components import address, compare, evidence_map, reporting, trends, viruses
from components.atlas import Shown
from components.figures import Picture
from components.screen import Screen
from tests.test_pages import html, opened, text

SCREENS = {
    "viruses": viruses.screen,
    "map": evidence_map.screen,
    "trends": trends.screen,
    "compare": compare.screen,
    "reporting": reporting.screen,
}
FILES = {name: f"{name}.py" for name in SCREENS}
ADDRESSES = [
    ("viruses", ""),
    ("viruses", "virus=ebv"),
    ("viruses", "virus=xmrv"),
    ("viruses", "virus=ebv&finding=association&pem=unclear"),
    ("map", ""),
    ("map", "rows=specimen&columns=finding&virus=ebv"),
    ("map", "rows=design&columns=design"),
    ("map", "rows=virus&columns=pem&virus=ebv&virus=hhv6&retracted=show"),
    ("trends", ""),
    ("trends", "by=design&show=share&criteria=fukuda-1994"),
    ("compare", ""),
    ("compare", "virus=ebv&a.to=2014&b.from=2015"),
    ("compare", "a.specimen=blood&b.specimen=brain&from=2000"),
    ("reporting", "design=case-control"),
]


def made(atlas: Atlas, name: str, query: str = "") -> Screen:
    asked = address.read(f"/{name}", parse_qs(query))
    return SCREENS[name](Shown(atlas, ()), asked)


def pictures(screen: Screen) -> list[Picture]:
    return [one for one in screen.after if isinstance(one, Picture)]


def _cells(below: str) -> list[tuple[str, int]]:
    found = re.findall(r'<td[^>]*><a href="([^"]+)">([\d,]+)</a></td>', below)
    return [(unescape(to), int(number.replace(",", ""))) for to, number in found]


def _asked(to: str) -> Question:
    question, problems = parse(parse_qs(urlsplit(to).query))
    assert not problems, (to, problems)
    return question


@pytest.mark.parametrize(("name", "query"), ADDRESSES)
def test_every_number_of_a_table_leads_to_exactly_its_studies(
    shipped: Atlas, name: str, query: str
) -> None:
    numbers = 0
    for one in pictures(made(shipped, name, query)):
        for to, number in _cells(one.below):
            if urlsplit(to).path == "/":
                assert shipped.count(_asked(to)) == number, to
                numbers += 1
    assert numbers


@pytest.mark.parametrize(("name", "query"), ADDRESSES)
def test_every_mark_of_a_picture_leads_to_as_many_studies_as_it_shows(
    shipped: Atlas, name: str, query: str
) -> None:
    for one in pictures(made(shipped, name, query)):
        assert one.spec is not None
        for trace in one.spec["data"]:
            sizes = trace.get("text") or ()
            for to, said in zip(trace.get("customdata", ()), sizes, strict=False):
                number = re.fullmatch(r"(?:<b>)?([\d,]+)(?:</b>)?", said)
                if to and number:
                    assert shipped.count(_asked(to)) == int(number[1].replace(",", "")), to


@pytest.mark.parametrize(("name", "query"), ADDRESSES)
def test_a17_each_picture_has_a_finding_words_for_it_and_its_numbers(
    shipped: Atlas, name: str, query: str
) -> None:
    shown = pictures(made(shipped, name, query))
    assert shown
    for one in shown:
        finding = re.search(r'<p class="finding">(.*?)</p>', one.above, flags=re.S)
        assert finding and re.search(r"\d", finding[1]), one.above
        said = re.sub(r' <span class="long">.*?</span>|<[^>]+>', "", finding[1])
        assert unescape(said) in one.alt
        assert '<table class="compact"' in one.below
        assert 'data-picture="svg"' in one.below and 'data-picture="png"' in one.below
    assert len({one.key for one in shown}) == len(shown)


@pytest.mark.parametrize(("name", "query"), ADDRESSES)
def test_the_file_of_numbers_holds_what_the_table_shows(
    shipped: Atlas, name: str, query: str
) -> None:
    for one in pictures(made(shipped, name, query)):
        held = re.search(r'data-save="([^"]*)" data-name="([^"]*)"', one.below)
        assert held and held[2].startswith(f"atlas-{shipped.name}-") and held[2].endswith(".csv")
        rows = list(csv.reader(io.StringIO(unescape(held[1]), newline="")))
        shown = re.findall(r"<tr role=\"row\">", one.below)
        assert len(rows) == len(shown)
        assert all(len(row) == len(rows[0]) for row in rows)


@pytest.mark.parametrize("name", SCREENS)
def test_the_page_draws_its_pictures_and_says_the_question(shipped: Atlas, name: str) -> None:
    at = opened(FILES[name], virus="ebv", pem="unclear")
    drawn = at.get("plotly_chart")
    expected = pictures(made(shipped, name, "virus=ebv&pem=unclear"))
    assert len(drawn) == len(expected)
    for one, picture in zip(drawn, expected, strict=True):
        assert json.loads(one.proto.spec)["data"], picture.key
        assert one.proto.alt == picture.alt
    assert "virus is Epstein–Barr virus, PEM unclear" in text(at)


@pytest.mark.parametrize("name", SCREENS)
def test_the_question_follows_to_every_page_and_back(name: str) -> None:
    shown = html(opened(FILES[name], virus="ebv", pem="unclear"))
    ways = re.search(
        r'<nav class="ways".*?</nav>', shown[shown.index('id="results"') :], flags=re.S
    )
    assert ways
    links = {
        urlsplit(unescape(to)).path: unescape(to) for to in re.findall(r'href="([^"]+)"', ways[0])
    }
    assert set(links) == {"/", *(f"/{one}" for one in SCREENS)}
    for to in links.values():
        assert _asked(to) == _asked("?virus=ebv&pem=unclear")


@pytest.mark.parametrize("name", SCREENS)
def test_a_question_nobody_answers_says_what_to_relax(name: str) -> None:
    at = opened(FILES[name], virus="ebv", q="zzzzqqqq")
    assert not at.get("plotly_chart")
    assert "No study answers all of this." in text(at)


def test_retracted_work_is_named_apart_and_never_counted(shipped: Atlas) -> None:
    screen = made(shipped, "viruses", "virus=xmrv")
    lead = screen.before[2]
    banner = lead[lead.index("banner-retracted") :].partition("</div>")[0]
    assert banner.count("<s>") == 2 and "2 papers were retracted" in banner
    retracted = {one.id for one in shipped.studies(range(shipped.rows)) if one.record.withdrawn}
    for one in pictures(screen):
        for to, _ in _cells(one.below):
            rows = shipped.all_rows(_asked(to))
            assert not retracted & {study.id for study in shipped.studies(rows)}
    (overview,) = pictures(made(shipped, "viruses"))
    assert overview.spec is not None
    labels = overview.spec["layout"]["yaxis"]["ticktext"]
    (at,) = [i for i, one in enumerate(labels) if vocabulary.VIRUSES["xmrv"].short in one]
    _, right = overview.spec["data"]
    assert right["x"][at] == 0 and "<s>2 retracted</s>" in right["text"][at]


def test_the_story_of_xmrv_is_told_before_anything_else(shipped: Atlas) -> None:
    lead = made(shipped, "viruses", "virus=xmrv").before[2]
    lead = lead[lead.index("<h1>") :]
    told = " ".join(re.sub(r"<[^>]+>", " ", lead).split()[:65])  # ten seconds, read slowly
    for said in ("Science", "2009", "could not find", "retracted", "2011", "closed"):
        assert said in told


def test_the_map_never_hides_what_is_not_known(shipped: Atlas) -> None:
    (picture,) = pictures(made(shipped, "map"))
    assert picture.spec is not None
    shown = picture.spec["layout"]
    for key, axis in (("virus", "yaxis"), ("criteria", "xaxis")):
        held = shipped.ask(Question()).counts[key]
        states = [one for one in LACKING if held.get(one)]
        assert len(states) >= 2
        for state in states:
            label = vocabulary.term(key, state).short
            drawn = [one.replace("<br>", " ") for one in shown[axis]["ticktext"]]
            assert label in drawn, (key, state)
    assert ">gap<" in picture.below


def test_a_gap_is_only_where_both_are_known(shipped: Atlas) -> None:
    (picture,) = pictures(made(shipped, "map", "rows=virus&columns=pem"))
    rows = re.findall(r"<tr role=\"row\">(.*?)</tr>", picture.below)
    unknown = [row for row in rows if "Not checked</th>" in row or "No virus" in row]
    assert unknown and not any(">gap<" in row for row in unknown)


def test_compare_says_the_difference_with_its_denominator(shipped: Atlas) -> None:
    shown = text(opened("compare.py", virus="ebv"))
    asked = "?virus=ebv&pem=required&pem=not-required&pem=unclear"
    left, both = shipped.count(_asked(asked)), shipped.count(_asked("?virus=ebv&pem=required"))
    assert f"{both} of the {left} studies on the left" in shown
    assert f"{left - both} drop out" in shown


def test_a_side_can_be_emptied_and_nothing_else_is_put_in_its_place(shipped: Atlas) -> None:
    screen = made(shipped, "compare", "b.pem=required")
    part = next(one for one in screen.after if isinstance(one, str) and "sides" in one)
    (without,) = re.findall(r'data-go="([^"]*)"[^>]* class="chip"', part)
    emptied = made(shipped, "compare", unescape(without))
    assert not pictures(emptied)
    assert "Both sides ask the same" in str(emptied.after[0])


def test_the_sides_do_not_differ_in_what_chose_them(shipped: Atlas) -> None:
    by_key = {one.key: one for one in pictures(made(shipped, "compare", "b.design=rct"))}
    assert "chosen by this" in by_key["compare-design"].above
    assert "differ most" in by_key["compare-finding"].above
    by_key = {one.key: one for one in pictures(made(shipped, "compare", "a.to=2014&b.from=2015"))}
    assert "chosen by this" in by_key["compare-years"].above


def test_a_share_is_of_the_studies_that_were_checked(shipped: Atlas) -> None:
    shown = pictures(made(shipped, "compare", "b.virus=ebv"))
    (design,) = [one for one in shown if one.key.endswith("design")]
    counts = shipped.ask(Question()).counts["design"]
    checked = shipped.count(Question()) - counts["not_checked"] - counts.get("not_applicable", 0)
    assert f"{checked:,} on the left" in design.above


def test_a_picture_of_a_comparison_names_both_sides_wherever_it_goes(shipped: Atlas) -> None:
    for one in pictures(made(shipped, "compare", "a.virus=ebv&b.virus=hhv6")):
        source = re.search(r'data-source="([^"]*)"', one.below)
        name = re.search(r'data-name="([^"]*)"', one.below)
        assert source and "Epstein–Barr virus" in source[1] and "herpesvirus 6" in source[1]
        assert name and "a-virus-ebv-b-virus-hhv6" in name[1]


def test_what_is_not_known_is_not_called_a_finding(shipped: Atlas) -> None:
    (picture,) = pictures(made(shipped, "reporting", "pem=required"))
    assert "Nothing is known to be missing" in picture.above
    (picture,) = pictures(made(shipped, "trends", "pem=required"))
    assert "checked for it" not in picture.above


def test_trends_count_only_studies_that_were_checked_and_to_which_it_applies(
    shipped: Atlas,
) -> None:
    (picture,) = pictures(made(shipped, "trends"))
    said = re.search(r"(\d+) of (\d+) in (\d{4})–(\d{4})\. Papers", picture.above)
    assert said
    asked = f"?from={said[3]}&to={said[4]}"
    assert int(said[1]) == shipped.count(_asked(f"{asked}&pem=required"))
    checked = f"{asked}&pem=required&pem=not-required&pem=unclear"
    assert int(said[2]) == shipped.count(_asked(checked))


@pytest.mark.parametrize("name", SCREENS)
def test_calm_mode_says_the_same_without_pictures(shipped: Atlas, name: str) -> None:
    full, calm = (pictures(made(shipped, name, query)) for query in ("", "mode=calm"))
    assert full and [one.spec for one in calm] == [None] * len(full)
    for one, other in zip(full, calm, strict=True):
        numbers, again = (re.findall(r">([\d,]+)<", held.below) for held in (one, other))
        assert numbers == again


def test_files_hold_numbers_where_a_reader_sees_words(shipped: Atlas) -> None:
    (picture,) = pictures(made(shipped, "map"))
    held = re.search(r'data-save="([^"]*)"', picture.below)
    assert held
    rows = list(csv.reader(io.StringIO(unescape(held[1]), newline="")))[1:]
    assert all(cell.isdigit() for row in rows for cell in row[1:])


def test_searching_for_a_virus_leads_to_its_story() -> None:
    for params in ({"q": "XMRV"}, {"virus": "xmrv"}):
        shown = html(opened("explore.py", **params))
        assert 'href="/viruses?virus=xmrv"' in shown[: shown.index('class="cards"')]


def test_every_virus_can_be_looked_up_by_name(shipped: Atlas) -> None:
    lead = made(shipped, "viruses").before[2]
    nav = re.search(r'<nav class="names".*?</nav>', lead, flags=re.S)
    assert nav
    held = {one for one, n in shipped.ask(Question()).counts["virus"].items() if n}
    named = {_asked(unescape(to)).values("virus") for to in re.findall(r'href="([^"]+)"', nav[0])}
    assert named == {(one,) for one in held if one not in LACKING}


def test_what_drops_out_can_be_taken_away(shipped: Atlas) -> None:
    _, rows, _ = compare.dropping_out(shipped, _asked("?virus=ebv"))
    taken = list(shipped.studies(rows))
    assert taken and all("ebv" in one.virus and one.pem.status != "required" for one in taken)
    page = "".join(made(shipped, "compare", "virus=ebv").before)
    files = dict(re.findall(r'href="/api/compare\.([^?]+)\?[^"]*">([^<]+)', page))
    assert files["bib"] == f"BibTeX · {len(taken):,}"


def test_every_ready_comparison_has_studies_on_both_sides(shipped: Atlas) -> None:
    screen = made(shipped, "compare")
    nav = re.search(r'<nav class="ways".*?</nav>', screen.before[2], flags=re.S)
    assert nav
    ready = re.findall(r'data-go="([^"]*)"', nav[0])
    assert len(ready) == 4
    for to in ready:
        question = _asked("?" + unescape(to))
        assert shipped.count(question.side("a")) and shipped.count(question.side("b")), to


def test_a_filter_of_both_sides_can_be_moved_to_one(shipped: Atlas) -> None:
    screen = made(shipped, "compare", "virus=ebv&pem=required&b.from=2015")
    part = next(one for one in screen.after if isinstance(one, str) and "sides" in one)
    moved = [
        _asked("?" + unescape(to))
        for to in re.findall(r'data-go="([^"]*)"', part)
        if "a.virus" in to
    ]
    assert len(moved) == 1
    assert moved[0].side("a").values("virus") == ("ebv",)
    assert moved[0].side("b").values("virus") == ()
    assert moved[0].side("b").values("from") == ("2015",)


def test_the_last_year_is_marked_as_not_over(shipped: Atlas) -> None:
    year = int(shipped.name[:4])
    (picture,) = pictures(made(shipped, "trends"))
    assert f"{year} so far" in picture.below
    assert f"hollow column is {year}" in re.sub(r"\s+", " ", picture.above)


def test_events_are_definitions_that_studies_of_the_atlas_used(shipped: Atlas) -> None:
    shown = text(opened("trends.py"))
    used = shipped.ask(Question()).counts["criteria"]
    named = [one for one in vocabulary.CRITERIA.values() if f"{one.year}: {one.label}" in shown]
    assert named and all(used[one.id] for one in named)
