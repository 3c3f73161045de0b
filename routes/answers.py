"""What all plain answers share: where the atlas stands, how long an answer may be kept, refusals.

Conditional requests as RFC 9110 section 13 has them, file names as RFC 6266.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache, partial
from itertools import chain
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

import atlas_data
from atlas_data import texts
from atlas_data.model import AtlasError
from atlas_data.query.atlas import Atlas
from atlas_data.snapshot import version_order

OPEN = {"access-control-allow-origin": "*", "access-control-expose-headers": "*"}
"""Any page may read these answers by script: they are public and change nothing (Fetch, CORS)."""
_FIRST, _BLOCK = 1 << 13, 1 << 16  # the first block is small, so that it comes at once
_MAY = {
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "*",
    "access-control-max-age": "86400",
}


def host(request: Request) -> str:
    """Where the atlas stands, without a slash at the end: `ATLAS_URL`, else as it was asked for."""
    return (os.environ.get("ATLAS_URL") or str(request.base_url)).rstrip("/")


def stream(
    request: Request,
    atlas: Atlas,
    pieces: Iterable[bytes],
    *,
    media: str,
    name: str = "",
    shown: bool = False,
    more: dict[str, str] | None = None,
) -> Response:
    """A file made piece by piece; `shown` in the browser rather than put among its downloads.

    Nothing is made for a reader who holds it already or asks for the headers alone. A small file is
    sent whole: each block of a larger one costs a way between two threads.
    """
    headers = {**kept(request, atlas), **OPEN, **(more or {})}
    if name:
        way = "inline" if shown else "attachment"
        headers["content-disposition"] = f'{way}; filename="{name}"'
    if held(request, headers):
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        return _Headers(headers=headers, media_type=media)
    left = iter(pieces)
    first = _block(left, _FIRST)
    if len(first) < _FIRST:
        return Response(first, headers=headers, media_type=media)
    blocks = chain([first], iter(partial(_block, left, _BLOCK), b""))
    return StreamingResponse(blocks, headers=headers, media_type=media)


Endpoint = Callable[[Request], Response]


def _no_snapshot(why: str) -> Response:
    return refuse([why], status=503)


def or_why(endpoint: Endpoint, say: Callable[[str], Response] = _no_snapshot) -> Endpoint:
    """An endpoint that says why (503) when there is no snapshot to ask."""

    def answered(request: Request) -> Response:
        try:
            return endpoint(request)
        except AtlasError as why:
            return say(str(why))

    return answered


def readable_everywhere(path: str, endpoint: Endpoint) -> Route:
    """A route that scripts of other sites may ask too, also when they first ask whether they may
    (Fetch, CORS preflight: a request with If-None-Match does)."""

    def answered(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**OPEN, **_MAY})
        return or_why(endpoint)(request)

    return Route(path, answered, methods=["GET", "HEAD", "OPTIONS"])


class _Headers(Response):
    """An answer to HEAD: how long the file would be is not known before it is made."""

    def init_headers(self, headers: Mapping[str, str] | None = None) -> None:
        """The headers, without a length."""
        super().init_headers(headers)
        del self.headers["content-length"]


def refuse(problems: Sequence[str], status: int = 400) -> Response:
    """What is wrong with an address, a line each, and where the right ones are told."""
    lines = [*problems, texts.say("api-see")]
    return PlainTextResponse("\n".join(lines) + "\n", status_code=status, headers=OPEN)


def kept(request: Request, atlas: Atlas) -> dict[str, str]:
    """The headers by which a reader who comes again is spared an answer that has not changed."""
    made = f"{atlas.digest}\n{_program()}\n{host(request)}\n{request.url.path}?{request.url.query}"
    return {
        "etag": f'W/"{hashlib.sha256(made.encode()).hexdigest()[:32]}"',
        "last-modified": format_datetime(modified(atlas.name), usegmt=True),
        "cache-control": "no-cache",
        "atlas-snapshot": atlas.name,
    }


def held(request: Request, headers: dict[str, str]) -> bool:
    """Whether the reader holds this answer already; a tag that is given decides alone."""
    if tags := request.headers.get("if-none-match"):
        bare = headers["etag"].removeprefix("W/")
        return any(one.strip().removeprefix("W/") in (bare, "*") for one in tags.split(","))
    since = request.headers.get("if-modified-since", "")
    try:
        return parsedate_to_datetime(since) >= parsedate_to_datetime(headers["last-modified"])
    except (TypeError, ValueError):
        return False


def modified(snapshot: str) -> datetime:
    """When a snapshot was made, as its name says: a day, and a second for each build of that day,
    so that every server that holds it gives the same time."""
    day, number = version_order(snapshot)
    try:
        start = datetime.fromisoformat(day).replace(tzinfo=UTC)
    except ValueError:
        start = datetime(1970, 1, 1, tzinfo=UTC)
    return start + timedelta(seconds=number - 1)


@cache
def _program() -> str:
    """What the program looks like: an answer may change with it, though the data have not."""
    home = Path(atlas_data.__file__).parents[1]
    made = hashlib.sha256()
    for room in ("atlas_data", "components", "routes"):
        for path in sorted((home / room).rglob("*.*")):
            if path.suffix in (".py", ".css", ".js", ".ftl", ".yaml"):
                made.update(path.read_bytes())
    return made.hexdigest()


def _block(pieces: Iterator[bytes], size: int) -> bytes:
    """The next pieces as one, of at least that size; smaller when there are no more."""
    block, length = [], 0
    for piece in pieces:
        block.append(piece)
        length += len(piece)
        if length >= size:
            break
    return b"".join(block)
