"""The best text that is held under some identifiers, found by index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import groupby

from atlas_data.model import Passage

# PubMed's own abstract is the one NLM checked; that of a full text is the publisher's.
_RANK = {"pubmed_xml": 0, "medline": 1, "jats": 2}
_ASKED = """
SELECT records.id, format, seen_on, files.name, entry, place, heading, text
FROM passages JOIN records ON records.id = passages.record JOIN files ON files.id = records.file
WHERE passages.record = ? AND (? OR place = 'abstract') ORDER BY n
"""


def ids(connection: sqlite3.Connection, names: Iterable[str]) -> list[int]:
    """The records that stand under any of these identifiers."""
    asked = "SELECT record FROM names WHERE name = ?"
    found = {row[0] for name in names for row in connection.execute(asked, (name,))}
    return sorted(found)


def best(
    connection: sqlite3.Connection, names: Iterable[str], *, sections: bool = True
) -> tuple[Passage, ...]:
    """The best abstract, then the sections of the one record that has most of them.

    Best is PubMed's abstract, then a full text's, then any other; of equals the one seen last.
    """
    rows = [
        row for key in ids(connection, names) for row in connection.execute(_ASKED, (key, sections))
    ]
    by_record = [list(group) for _, group in groupby(rows, key=lambda row: row[0])]
    abstracts = [part for held in by_record if (part := [r for r in held if r[5] == "abstract"])]
    papers = [part for held in by_record if (part := [r for r in held if r[5] != "abstract"])]
    chosen = _first(abstracts, by_length=False) + _first(papers, by_length=True)
    return tuple(Passage(place=row[5], heading=row[6], text=row[7]) for row in chosen)


def _first(held: list[list[sqlite3.Row]], *, by_length: bool) -> list[sqlite3.Row]:
    def worth(part: list[sqlite3.Row]) -> tuple[int, int, str, str, int]:
        _, kind, seen, file, entry, *_ = part[0]
        length = sum(len(row[7]) for row in part) if by_length else 0
        return length, -_RANK.get(kind, len(_RANK)), seen, file, entry

    return max(held, key=worth, default=[])
