"""Feeds of any view: what came, what changed, and what was taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from starlette.testclient import TestClient

from atlas_data import snapshot
from atlas_data.model import Study
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from routes.feed import NEWEST
from tests.conftest import made_up

ATOM = "{http://www.w3.org/2005/Atom}"


def publish(folder: Path, name: str, studies: list[Study]) -> None:
    snapshot.write(snapshot.table(studies, {"date": name}), folder / name)


def entries(text: str) -> dict[str, ElementTree.Element]:
    feed = ElementTree.fromstring(text)
    for name in ("id", "title", "updated"):  # RFC 4287, section 4.1.1
        assert feed.findtext(f"{ATOM}{name}")
    found = feed.findall(f"{ATOM}entry")
    for one in found:  # section 4.1.2
        assert all(one.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "summary"))
        assert one.find(f"{ATOM}author") is not None
    return {str(one.findtext(f"{ATOM}id")).rpartition("/")[2]: one for one in found}


def test_d5_a_feed_tells_what_came_and_what_changed_and_when(client: TestClient, own: Path) -> None:
    first = made_up()
    publish(own, "2026-01-01", first[:-1])
    changed = replace(first[2], does_not_show="It does not show what was measured later.")
    publish(own, "2026-02-03", [*first[:2], changed, *first[3:]])
    found = entries(client.get("/feed.atom").text)
    assert set(list(found)[:2]) == {changed.id, first[-1].id}
    of_changed = found[changed.id]
    assert of_changed.findtext(f"{ATOM}published", "").startswith("2026-01-01")
    assert of_changed.findtext(f"{ATOM}updated", "").startswith("2026-02-03")
    assert "measured later" in of_changed.findtext(f"{ATOM}summary", "")
    assert "Changed in the atlas" in of_changed.findtext(f"{ATOM}summary", "")
    same = found[first[0].id]
    assert same.findtext(f"{ATOM}updated", "").startswith("2026-01-01")
    assert "Changed in the atlas" not in same.findtext(f"{ATOM}summary", "")


def test_e2_who_read_of_a_study_here_hears_that_it_was_retracted(
    client: TestClient, own: Path
) -> None:
    first = made_up()
    sound = next(one for one in first if one.record.status == "not_checked")
    publish(own, "2026-01-01", first)
    gone = replace(sound, record=replace(sound.record, status="retracted"))
    publish(own, "2026-02-03", [gone if one is sound else one for one in first])
    found = entries(client.get("/feed.atom").text)
    assert next(iter(found)) == sound.id
    assert found[sound.id].findtext(f"{ATOM}title", "").startswith("[Retracted] ")
    assert sound.id not in entries(client.get("/api/studies.atom").text)  # as on screen
    older = {one.id for one in first if one.record.withdrawn}
    assert older and not older & set(found)  # taken back before anybody read of them here


def test_a_feed_follows_its_view_and_ends(client: TestClient, shipped: Atlas) -> None:
    question = Question().with_values("virus", ["ebv"]).with_values("pem", ["required"])
    found = entries(client.get("/feed.atom?virus=ebv&pem=required").text)
    assert set(found) == set(shipped.ids(shipped.all_rows(question)))
    assert len(entries(client.get("/feed.atom").text)) == NEWEST < shipped.rows


def test_an_entry_leads_to_the_study_and_to_the_paper(client: TestClient, shipped: Atlas) -> None:
    found = entries(client.get("/api/studies.atom?ids=kerr-2003-cytokines-parvovirus").text)
    links = {one.get("rel"): one.get("href") for one in found.popitem()[1].iter(f"{ATOM}link")}
    assert links["alternate"] == "http://atlas.example/s/kerr-2003-cytokines-parvovirus"
    assert links["related"] == "https://doi.org/10.1007/s11916-003-0031-3"


def test_c7_hostile_words_stay_words_in_a_feed(client: TestClient, own: Path) -> None:
    hostile = "<script>&amp;\x00\x0b]]> “quoted” \ud800"
    studies = made_up()
    publish(
        own,
        "2026-01-01",
        [replace(studies[0], record=replace(studies[0].record, title="A <b> & \x0b c"))],
    )
    found = entries(client.get("/feed.atom").text)
    assert found.popitem()[1].findtext(f"{ATOM}title") == "A <b> & c"
    assert client.get("/feed.atom", params={"q": hostile.replace("\ud800", "")}).status_code == 200


def test_each_feed_names_its_own_address(client: TestClient) -> None:
    for at in (
        "/feed.atom?virus=ebv",
        "/api/studies.atom?virus=ebv",
        "/api/compare.atom?virus=ebv",
    ):
        feed = ElementTree.fromstring(client.get(at).text)
        own = next(one for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self")
        assert own.get("href") == feed.findtext(f"{ATOM}id")
        assert str(own.get("href")).startswith(f"http://atlas.example{at}")
