"""Plain addresses beside the app, from the same process: data, feeds, and pages without scripts."""

from __future__ import annotations

from starlette.routing import Route

from routes import feed, plain, release, site, studies
from routes.answers import or_why, readable_everywhere

ROUTES = [
    Route("/s/{id}", or_why(plain.study, plain.no_snapshot)),
    Route("/browse", or_why(plain.browse, plain.no_snapshot)),
    readable_everywhere("/api/studies.{ending}", studies.answering),
    readable_everywhere("/api/compare.{ending}", studies.dropping_out),
    readable_everywhere("/api/{rest:path}", studies.nowhere),
    readable_everywhere("/feed.atom", feed.news),
    readable_everywhere("/data/{name}", release.piece),
    Route("/sitemap.xml", or_why(site.sitemap)),
    Route("/sitemap-{number:int}.xml", or_why(site.sitemap_part)),
    Route("/robots.txt", site.robots),
    Route("/opensearch.xml", site.opensearch),
    readable_everywhere("/healthz", site.health),
]
"""Every address that is no page of the app."""
