"""How printed journal strings become one title and one NLM abbreviation each.

What the table lacks is not guessed: the string stays as printed, without abbreviation, and the
build lists it.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas_data.ingest.normalise import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """One printed string and the journal it stands for; `matched_by` says how that is known."""

    as_printed: str
    title: str
    abbreviation: str | None = None
    matched_by: str | None = None


COLUMNS = ("as_printed", "title", "nlm_abbreviation", "matched_by")


def read(path: Path) -> dict[str, Journal]:
    """The table by printed string."""
    with path.open(encoding="utf-8", newline="") as handle:
        return {row["as_printed"]: _journal(row) for row in csv.DictReader(handle)}


def write(table: Iterable[Journal]) -> str:
    """The table as CSV text, by printed string."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in sorted(table, key=lambda one: one.as_printed):
        writer.writerow([one.as_printed, one.title, one.abbreviation or "", one.matched_by or ""])
    return out.getvalue()


def _journal(row: Mapping[str, str]) -> Journal:
    return Journal(
        as_printed=row["as_printed"],
        title=row["title"],
        abbreviation=row["nlm_abbreviation"] or None,
        matched_by=row["matched_by"] or None,
    )


def decided(
    table: Mapping[str, Journal], decisions: Mapping[str, Mapping[str, Any]]
) -> dict[str, Journal]:
    """The table with people's decisions in it; they outrank the list."""
    out = dict(table)
    for printed, decision in decisions.items():
        out[printed] = Journal(
            as_printed=printed,
            title=decision["title"],
            abbreviation=decision.get("abbreviation"),
            matched_by="decision",
        )
    return out


def resolve(printed: str | None, table: Mapping[str, Journal]) -> Journal | None:
    """The journal of a printed string; one without `matched_by` is not resolved."""
    name = said(printed)
    if name is None:
        return None
    return table.get(printed or "") or table.get(name) or Journal(as_printed=name, title=name)


def widened(table: Mapping[str, Journal]) -> dict[str, Journal]:
    """The table with its own titles and abbreviations as printed strings, where they are clear."""
    out, unclear = dict(table), set()
    for one in table.values():
        for name in (one.title, one.abbreviation) if one.matched_by else ():
            if name and name not in table:
                known = out.setdefault(name, one)
                if (known.title, known.abbreviation) != (one.title, one.abbreviation):
                    unclear.add(name)
    return {name: one for name, one in out.items() if name not in unclear}


def ambiguous(table: Iterable[Journal]) -> list[str]:
    """Titles with two abbreviations and abbreviations with two titles, in words."""
    by_title, by_abbreviation = defaultdict(set), defaultdict(set)
    for one in table:
        if one.matched_by and one.abbreviation:
            by_title[one.title].add(one.abbreviation)
            by_abbreviation[one.abbreviation].add(one.title)
    return [
        f"{name}: {' / '.join(sorted(others))}"
        for group in (by_title, by_abbreviation)
        for name, others in sorted(group.items())
        if len(others) > 1
    ]
