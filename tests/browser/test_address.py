"""The address and the screen say the same, both ways, whichever way the reader goes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import FILTERS
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


def test_an_address_fills_every_control(reader: Reader, shipped: Atlas) -> None:
    asked = {"q": "fatigue", "virus": ["ebv", "hhv6"], "pem": "unclear", "from": "1990"}
    reader.open("/?q=fatigue&virus=hhv6&virus=ebv&pem=unclear&from=1990&sort=title&view=table")
    reader.sees(shipped, **asked)
    reader.show_filters()
    expect(reader.page.get_by_role("searchbox", name="Search")).to_have_value("fatigue")
    expect(reader.page.get_by_role("spinbutton", name="From year")).to_have_value("1990")
    expect(reader.page.get_by_role("spinbutton", name="To year")).to_have_value("")
    checked = reader.page.locator("form.panel input:checked")
    expect(checked).to_have_count(3)
    for name, value in (("virus", "ebv"), ("virus", "hhv6"), ("pem", "unclear")):
        expect(reader.option(name, value)).to_be_checked()
    expect(reader.page.locator("select[data-goto] option:checked")).to_have_text("Title")
    expect(reader.page.locator(".views [aria-current]")).to_have_text("Table")
    expect(reader.page.locator(".chips .chip")).to_have_count(5)


def test_every_control_changes_the_address_and_carries_the_snapshot(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/")
    reader.choose("virus", "ebv")
    reader.sees(shipped, virus="ebv")
    reader.page.get_by_role("searchbox", name="Search").fill("blood")
    reader.page.get_by_role("button", name="Search").click()
    reader.sees(shipped, virus="ebv", q="blood")
    reader.page.locator("select[data-goto]").select_option(label="Oldest first")
    expect(reader.page).to_have_url(re.compile("sort=oldest"))
    expect(reader.page.locator('.views a[data-go*="sort=oldest"]')).to_have_count(3)
    reader.page.locator(".views a", has_text="Table").click()
    expect(reader.page.locator("table.compact")).to_be_visible()
    assert reader.asked() == {
        "q": ["blood"],
        "virus": ["ebv"],
        "sort": ["oldest"],
        "view": ["table"],
        "snapshot": [shipped.name],
    }
    reader.page.locator(".chip", has_text="blood").click()
    reader.sees(shipped, virus="ebv")
    expect(reader.page.get_by_role("searchbox", name="Search")).to_have_value("")
    assert "q" not in reader.asked()
    assert reader.asked()["view"] == ["table"]


def test_back_forward_and_reload_keep_the_view(reader: Reader, shipped: Atlas) -> None:
    page = reader.page
    reader.open("/")
    reader.choose("virus", "ebv")
    reader.sees(shipped, virus="ebv")
    reader.choose("pem", "unclear")
    reader.sees(shipped, virus="ebv", pem="unclear")
    page.go_back()
    reader.sees(shipped, virus="ebv")
    expect(reader.option("pem", "unclear")).not_to_be_checked()
    page.go_back()
    reader.sees(shipped)
    expect(reader.option("virus", "ebv")).not_to_be_checked()
    page.go_forward()
    page.go_forward()
    reader.sees(shipped, virus="ebv", pem="unclear")
    expect(reader.option("pem", "unclear")).to_be_checked()
    page.reload()
    reader.sees(shipped, virus="ebv", pem="unclear")
    expect(reader.option("virus", "ebv")).to_be_checked()


def test_leaving_for_another_page_and_returning_keeps_the_view(
    reader: Reader, shipped: Atlas
) -> None:
    page = reader.page
    reader.open("/?virus=ebv&pem=unclear")
    reader.sees(shipped, virus="ebv", pem="unclear")
    page.get_by_role("link", name="Methods and data").click()
    page.wait_for_url("**/methods?**")
    reader.settled()
    page.locator(".top").get_by_role("link", name="Explore", exact=True).click()
    reader.sees(shipped, virus="ebv", pem="unclear")
    expect(reader.option("virus", "ebv")).to_be_checked()
    page.locator(".card h3 a").first.click()
    page.wait_for_url("**/study?**")
    reader.settled()
    page.go_back()
    reader.sees(shipped, virus="ebv", pem="unclear")
    page.go_forward()
    page.wait_for_url("**/study?**")
    reader.settled()
    page.get_by_role("link", name="Back to the list").click()
    reader.sees(shipped, virus="ebv", pem="unclear")


def test_from_study_to_study_in_the_list_and_back_to_its_page(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/?pem=unclear&page=2")
    count = reader.sees(shipped, pem="unclear")
    assert count > 50, "the test needs three pages of studies"
    page = reader.page
    page.locator(".card h3 a").last.click()
    page.wait_for_url("**/study?**")
    expect(page.locator(".pages")).to_contain_text(f"50 of {count:,}")
    page.get_by_role("link", name="Next study").click()
    expect(page.locator(".pages")).to_contain_text(f"51 of {count:,}")
    page.get_by_role("link", name="Back to the list").click()
    expect(page.get_by_role("navigation", name="Pages", exact=True)).to_contain_text("Page 3 of")


def test_a_link_to_a_page_opens_that_page(reader: Reader, shipped: Atlas) -> None:
    question, _ = asking.parse({"pem": ["unclear"], "page": ["2"]})
    rows = shipped.ask(question).rows
    reader.open("/?pem=unclear&page=2")
    links = reader.page.locator(".card h3 a")
    expect(links).to_have_count(len(rows))
    first = shipped.table["id"][rows[0]].as_py()
    expect(links.first).to_have_attribute("href", re.compile(rf"^/study\?id={first}(&|$)"))


def test_what_a_link_asks_and_the_atlas_does_not_know_is_named(
    reader: Reader, shipped: Atlas
) -> None:
    reader.open("/?virus=NOPE&virus=ebv&pem=maybe&from=abc&shoes=1&sort=luck&view=film&page=0")
    told = reader.page.locator(".banner-link:visible")
    for named in ("“NOPE”", "“maybe”", "“abc”", "“shoes”", "“luck”", "“film”", "“0”"):
        expect(told).to_contain_text(named)
    reader.sees(shipped, virus="ebv")
    reader.open("/?from=2010&to=1990")
    expect(told).to_contain_text("means from 1990 to 2010")
    reader.sees(shipped, **{"from": "1990", "to": "2010"})
    reader.open("/study?id=no-such-study")
    expect(reader.page.locator("h1")).to_have_text("This study is not in the atlas")
    expect(reader.page.locator(".nothing")).to_contain_text("“no-such-study”")


def test_clear_all_can_be_undone_and_keeps_order_and_view(reader: Reader, shipped: Atlas) -> None:
    asked = {"virus": "ebv", "pem": "unclear"}
    reader.open("/?virus=ebv&pem=unclear&sort=title&view=table")
    reader.sees(shipped, **asked)
    reader.page.get_by_role("link", name="Clear all").click()
    reader.sees(shipped)
    expect(reader.page.locator("form.panel input:checked")).to_have_count(0)
    assert (reader.asked()["sort"], reader.asked()["view"]) == (["title"], ["table"])
    reader.page.get_by_role("link", name="Undo clear").click()
    reader.sees(shipped, **asked)
    expect(reader.option("pem", "unclear")).to_be_checked()
    expect(reader.page.locator("table.compact")).to_be_visible()
    assert (reader.asked()["sort"], reader.asked()["view"]) == (["title"], ["table"])


def test_every_option_shows_its_count_and_one_with_none_is_visible_and_off(
    reader: Reader, shipped: Atlas
) -> None:
    question, _ = asking.parse({"virus": ["xmrv"], "pem": ["unclear"]})
    counts = shipped.ask(question).counts
    reader.open("/?virus=xmrv&pem=unclear")
    reader.sees(shipped, virus="xmrv", pem="unclear")
    shown = reader.page.locator("form.panel input[type=checkbox]").evaluate_all(
        "all => all.map(one => [one.name, one.value, one.disabled, one.checked,"
        " one.parentElement.querySelector('.n').textContent])"
    )
    off = 0
    for name, value, disabled, checked, number in shown:
        values, _ = FILTERS[name].read([value])
        expected = counts[name].get(values[0], 0)
        assert number == f"{expected:,}", (name, value)
        assert disabled == (expected == 0 and not checked), (name, value)
        off += disabled
    assert off > 0
    reader.show_filters()
    reader.page.locator("details[data-facet=design] > summary").click()
    none = reader.page.locator("details[data-facet=design] input:disabled").first
    expect(none.locator("xpath=ancestor::label")).to_be_visible()


def test_no_answer_says_what_to_take_away_and_how_many_that_gives(
    reader: Reader, shipped: Atlas
) -> None:
    question, _ = asking.parse({"q": ["zzzzqqqq"], "virus": ["ebv"]})
    assert shipped.count(question) == 0
    reader.open("/?q=zzzzqqqq&virus=ebv")
    reader.sees(shipped, q="zzzzqqqq", virus="ebv")
    number = dict(shipped.relaxations(question))["q"]
    expect(reader.page.locator(".nothing")).to_contain_text(f"{number:,} studies")
    reader.show_take()
    expect(reader.page.locator(".files")).to_have_text(texts.say("download-nothing"))
    expect(reader.page.locator(".files a")).to_have_count(0)
    reader.page.locator(".nothing a", has_text="zzzzqqqq").click()
    assert reader.sees(shipped, virus="ebv") == number


def test_retracted_work_is_left_out_counted_and_one_click_away(
    reader: Reader, shipped: Atlas
) -> None:
    question, _ = asking.parse({"virus": ["xmrv"]})
    answer = shipped.ask(question)
    reader.open("/?virus=xmrv")
    left_out = reader.page.locator(".left-out", has_text="retracted works are left out")
    expect(left_out).to_contain_text(f"{answer.left_out:,} retracted works are left out")
    expect(reader.page.locator(".banner-retracted")).to_have_count(0)
    left_out.get_by_role("link", name="show").click()
    expect(reader.page.locator(".asked h2")).to_contain_text(
        f"{answer.count + answer.left_out:,} of"
    )
    assert reader.asked()["retracted"] == ["show"]
