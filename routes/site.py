"""What machines ask a site for: its pages, what they may read, how to search it, how it is.

Sitemaps as sitemaps.org 0.9, robots.txt as RFC 9309, OpenSearch 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from atlas_data import texts
from atlas_data.model import AtlasError
from atlas_data.query.atlas import Atlas
from components import atlas as shelf
from components import frame
from routes import answers

_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
MOST = 50_000
"""So many addresses a sitemap may hold; with more studies there is an index of several."""


def sitemap(request: Request) -> Response:
    """Every page and every study, or where the parts of that list are."""
    atlas = shelf.load().atlas
    parts = _parts(atlas)
    made = _part(request, atlas, 1) if parts == 1 else _index(request, parts)
    return answers.stream(request, atlas, made, media="application/xml")


def sitemap_part(request: Request) -> Response:
    """One part of a long list."""
    atlas = shelf.load().atlas
    number, parts = int(request.path_params["number"]), _parts(atlas)
    if parts == 1 or not 1 <= number <= parts:
        return answers.refuse([texts.say("api-no-part", number=number)], status=404)
    made = _part(request, atlas, number)
    return answers.stream(request, atlas, made, media="application/xml")


def robots(request: Request) -> Response:
    """Everything may be read; files of views without end need not be."""
    host = answers.host(request)
    lines = ("User-agent: *", "Disallow: /api/", "Allow: /", f"Sitemap: {host}/sitemap.xml")
    return PlainTextResponse("\n".join(lines) + "\n")


def opensearch(request: Request) -> Response:
    """How a browser searches the atlas from its own bar."""
    host = escape(answers.host(request))
    name, what = escape(texts.say("opensearch-name")), escape(texts.say("opensearch-what"))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{name}</ShortName>\n<Description>{what}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{host}/?q={{searchTerms}}"/>\n'
        f'<Url type="application/atom+xml" template="{host}/feed.atom?q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    )
    return Response(text, media_type="application/opensearchdescription+xml")


def health(_: Request) -> Response:
    """Whether readers are served, from which snapshot, and how old that is in days; 503 when not.

    `problems` name newer snapshots that could not be read.
    """
    try:
        shown = shelf.load()
    except AtlasError as why:
        told = {"ready": False, "problems": [str(why)]}
        return JSONResponse(told, status_code=503, headers=answers.OPEN)
    atlas = shown.atlas
    told = {
        "ready": True,
        "snapshot": atlas.name,
        "sha256": atlas.digest,
        "studies": atlas.rows,
        "age_days": (datetime.now(UTC).date() - answers.modified(atlas.name).date()).days,
        "problems": list(shown.problems),
    }
    return JSONResponse(told, headers={**answers.OPEN, "cache-control": "no-store"})


def _parts(atlas: Atlas) -> int:
    addresses: int = len(frame.PAGES) + atlas.rows
    return -(-addresses // MOST)


def _part(request: Request, atlas: Atlas, number: int) -> Iterator[bytes]:
    host, made = escape(answers.host(request)), _day(atlas)
    first, last = (number - 1) * MOST, number * MOST
    yield _HEAD + f"<urlset {_SPACE}>\n".encode()
    pages = [host + path for path in frame.PAGES]
    ids = atlas.ids(range(max(0, first - len(pages)), min(last - len(pages), atlas.rows)))
    for at in pages[first:last]:
        yield f"<url><loc>{at}</loc></url>\n".encode()
    for one in ids:
        yield f"<url><loc>{host}/s/{one}</loc><lastmod>{made}</lastmod></url>\n".encode()
    yield b"</urlset>\n"


def _index(request: Request, parts: int) -> Iterator[bytes]:
    host = escape(answers.host(request))
    yield _HEAD + f"<sitemapindex {_SPACE}>\n".encode()
    for number in range(1, parts + 1):
        at = f"{host}/sitemap-{number}.xml"
        yield f"<sitemap><loc>{at}</loc></sitemap>\n".encode()
    yield b"</sitemapindex>\n"


def _day(atlas: Atlas) -> date:
    return answers.modified(atlas.name).date()
