"""Open full texts: from whoever has them, once, with their licence; closed ones remembered."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from pathlib import Path

import pytest

from atlas_data import fetch
from atlas_data.fetch import Fetched
from atlas_data.model import AtlasError
from tests.fetch import quick
from tests.fetch.papers import Article
from tests.fetch.quick import TODAY, timing
from tests.fetch.server import Fault, Server, always, at

HELD = [
    Article(pmcid="PMC9000001"),
    Article(pmcid="PMC9000002", access="closed"),
    Article(pmcid="PMC9000003", access="pmc", licence=None),
]
ALL = [one.pmcid for one in HELD]


def _texts(server: Server, folder: Path, days: int = 0, tries: int = 7) -> Fetched:
    asked = quick.asked(server, folder, pmcids=[*ALL, "PMC9000004"])
    patient = timing(tries=tries, now=lambda: TODAY + timedelta(days=days))
    return fetch.full_texts(asked, lambda progress: None, patient)


def _told(folder: Path, pmcid: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(
        (folder / "fetched" / "full_texts" / f"{pmcid}.json").read_text()
    )
    return told


def test_each_open_text_comes_from_who_has_it_with_licence_and_source(tmp_path: Path) -> None:
    with Server([], HELD) as server:
        brought = _texts(server, tmp_path)
    assert [one.name for one in brought.files] == ["PMC9000001.xml.gz", "PMC9000003.xml.gz"]
    assert b"Invented participants" in gzip.decompress(brought.files[1].read_bytes())
    assert brought.counts == {"full texts asked": 4, "full texts open": 2}
    first, third = _told(tmp_path, "PMC9000001"), _told(tmp_path, "PMC9000003")
    assert (first["source"], first["licence"]) == ("Europe PMC", HELD[0].licence)
    assert (third["source"], third["licence"]) == ("PMC", None)


def test_what_is_settled_is_not_asked_again_until_a_season_later(tmp_path: Path) -> None:
    with Server([], HELD) as server:
        first = _texts(server, tmp_path)
        asked = len(server.requests)
        assert _texts(server, tmp_path, days=89).files == first.files
        assert len(server.requests) == asked
        _texts(server, tmp_path, days=91)
        again = {one.fields["id"].removeprefix("PMC") for one in server.requests[asked:]}
    assert again == {"9000002", "9000004"}  # those that were closed


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.PAGE, Fault.TRUNCATED, Fault.CUT, Fault.ERROR])
def test_a_fault_once_is_overcome(tmp_path: Path, fault: Fault) -> None:
    with Server([], HELD) as server:
        server.faults = at({1: fault})
        assert len(_texts(server, tmp_path).files) == 2


def test_when_europe_pmc_fails_the_other_is_asked_and_nothing_is_called_closed(
    tmp_path: Path,
) -> None:
    with Server([], HELD) as server:
        server.faults = always(Fault.BROKEN, "fullTextXML")
        brought = _texts(server, tmp_path, tries=2)
        assert sum(one.tool == "fullTextXML" for one in server.requests) == 2
        assert [one.name for one in brought.files] == ["PMC9000001.xml.gz", "PMC9000003.xml.gz"]
        assert "Europe PMC was left out" in brought.remarks[0]
        with pytest.raises(FileNotFoundError):
            _told(tmp_path, "PMC9000002")


def test_when_both_fail_what_came_is_kept(tmp_path: Path) -> None:
    with Server([], HELD) as server:
        server.faults = lambda number, tool: Fault.BROKEN if number > 1 else None
        with pytest.raises(AtlasError, match="kept"):
            _texts(server, tmp_path, tries=2)
    assert _told(tmp_path, "PMC9000001")["open"]


def test_the_text_of_another_article_is_not_kept(tmp_path: Path) -> None:
    swapped = Server([], [Article(pmcid="PMC9000001")])
    with swapped as server:
        server.library._articles["PMC9000001"] = Article(pmcid="PMC9000009")
        with pytest.raises(AtlasError, match="the text of PMC9000009"):
            _texts(server, tmp_path, tries=2)
    assert not list((tmp_path / "fetched" / "full_texts").glob("*.gz"))


def test_what_is_no_pmcid_is_a_remark(tmp_path: Path) -> None:
    with Server([], HELD) as server:
        asked = quick.asked(server, tmp_path, pmcids=["../../etc", "PMC9000001"])
        brought = fetch.full_texts(asked, print, timing())
    assert len(brought.files) == 1
    assert "“../../etc” is no PMCID" in brought.remarks[0]
