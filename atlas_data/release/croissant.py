"""The release for machine learning: Croissant 1.0 (docs.mlcommons.org/croissant) as JSON-LD.

The records are the rows of the Parquet file; columns made of parts are left to the file itself,
because Croissant readers take one value, or a list of values, from a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from atlas_data import texts
from atlas_data.release import described, dictionary, rights
from atlas_data.release.described import File
from atlas_data.release.dictionary import Field
from atlas_data.release.edition import Edition

_TYPES = {"string": "sc:Text", "integer": "sc:Integer", "boolean": "sc:Boolean"}
_CONTEXT: dict[str, Any] = {  # the specification's own, which readers compare with
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def describe(edition: Edition, tables: Sequence[File]) -> dict[str, Any]:
    """The data set; `tables` are the files that hold the studies."""
    fields = [one for one in dictionary.parquet(edition.table) if not one.parts]
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "mecfs-atlas",
        "description": " ".join([described.what(edition), *described.limits(edition)]),
        "version": edition.name,
        **({"datePublished": edition.date} if edition.date else {}),
        "license": [one.url for one in rights.LICENCES.values()],
        "creator": {"@type": "sc:Organization", "name": texts.say("release-name")},
        "citeAs": described.cite(edition),
        "keywords": texts.say("release-keywords").split("; "),
        "distribution": [_file(one) for one in tables],
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": "studies",
                "name": "studies",
                "key": {"@id": "studies/id"},
                "field": [_field(one) for one in fields],
            }
        ],
    }


def _file(file: File) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "description": file.about,
        "contentUrl": file.name,
        "contentSize": f"{file.size} B",
        "encodingFormat": _MEDIA.get(file.mime, file.mime),
        "sha256": file.sha256,
    }


_MEDIA = {"application/vnd.apache.parquet": "application/x-parquet"}
"""How readers of Croissant call a media type, where that differs from its registered name."""


def _field(field: Field) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"studies/{field.name}",
        "name": field.name,
        "description": field.column.meaning,
        "dataType": _TYPES[field.item or field.type],
        **({"repeated": True} if field.item else {}),
        "source": {"fileObject": {"@id": "studies.parquet"}, "extract": {"column": field.name}},
    }
