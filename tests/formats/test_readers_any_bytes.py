"""Whatever a file holds, reading it ends, fails on nothing, and stays inside the file."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.formats import readers
from atlas_data.formats.readers import Entry

PIECES = st.sampled_from(
    [
        *(
            "@article{a,",
            "\n@word{",
            "@ book{",
            "@string{s=",
            "@comment(",
            "title",
            "=",
            "{",
            "}",
            '"',
            ",",
            "#",
            "\\",
            "$",
        ),
        *("TY  - JOUR", "ER  - ", "TI  - x", "AB  - ", "PMID- 1", "LID - 10.1/x [doi]", "      y"),
        *("[", "]", '{"title": "x"', '"custom": {}', ":", "null", "1e999", "items", "\\u00e9", "-"),
        *("doi,title", ";", "\t", "sep=;", "\n", "\r\n", "\r", " ", "\x00", "é", "\ufeff", "𝔐"),
        *("author = {A and B and {C}}", "\\begin{x}", "10.1000/1", "%"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def checked(data: bytes) -> list[Entry]:
    found = list(readers.read(data).entries())
    last = 0
    for number, one in enumerate(found, start=1):
        assert one.number == number
        assert last <= one.start <= one.end <= len(data)
        assert one.note_at is None or one.start <= one.note_at <= one.end
        assert one.record is not None or one.problem
        last = one.end
    return found


@settings(deadline=None)  # the first call reads the texts
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    checked(data)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(
        [
            *("@article{a,title={x}}\n", "TY  - JOUR\n", "PMID- 1\n", "[", "doi,title\n", ""),
            *("10.1000/1\n", '{"studies": [', '{"title": "x"}\n', "@article\n{a,title={x\n"),
        ]
    ),
    TEXTS,
    st.sampled_from(["utf-8", "utf-16", "latin-1", "utf-16-be"]),
)
def test_any_text_that_looks_like_a_format(start: str, text: str, encoding: str) -> None:
    checked((start + text).encode(encoding, "replace"))


MEGA = 1_000_000
HOSTILE = {
    "open entries": "@article{a, title={x\n" * (MEGA // 20),
    "words": "@article{a, title={x\n" + "@w{x}\n" * (MEGA // 6),
    "spaced": "@ a{\n" * (MEGA // 5),
    "objects": '{"title": "x"}\n' * (MEGA // 15),
    "marks": "\ufeff" * (MEGA // 3),
    "addresses": "doi\n" + ("://10.1000/" * 180 + " x\n") * (MEGA // 2_000),
    "brackets": "doi\n" + ("10.1000/" + ")" * 1_900 + "\n") * (MEGA // 2_000),
    "views": "doi\n" + ("https://x/10.1000/a" + "/full" * 390 + "x\n") * (MEGA // 2_000),
    "braces": "@article{a, title=" + "{" * MEGA,
    "nested": "@article{a, title={" + "{" * 5_000 + "x" + "}" * 5_000 + "}}",
    "nested latex": "@article{a, title={" + "\\begin{a}" * 3_000 + "}}",
    "parts": "@article{a, title=" + "a#" * (MEGA // 2) + "b}",
    "doubling strings": "".join(
        f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" if n else '@string{s0 = "xxxxxxxx"}\n'
        for n in range(60)
    )
    + "@article{a, title = s59}",
    "authors": "@article{a, title={x}, author={" + "A and " * (MEGA // 6) + "B}}",
    "one name": "@article{a, title={x}, author={" + "a, " * (MEGA // 3) + "}}",
    "blanks": "@article{a, title={x}}\n" + " " * MEGA + "@",
    "ris lines": "TY  - JOUR\n" + "AB  - x\ny\n" * (MEGA // 10),
    "ris starts": "TY  - JOUR\n" * (MEGA // 10),
    "quotes": "title,doi\n" + 'a,"\n' * (MEGA // 4),
    "columns": "title" + "," * MEGA + "\nx\n",
    "deep json": "[" * MEGA,
    "long number": '[{"title": "x", "volume": ' + "9" * 100_000 + "}]",
    "dois": "PMID- 1\nLID - 10.1000/" + "." * MEGA + " [doi]\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_in_time_that_grows_with_its_size(name: str) -> None:
    start = time.process_time()
    checked(HOSTILE[name].encode())
    assert time.process_time() - start < 20
