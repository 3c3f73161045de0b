"""Snapshots for a test's own folder: an older and a newer one, a hostile one, a large one."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from atlas_data import snapshot
from atlas_data.model import Author, Notice, Record, Study


def put(folder: Path, table: pa.Table, date: str) -> Path:
    """Write a table into a folder as the snapshot of a day."""
    about = snapshot.about(table) | {"date": date, "name": date}
    place = folder / date
    snapshot.write(table.replace_schema_metadata({"atlas": json.dumps(about)}), place)
    return place


def without(table: pa.Table, *ids: str) -> pa.Table:
    """The table without some studies."""
    return table.filter(pc.invert(pc.is_in(table["id"], pa.array(ids))))


def before_retraction(table: pa.Table, study_id: str) -> pa.Table:
    """The table as it was before one study was retracted."""
    here = pc.equal(table["id"], study_id)
    at = table.schema.get_field_index("status")
    return table.set_column(at, table.field(at), pc.if_else(here, "not_checked", table["status"]))


def large(table: pa.Table, rows: int) -> pa.Table:
    """The studies repeated under new ids until there are at least so many."""
    copies = []
    for number in range(-(-rows // table.num_rows)):
        ids = pa.array([f"{one}-{number}" for one in table["id"].to_pylist()])
        copies.append(table.set_column(0, table.field(0), ids))
    return pa.concat_tables(copies).sort_by("id")


HOSTILE = {
    "script": "<script>window.hacked = 1</script> in a title",
    "image": '"><img src=x onerror="window.hacked = 1"> in a title',
    "style": "</style><style>* { display: none }</style></h3></article> in a title",
    "form": '<form action="https://evil.example"><iframe src="https://evil.example"></iframe>',
    "markdown": "![x](https://evil.example/x.png) **bold** :red[red] $x^2$ [y](javascript:x)",
    "reversed": "Safe \u202emoc.live\u202c title \u2066with\u2069 turned words",
    "long": "A" * 10_000,
    "blank": "\u0007\u0000 control \u001b[31mcharacters",
}


def hostile() -> pa.Table:
    """Studies whose every text tries to be something else than text."""
    return snapshot.table([_study(*one) for one in HOSTILE.items()], {})


def _study(name: str, title: str) -> Study:
    script = "<script>window.hacked = 2</script>"
    record = Record(
        title=title,
        authors=(Author(family=title[:300], given=script), Author(literal=script)),
        journal=title[:300],
        year=2001,
        pages=script,
        doi='10.1/"><script>window.hacked=3</script>',
        sources=(script, title[:300]),
        checked_on=script,
        status="corrected",
        notices=(Notice(kind="corrected", text=script, doi='" onmouseover="window.hacked=4'),),
    )
    return Study(
        id=f"hostile-{name}",
        record=record,
        read="abstract",
        read_on="2026-01-01",
        summary=f"{title[:300]} {script}",
        why_it_matters=script,
        does_not_show=f"{script} {title[:300]}",
        conflicts=title[:300],
        funding=script,
        doubt=script,
    )
