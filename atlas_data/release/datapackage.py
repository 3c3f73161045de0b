"""The release as a Frictionless Data Package, and so its data dictionary.

Format: Data Package 2.0 (datapackage.org/standard). Beyond it a field has `empty` (what nothing in
it means), `origin` (where the value comes from), `rights`, `group` and `parts`, and `exampleStudy`,
the id of the study the example is taken from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from atlas_data import snapshot, texts
from atlas_data.release import described, dictionary, rights
from atlas_data.release.described import File
from atlas_data.release.dictionary import Field
from atlas_data.release.edition import Edition
from atlas_data.vocabulary.columns import DICTIONARY

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# What Frictionless 5.21 takes for Parquet it reads with lists and nulls as other things (arrays of
# numpy, "nan"), which it then refuses; under a name it does not know, it checks the file's hash.
_FORMS = {
    "parquet": {"format": "apache-parquet"},
    "csv": {"type": "table", "format": "csv", "encoding": "utf-8"},
}
SEPARATOR = "; "  # between several values in a cell of the CSV table


def describe(edition: Edition, tables: Sequence[File]) -> dict[str, Any]:
    """The package; `tables` are the Parquet file and the CSV table as they are sent."""
    held = fields(edition)
    return {
        "$schema": PROFILE,
        "name": "mecfs-atlas",
        "title": texts.say("release-title"),
        "description": described.what(edition),
        "version": edition.name,
        **({"created": f"{edition.date}T00:00:00Z"} if edition.date else {}),
        "keywords": texts.say("release-keywords").split("; "),
        "licenses": [
            {"name": one.spdx, "path": one.url, "title": f"{one.name}: {rights.title(kind)}"}
            for kind, one in rights.LICENCES.items()
        ],
        "contributors": [{"title": texts.say("release-name"), "roles": ["creator"]}],
        "sources": [{"title": one} for one in described.credits(edition.about)],
        "groups": [{"name": key, "title": name} for key, name in DICTIONARY.groups.items()],
        "resources": [_resource(one, held[one.name]) for one in tables],
    }


def fields(edition: Edition) -> dict[str, list[dict[str, Any]]]:
    """The data dictionary: file name → its columns as the package describes them."""
    flat = [_field(one, "csv") for one in dictionary.csv(edition.table)]
    return {snapshot.STUDIES: columns(edition.table), "studies.csv": flat}


def columns(table: pa.Table) -> list[dict[str, Any]]:
    """The data dictionary of a snapshot's studies alone."""
    return [_field(one, "parquet") for one in dictionary.parquet(table)]


def _resource(file: File, fields: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    stem, _, form = file.name.partition(".")
    return {
        "name": f"{stem}-{form}",
        "path": file.name,
        **_FORMS[form],
        "mediatype": file.mime,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "description": file.about,
        "schema": {
            "fields": list(fields),
            "primaryKey": ["id"],
            "missingValues": [""],
        },
    }


def _field(field: Field, form: str) -> dict[str, Any]:
    return {**_described(field), **_shape(field, form)}


def _described(field: Field) -> dict[str, Any]:
    column = field.column
    told: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": column.label,
        "description": column.meaning,
        "empty": column.empty,
        "origin": column.source,
        "rights": column.rights,
        "group": column.group,
    }
    if column.values:
        told["categories"] = [
            {"value": value, "label": label} for value, label in column.values.items()
        ]
    if field.example is not None:
        told |= {"example": field.example, "exampleStudy": field.study}
    return told


def _shape(field: Field, form: str) -> dict[str, Any]:
    """What a program checks: obligatory values, allowed ones, what a list or an object holds."""
    allowed = {"enum": list(field.column.values)} if field.column.values else {}
    shape: dict[str, Any] = {}
    limits: dict[str, Any] = {"required": True} if field.column.always else {}
    if field.type == "boolean" and form == "csv":
        shape |= {"trueValues": ["yes"], "falseValues": ["no"]}
    if field.type == "list":
        shape |= {"itemType": field.item, "delimiter": SEPARATOR}
    elif field.type == "array":
        shape["arrayItem"] = {"type": field.item, **({"constraints": allowed} if allowed else {})}
    else:
        limits |= allowed
    if field.name == "id" and form:
        limits["unique"] = True
    if field.parts:
        shape["parts"] = [_field(one, "") for one in field.parts]
    return shape | ({"constraints": limits} if limits else {})
