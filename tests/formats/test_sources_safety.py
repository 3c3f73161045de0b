"""Hostile or broken XML ends in a problem of its entry: no crash, no hang, no memory, no leak."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.formats.sources import cut, jats, pubmed_xml
from atlas_data.formats.sources.entry import Read
from tests.formats.xml_samples import ARTICLE, BOOK, DELETED, JATS, plain, pubmed_set

MOST_SECONDS = 20
Reader = Callable[[io.BytesIO], Iterator[Read]]


def checked(data: bytes, read: Reader = pubmed_xml.read) -> list[Read]:
    """The entries, counted without a gap, each a record, a deletion or a problem."""
    start = time.process_time()
    found = list(read(io.BytesIO(data)))
    assert time.process_time() - start < MOST_SECONDS
    assert [one.entry for one in found] == list(range(1, len(found) + 1))
    assert all(one.record or one.deleted or one.problem for one in found)
    return found


def numbers(found: list[Read]) -> list[str | None]:
    return [one.record.pmid if one.record else None for one in found]


def subset(declared: str, entry: str) -> bytes:
    """A set whose document type declares entities."""
    return (
        f'<?xml version="1.0"?><!DOCTYPE PubmedArticleSet [{declared}]>'
        f"<PubmedArticleSet>{plain(1)}{entry}{plain(3)}</PubmedArticleSet>"
    ).encode()


LAUGHS = '<!ENTITY l0 "lol">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
)


@pytest.mark.parametrize(
    "declared", [LAUGHS, f'<!ENTITY l9 "{"a" * 100_000}">'], ids=["laughs", "quadratic"]
)
def test_entities_of_a_file_are_never_expanded(declared: str) -> None:
    found = checked(subset(declared, plain(2, "&l9;" * 1_000)))
    assert numbers(found) == ["1", None, "3"]
    assert "l9" in found[1].problem


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server, its address, and what was asked of it."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()


def test_no_file_and_no_address_is_ever_fetched(
    asked: tuple[str, list[str]], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    url, paths = asked
    declared = (
        f'<!ENTITY file SYSTEM "{secret.as_uri()}"><!ENTITY net SYSTEM "{url}/x">'
        f'<!ENTITY % all SYSTEM "{url}/y"> %all;'
    )
    found = checked(subset(declared, plain(2, "&file;&net;")))
    told = subset("", plain(2)).replace(b"[]", f'SYSTEM "{url}/z.dtd"'.encode())
    included = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}" parse="text"/>'
    again = checked(told) + checked(pubmed_set(plain(4, included.format(secret.as_uri()))))
    assert paths == []
    assert "the secret" not in repr(found + again)


HOSTILE = {
    "a huge text": plain(2, "x" * 12_000_000),
    "deep nesting": plain(2, "<i>" * 100_000 + "</i>" * 100_000),
    "never ending": f"<PubmedArticle>{'x' * (2 * cut.MOST_BYTES + 3_000_000)}</PubmedArticle>",
    "many tags": plain(2, "<i/>" * (cut.MOST_TAGS + 1)),
    "a bare sign": plain(2, "a & b"),
    "a number that is no letter": plain(2, "&#0;"),
    "wrong nesting": plain(2, "<i>a<b>c</i></b>"),
    "no end": "<PubmedArticle><MedlineCitation><PMID>2</PMID>",
    "nothing in it": "<PubmedArticle/>",
    "a type inside": plain(2).replace("<Med", '<!DOCTYPE a [<!ENTITY b "c">]><Med'),
    "NUL": plain(2, "a\x00b"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_entry_is_a_problem_and_the_next_is_read(name: str) -> None:
    found = checked(pubmed_set(plain(1), HOSTILE[name], plain(3)))
    assert numbers(found) == ["1", None, "3"]
    assert found[1].entry == 2
    assert found[1].problem.endswith((".", "anew."))


def test_bytes_of_another_encoding_are_a_problem_of_their_entry() -> None:
    data = pubmed_set(plain(1), plain(2, "Gr@ße"), plain(3)).replace(b"@", b"\xfc")
    assert numbers(checked(data)) == ["1", None, "3"]
    found = checked(data.replace("ß".encode(), b"\xdf").replace(b"utf-8", b"iso-8859-1"))
    assert found[1].record is not None
    assert found[1].record.title == "Grüße"


@pytest.mark.parametrize("name", ["hex", "undefined", "no-such", "utf-16", "idna"])
def test_a_strange_encoding_is_no_crash(name: str) -> None:
    checked(pubmed_set(plain(1)).replace(b"utf-8", name.encode()))


def test_a_mark_and_line_ends_of_windows_change_nothing() -> None:
    data = pubmed_set(ARTICLE, plain(2), DELETED)
    assert checked(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")) == checked(data)


def test_signs_that_older_files_name_are_known() -> None:
    found = checked(pubmed_set(plain(2, "a&nbsp;&alpha;&lt;b")))
    assert found[0].record is not None
    assert found[0].record.title == "a α<b"


def test_what_stands_in_a_comment_is_not_read() -> None:
    data = pubmed_set(plain(1), f"<!-- {plain(2)} -->", plain(3))
    assert numbers(checked(data)) == ["1", "3"]
    assert numbers(checked(pubmed_set(plain(1), "<!-- " + plain(2)))) == ["1", None]


def test_much_space_between_entries_is_passed_over() -> None:
    data = pubmed_set(plain(1), " " * (cut.MOST_BYTES + 3_000_000), plain(2))
    assert numbers(checked(data)) == ["1", "2"]


SLOW = {
    "comments": b"<!---->" * 200_000,
    "open tags": b"<a" * 1_000_000,
    "open instructions": b"<?" * 1_000_000,
    "types": b"<!DOCTYPE [" * 100_000,
    "names": b"<" + b"a" * 3_000_000,
    "ends": b"<PubmedArticle>" + b"</PubmedArticles" * 200_000,
    "starts": b"<PubmedArticle>" * 100_000,
    "references": b"<PubmedArticle><ReferenceList>" * 30_000 + b"</PubmedArticle>",
    "signs": pubmed_set(plain(1, "&amp;&x" * 300_000)),
}
MARK = '<xref ref-type="bibr">1</xref>'
SLOW_TEXT = {
    "marks": f"({MARK * 100_000}",
    "brackets": f"{MARK}{'(' * 500_000}",
    "powers": "<sup>1</sup>" * 200_000,
    "long words": f"{'a' * 2_000_000}<sup>1</sup>" * 2,
    "spaces": f"{MARK}{'&#xa0;' * 500_000}",
    "commas": f"{MARK}{', ' * 500_000}" * 2,
}


@pytest.mark.parametrize("name", SLOW)
def test_no_file_makes_a_search_long(name: str) -> None:
    start = time.process_time()
    checked(SLOW[name])
    checked(SLOW[name], jats.read)
    cut.root(SLOW[name][:65_536])
    assert time.process_time() - start < MOST_SECONDS


@pytest.mark.parametrize("name", SLOW_TEXT)
def test_no_text_makes_its_cleaning_long(name: str) -> None:
    paragraph = f"<body><p>{SLOW_TEXT[name]}</p></body>"
    start, end = JATS.index("<body>"), JATS.index("</body>") + len("</body>")
    (one,) = checked((JATS[:start] + paragraph + JATS[end:]).encode(), jats.read)
    assert one.record is not None


# ru_maxrss would begin with the peak of the process that runs the tests.
PEAK = """
import sys
from pathlib import Path
from atlas_data.formats import sources
found = [(one.record is None, one.problem) for one in sources.read(Path(sys.argv[1]))]
told = Path("/proc/self/status").read_text(encoding="utf-8")
print(len(found), told.partition("VmHWM:")[2].split()[0])
"""


def peak(path: Path, data: bytes, entries: int) -> int:
    """The most memory, in KB, that a process of its own holds while it reads a file."""
    path.write_bytes(data)
    ran = [sys.executable, "-c", PEAK, str(path)]
    count, held = subprocess.run(ran, capture_output=True, text=True, check=True).stdout.split()
    assert int(count) == entries
    return int(held)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    few, many = (
        peak(tmp_path / f"{times}.xml", pubmed_set(*([ARTICLE] * times)), times)
        for times in (400, 6_400)
    )
    assert many < few + 8_000


@pytest.mark.parametrize("bomb", ["tags", "text", "laughs"])
def test_a_bomb_takes_memory_that_is_bounded(tmp_path: Path, bomb: str) -> None:
    data = {
        "tags": pubmed_set(plain(1), plain(2, "<i/>" * (cut.MOST_TAGS - 100)), plain(3)),
        "text": pubmed_set(plain(1), plain(2, "x" * 100_000_000), plain(3)),
        "laughs": subset(LAUGHS, plain(2, "&l9;" * 1_000)),
    }
    usual = peak(tmp_path / "usual.xml", pubmed_set(plain(1)), 1)
    assert peak(tmp_path / "bomb.xml", data[bomb], 3) < usual + 500_000


WHOLE = pubmed_set(ARTICLE, plain(2), BOOK, DELETED)
FULL = f"<articles>{JATS}{JATS}</articles>".encode()


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([(WHOLE, pubmed_xml.read), (FULL, jats.read)]),
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 40),
            st.one_of(
                st.binary(max_size=8),
                st.sampled_from(
                    [
                        b"<",
                        b">",
                        b"</",
                        b"<!--",
                        b"<![CDATA[",
                        b"&",
                        b"]]>",
                        b"<?",
                        b"\x00",
                        b"<a/>",
                    ]
                ),
                st.sampled_from([b"<PubmedArticle>", b"</PubmedArticle>", b"<article>", b"</p>"]),
            ),
        ),
        max_size=6,
    ),
)
def test_any_change_of_bytes_is_read_to_the_end(
    kind: tuple[bytes, Reader], changes: list[tuple[float, int, bytes]]
) -> None:
    data, read = kind
    for place, gone, put in changes:
        at = int(place * len(data))
        data = data[:at] + put + data[at + gone :]
    checked(data, read)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([(WHOLE, pubmed_xml.read), (FULL, jats.read)]),
    st.floats(0, 1),
    st.integers(1, 5_000),
)
def test_where_blocks_end_makes_no_difference(
    kind: tuple[bytes, Reader], share: float, block: int
) -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, block))

    data, read = kind[0][: int(share * len(kind[0]))], kind[1]
    assert list(read(Slow(data))) == list(read(io.BytesIO(data)))


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    for read in (pubmed_xml.read, jats.read):
        checked(data, read)
    assert isinstance(cut.root(data), str)
