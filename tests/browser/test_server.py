"""What the server sends, and the app without it."""

from __future__ import annotations

import gzip
import re
import shlex
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import expect

from atlas_data.query.atlas import Atlas
from server import policy
from tests.browser.conftest import Opens
from tests.browser.serving import Server

pytestmark = pytest.mark.browser


def test_every_answer_carries_the_policy_and_pages_are_compressed(server: Server) -> None:
    for path in ("/", "/study?id=x", "/methods"):
        headers, body = server.get(path)
        assert headers["content-security-policy"] == policy()
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-encoding"] == "gzip"
        assert b"<html" in gzip.decompress(body)
    assert server.get("/_stcore/health")[0]["content-security-policy"] == policy()


def test_plain_addresses_come_from_the_same_process_as_the_app(
    server: Server, shipped: Atlas
) -> None:
    headers, body = server.get("/api/studies.csv?virus=ebv")
    assert headers["content-encoding"] == "gzip" and headers["content-security-policy"]
    assert len(gzip.decompress(body).splitlines()) == int(headers["atlas-count"]) + 1
    for at, media in (
        ("/healthz", "application/json"),
        ("/feed.atom?virus=ebv", "application/atom+xml"),
        ("/browse?virus=ebv", "text/html; charset=utf-8"),
        ("/s/kerr-2003-cytokines-parvovirus", "text/html; charset=utf-8"),
        ("/data/datapackage.json", "application/json"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ):
        assert server.get(at)[0]["content-type"] == media, at


def test_a_page_tells_programs_where_its_feed_its_search_and_its_plain_twin_are(
    server: Server,
) -> None:
    explore = gzip.decompress(server.get("/?virus=ebv")[1]).decode()
    head = explore[: explore.index("</head>")]
    assert 'href="/feed.atom?virus=ebv"' in head and 'href="/opensearch.xml"' in head
    study = gzip.decompress(server.get("/study?id=kerr-2003-cytokines-parvovirus")[1]).decode()
    assert '<link rel="canonical" href="/s/kerr-2003-cytokines-parvovirus">' in study
    card = re.search(r'<meta property="og:description" content="([^"]+)"', study)
    assert card and "PEM does not apply" in card[1] and "does not show" in card[1].lower()


def test_the_policy_stops_scripts_and_pictures_of_other_hosts(visit: Opens) -> None:
    reader = visit()
    reader.open("/methods")
    blocked = reader.page.evaluate(
        """() => new Promise(done => {
            document.addEventListener('securitypolicyviolation', one => done(one.blockedURI));
            document.body.append(Object.assign(new Image(), {src: 'https://evil.example/x.png'}));
        })"""
    )
    assert blocked == "https://evil.example/x.png"
    assert len(reader.complaints) == 1  # the browser says so once, and sends nothing
    reader.complaints.clear()
    reader.foreign.clear()


def test_the_app_runs_without_the_tuned_server(
    visit: Opens, shipped: Atlas, tmp_path: Path
) -> None:
    plain = Server(tmp_path / "log.txt", script="app.py")
    try:
        reader = visit(at=plain)
        reader.open("/?virus=ebv")
        reader.sees(shipped, virus="ebv")
        reader.choose("pem", "unclear")
        reader.sees(shipped, virus="ebv", pem="unclear")
        expect(reader.page.locator(".card").first).to_be_visible()
        reader.page.close()
    finally:
        plain.stop()


@pytest.mark.parametrize("language", ["Python", "curl"])
def test_the_examples_for_programs_do_what_they_say(
    server: Server, tmp_path: Path, language: str
) -> None:
    page = gzip.decompress(server.get("/api?virus=xmrv&retracted=show")[1]).decode()
    shown = page[page.index(f"<h3>{language}</h3>") :]
    code = unescape(re.sub("<[^>]*>", "", shown[shown.index("<code>") : shown.index("</code>")]))
    assert server.url in code
    command = [sys.executable, "-c", code] if language == "Python" else shlex.split(code)
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not on this machine")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    if language == "curl":
        (file,) = tmp_path.glob("atlas-*.bib")
        assert file.read_text(encoding="utf-8").count("@article{") > 5
    else:
        assert "title" in done.stdout and "[11 rows x 4 columns]" in done.stdout
