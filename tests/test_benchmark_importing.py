"""The benchmark of importing names every missed bar, and estimates from what it measured."""

from __future__ import annotations

import gzip
from pathlib import Path

from atlas_data.formats import sources
from benchmarks import importing_measure, importing_report
from benchmarks.importing_measure import Measured, Reading
from tests.formats.xml_samples import plain, pubmed_set


def reading(*, rate: float = 5_000, peak: float = 90) -> Reading:
    return Reading(records=20_000, seconds=20_000 / rate, cpu=2, peak_mb=peak)


def measured(*, ours: float = 5_000, most: float = 91) -> Measured:
    pair = (reading(rate=ours), reading(rate=2_500))
    grown = {1: (reading(), reading()), 16: (reading(peak=most), reading(peak=300))}
    steps = {"import, PubMed as it is": reading(rate=1_000), "label": reading(rate=100)}
    return Measured(files={"a file": [pair, pair, pair]}, grown=grown, steps=steps)


def test_a_slower_reader_misses_its_bar() -> None:
    assert importing_report.missed(measured()) == []
    (line,) = importing_report.missed(measured(ours=2_000))
    assert "0.80 ×" in line


def test_memory_that_grows_misses_its_bar() -> None:
    (line,) = importing_report.missed(measured(most=180))
    assert "2.00 ×" in line


def test_the_estimate_is_all_records_by_the_rate_measured() -> None:
    told = importing_report.text(measured(), rounds=3, noise="")
    assert f"{importing_report.PUBMED / 5_000 / 3600:.1f} to" in told
    assert "2.00 × (2.00–2.00)" in told
    assert f"in **{importing_report.PUBMED / 1_000 / 3600:.1f} hours**" in told
    assert "| label | 20,000 | 200.0 |" in told


def test_a_piece_put_together_is_one_file_of_all_its_records(tmp_path: Path) -> None:
    path = tmp_path / "a.xml.gz"
    path.write_bytes(gzip.compress(pubmed_set(*(plain(n) for n in range(1, 6)))))
    piece = importing_measure._piece(path, records=3)
    found = list(sources.read(importing_measure._written(piece, 4, tmp_path)))
    assert [one.record.pmid for one in found if one.record] == ["1", "2", "3"] * 4
    assert not any(one.problem for one in found)
