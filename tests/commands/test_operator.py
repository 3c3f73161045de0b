"""An operator's day: update, import, publish, explain; and what goes wrong on such a day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from atlas_data import snapshot
from atlas_data.__main__ import main
from atlas_data.commands import DONE, MISTAKE
from atlas_data.model import Study
from atlas_data.store import Store
from tests.fetch.papers import Article, paper
from tests.fetch.server import Server
from tests.ingest.builders import catalogue_folder, raw_folder, raw_reading, row

CCC = "Forty patients met the Canadian Consensus Criteria and 38 healthy controls took part."


@dataclass(frozen=True)
class Place:
    """An operator's machine: a small shipped catalogue, and a folder of their own."""

    catalogue: Path
    local: Path

    def run(self, command: str, *more: str | Path) -> int:
        folders = ["--local", str(self.local), "--catalogue", str(self.catalogue)]
        return main([command, *map(str, more), *folders])

    def update(self, server: Server, *more: str) -> int:
        asked = ("--email", "operator@example.org", "--server", server.address)
        return self.run("update", *asked, "--since", "2001-01-01", *more)

    def newest(self) -> tuple[Path, dict[str, Study]]:
        place, table, problems = snapshot.newest(self.local / "snapshots")
        assert not problems
        return place, {one["pmid"]: snapshot.study(one) for one in table.to_pylist()}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    held = row(doi="10.5555/shipped", pmid="80000001", title="A shipped study of cortisol")
    source = raw_folder(tmp_path / "raw", [held], [raw_reading(held)])
    catalogue, local = catalogue_folder(tmp_path / "catalogue"), tmp_path / "local"
    assert main(["adopt", str(source), "--catalogue", str(catalogue)]) == DONE
    (local / "snapshots").mkdir(parents=True)
    out = ["--out", str(local / "snapshots"), "--catalogue", str(catalogue)]
    assert main(["build", *out]) == DONE
    monkeypatch.setenv("ATLAS_LOCAL", str(local))
    monkeypatch.setenv("ATLAS_SNAPSHOTS", str(local / "snapshots"))
    return Place(catalogue, local)


@pytest.fixture
def pubmed() -> Iterator[Server]:
    one = paper(1, abstract=f"We tested sleep. {CCC}", pmcid="PMC7000001", year=2019)
    shipped = paper(3, pmid="80000001", doi="10.5555/shipped", title="A shipped study of cortisol")
    elsewhere = paper(4, title="Cystic fibrosis in CFS mice", abstract="CFS means cystic fibrosis.")
    articles = [Article(pmcid="PMC7000001", methods=CCC, title=one.title)]
    with Server([one, paper(2), shipped, elsewhere], articles) as server:
        yield server


def test_a_day_from_pubmed_to_a_snapshot_that_explains_itself(
    place: Place, pubmed: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert place.update(pubmed, "--full-texts") == DONE
    assert place.run("publish") == DONE
    path, studies = place.newest()

    assert set(studies) == {"80000001", "90000001", "90000002"}
    new = studies["90000001"]
    assert (new.pem.status, new.pem.basis, new.ruled_on) == ("required", "definition", "full_text")
    assert new.criteria_entry == ("ccc_2003",)
    assert studies["80000001"].read != "none"  # what was read outranks what was fetched
    assert studies["80000001"].record.status == "no_notice"
    made_of = json.loads((path / "manifest.json").read_text())["imports"]
    assert [one["format"] for one in made_of] == ["pubmed_xml", "jats"]
    assert all(one["query"] == "Q1" and len(one["sha256"]) == 64 for one in made_of)
    told = json.loads((path / "changes.json").read_text())
    assert set(told["added"]) == {new.id, studies["90000002"].id}

    capsys.readouterr()
    assert main(["explain", "pmid:90000001"]) == DONE
    said = capsys.readouterr().out
    assert "PEM status\n  required (definition)" in said
    assert "Canadian Consensus Criteria" in said and "[methods" in said


def test_what_is_retracted_later_is_told_as_newly_retracted(place: Place, pubmed: Server) -> None:
    assert place.update(pubmed) == place.run("publish") == DONE
    _, before = place.newest()
    gone = before["90000002"]
    assert gone.record.status in ("no_notice", "not_checked")
    retracted = paper(
        2,
        types=("Journal Article", "Retracted Publication"),
        notices=(("RetractionIn", "90000009"),),
    )
    pubmed.replace(retracted)

    assert place.update(pubmed) == place.run("publish") == DONE

    path, after = place.newest()
    assert after["90000002"].record.status == "retracted"
    told = json.loads((path / "changes.json").read_text())
    assert told["newly_retracted"] == [gone.id]
    assert after["90000002"].id == gone.id


def test_doing_it_all_twice_changes_nothing(
    place: Place, pubmed: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert place.update(pubmed) == place.run("publish") == DONE
    path, once = place.newest()
    assert place.update(pubmed) == place.run("publish") == DONE

    assert place.newest() == (path, once)
    assert f"Nothing has changed since {path.name}" in capsys.readouterr().out


def test_a_dry_run_writes_nothing(place: Place, pubmed: Server, tmp_path: Path) -> None:
    def held() -> list[Path]:
        return sorted(place.local.rglob("*"))

    before = held()
    assert place.update(pubmed, "--dry-run") == DONE
    given = tmp_path / "given.ris"
    given.write_text("TY  - JOUR\nTI  - Fatigue in ME/CFS\nDO  - 10.5555/ris\nER  - \n")
    assert place.run("import", given, "--dry-run") == DONE
    assert held() == before

    assert place.run("import", given) == DONE
    with_store = held()
    assert place.run("publish", "--dry-run") == DONE
    assert [one for one in held() if "sqlite" not in one.name] == [
        one for one in with_store if "sqlite" not in one.name
    ]


def test_machines_get_one_json_object(
    place: Place, pubmed: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert place.update(pubmed) == DONE
    capsys.readouterr()

    assert place.run("publish", "--json") == DONE

    told = json.loads(capsys.readouterr().out)
    assert told["exit"] == 0 and told["studies"] == 3
    flow = told["flow"]
    kept = sum(flow["kept"].values())
    gone = flow["problems"] + flow["deleted"]
    assert flow["read"] == kept + sum(flow["screened_out"].values()) + gone
    merged = sum(flow["merged"].values())
    assert flow["catalogue"] + kept == merged + flow["notices"] + flow["refused"] + flow["studies"]


def test_a_broken_file_stops_no_other_and_a_broken_record_no_other(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = "TY  - JOUR\nTI  - Fatigue in ME/CFS, part {}\nDO  - 10.5555/ris.{}\nER  - \n"
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "a.bin").write_bytes(b"\x00\x01 no references at all")
    (folder / "b.ris").write_text(good.format(1, 1) + "TY  - JOUR\nER  - \n" + good.format(2, 2))

    assert place.run("import", folder) == MISTAKE

    said = capsys.readouterr().out
    assert "a.bin:" in said
    assert "b.ris: 3 entries, 2 kept, 1 problems." in said and "entry 2:" in said
    with Store.open(place.local / "store.sqlite") as store:
        assert sorted(one.record.doi or "" for one in store.records()) == [
            "10.5555/ris.1",
            "10.5555/ris.2",
        ]


def test_why_a_record_is_no_study_is_explained(
    place: Place, pubmed: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    given = place.local.parent / "given.ris"
    given.write_text(
        "TY  - JOUR\nTI  - Airways in cystic fibrosis (CF) and CFS pigs\nDO  - 10.5555/out\n"
        "AB  - CFS pigs were studied.\nER  - \n"
    )
    assert place.run("import", given) == DONE
    capsys.readouterr()

    assert main(["explain", "10.5555/OUT"]) == DONE

    said = capsys.readouterr().out
    assert "Left out (" in said and "given.ris, entry 1" in said


def test_an_unknown_study_is_a_mistake_with_advice(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "nobody-2001-nothing"]) == MISTAKE
    assert "Give the id that stands in a study's address" in capsys.readouterr().err


def test_publishing_before_anything_was_imported_says_what_to_do(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    assert place.run("publish") == MISTAKE
    assert "`import` a file first" in capsys.readouterr().err
