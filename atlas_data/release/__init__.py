"""The data release: a snapshot as files that anyone can take away, cite and check."""

from __future__ import annotations

from atlas_data.release.datapackage import fields
from atlas_data.release.described import File, cite, credits, limits, what
from atlas_data.release.edition import Edition, of
from atlas_data.release.files import listed, media, names, piece, script
from atlas_data.release.folder import newest, refuse_full, write
from atlas_data.release.prose import bibtex, columns
from atlas_data.release.publish import Published, publish, ship, unchanged

__all__ = [
    "Edition",
    "File",
    "Published",
    "bibtex",
    "cite",
    "columns",
    "credits",
    "fields",
    "limits",
    "listed",
    "media",
    "names",
    "newest",
    "of",
    "piece",
    "publish",
    "refuse_full",
    "script",
    "ship",
    "unchanged",
    "what",
    "write",
]
