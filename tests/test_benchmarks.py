"""The file the benchmark measures: grown from real rows, in order, and marked as no data."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas_data import snapshot
from atlas_data.model import AtlasError, Record, Study
from benchmarks import grow

_TITLES = ("Herpesvirus antibodies in chronic fatigue", "Natural killer cells", "A trial of rest")
_REAL = snapshot.table(
    [
        Study(
            id=f"{name}-{year}-study",
            record=Record(title=title, year=year, pmid=str(year)),
            virus=("ebv",) if year == 1994 else ("not_stated",),
        )
        for name, year, title in zip(
            ("adams", "baker", "clark"), (1994, 2003, 2015), _TITLES, strict=True
        )
    ],
    {"date": "2026-01-01", "name": "2026-01-01"},
)


def test_a_grown_snapshot_has_unique_ids_in_order() -> None:
    ids = grow.grow(_REAL, 50)["id"].to_pylist()
    assert len(set(ids)) == 50
    assert ids == sorted(ids)


def test_a_grown_snapshot_keeps_years_and_labels_of_its_source_rows() -> None:
    for row in grow.grow(_REAL, 50).to_pylist():
        study = snapshot.study(row)
        assert study.record.pmid == str(study.record.year)
        assert study.virus == (("ebv",) if study.record.year == 1994 else ("not_stated",))


def test_the_first_copies_keep_their_titles_and_later_ones_vary() -> None:
    assert set(grow.grow(_REAL, 3)["title"].to_pylist()) == set(_TITLES)
    assert len(set(grow.grow(_REAL, 50)["title"].to_pylist())) > 10


def test_growing_twice_gives_the_same_rows() -> None:
    assert grow.grow(_REAL, 20).equals(grow.grow(_REAL, 20), check_metadata=True)


def test_a_grown_file_can_be_read_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "2026-01-01.parquet"
    grow.write(grow.grow(_REAL, 7), path)
    read = snapshot.read(path)
    assert read.num_rows == 7
    assert snapshot.about(read)["grown"] == {"purpose": grow.PURPOSE, "from_rows": 3, "rows": 7}


def test_a_grown_file_is_never_written_into_the_repository() -> None:
    path = grow.REPOSITORY / "benchmarks" / "2026-01-01.parquet"
    with pytest.raises(AtlasError, match="inside the repository"):
        grow.write(grow.grow(_REAL, 3), path)
    assert not path.exists()
