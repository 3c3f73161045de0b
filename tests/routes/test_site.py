"""What machines ask a site for."""

from __future__ import annotations

import hashlib
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from atlas_data.query.atlas import Atlas
from components import frame, screens
from routes import site
from tests.conftest import SHIPPED, half
from tests.routes.conftest import HOST

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(text: str) -> list[str]:
    return [str(one.text) for one in ElementTree.fromstring(text).iter(f"{MAP}loc")]


def test_the_sitemap_names_every_page_and_every_study(client: TestClient, shipped: Atlas) -> None:
    found = addresses(client.get("/sitemap.xml").text)
    pages = [HOST + path for path in frame.PAGES]
    assert found == pages + [f"{HOST}/s/{one}" for one in shipped.table["id"].to_pylist()]
    assert set(frame.PAGES) <= set(screens.SCREENS)


def test_a_long_sitemap_comes_in_parts_that_hold_everything_once(
    client: TestClient, shipped: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = addresses(client.get("/sitemap.xml").text)
    monkeypatch.setattr(site, "MOST", 400)
    parts = addresses(client.get("/sitemap.xml").text)
    assert len(parts) == 4
    held = [addresses(client.get(one.removeprefix(HOST)).text) for one in parts]
    assert all(len(one) <= 400 for one in held) and [*chain(*held)] == whole
    assert client.get("/sitemap-5.xml").status_code == 404


def test_robots_may_read_pages_and_find_the_sitemap(client: TestClient) -> None:
    told = client.get("/robots.txt").text.splitlines()
    assert f"Sitemap: {HOST}/sitemap.xml" in told and "Disallow: /api/" in told


def test_a_browser_can_search_the_atlas_from_its_own_bar(client: TestClient) -> None:
    answer = client.get("/opensearch.xml")
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    found = ElementTree.fromstring(answer.text)
    assert len(str(found.findtext(f"{space}ShortName"))) <= 16  # OpenSearch 1.1, "ShortName"
    url = found.find(f"{space}Url")
    assert url is not None and url.get("template") == f"{HOST}/?q={{searchTerms}}"


def test_health_says_which_snapshot_is_served_and_how_old_it_is(
    client: TestClient, shipped: Atlas
) -> None:
    told = client.get("/healthz").json()
    assert told["ready"] and told["snapshot"] == shipped.name and told["studies"] == shipped.rows
    file = SHIPPED / shipped.name / "studies.parquet"
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert told["age_days"] >= 0


def test_without_a_snapshot_every_address_says_why_and_is_not_ready(
    client: TestClient, own: Path
) -> None:
    half(own, "2026-01-01", b"PAR1 cut short")
    told = client.get("/healthz")
    assert told.status_code == 503 and told.json()["ready"] is False
    for at in ("/api/studies.csv", "/feed.atom", "/sitemap.xml", "/browse", "/s/x", "/data/x"):
        answer = client.get(at)
        assert answer.status_code == 503 and "The snapshot 2026-01-01" in answer.text, at


def test_the_operators_own_address_stands_in_what_is_sent(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_URL", "https://atlas.example.org/")
    assert addresses(client.get("/sitemap.xml").text)[0] == "https://atlas.example.org/"
    assert 'href="https://atlas.example.org/s/' in client.get("/feed.atom").text
    page = client.get("/s/kerr-2003-cytokines-parvovirus").text
    canonical = "https://atlas.example.org/s/kerr-2003-cytokines-parvovirus"
    assert f'<link rel="canonical" href="{canonical}">' in page


def test_a_file_of_the_release_is_sent_whole(client: TestClient) -> None:
    sums = client.get("/data/SHA256SUMS").text
    for line in sums.splitlines():
        digest, name = line.split()
        assert hashlib.sha256(client.get(f"/data/{name}").content).hexdigest() == digest, name
