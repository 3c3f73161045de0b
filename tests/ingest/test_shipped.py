"""The shipped catalogue and snapshot: rebuilt to the byte, honest, and with the three records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from atlas_data import release, snapshot
from atlas_data.ingest import build, catalogue, journals, slugs
from atlas_data.ingest.build import Catalogue
from atlas_data.ingest.screen import REASONS
from atlas_data.ingest.validate_all import validate_all
from atlas_data.model import Author, Study


@pytest.fixture(scope="module")
def held() -> Catalogue:
    return build.read()


@pytest.fixture(scope="module")
def studies(held: Catalogue) -> list[Study]:
    return build.studies(held)


@pytest.fixture(scope="module")
def shipped() -> dict[str, Study]:
    _, table, _ = snapshot.newest(build.SNAPSHOTS)
    return {row["id"]: snapshot.study(row) for row in table.to_pylist()}


def test_the_shipped_snapshot_is_what_the_catalogue_gives(
    held: Catalogue, studies: Sequence[Study], tmp_path: Path
) -> None:
    again = release.ship(build.table(held, studies), tmp_path).place

    for one in again.iterdir():
        assert one.read_bytes() == (build.SNAPSHOTS / again.name / one.name).read_bytes(), (
            f"The committed snapshot is not what catalogue and vocabulary give now ({one.name}). "
            "Run `python -m atlas_data build` and commit the folder."
        )


def test_nothing_shipped_is_dishonest(held: Catalogue, studies: Sequence[Study]) -> None:
    assert [str(one) for one in validate_all(held, studies)] == []


def test_kerr_2003_is_printed_exactly_and_is_a_review(shipped: dict[str, Study]) -> None:
    study = shipped["kerr-2003-cytokines-parvovirus"]
    record = study.record

    assert record.authors == (
        Author(family="Kerr", given="Jonathan R"),
        Author(family="Tyrrell", given="David A J"),
    )
    assert record.title == (
        "Cytokines in parvovirus B19 infection as an aid to understanding chronic fatigue syndrome"
    )
    assert (record.journal, record.year, record.volume, record.issue, record.pages) == (
        "Current Pain and Headache Reports",
        2003,
        "7",
        "5",
        "333-341",
    )
    assert (record.doi, record.pmid) == ("10.1007/s11916-003-0031-3", "12946285")
    assert (study.design, study.pem.status) == ("narrative_review", "not_applicable")


def test_kasimir_2022_is_printed_exactly(shipped: dict[str, Study]) -> None:
    record = shipped["kasimir-2022-tissue-specific"].record

    assert [(one.family, one.given) for one in record.authors] == [
        ("Kasimir", "Francesca"),
        ("Toomey", "Danny"),
        ("Liu", "Zheng"),
        ("Kaiping", "Agnes C"),
        ("Ariza", "Maria Eugenia"),
        ("Prusty", "Bhupesh K"),
    ]
    assert record.title == "Tissue specific signature of HHV-6 infection in ME/CFS"
    assert (record.journal, record.year, record.volume, record.issue, record.pages) == (
        "Frontiers in Molecular Biosciences",
        2022,
        "9",
        None,
        "1044964",
    )
    assert (record.doi, record.pmid) == ("10.3389/fmolb.2022.1044964", "36589231")


def test_fluge_2021_is_printed_exactly_without_a_summary_and_with_its_conflict(
    shipped: dict[str, Study],
) -> None:
    study = shipped["fluge-2021-pathomechanisms-possible"]
    record = study.record

    assert ", ".join(f"{one.surname} {one.initials}" for one in record.authors) == (
        "Fluge Ø, Tronstad KJ, Mella O"
    )
    assert record.title == (
        "Pathomechanisms and possible interventions in myalgic encephalomyelitis/chronic fatigue "
        "syndrome (ME/CFS)"
    )
    assert (record.journal, record.journal_abbreviation) == (
        "Journal of Clinical Investigation",
        "J Clin Invest",
    )
    assert (record.year, record.month, record.day) == (2021, 7, 15)
    assert (record.volume, record.issue, record.pages) == ("131", "14", "e150377")
    assert record.doi == "10.1172/jci150377"
    assert study.read == "title" and study.summary is None and study.why_it_matters is None
    assert study.conflicts is not None and "patents" in study.conflicts
    assert {"no_abstract", "conflict_of_interest"} <= {one.id for one in study.caveats}


def test_lombardi_2009_is_retracted_with_both_notices(shipped: dict[str, Study]) -> None:
    record = shipped["lombardi-2009-detection-infectious"].record

    assert record.status == "retracted"
    assert [(one.kind, one.doi) for one in record.notices] == [
        ("retracted", "10.1126/science.334.6063.1636-a"),
        ("concern", "10.1126/science.1208542"),
    ]
    assert not [one for one in shipped.values() if one.record.doi == record.notices[0].doi]


def test_one_journal_has_one_title_and_one_abbreviation() -> None:
    table = journals.read(catalogue.FOLDER / "journals.csv")

    assert journals.ambiguous(table.values()) == []
    assert {one.title for one in table.values() if one.abbreviation == "Psychol Med"} == {
        "Psychological Medicine"
    }


def test_the_snapshot_holds_no_abstract() -> None:
    _, table, _ = snapshot.newest(build.SNAPSHOTS)

    assert not [name for name in table.schema.names if "abstract" in name]


def test_the_snapshot_describes_itself() -> None:
    _, table, _ = snapshot.newest(build.SNAPSHOTS)
    said = snapshot.about(table)

    assert said["counts"]["studies"] == table.num_rows
    assert said["date"] == "2026-11-22"
    assert {"schema_version", "sources", "vocabulary", "credits", "read_by"} <= said.keys()
    assert all(len(one) == 64 for one in said["sources"].values())


def test_every_study_and_every_id_is_in_one_place(held: Catalogue) -> None:
    ledger = slugs.read((catalogue.FOLDER / "ledger.csv").read_text("utf-8"))
    ids = [one.id for one in ledger.entries]

    assert len(set(ids)) == len(ids)
    assert set(held.records) <= set(ids)
    lines = (catalogue.FOLDER / "studies.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == len(held.records)
    assert list(held.records) == sorted(held.records)


def test_everything_left_out_has_a_reason(held: Catalogue) -> None:
    assert held.left_out
    assert {one["reason"] for one in held.left_out} <= REASONS.keys()
    assert all(one["detail"] for one in held.left_out)


def test_overlap_model_and_peripheral_studies_stay(studies: Sequence[Study]) -> None:
    scopes = Counter(one.scope for one in studies)

    assert min(scopes[name] for name in ("mecfs", "overlap", "model", "peripheral")) > 0
    assert scopes["out"] == 0
