"""The list of any view as a page that needs no script."""

from __future__ import annotations

import re
from html import unescape

from starlette.testclient import TestClient

from atlas_data.query.atlas import Atlas
from atlas_data.query.question import PAGE_SIZE, Question


def studies(html: str) -> list[str]:
    return re.findall(r'<h3[^>]*><a href="/s/([^"]+)"', html)


def test_its_pages_hold_every_study_of_the_view_in_order(
    client: TestClient, shipped: Atlas
) -> None:
    question = Question().with_values("virus", ["ebv"])
    found: list[str] = []
    at: str | None = "/browse?virus=ebv"
    while at:
        html = client.get(at).text
        found += studies(html)
        following = re.search(r'<link rel="next" href="([^"]+)"', html)
        at = unescape(following[1]) if following else None
    assert found == shipped.ids(shipped.all_rows(question)) and len(found) > 2 * PAGE_SIZE


def test_each_title_leads_to_a_page_that_is_there(client: TestClient) -> None:
    for one in studies(client.get("/browse?virus=parvovirus-b19").text):
        assert client.get(f"/s/{one}").status_code == 200


def test_a_page_is_small_says_what_is_asked_and_that_the_app_has_more(
    client: TestClient, shipped: Atlas
) -> None:
    answer = client.get("/browse?virus=ebv&pem=required", headers={"accept-encoding": "identity"})
    assert len(answer.content) <= 150_000
    html = answer.text
    assert "4 of 1,323 studies" in html or f"of {shipped.rows:,} studies" in html
    assert 'href="/?virus=ebv&amp;pem=required"' in html
    assert html.count("Does not show:") >= len(studies(html)) > 0
    assert 'type="application/atom+xml"' in html


def test_a_search_works_without_a_script_and_keeps_what_is_asked(client: TestClient) -> None:
    html = client.get("/browse?virus=ebv&q=blood").text
    form = html[html.index("<form") : html.index("</form>")]
    assert 'action="/browse"' in form and 'value="blood"' in form
    assert re.search(r'type="hidden" name="virus" value="ebv"', form)


def test_what_cannot_be_read_is_named_and_the_rest_is_shown(client: TestClient) -> None:
    answer = client.get("/browse?virus=ebv&pem=NOPE")
    assert answer.status_code == 400
    assert "NOPE" in answer.text and studies(answer.text)


def test_one_page_has_one_address_whatever_its_link_said(client: TestClient) -> None:
    first = client.get("/browse?view=table&mode=calm&virus=ebv&snapshot=2026-11-22").text
    assert '<link rel="canonical" href="http://atlas.example/browse?virus=ebv">' in first


def test_nothing_found_names_what_to_take_away(client: TestClient) -> None:
    html = client.get("/browse?q=zzzzqqqq&virus=ebv").text
    assert not studies(html) and "Without:" in html


def test_a_reader_who_holds_the_page_is_spared_it(client: TestClient) -> None:
    for at in ("/browse?virus=ebv", "/s/kerr-2003-cytokines-parvovirus"):
        tag = client.get(at).headers["etag"]
        assert client.get(at, headers={"if-none-match": tag}).status_code == 304


def test_an_unknown_study_is_answered_with_those_most_like_it(client: TestClient) -> None:
    answer = client.get("/s/kerr-2003-cytokines-parvo")
    assert answer.status_code == 404
    assert "kerr-2003-cytokines-parvovirus" in answer.text


def test_without_scripts_a_list_grows_study_by_study(client: TestClient) -> None:
    """What the list's own page leads to keeps the list, through a search and a page further on."""
    first = "kerr-2003-cytokines-parvovirus"
    html = client.get(f"/browse?list={first}&virus=ebv").text
    added = [unescape(one) for one in re.findall(r'class="pick" href="([^"]+)"', html)]
    assert added[0] == f"/list?ids={first},{studies(html)[0]}"
    following = re.search(r'href="(\?[^"]*page=2[^"]*)"', html)
    assert following and f"list={first}" in unescape(following[1])
    assert f'name="list" value="{first}"' in html


def test_a_study_that_is_on_the_list_stands_on_it_once(client: TestClient) -> None:
    first = studies(client.get("/browse?virus=ebv").text)[0]
    html = client.get(f"/browse?virus=ebv&list={first}").text
    assert f'href="/list?ids={first}"' in html
