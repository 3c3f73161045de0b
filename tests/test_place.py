"""Which snapshots the app serves, and how it takes up one that is published while it runs."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from atlas_data import release, snapshot
from atlas_data.query.question import Question
from components import atlas as shelf
from components import edition, methods, place
from tests.conftest import half, made_up
from tests.test_publish import table


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The operator's folder of snapshots, empty."""
    monkeypatch.setenv("ATLAS_LOCAL", str(tmp_path))
    monkeypatch.delenv("ATLAS_SNAPSHOTS", raising=False)
    return tmp_path / "snapshots"


def test_the_shipped_snapshots_are_served_until_the_operator_publishes(own: Path) -> None:
    shipped = shelf.load().atlas
    assert (place.whose(), snapshot.served()) == (place.SHIPPED, snapshot.SHIPPED)
    assert "This snapshot came with the program." in methods.text(shipped)

    made = release.publish(table(made_up(), "2999-01-01"), own)

    served = shelf.load().atlas
    assert (place.whose(), snapshot.served()) == (place.PUBLISHED, own)
    assert (served.name, served.rows) == (made.name, 12)
    assert "was made on this server" in edition.versions(served)
    assert shipped.count(Question()) > 1000, "a session that is open keeps its studies"
    old = shelf.past(shipped.name)
    assert old is not None and old.rows == shipped.rows


def test_a_folder_that_was_chosen_goes_before_the_operators_own(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release.publish(table(made_up(), "2999-01-01"), own)
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    release.ship(table(made_up()[:3], "2026-01-01"), chosen)
    monkeypatch.setenv("ATLAS_SNAPSHOTS", str(chosen))
    served = shelf.load().atlas
    assert (place.whose(), served.name, served.rows) == (place.CHOSEN, "2026-01-01", 3)
    assert "that the operator of this server chose" in edition.versions(served)


def test_a_damaged_snapshot_is_told_and_the_one_before_it_served(own: Path) -> None:
    release.publish(table(made_up(), "2999-01-01"), own)
    half(own, "2999-01-02")
    shown = shelf.load()
    assert shown.atlas.name == "2999-01-01"
    assert len(shown.problems) == 1 and "2999-01-02 cannot be read" in shown.problems[0]


def test_files_of_another_snapshot_put_in_its_place_are_found_out(own: Path) -> None:
    release.publish(table(made_up(), "2999-01-01"), own)
    later = release.publish(table(made_up()[:5], "2999-01-01"), own)
    (later.place / "studies.parquet").write_bytes(
        (own / "2999-01-01" / "studies.parquet").read_bytes()
    )
    shown = shelf.load()
    assert shown.atlas.name == "2999-01-01"
    assert "is not the file that manifest.json describes" in shown.problems[0]


def test_a_newer_shipped_snapshot_is_told_to_operator_and_reader(
    own: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The operator's snapshot is of a day before the shipped one: the program was renewed."""
    own.mkdir()
    release.ship(table(made_up(), "2020-01-01"), own)
    newest = snapshot.held(snapshot.SHIPPED)[-1].name
    with caplog.at_level(logging.WARNING):
        served = shelf.load().atlas
    assert served.name == "2020-01-01"
    assert f"is older than the one that came with the program ({newest})" in caplog.text
    assert f"A newer snapshot ({newest}) came with the program." in edition.versions(served)


def test_nothing_is_said_of_a_newer_one_when_there_is_none(
    own: Path, caplog: pytest.LogCaptureFixture
) -> None:
    release.publish(table(made_up(), "2999-01-01"), own)
    served = shelf.load().atlas
    assert "came with the program" not in edition.versions(served).replace(
        "the studies that came with the program", ""
    )
    assert "older" not in caplog.text
