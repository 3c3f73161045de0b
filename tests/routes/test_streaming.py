"""Files are sent while they are made: none waits for its last study."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import cycle

import anyio
import pytest
from starlette.requests import Request
from starlette.responses import StreamingResponse

from atlas_data import formats
from atlas_data.formats import Writer
from atlas_data.query.atlas import Atlas
from routes import answers


def _request() -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": "/api/studies",
            "query_string": b"",
            "headers": [(b"host", b"atlas.example")],
            "scheme": "http",
            "server": ("atlas.example", 80),
            "root_path": "",
        }
    )


@pytest.mark.parametrize("one", formats.WRITERS, ids=lambda one: one.slug)
def test_a_file_of_endless_studies_can_be_sent(one: Writer, shipped: Atlas) -> None:
    """Whoever held the whole file, or counted its studies first, would never answer."""
    endless = cycle([study for study in shipped.studies(range(40)) if one.keeps(study)])
    answer = answers.stream(_request(), shipped, one.encode(endless), media=one.mime)
    assert isinstance(answer, StreamingResponse)

    async def some() -> list[bytes]:
        blocks = aiter(answer.body_iterator)
        return [bytes(await anext(blocks)) for _ in range(4)]  # type: ignore[arg-type]

    with ThreadPoolExecutor(1) as thread:  # a browser's tests may have a loop in this one
        first, *others = thread.submit(anyio.run, some).result()
    assert 0 < len(first) < 1_000_000 and all(others)


def test_a_small_file_is_sent_whole_with_its_length(shipped: Atlas) -> None:
    one = formats.writer("bibtex")
    made = list(one.encode(shipped.studies(range(2))))
    answer = answers.stream(_request(), shipped, iter(made), media=one.mime)
    assert answer.body == b"".join(made)
    assert answer.headers["content-length"] == str(len(answer.body))
