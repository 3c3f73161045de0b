"""The snapshot: studies ↔ a dated folder that describes itself, readable without this code.

The metadata of its Parquet file (`atlas`) holds schema version, date, counts, hashes of what it was
made from and the version of the vocabulary, as JSON.
"""

from __future__ import annotations

from atlas_data.snapshot.columns import SCHEMA, SCHEMA_VERSION
from atlas_data.snapshot.folder import (
    ASIDE,
    MANIFEST,
    NAME,
    SHIPPED,
    STUDIES,
    check,
    digest,
    held,
    manifest,
    newest,
    read,
    stamp,
    version_order,
    write,
)
from atlas_data.snapshot.places import chosen, local, published, served, store, texts_shown
from atlas_data.snapshot.rows import about, row, study, table

__all__ = [
    "ASIDE",
    "MANIFEST",
    "NAME",
    "SCHEMA",
    "SCHEMA_VERSION",
    "SHIPPED",
    "STUDIES",
    "about",
    "check",
    "chosen",
    "digest",
    "held",
    "local",
    "manifest",
    "newest",
    "published",
    "read",
    "row",
    "served",
    "stamp",
    "store",
    "study",
    "table",
    "texts_shown",
    "version_order",
    "write",
]
