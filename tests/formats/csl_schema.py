"""The rules of the CSL data schema for what the atlas writes, told again as a JSON schema.

Source: citationstyles.org, schema repository, `schemas/input/csl-data.json` (draft-07). Of its
types and variables only those the atlas uses are here, and as there no other may stand in an item;
that names have at least one part, date parts are whole numbers, and no text is empty are rules of
ours (C1, J2), stricter than the schema's.
"""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string", "minLength": 1}
_NAME = {
    "type": "object",
    "properties": dict.fromkeys(
        ("family", "given", "non-dropping-particle", "suffix", "literal"), _TEXT
    ),
    "additionalProperties": False,
    "minProperties": 1,
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {
                "type": "array",
                "items": {"type": "integer"},
                "minItems": 1,
                "maxItems": 3,
            },
            "minItems": 1,
            "maxItems": 2,
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
_TEXTS = (
    "id", "genre", "title", "publisher", "container-title", "container-title-short", "volume",
    "issue", "page", "ISSN", "DOI", "PMID", "PMCID", "URL", "language", "keyword", "status", "note",
)  # fmt: skip

SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            **dict.fromkeys(_TEXTS, _TEXT),
            "type": {"enum": ["article", "article-journal"]},
            "author": {"type": "array", "items": _NAME, "minItems": 1},
            "issued": _DATE,
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
