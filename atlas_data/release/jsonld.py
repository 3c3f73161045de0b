"""The release for search engines: a schema.org Dataset (schema.org/Dataset) as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pyarrow.compute as pc

from atlas_data import texts
from atlas_data.release import described, rights
from atlas_data.release.described import File
from atlas_data.release.edition import Edition
from atlas_data.vocabulary.columns import DICTIONARY


def describe(edition: Edition, tables: Sequence[File], place: str = "") -> dict[str, Any]:
    """The data set; `tables` are the files that hold the studies, `place` the whole address of
    the folder they stand in ("https://atlas.example/data/"), "" where that is not known."""
    years = pc.min_max(edition.table["year"]).as_py()
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": texts.say("release-title"),
        "description": " ".join([described.what(edition), *described.limits(edition)]),
        "version": edition.name,
        "identifier": f"sha256:{edition.digest}",
        "creator": {"@type": "Organization", "name": texts.say("release-name")},
        "license": [one.url for one in rights.LICENCES.values()],
        "isAccessibleForFree": True,
        "keywords": texts.say("release-keywords").split("; "),
        "creditText": " ".join(described.credits(edition.about)),
        "citation": described.cite(edition),
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "description": column.meaning}
            for name, column in DICTIONARY.csv.items()
        ],
        "distribution": [_download(one, place) for one in tables],
    }
    if edition.date:
        told["datePublished"] = edition.date
    if years["min"] is not None:
        told["temporalCoverage"] = f"{years['min']}/{years['max']}"
    if place:
        told["url"] = place.rstrip("/")
    return told


def _download(file: File, place: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "description": file.about,
        "contentUrl": f"{place}{file.name}",
        "encodingFormat": file.mime,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def script(edition: Edition, tables: Sequence[File], place: str) -> str:
    """The same as an element for the head of a page; no text in it can end the element."""
    held = json.dumps(describe(edition, tables, place), ensure_ascii=False)
    safe = held.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'<script type="application/ld+json">{safe}</script>'
