"""Plain addresses beside the app, from the same process: data, feeds, and pages without scripts."""

from __future__ import annotations

from starlette.routing import Route

from routes import feed, plain, release, site, studies

ROUTES = [
    Route("/s/{id}", plain.study),
    Route("/browse", plain.browse),
    Route("/api/studies.{ending}", studies.answering),
    Route("/api/compare.{ending}", studies.dropping_out),
    Route("/api/{rest:path}", studies.nowhere),
    Route("/feed.atom", feed.news),
    Route("/data/{name}", release.piece),
    Route("/sitemap.xml", site.sitemap),
    Route("/sitemap-{number:int}.xml", site.sitemap_part),
    Route("/robots.txt", site.robots),
    Route("/opensearch.xml", site.opensearch),
    Route("/healthz", site.health),
]
"""Every address that is no page of the app."""
