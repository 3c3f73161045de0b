"""From a file to the store: every entry is kept, left out, a problem or a deletion, and counted."""

from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from atlas_data.ingest.take_in import Search, take_in
from atlas_data.model import AtlasError, Origin
from atlas_data.store import Store

DAY = date(2026, 11, 22)


def article(pmid: int, title: str, abstract: str = "They slept.") -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><Journal><Title>Annals of "
        "examples</Title><ISOAbbreviation>Ann Ex</ISOAbbreviation><JournalIssue><PubDate><Year>"
        f"2020</Year></PubDate></JournalIssue></Journal><ArticleTitle>{title}</ArticleTitle>"
        f"<Abstract><AbstractText>{abstract}</AbstractText></Abstract></Article></MedlineCitation>"
        "<PubmedData><ArticleIdList><ArticleId IdType='doi'>10.5555/"
        f"{pmid}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>"
    )


def pubmed(folder: Path, *entries: str, name: str = "made.xml") -> Path:
    path = folder / name
    path.write_text(f"<PubmedArticleSet>{''.join(entries)}</PubmedArticleSet>", "utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.sqlite", write=True) as opened:
        yield opened


def mixed(folder: Path) -> Path:
    return pubmed(
        folder,
        article(1, "Sleep in ME/CFS."),
        article(2, "Sleep in endometriosis", "Some had ME/CFS."),
        article(3, "Sleep of trout"),
        article(4, "Fatigue after cancer"),
        "<PubmedArticle><MedlineCitation></MedlineCitation></PubmedArticle>",
        "<DeleteCitation><PMID>77</PMID></DeleteCitation>",
    )


def test_every_entry_is_told_and_the_kept_ones_are_clean(store: Store, tmp_path: Path) -> None:
    told: list[int] = []

    made = take_in(store, mixed(tmp_path), table={}, seen_on=DAY, progress=told.append)

    assert made.taken.entries == 6 == told[-1]
    assert made.taken.kept == {"mecfs": 1, "peripheral": 1}
    assert made.taken.left_out == {"not_named": 1, "other_fatigue": 1}
    assert (made.taken.problems, made.taken.deleted) == (1, 1)
    assert len(made.problems) == 1 and made.problems[0].startswith("entry 5: ")
    first = next(store.records())
    assert (first.record.title, first.record.journal_abbreviation) == ("Sleep in ME/CFS", "Ann Ex")
    assert first.record.origins == (Origin(file="made.xml", entry=1),)
    assert first.record.status_source == "PubMed, looked up on 2026-11-22"
    assert first.reasons[0].evidence.words == "ME/CFS"
    assert store.abstract(first.names) == "They slept."


def test_a_dry_run_tells_the_same_and_keeps_nothing(store: Store, tmp_path: Path) -> None:
    path = mixed(tmp_path)

    dry = take_in(store, path, table={}, seen_on=DAY, dry_run=True)

    assert list(store.records()) == []
    assert take_in(store, path, table={}, seen_on=DAY).taken == dry.taken
    assert take_in(store, path, table={}, seen_on=DAY, dry_run=True).taken.known


def test_the_same_bytes_under_another_name_change_nothing(store: Store, tmp_path: Path) -> None:
    take_in(store, mixed(tmp_path), table={}, seen_on=DAY)
    copy = tmp_path / "copy.xml"
    copy.write_bytes((tmp_path / "made.xml").read_bytes())

    assert take_in(store, copy, table={}).taken.known


def test_what_is_held_already_is_kept_whatever_its_words(store: Store, tmp_path: Path) -> None:
    path = pubmed(tmp_path, article(3, "Sleep of trout"))

    made = take_in(store, path, table={}, known=frozenset({"doi:10.5555/3"}), seen_on=DAY)

    assert made.taken.kept == {"not_checked": 1}
    later = pubmed(tmp_path, article(3, "Sleep of trout, mended"), name="later.xml")
    assert take_in(store, later, table={}, seen_on=DAY).taken.kept == {"not_checked": 1}


def test_the_search_that_gave_a_file_is_kept_with_it(store: Store, tmp_path: Path) -> None:
    take_in(store, mixed(tmp_path), table={}, search=Search(query="Q1", version="3"), seen_on=DAY)

    assert store.flow().files == 1


def test_a_file_in_no_known_format_is_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Nothing of the kind.")

    with pytest.raises(AtlasError):
        take_in(store, path, table={})
    with pytest.raises(AtlasError, match="cannot be read"):
        take_in(store, tmp_path / "none.xml", table={})


def test_a_large_file_takes_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.xml.gz"
        with gzip.open(path, "wt", encoding="utf-8") as out:
            out.write("<PubmedArticleSet>")
            for number in range(1, count + 1):
                out.write(article(number, "Sleep of trout", "They slept. " * 80))
            out.write("</PubmedArticleSet>")
        with Store.open(tmp_path / f"{count}.sqlite", write=True) as store:
            tracemalloc.start()
            made = take_in(store, path, table={}, seen_on=DAY)
            _, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert made.taken.left_out == {"not_named": count}
        return most

    small = peak(300)

    assert peak(2000) < small + 3_000_000
