"""A large snapshot keeps its index on disk, and works where the disk cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas_data import snapshot
from atlas_data.query import shelf
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question, parse
from tests.conftest import made_up


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shelf, "LARGE", 5)
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "2026-01-01"
    snapshot.write(snapshot.table(made_up(), {"date": "2026-01-01"}), path)
    return path


def _ask(path: Path) -> tuple[int, int]:
    atlas = shelf.take(path, snapshot.read(path))
    words, _ = parse({"q": ["study number"]})
    return atlas.count(Question()), atlas.count(words)


def test_the_second_opening_uses_what_the_first_kept(published: Path) -> None:
    first = _ask(published)
    kept = sorted(shelf.folder().rglob("*.*"))
    before = [one.stat().st_mtime_ns for one in kept]
    assert _ask(published) == first == (11, 10)
    assert [one.stat().st_mtime_ns for one in sorted(shelf.folder().rglob("*.*"))] == before
    names = {one.name for one in kept if one.is_file()}
    assert names == {"columns.arrow", "words.sqlite", "common.npy", "terms.txt"}


def test_words_kept_as_masks_find_what_the_index_in_memory_finds(published: Path) -> None:
    table = snapshot.read(published)
    kept, plain = shelf.take(published, table), Atlas(table)
    for text in ("study", "stud number", "made -hhv6", "author1", "20", "ovre", '"study number"'):
        words, _ = parse({"q": [text]})
        assert kept.all_rows(words).tolist() == plain.all_rows(words).tolist(), text


def test_a_disk_that_cannot_be_written_only_costs_time(
    published: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("ATLAS_CACHE", str(published / "studies.parquet" / "not-a-folder"))
    assert _ask(published) == (11, 10)
    assert "working from memory" in caplog.text


def test_a_broken_index_is_not_trusted(published: Path, caplog: pytest.LogCaptureFixture) -> None:
    _ask(published)
    for index in shelf.folder().rglob("words.sqlite"):
        index.write_bytes(b"broken")
    assert _ask(published) == (11, 10)
    assert "working from memory" in caplog.text
