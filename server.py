"""The tuned server: `streamlit run server.py`. The app itself is app.py and runs alone as well.

Measured reasons are in docs/performance.md: start-up objects are frozen out of garbage collection,
the first reader finds everything warm, answers are compressed, and the page may load nothing from
another host (content security policy, W3C CSP level 3).
"""

from __future__ import annotations

import base64
import gc
import hashlib
import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partialmethod
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from atlas_data.model import AtlasError
from atlas_data.query.question import Question

_log = logging.getLogger(__name__)


def policy() -> str:
    """The content security policy: own host only, and the hash of Streamlit's inline scripts.

    `blob:` in script-src is how Streamlit 1.67 loads the script of an inline component; only
    scripts already running on the page can make one.
    """
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    hashes = "".join(f" 'sha256-{_sha256(script)}'" for script in inline)
    return (
        f"default-src 'self'; script-src 'self' blob:{hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; "
        "worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; "
        "object-src 'none'"
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


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
    """Open the snapshot and answer once before the first reader; then freeze what is loaded."""
    from components import atlas, panel, results

    try:
        shown = atlas.load().atlas
        answer = shown.ask(Question())
        results.listed(shown, answer)
        panel.markup()
    except AtlasError as why:
        _log.error("%s", why)
    gc.collect()
    gc.freeze()
    yield


explain_refusals()
app = st.App(
    "app.py",
    lifespan=lifespan,
    middleware=[Middleware(SecurityHeaders), Middleware(GZipMiddleware, minimum_size=1000)],
)
