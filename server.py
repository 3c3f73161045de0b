"""The tuned server: `streamlit run server.py`. The app itself is app.py and runs alone as well.

Measured reasons are in docs/performance.md: start-up objects are frozen out of garbage collection,
the first reader finds everything warm, answers are compressed, and the page may load nothing from
another host (content security policy, W3C CSP level 3).
"""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partialmethod
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from atlas_data import texts
from atlas_data.model import AtlasError
from components import address, atlas, figures, screen, screens, shell
from routes import ROUTES, answers

# What Streamlit serves itself; every other address is a page, a route, or nothing.
_ELSEWHERE = re.compile(
    r"/(_stcore|media|component|static|app/static)/|/(favicon\.png|manifest\.json)$"
)
_NO_ICONS = Path(__file__).parent / "static" / "no-icons.woff2"
# The names of our files hold their version, so they never change.
_FOREVER = {"cache-control": "public, max-age=31536000, immutable"}
_log = logging.getLogger(__name__)


def policy() -> str:
    """The content security policy: own host only, and the hashes of the inline scripts.

    `blob:` in script-src is how Streamlit 1.67 loads the script of an inline component; only
    scripts already running on the page can make one.
    """
    hashes = " ".join(shell.script_hashes())
    return (
        f"default-src 'self'; script-src 'self' blob: {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; "
        "worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; "
        "object-src 'none'"
    )


class SecurityHeaders:
    """Adds the policy and its companions to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "content-security-policy": policy(),
            "referrer-policy": "same-origin",
            "x-content-type-options": "nosniff",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, adding headers to an HTTP answer; a websocket is left alone."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class FirstView:
    """Answers the pages' addresses with the page already in them, readable before any script."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no page of the atlas."""
        path = scope.get("path", "").rstrip("/") or "/"
        reads = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if not reads or _ELSEWHERE.match(path) or any(one.path_regex.match(path) for one in ROUTES):
            return await self.app(scope, receive, send)
        if path in screens.MOVED:
            return await _moved(path, scope)(scope, receive, send)
        if path not in screens.SCREENS:
            html = shell.static_page(screen.nowhere(path))
            return await HTMLResponse(html, status_code=404)(scope, receive, send)
        given = parse_qs(scope["query_string"].decode("utf-8", "replace"), max_num_fields=None)
        host = answers.host(Request(scope))
        try:
            html = await run_in_threadpool(_first_view, path, given, host)
        except AtlasError as why:
            _log.error("%s", why)
            html = shell.first_view(screen.trouble(str(why)))
        answer = HTMLResponse(html, headers={"cache-control": "no-cache"})
        return await answer(scope, receive, send)


class Kept:
    """Says how long the atlas's own files may be kept, and spares readers a font of icons.

    Streamlit loads 376 kB of icons with every first page (font Material Symbols); no page here
    shows one, so a font without signs answers instead.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with another answer for the icons and one more header for our files."""
        path = scope.get("path", "")
        if path.startswith("/static/media/MaterialSymbols"):
            return await FileResponse(_NO_ICONS, headers=_FOREVER)(scope, receive, send)

        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message).update(_FOREVER)
            await send(message)

        ours = path.startswith("/app/static/")
        return await self.app(scope, receive, kept if ours else send)


def _moved(path: str, scope: Scope) -> Response:
    """The way from an old address to the new one, with the question it asks."""
    query = scope["query_string"].decode("latin-1")
    to = screens.MOVED[path] + (f"?{query}" if query else "")
    return RedirectResponse(to, status_code=308)


def _first_view(path: str, given: Mapping[str, list[str]], host: str) -> str:
    asked = address.read(path, given)
    return shell.first_view(screens.SCREENS[path](atlas.load(), asked), host)


def explain_refusals() -> None:
    """Say what to do when a request is refused before the app sees it (a link over 64 kB).

    uvicorn answers these itself, in one line for programmers, and has no setting for the words.
    """
    for protocol in (H11Protocol, HttpToolsProtocol):
        refuse = protocol.send_400_response
        protocol.send_400_response = partialmethod(_refused, refuse)  # type: ignore[method-assign,assignment]


def _refused(protocol: Any, refuse: Callable[[Any, str], None], _: str) -> None:
    refuse(
        protocol,
        "This request could not be read. If you followed a link, it is too long or damaged: "
        "ask the sender for a shorter one, or open the start page and choose filters again.",
    )


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Open the snapshot and answer once before the first reader; then freeze what is loaded.

    Raises `AtlasError` when the interface has no texts in the language asked for.
    """
    texts.say("brand")
    figures.warm()
    try:
        _first_view("/", {}, "")
    except AtlasError as why:
        _log.error("%s", why)
    gc.collect()
    gc.freeze()
    yield


# A reader's file stays in memory: what is larger would be laid down on disk while it comes in.
MultiPartParser.spool_max_size = 12 * 1024 * 1024
explain_refusals()
app = st.App(
    "app.py",
    lifespan=lifespan,
    routes=ROUTES,
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
        Middleware(Kept),
        Middleware(FirstView),
    ],
)
