"""Text formats as streams: the same entries as of a small file, in memory that does not grow."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from io import BytesIO, RawIOBase
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.formats import readers, writer
from atlas_data.formats.readers.entry import Reader
from atlas_data.formats.sources.entry import Read, Source
from atlas_data.formats.sources.text import TEXT_SOURCES, whole
from atlas_data.model import Record
from tests.formats import test_readers, test_readers_any_bytes
from tests.formats.fixtures import STUDIES

DIALECTS = sorted((Path(__file__).parent / "dialects").iterdir())
READERS = {one.slug: one for one in readers.READERS}
ABSTRACT = "We asked 50 imagined people & got 40 per cent: nothing, as nobody was there. " * 100


def source(data: bytes) -> Source:
    (found,) = (one for one in TEXT_SOURCES if one.claims(data[:65_536]))
    return found


def read(data: bytes) -> list[Read]:
    return list(source(data).read(BytesIO(data)))


class Endless(RawIOBase):
    """A file of a given size that is made while it is read."""

    def __init__(self, entry: Callable[[int], str], size: int) -> None:
        self._entry, self._left, self._made, self._held = entry, size, 0, b""

    def read(self, size: int = -1) -> bytes:
        size = min(size, self._left)
        while len(self._held) < size:
            self._made += 1
            self._held += self._entry(self._made).encode()
        out, self._held = self._held[:size], self._held[size:]
        self._left -= size
        return out


def ris(number: int) -> str:
    return (
        f"TY  - JOUR\r\nTI  - Made-up paper {number}\r\nDO  - 10.5555/{number}\r\n"
        f"AB  - {ABSTRACT}\r\nER  - \r\n\r\n"
    )


def medline(number: int) -> str:
    return f"PMID- {number}\nTI  - Made-up paper {number}.\nAB  - {ABSTRACT}\n\n"


def bibtex(number: int) -> str:
    return f"@article{{k,\n  title={{Made-up paper {number}}},\n  abstract={{{ABSTRACT}}}\n}}\n"


def table(number: int) -> str:
    head = "title,abstract\n" if number == 1 else ""
    return f'{head}Made-up paper {number},"{ABSTRACT}\nand more"\n'


def csl(number: int) -> str:
    return (
        f'{"[" if number == 1 else ","}{{"title":"Made-up paper {number}","abstract":"{ABSTRACT}"}}'
    )


MADE: dict[str, Callable[[int], str]] = {
    "ris": ris,
    "medline": medline,
    "bibtex": bibtex,
    "table": table,
    "csl": csl,
}


@pytest.mark.parametrize("slug", MADE)
def test_a_file_of_any_size_passes_in_the_same_memory(slug: str) -> None:
    (one,) = (each for each in TEXT_SOURCES if each.slug == slug)
    peaks = []
    for size in (3_000_000, 7_000_000):
        tracemalloc.start()
        number = 0
        for number, found in enumerate(one.read(cast("BinaryIO", Endless(MADE[slug], size))), 1):
            assert found.entry == number
            if size - number * 9_000 > 100_000:  # the last one may be cut off
                assert found.record and found.record.title == f"Made-up paper {number}"
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert number > size // 9_000
    assert peaks[1] < peaks[0] * 1.2 and peaks[1] < 15_000_000


GIANTS = {
    "ris": ("TY  - JOUR\nTI  - A\nER  - \n", "TY  - JOUR\nAB  - ", "\nER  - \n"),
    "medline": ("PMID- 1\nTI  - A.\n\n", "PMID- 2\nAB  - ", "\n\n"),
    "bibtex": ("@misc{a, title={A}}\n", "@misc{g, abstract={", "}}\n"),
    "table": ("title,x\nA,1\n", "", ",2\n"),
    "csl": ('[{"title": "A"},', '{"abstract": "', '"},'),
}
BEHIND = {
    "ris": "TY  - JOUR\nTI  - B\nER  - \n",
    "medline": "PMID- 3\nTI  - B.\n",
    "bibtex": "@misc{b, title={B}}\n",
    "table": "B,3\n",
    "csl": '{"title": "B"}]',
}


@pytest.mark.parametrize("filler", ["x", "x y " * 2_500 + "\n"], ids=["one line", "lines"])
@pytest.mark.parametrize("slug", GIANTS)
def test_an_entry_without_end_is_a_problem_and_not_memory(slug: str, filler: str) -> None:
    before, opens, closes = GIANTS[slug]
    size = 10_000_000
    if slug == "table" and len(filler) > 1:
        opens = '"'
    data = before + opens + filler * (size // len(filler)) + closes + BEHIND[slug]
    one = next(each for each in TEXT_SOURCES if each.slug == slug)
    stream = BytesIO(data.encode())
    tracemalloc.start()
    found = list(one.read(stream))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    titles = [each.record.title for each in found if each.record]
    assert titles[0] == "A" and any(each.problem for each in found)
    assert peak < 45_000_000
    if slug not in ("csl", "table"):  # behind broken JSON nothing can be found again
        assert titles == ["A", "B"] and len(found) == 3


def facts(found: Iterator[object]) -> list[tuple[Record | None, str]]:
    return [(one.record, one.problem) for one in found]  # type: ignore[attr-defined]


def streamed(reader: Reader, text: str, cuts: list[int]) -> list[tuple[Record | None, str]]:
    """The entries of a text that comes in pieces, cut at these places."""
    places = sorted({min(one, len(text)) for one in cuts} | {0, len(text)})
    blocks = [text[a:b] for a, b in pairwise(places)]
    pieces = reader.pieces()
    return [
        one
        for piece in whole(blocks, pieces)
        for one in facts(pieces.entries(piece.text, last=piece.last))
    ]


WHOLE = [path.read_text(encoding="utf-8-sig") for path in DIALECTS]
WHOLE += [test_readers.BIBTEX, test_readers.RIS.replace("\r\n", "\n"), test_readers.NBIB]
WHOLE += [test_readers.TABLE, '{"a": [1], "items": [{"title": "A"}, {"title": "B"}], "z": {}}\n[]']
WHOLE += [text * 3 for text in ('{"title": "A"}\n', "@misc{a, abstract={\n@x{y}\n}, title={A}}\n")]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(WHOLE), st.lists(st.integers(0, 3_000), max_size=8))
def test_wherever_a_stream_is_cut_the_entries_are_the_same(text: str, cuts: list[int]) -> None:
    reader = READERS[readers.format_of(text)]
    assert streamed(reader, text, cuts) == facts(reader.entries(text))


STARTS = {
    "ris": "TY  - JOUR\n",
    "medline": "PMID- 1\n",
    "bibtex": "@article{a,title={x}}\n",
    "csl": "[",
    "table": "doi,title\n",
}


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from(sorted(STARTS)),
    test_readers_any_bytes.TEXTS,
    st.lists(st.integers(0, 400), max_size=6),
)
def test_wherever_a_broken_stream_is_cut_the_entries_are_the_same(
    slug: str, text: str, cuts: list[int]
) -> None:
    even = (STARTS[slug] + text).replace("\r\n", "\n").replace("\r", "\n")
    assert streamed(READERS[slug], even, cuts) == facts(READERS[slug].entries(even))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | test_readers_any_bytes.TEXTS.map(str.encode))
def test_at_most_one_source_claims_a_file_and_none_claims_xml(head: bytes) -> None:
    assert sum(one.claims(head) for one in TEXT_SOURCES) <= 1
    assert not any(one.claims(b"<" + head) for one in TEXT_SOURCES)
    assert not any(one.claims(b"\xef\xbb\xbf\n <" + head) for one in TEXT_SOURCES)


@pytest.mark.parametrize("path", DIALECTS, ids=lambda one: one.name)
@pytest.mark.parametrize("length", [1_201, 65_536])
def test_a_head_is_claimed_even_where_it_ends_in_a_letter(path: Path, length: int) -> None:
    data = path.read_text(encoding="utf-8-sig").encode("utf-16")[:length]
    assert sum(one.claims(data) for one in TEXT_SOURCES) == 1


@pytest.mark.parametrize(
    "slug", ["bibtex", "biblatex", "ris", "nbib", "csl", "csv", "excel", "json"]
)
def test_what_the_atlas_writes_is_claimed_by_one_source_and_read_whole(slug: str) -> None:
    kept = [one for one in STUDIES if writer(slug).keeps(one)]
    found = read(b"".join(writer(slug).encode(kept)))
    assert [one.entry for one in found] == list(range(1, len(kept) + 1))
    assert not any(one.problem for one in found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_of_long_files_change_no_fact(encoding: str, end: str) -> None:
    text = "".join(ris(number).replace("imagined", "Ångström 𝔐é") for number in range(1, 300))
    data = text.replace("\r\n", end).encode(encoding)
    found = read(data)
    assert len(found) == 299 and not any(one.problem for one in found)
    assert {one.record.abstract for one in found if one.record} == {
        ABSTRACT.replace("imagined", "Ångström 𝔐é").strip()
    }


def test_lines_of_two_encodings_are_each_read_in_theirs_and_that_is_told_once() -> None:
    latin, utf8 = ("TY  - JOUR\nTI  - Müde é\nER  - \n".encode(one) for one in ("cp1252", "utf-8"))
    found = read((utf8 + latin) * 20_000)
    assert {one.record.title for one in found if one.record} == {"Müde é"}
    assert [one.entry for one in found if one.problem] == [1] and "Latin 1" in found[0].problem


def test_a_utf_16_file_that_ends_in_half_a_letter_is_told() -> None:
    (one,) = read("TY  - JOUR\nTI  - A\nER  - \n".encode("utf-16") + b"\x00")
    assert one.record and one.record.title == "A" and "cut short" in one.problem


def test_a_field_that_names_two_dois_says_which_was_taken() -> None:
    (one,) = read(b"TY  - JOUR\nTI  - A\nDO  - 10.5555/a; 10.5555/b\nER  - \n")
    assert one.record and one.record.doi == "10.5555/a" and "10.5555/b" in one.problem
