"""Whatever a stream holds, a text source ends, fails on nothing, and gives sound records."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.formats.sources.text import TEXT_SOURCES
from tests.formats import test_readers_any_bytes as pieces
from tests.formats.test_sources_text import STARTS

SLUGS = [one.slug for one in TEXT_SOURCES]


def checked(slug: str, data: bytes) -> None:
    (source,) = (one for one in TEXT_SOURCES if one.slug == slug)
    for number, one in enumerate(source.read(BytesIO(data)), start=1):
        assert one.entry == number
        assert one.record is not None or one.problem
        if one.record is not None:
            json.dumps(asdict(one.record), ensure_ascii=False).encode()  # no lone surrogates
            assert one.record.month is None or 1 <= one.record.month <= 12
            assert all((*one.record.keywords, *one.record.mesh, *one.record.sources))


@settings(deadline=None)
@given(st.sampled_from(SLUGS), st.binary(max_size=400))
def test_any_bytes(slug: str, data: bytes) -> None:
    checked(slug, data)


LINES = st.sampled_from(
    [
        *(
            "AB  - ",
            "KW  - *a/b",
            "DB  - Ovid MEDLINE(R)",
            "SN  - 12345678",
            "DA  - DEC 23",
            "C2  - 1",
        ),
        *(
            "MH  - *X/y",
            "RIN - A. 2011 Dec 33. PMID: 1 PMID: 2",
            "LA  - eng",
            "DP  - 2011 Oct-",
            "OT  -",
        ),
        *("abstract={\\%}", "month=13, day=40", "@xdata{k,a={b}}", "xdata={k,k}", "langid={x}"),
        *(
            '"abstract":1',
            '"issued":{"date-parts":[[null,{}]]}',
            '"keywords":[1,""]',
            '"sources":"x"',
        ),
        *("PMID,Journal/Book,Citation", "1,J,J. 2011;1(2):3.", "\ud800", "\u2028", "'"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SLUGS),
    st.lists(LINES | pieces.PIECES, max_size=30).map("\n".join),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_any_text_that_looks_like_a_format(slug: str, text: str, encoding: str) -> None:
    how = "surrogatepass" if encoding.startswith("utf") else "replace"
    checked(slug, (STARTS[slug] + text).encode(encoding, how))


@pytest.mark.parametrize("name", pieces.HOSTILE)
def test_a_hostile_stream_is_read_in_time_that_grows_with_its_size(name: str) -> None:
    data = pieces.HOSTILE[name].encode()[:300_000]
    claiming = [one.slug for one in TEXT_SOURCES if one.claims(data[:65_536])]
    start = time.process_time()
    for slug in claiming:
        checked(slug, data)
    assert time.process_time() - start < 30
