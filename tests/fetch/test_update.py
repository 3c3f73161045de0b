"""An update brings each record once, says what it did, and leaves nothing half done."""

from __future__ import annotations

import json
import resource
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data import fetch
from atlas_data.fetch import Progress
from atlas_data.fetch.queries import load
from atlas_data.model import AtlasError
from tests.fetch import quick, reading
from tests.fetch.papers import Article, paper, papers
from tests.fetch.quick import TODAY, timing, update
from tests.fetch.server import ANYTIME, Fault, Server, always, at, seeded

SINCE = date(2002, 1, 1)
OLD = date(2001, 6, 1)
RETRACTED = ("Journal Article", "Retracted Publication")


def _ids(many: int) -> list[str]:
    return [one.pmid for one in papers(many)]


def test_everything_is_fetched_once_in_batches(tmp_path: Path) -> None:
    with Server(papers(450)) as server:
        brought = update(server, tmp_path)
        assert sorted(server.fetched()) == _ids(450)
    assert sorted(reading.pmids(brought.files)) == _ids(450)
    assert [one.name for one in brought.files] == [f"0000{n}.xml.gz" for n in (1, 2, 3)]
    assert (brought.counts["expected"], brought.counts["got"], brought.missing) == (450, 450, ())


def test_new_and_changed_records_since_a_day_come_once_each(tmp_path: Path) -> None:
    held = [
        paper(1, entered=OLD, changed=OLD),
        paper(2, entered=OLD, changed=SINCE),
        paper(3, entered=SINCE, changed=SINCE),
        paper(4, entered=SINCE - timedelta(days=1), changed=SINCE - timedelta(days=1)),
        paper(5, entered=SINCE + timedelta(days=9), changed=SINCE + timedelta(days=9)),
    ]
    with Server(held) as server:
        until = SINCE + timedelta(days=8)
        brought = update(server, tmp_path, since=SINCE, until=until)
    assert sorted(reading.pmids(brought.files)) == [held[1].pmid, held[2].pmid]
    assert (brought.counts["Q1 edat"], brought.counts["Q1 mdat"]) == (1, 2)


def test_the_status_sweep_asks_over_all_time_and_over_the_whole_catalogue(tmp_path: Path) -> None:
    held = [
        paper(1, entered=OLD, changed=OLD, types=RETRACTED),  # found by Q4
        paper(2, entered=OLD, changed=OLD, title="Another illness", types=RETRACTED),
        paper(3, entered=OLD, changed=OLD, title="Another illness"),
        paper(4, entered=OLD, changed=OLD, types=("Preprint",)),
        paper(5, entered=OLD, changed=OLD, title="Another illness", types=RETRACTED),
    ]
    catalogue = [held[1].pmid, held[2].pmid, "77", "no number"]
    with Server(held) as server:
        brought = update(server, tmp_path, since=SINCE, pmids=catalogue)
    assert sorted(reading.pmids(brought.files)) == [one.pmid for one in held[:4]]
    assert brought.noticed == (held[1].pmid,)
    assert sorted(brought.missing) == ["77", "no number"]
    assert brought.found_by[held[0].pmid] == (f"Q4 {load()['Q4'].version}",)
    assert brought.found_by[held[2].pmid] == ("catalogue",)
    assert brought.on == TODAY.date()


def test_a_finished_job_says_what_was_asked_and_what_came(tmp_path: Path) -> None:
    with Server(papers(3)) as server:
        brought = update(server, tmp_path, pmids=["77"], key="secret")
        assert brought.job is not None
        done = json.loads((brought.job / "done.json").read_text())
        assert done["server"] == server.address
    assert (done["counts"], done["missing"]) == (brought.counts, ["77"])
    assert done["files"] == {"00001.xml.gz": 3}
    assert done["queries"][0] == {
        name: getattr(load()["Q1"], name) for name in ("id", "version", "purpose", "text")
    }
    assert done["started"] == done["finished"] == TODAY.isoformat()
    kept = "".join(one.read_text("utf-8", "replace") for one in brought.job.iterdir())
    assert "secret" not in kept and quick.EMAIL not in kept


def test_the_same_update_again_is_a_new_job(tmp_path: Path) -> None:
    with Server(papers(3)) as server:
        first = update(server, tmp_path)
        later = timing(now=lambda: TODAY + timedelta(days=1))
        second = fetch.update(quick.asked(server, tmp_path), lambda progress: None, later)
        assert first.job != second.job
        assert sorted(server.fetched()) == sorted(_ids(3) * 2)


def test_a_dry_run_counts_and_writes_nothing(tmp_path: Path) -> None:
    with Server(papers(3)) as server:
        brought = update(server, tmp_path, dry_run=True, pmids=_ids(2))
        assert server.fetched() == []
    assert brought.counts == {"Q1 edat": 3, "Q4 edat": 0, "Q4-preprints edat": 0, "catalogue": 2}
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_up_to_all_and_tells_of_waiting(tmp_path: Path) -> None:
    told: list[Progress] = []
    with Server(papers(450)) as server:
        server.faults = at({6: Fault.BUSY})
        update(server, tmp_path, say=told.append)
    records = [(one.done, one.total) for one in told if one.what == "records from PubMed"]
    assert records == [(200, 450), (400, 450), (450, 450)]
    assert any("status 429; asking again in " in one.what for one in told)


def test_more_than_a_search_lists_is_cut_by_date(tmp_path: Path) -> None:
    first = date(2001, 1, 1)
    held = [
        paper(number, entered=first + timedelta(days=number % 3000)) for number in range(1, 12_001)
    ]
    with Server(held) as server:
        brought = update(server, tmp_path)
        assert len(server.fetched()) == 12_000
    assert brought.counts["got"] == len(set(reading.pmids(brought.files))) == 12_000


def test_a_day_with_more_than_a_search_lists_is_told(tmp_path: Path) -> None:
    held = [paper(number, entered=SINCE) for number in range(1, 10_002)]
    with Server(held) as server, pytest.raises(AtlasError, match="one day 2002-01-01"):
        update(server, tmp_path)


@pytest.mark.parametrize("fault", [one for one in ANYTIME if one is not Fault.COUNT])
@pytest.mark.parametrize("number", [1, 4, 5, 7])  # search, post, compare, fetch
def test_a_fault_at_any_request_changes_nothing(tmp_path: Path, fault: Fault, number: int) -> None:
    with Server(papers(450)) as server:
        server.faults = at({number: fault})
        brought = update(server, tmp_path, pmids=_ids(3))
    assert sorted(reading.pmids(brought.files)) == _ids(450)
    assert brought.missing == ()
    assert brought.remarks == ()


def test_a_count_that_stays_wrong_is_a_remark(tmp_path: Path) -> None:
    with Server(papers(3)) as server:
        server.faults = always(Fault.COUNT, "esearch")
        brought = update(server, tmp_path)
    assert sorted(reading.pmids(brought.files)) == _ids(3)
    assert "Q1 edat: PubMed counts 4 records and lists 3" in brought.remarks


def test_a_list_much_shorter_than_its_count_is_a_failure(tmp_path: Path) -> None:
    with Server(papers(300)) as server:
        server.faults = always(Fault.EMPTY, "esearch")
        with pytest.raises(AtlasError, match="counts 300 records and lists 0"):
            update(server, tmp_path)
        server.faults = at({})
        assert sorted(reading.pmids(update(server, tmp_path).files)) == _ids(300)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6), many=st.integers(1, 450))
def test_any_faults_in_any_order_end_with_all_records(
    tmp_path_factory: pytest.TempPathFactory, seed: int, many: int
) -> None:
    folder = tmp_path_factory.mktemp("faults")
    with Server(papers(many)) as server:
        server.faults = seeded(seed, 0.3)
        for _ in range(20):
            try:
                brought = update(server, folder, tries=4, pmids=_ids(many)[-1:])
                break
            except AtlasError:
                continue
    assert sorted([*reading.pmids(brought.files), *brought.missing]) == _ids(many)
    listed = len(brought.missing)
    assert listed == 0 or any("did not send" in one for one in brought.remarks)


def test_an_update_that_failed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with Server(papers(450)) as server:
        server.faults = lambda number, tool: Fault.BROKEN if number > 4 else None
        with pytest.raises(AtlasError, match="kept"):
            update(server, tmp_path)
        asked = len(server.requests)
        server.faults = at({})
        brought = update(server, tmp_path)
        assert len(server.requests) == asked + 2  # no search again, and one batch was there
    assert sorted(reading.pmids(brought.files)) == _ids(450)


def test_a_day_of_empty_answers_does_not_look_like_missing_records(tmp_path: Path) -> None:
    with Server(papers(5)) as server:
        server.faults = always(Fault.EMPTY, "efetch")
        with pytest.raises(AtlasError, match="none of the 5 records"):
            update(server, tmp_path)
        server.faults = at({})
        assert reading.pmids(update(server, tmp_path).files) == _ids(5)


def _damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [_damaged, _emptied])
def test_a_damaged_file_is_told_and_fetched_anew(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    with Server(papers(450)) as server:
        first = update(server, tmp_path)
        assert first.job is not None
        (first.job / "done.json").unlink()
        harm(first.files[1])
        with pytest.raises(AtlasError, match=r"00002.xml.gz was damaged"):
            update(server, tmp_path)
        assert sorted(reading.pmids(update(server, tmp_path).files)) == _ids(450)
        assert len(server.fetched()) == 650


def test_a_full_disk_is_told_and_leaves_no_half_file(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Server(papers(450)) as server:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, hard))
        try:
            with pytest.raises(AtlasError, match="make room"):
                update(server, tmp_path)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert list(tmp_path.rglob("*.part")) == list(tmp_path.rglob("*.gz")) == []
        assert sorted(reading.pmids(update(server, tmp_path).files)) == _ids(450)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fetched").write_text("a file in the way")
    with Server(papers(3)) as server, pytest.raises(AtlasError, match="make the place writable"):
        update(server, tmp_path)


def test_a_second_update_of_the_same_folder_waits_its_turn(tmp_path: Path) -> None:
    with Server(papers(3)) as server:
        inner: list[str] = []

        def meanwhile(progress: Progress) -> None:
            if not inner:
                inner.append("asked")
                with pytest.raises(AtlasError, match="Another update"):
                    update(server, tmp_path)

        assert update(server, tmp_path, say=meanwhile).counts["got"] == 3
    assert inner


@pytest.mark.parametrize(
    ("asked", "clock", "words"),
    [
        ({"since": date(2030, 1, 1)}, TODAY, "which is before"),
        ({"since": date(2020, 1, 2), "until": date(2020, 1, 1)}, TODAY, "which is before"),
        ({}, TODAY.replace(year=1970), "clock of this machine says 1970"),
        ({"queries": ["Q9"]}, TODAY, "no query “Q9”"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_asked(
    tmp_path: Path, asked: dict[str, object], clock: object, words: str
) -> None:
    with Server([]) as server, pytest.raises(AtlasError, match=words):
        fetch.update(quick.asked(server, tmp_path, **asked), print, timing(now=lambda: clock))
    assert server.requests == []


def test_a_clock_that_went_back_is_told_before_a_job_goes_on(tmp_path: Path) -> None:
    asks = {"since": SINCE, "until": date(2003, 1, 1)}
    with Server(papers(450)) as server:
        server.faults = lambda number, tool: Fault.BROKEN if tool == "efetch" else None
        with pytest.raises(AtlasError, match="kept"):
            update(server, tmp_path, **asks)
        earlier = timing(now=lambda: TODAY - timedelta(days=3))
        with pytest.raises(AtlasError, match="Set the clock"):
            fetch.update(quick.asked(server, tmp_path, **asks), print, earlier)


def test_full_texts_are_part_of_an_update_only_when_asked_for(tmp_path: Path) -> None:
    with Server(papers(1), [Article(pmcid="PMC9000001")]) as server:
        without = update(server, tmp_path / "a", pmcids=["PMC9000001"])
        with_them = update(server, tmp_path / "b", pmcids=["PMC9000001"], full_texts=True)
    assert [one.name for one in without.files] == ["00001.xml.gz"]
    assert [one.name for one in with_them.files] == ["00001.xml.gz", "PMC9000001.xml.gz"]
