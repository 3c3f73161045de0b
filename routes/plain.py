"""Pages that need no script: one study at `/s/<id>`, the list of any view at `/browse`."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from components import address, notices, screen, shell
from components import atlas as shelf
from components import browse as listing
from components import study as one_study
from components.atlas import Shown
from routes import answers, view

_GZIP = re.compile(r"gzip(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")  # RFC 9110, section 12.5.3


def no_snapshot(why: str) -> Response:
    """A page that says why there is nothing to show."""
    return HTMLResponse(shell.static_page(screen.trouble(why)), status_code=503)


def study(request: Request) -> Response:
    """One study as a plain page; when no study has that id, the ones most like it."""
    shown = shelf.load()
    study_id, host = str(request.path_params["id"]), answers.host(request)
    if shown.atlas.row(study_id) is None:
        made = one_study.plain(shown, study_id, host=host)
        return HTMLResponse(shell.static_page(made), status_code=404)
    return _sent(request, shown, _pages(shown)(study_id, host))


def browse(request: Request) -> Response:
    """The list of a view; what could not be read of its address is told above it."""
    shown = shelf.load()
    asked = address.read("/browse", parse_qs(request.url.query))
    sides = view.one_sided(asked.question)
    problems = (*asked.problems, *notices.not_held(shown.atlas, asked.question), *sides)
    host = answers.host(request)
    made = listing.screen(shown, replace(asked, problems=problems))
    html = shell.static_page(made, canonical=host + listing.address_of(asked.question))
    if problems:
        return HTMLResponse(html, status_code=400)
    return _sent(request, shown, gzip.compress(html.encode(), 6))


@lru_cache(maxsize=1)
def _pages(shown: Shown) -> Callable[[str, str], bytes]:
    """The pages of a snapshot, of which some are held; those of the one before are let go."""
    return lru_cache(maxsize=2048)(partial(_study, shown))


def _study(shown: Shown, study_id: str, host: str) -> bytes:
    """The page, packed: about eighteen kilobytes."""
    made = one_study.plain(shown, study_id, host=host)
    return gzip.compress(shell.static_page(made, canonical=f"{host}/s/{study_id}").encode(), 6)


def _sent(request: Request, shown: Shown, packed: bytes) -> Response:
    headers = answers.kept(request, shown.atlas)
    if answers.held(request, headers):
        return Response(status_code=304, headers=headers)
    if not _GZIP.search(request.headers.get("accept-encoding", "")):
        return HTMLResponse(gzip.decompress(packed), headers=headers)
    headers |= {"content-encoding": "gzip", "vary": "accept-encoding"}
    return HTMLResponse(packed, headers=headers)
