"""Any file to import is opened by what stands in it, told apart, and ended where it breaks."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from atlas_data.formats import sources
from atlas_data.formats.sources import opened
from atlas_data.model import AtlasError
from tests.formats.xml_samples import ARTICLE, BOOK, DELETED, JATS, plain, pubmed_set

PUBMED = pubmed_set(ARTICLE, BOOK, DELETED)
RIS = b"TY  - JOUR\r\nTI  - An invented title\r\nER  - \r\n"


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A file whose name says nothing."""
    return tmp_path / "download.bin"


def packed(data: bytes) -> bytes:
    """The same bytes at every time of day, for they name the tests."""
    return gzip.compress(data, mtime=0)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name)  # of 1980, as its default is
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read(path: Path, data: bytes) -> list[sources.Read]:
    path.write_bytes(data)
    return list(sources.read(path))


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (PUBMED, "pubmed_xml"),
        (b"\xef\xbb\xbf" + PUBMED, "pubmed_xml"),
        (PUBMED.replace(b"\n", b"\r\n"), "pubmed_xml"),
        (PUBMED.decode().replace('"utf-8"', '"utf-16"').encode("utf-16"), "pubmed_xml"),
        (ARTICLE.encode(), "pubmed_xml"),
        (packed(PUBMED), "pubmed_xml"),
        (JATS.encode(), "jats"),
        (b"<!-- made up --><!DOCTYPE article [<!-- > -->]>\n" + JATS.encode(), "jats"),
        (f"<articles>{JATS}</articles>".encode(), "jats"),
        (packed(JATS.encode()), "jats"),
        (zipped(a=b"", b=JATS.encode()), "jats"),
        (zipped(a=packed(PUBMED)), "pubmed_xml"),
        (RIS, "ris"),
        (packed(RIS), "ris"),
        (zipped(a=RIS), "ris"),
    ],
)
def test_a_format_is_told_by_content(held: Path, data: bytes, slug: str) -> None:
    assert [one.problem for one in read(held, data) if one.problem] == []
    assert sources.format_of(held) == slug


def test_each_packing_gives_the_same_entries(held: Path) -> None:
    whole = read(held, PUBMED)
    assert len(whole) == 4
    assert read(held, packed(PUBMED)) == whole
    assert read(held, zipped(a=PUBMED)) == whole
    assert read(held, PUBMED.decode().replace("utf-8", "utf-16").encode("utf-16")) == whole
    assert read(held, PUBMED.replace(b"utf-8", b"latin1")) == whole


def test_a_gzip_of_several_parts_is_one_file(held: Path) -> None:
    middle = len(PUBMED) // 2
    parts = packed(PUBMED[:middle]) + packed(PUBMED[middle:])
    assert read(held, parts) == read(held, PUBMED)


def test_files_one_after_the_other_are_all_read(held: Path) -> None:
    two = pubmed_set(plain(1)) + pubmed_set(plain(2))
    assert [one.record.pmid for one in read(held, two) if one.record] == ["1", "2"]


def test_entries_of_a_zip_are_counted_on(held: Path) -> None:
    found = read(held, zipped(a=pubmed_set(plain(1), plain(2)), b=b"\x00\x01", c=JATS.encode()))
    assert [(one.entry, one.record is not None) for one in found] == [
        (1, True),
        (2, True),
        (3, False),
        (4, True),
    ]
    assert "member b" in found[2].problem


@pytest.mark.parametrize("data", [pubmed_set(), b"<PubmedArticleSet/>", b"<articles/>"])
def test_a_set_with_nothing_in_it_has_no_entries(held: Path, data: bytes) -> None:
    assert read(held, data) == []
    assert read(held, zipped(a=data, b=pubmed_set(plain(1))))[0].entry == 1


@pytest.mark.parametrize("cut", [200, 20, 9])
def test_a_truncated_gzip_gives_what_stands_before_the_break(held: Path, cut: int) -> None:
    whole = packed(pubmed_set(*(plain(n, f"Title {n * n}") for n in range(1, 200))))
    *before, last = read(held, whole[:-cut])
    assert all(one.record and not one.problem for one in before)
    assert len(before) > 100
    assert last.record is None
    assert "breaks off" in last.problem
    assert last.entry == len(before) + 1


def test_a_damaged_gzip_ends_in_a_problem(held: Path) -> None:
    whole = bytearray(packed(pubmed_set(*(plain(n) for n in range(1, 200)))))
    whole[-8] ^= 0xFF
    *before, last = read(held, bytes(whole))
    assert len(before) == 199
    assert "breaks off" in last.problem


@pytest.mark.parametrize("cut", [5, 60, 200])
def test_a_truncated_xml_gives_what_stands_before_the_break(held: Path, cut: int) -> None:
    *before, last = read(held, pubmed_set(*(plain(n) for n in range(1, 10)))[:-cut])
    assert all(one.record for one in before)
    assert len(before) >= 7
    assert last.record is None
    assert "cut off" in last.problem


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (packed(b""), "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (bz2.compress(PUBMED), "bunzip2"),
        (b"\x00\x01\x02", "no format known"),
        (b"<html><body>Log in</body></html>", "<html>"),
        (b"<eFetchResult><ERROR>no</ERROR></eFetchResult>", "<eFetchResult>"),
        (b"PK\x03\x04 broken", "zip that cannot be read"),
        (packed(PUBMED)[:9], "breaks off"),
    ],
)
def test_a_file_nobody_can_read_says_what_it_is_and_what_to_do(
    held: Path, data: bytes, said: str
) -> None:
    with pytest.raises(AtlasError) as why:
        read(held, data)
    assert said in str(why.value)
    with pytest.raises(AtlasError):
        sources.format_of(held)


def test_a_tar_archive_is_named(held: Path) -> None:
    with tarfile.open(held, "w") as archive:
        archive.addfile(tarfile.TarInfo("a.xml"))
    with pytest.raises(AtlasError, match="tar"):
        list(sources.read(held))


def test_a_missing_file_and_a_folder_are_no_crash(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(AtlasError, match="cannot be opened"):
            list(sources.read(path))


def test_an_encrypted_member_is_a_problem_and_the_next_is_read(held: Path) -> None:
    data = bytearray(zipped(a=PUBMED, b=JATS.encode()))
    directory = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[directory + 8] |= 1
    first, second = read(held, bytes(data))
    assert "cannot be unpacked" in first.problem
    assert second.record is not None


def test_a_gzip_bomb_ends_in_a_problem(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "_TOO_SMALL_TO_JUDGE", 5_000_000)
    bomb = packed(pubmed_set(plain(1)) + b" " * 8_000_000 + plain(2).encode())
    found = read(held, bomb)
    assert [one.record.pmid for one in found if one.record] == ["1"]
    assert "times its size" in found[-1].problem
