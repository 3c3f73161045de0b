"""The commands: what they do, what they say, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from atlas_data import snapshot
from atlas_data.__main__ import main
from atlas_data.commands.command import DISHONEST, DONE, MISTAKE
from tests.ingest.builders import catalogue_folder, raw_folder, raw_reading, row


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    held = row(doi="10.1234/made")
    source = raw_folder(tmp_path / "raw", [held, row(pmid="5", title="Sleep")], [raw_reading(held)])
    folder = catalogue_folder(tmp_path / "catalogue")
    assert main(["adopt", str(source), "--catalogue", str(folder)]) == DONE
    return {"catalogue": str(folder), "out": str(tmp_path)}


def test_a_clean_catalogue_is_built_and_the_same_again_to_the_byte(
    places: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    build = ["build", "--catalogue", places["catalogue"], "--out", places["out"]]
    place = Path(places["out"]) / "2026-11-22"

    assert main(build) == DONE
    once = {one.name: one.read_bytes() for one in place.iterdir()}
    assert main(build) == DONE

    assert {one.name: one.read_bytes() for one in place.iterdir()} == once
    assert snapshot.read(place).num_rows == 2
    assert "2 studies checked: no findings." in capsys.readouterr().out


def test_a_dishonest_catalogue_is_not_built(
    places: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    readings = Path(places["catalogue"]) / "readings.jsonl"
    readings.write_text(readings.read_text().replace("It was alike.", "It caused the fatigue."))

    assert main(["build", "--catalogue", places["catalogue"], "--out", places["out"]]) == DISHONEST

    assert "cannot show cause; reword it" in capsys.readouterr().out
    assert not snapshot.held(Path(places["out"]))


def test_validate_writes_nothing(places: dict[str, str]) -> None:
    before = sorted(Path(places["catalogue"]).rglob("*"))

    assert main(["validate", "--catalogue", places["catalogue"]]) == DONE

    assert sorted(Path(places["catalogue"]).rglob("*")) == before


def test_a_mistake_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--catalogue", str(tmp_path)]) == MISTAKE

    said = capsys.readouterr().err
    assert said.startswith("Error: studies.jsonl is missing") and said.count("\n") == 1


def test_a_missing_folder_for_the_snapshot_is_a_mistake(
    places: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["build", "--catalogue", places["catalogue"], "--out", places["out"] + "/nowhere"]

    assert main(asked) == MISTAKE
    assert "make it or give another with --out" in capsys.readouterr().err


def test_measured_accuracy_is_saved_without_quotations_and_stands_in_the_next_build(
    places: dict[str, str], tmp_path: Path
) -> None:
    texts, labels = tmp_path / "texts", tmp_path / "coded.jsonl"
    texts.mkdir()
    (texts / "one.ris").write_text(
        "TY  - JOUR\nTI  - Sleep in people with ME/CFS: a case-control study\nPY  - 2019\n"
        "DO  - 10.5555/one\nAB  - Forty patients met the Oxford criteria.\nER  - \n"
    )
    coded = raw_reading(row(doi="10.5555/one")) | {"design": "rct"}
    labels.write_text(json.dumps(coded) + "\n")
    saved = Path(places["catalogue"]) / "accuracy.json"

    asked = ["evaluate", str(texts), str(labels), "--apart", "--save", str(saved)]
    assert main(asked) == DONE

    assert "Oxford" not in saved.read_text()
    assert main(["build", "--catalogue", places["catalogue"], "--out", places["out"]]) == DONE
    told = snapshot.about(snapshot.read(Path(places["out"]) / "2026-11-22"))["accuracy"]
    assert told["apart"] == 1
    assert told["one"]["design"]["same"] == 0 and told["one"]["design"]["total"] == 1
