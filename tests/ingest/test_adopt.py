"""From raw files to the catalogue: what is kept, merged, left out, and that twice is once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from atlas_data.ingest import build, catalogue
from atlas_data.ingest.adopt import adopt
from atlas_data.model import AtlasError
from tests.ingest.builders import catalogue_folder, raw_folder, raw_reading, row

KEPT = row(doi="10.1234/KEPT", title="Cortisol in the morning.")
PARENT = row(
    doi="10.1234/parent",
    title="A virus in chronic fatigue syndrome",
    retraction="Retraction: Ed X. J Made. 2011 Dec 23;3:1. doi:10.1234/notice. PMID 9",
)
NOTICE = row(doi="10.1234/notice", title="Retraction [of A virus in chronic fatigue syndrome]")
OUTSIDE = row(doi="10.1234/cells", title="Cell-free supernatant", authors=[])
DECISIONS = """
facts:
- {study: 'doi:10.1234/kept', field: month, was: null, becomes: 7, reason: PubMed says so,
   date: 2026-11-22, by: atlas}
readings:
- {study: 'doi:10.1234/kept', field: doubt, was: null, becomes: Look again, reason: a test,
   date: 2026-11-22, by: atlas}
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    coded = [
        raw_reading(KEPT, sample={"cases": 4, "controls": None, "other": None, "words": "four"}),
        raw_reading(OUTSIDE, scope="out", doubt="CFS means cell-free supernatant."),
    ]
    return raw_folder(tmp_path / "raw", [KEPT, PARENT, NOTICE, OUTSIDE], coded, coded[:1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return catalogue_folder(tmp_path / "catalogue", DECISIONS)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_counts_say_what_became_of_every_record(source: Path, folder: Path) -> None:
    assert adopt(source, folder).counts == {
        "records": 4,
        "studies": 2,
        "read": 1,
        "read_twice": 1,
        "notice": 1,
        "out_of_scope": 1,
        "merged": 0,
        "reading_without_record": 0,
    }


def test_adopting_twice_changes_nothing(source: Path, folder: Path) -> None:
    adopt(source, folder)
    once = files(folder)

    adopt(source, folder)

    assert files(folder) == once


def test_the_order_of_the_raw_rows_makes_no_difference(
    source: Path, folder: Path, tmp_path: Path
) -> None:
    adopt(source, folder)
    rows = catalogue.rows(source / "studies.jsonl")
    (source / "studies.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows[::-1]))
    other = catalogue_folder(tmp_path / "other", DECISIONS)

    adopt(source, other)

    assert files(other) == files(folder)


def test_a_notice_stands_at_its_report_and_is_no_study(source: Path, folder: Path) -> None:
    adopt(source, folder)
    records = build.read(folder).records

    (parent,) = (one for one in records.values() if one.doi == "10.1234/parent")
    assert parent.status == "retracted"
    assert parent.notices[0].doi == "10.1234/notice"
    assert "doi:10.1234/notice" not in (folder / "ledger.csv").read_text()


def test_what_is_left_out_says_why_and_where_it_went(source: Path, folder: Path) -> None:
    adopt(source, folder)

    notice, outside = sorted(
        catalogue.rows(folder / "left_out.jsonl"), key=lambda one: one["reason"]
    )

    assert outside["detail"] == "CFS means cell-free supernatant."
    assert notice["study"] == "made-2001-virus-cortisol" or notice["study"].startswith("made-2001")


def test_decisions_change_facts_and_readings(source: Path, folder: Path) -> None:
    adopt(source, folder)
    held = build.read(folder)

    assert held.records["made-2001-cortisol-morning"].month == 7
    assert held.readings["made-2001-cortisol-morning"]["doubt"] == "Look again"


def test_a_decision_the_source_has_outrun_stops_the_way_in(source: Path, folder: Path) -> None:
    wrong = DECISIONS.replace("was: null, becomes: 7", "was: 3, becomes: 7")
    (folder / "decisions.yaml").write_text(wrong)

    with pytest.raises(AtlasError, match=r"month of doi:10.1234/kept is out of date"):
        adopt(source, folder)


def test_a_decision_on_nothing_is_named(source: Path, folder: Path) -> None:
    (folder / "decisions.yaml").write_text(DECISIONS.replace("10.1234/kept", "10.1234/typo"))

    with pytest.raises(AtlasError, match=r"speaks of doi:10.1234/typo"):
        adopt(source, folder)


def test_a_decision_without_a_reason_is_refused(source: Path, folder: Path) -> None:
    (folder / "decisions.yaml").write_text(DECISIONS.replace("reason: a test,", ""))

    with pytest.raises(AtlasError, match=r"says no reason"):
        adopt(source, folder)


def test_a_missing_raw_file_is_named(source: Path, folder: Path) -> None:
    (source / "coded.jsonl").unlink()

    with pytest.raises(AtlasError, match=r"has no coded\.jsonl"):
        adopt(source, folder)


def test_a_reading_without_a_record_is_left_out_and_counted(tmp_path: Path, folder: Path) -> None:
    lost = raw_reading(row(doi=None, title="A statement in parliament"), scope="mecfs")
    source = raw_folder(tmp_path / "raw", [KEPT], [lost])

    assert adopt(source, folder).counts["reading_without_record"] == 1


def test_the_place_of_words_is_said_honestly(source: Path, folder: Path) -> None:
    adopt(source, folder)

    (held,) = build.read(folder).readings.values()

    assert held["sample"]["where"] == "abstract"


def test_an_id_stays_when_records_come_and_go(source: Path, folder: Path, tmp_path: Path) -> None:
    adopt(source, folder)
    before = {one.doi: name for name, one in build.read(folder).records.items()}
    early = row(
        doi="10.1234/aaa",
        title="Cortisol in the morning",
        authors=[{"family": "Made", "given": "Otto"}],
        journal="Other",
        year=2001,
    )
    changed = {**KEPT, "title": "Cortisol at noon", "year": 2002}

    adopt(raw_folder(tmp_path / "new", [early, changed], [raw_reading(changed)]), folder)

    after = {one.doi: name for name, one in build.read(folder).records.items()}
    assert after["10.1234/kept"] == before["10.1234/kept"] == "made-2001-cortisol-morning"
    assert after["10.1234/aaa"] == "made-2001-cortisol-morning-2"
    assert before["10.1234/parent"] in (folder / "ledger.csv").read_text()
