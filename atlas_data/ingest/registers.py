"""Lists of notices that an operator may bring: Crossref's `update-to`, Retraction Watch's CSV.

Crossref gives a work a line of JSON (its REST API, a field `update-to` on each notice); Retraction
Watch gives a table whose column names are public. Each line becomes a notice on a DOI or PMID.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas_data.ingest.normalise import doi as clean_doi
from atlas_data.ingest.normalise import number, text
from atlas_data.model import AtlasError, Notice

_CROSSREF_KINDS = {
    "retraction": "retracted",
    "partial_retraction": "concern",
    "removal": "withdrawn",
    "withdrawal": "withdrawn",
    "expression_of_concern": "concern",
    "correction": "corrected",
    "corrigendum": "corrected",
    "erratum": "corrected",
}
_WATCH_KINDS = {
    "retraction": "retracted",
    "expression of concern": "concern",
    "correction": "corrected",
}
_WATCH_COLUMNS = (
    "RetractionDOI",
    "RetractionPubMedID",
    "RetractionDate",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
)
_NO_PMID = "0"  # Retraction Watch's way to say that there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A notice that a register names, and the register."""

    notice: Notice
    source: str


Register = Mapping[str, Sequence[Registered]]


def crossref(path: Path) -> tuple[Register, list[str]]:
    """Notices by the identifier they are on, and lines that could not be used.

    Each line is a work as Crossref's REST API gives it, alone or under "message". Raises
    `AtlasError` for a file that cannot be read.
    """
    found: dict[str, list[Registered]] = defaultdict(list)
    problems = []
    for place, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        try:
            work = json.loads(line)
        except json.JSONDecodeError as why:
            problems.append(f"{path.name}, line {place}, is not JSON: {why.msg}.")
            continue
        for name, one in _updates(work):
            found[name].append(Registered(notice=one, source=f"Crossref, {path.name}"))
    return found, problems


def retraction_watch(path: Path) -> tuple[Register, list[str]]:
    """Notices by the identifier they are on, and lines of a kind that nobody here knows.

    A reinstatement is no notice that stands. Raises `AtlasError` for a file without its columns.
    """
    found: dict[str, list[Registered]] = defaultdict(list)
    problems = []
    rows = csv.DictReader(_lines(path))
    if missing := [name for name in _WATCH_COLUMNS if name not in (rows.fieldnames or ())]:
        raise AtlasError(
            f"{path.name} lacks the columns {', '.join(missing)}; give Retraction Watch's CSV as "
            "it comes."
        )
    for place, row in enumerate(rows, 2):
        nature = text(row["RetractionNature"] or "").casefold()
        kind = _WATCH_KINDS.get(nature)
        if kind is None:
            if nature != "reinstatement":
                problems.append(f"{path.name}, line {place}: nobody here knows “{nature}”.")
            continue
        for name in _on(row["OriginalPaperDOI"], row["OriginalPaperPubMedID"]):
            held = Registered(notice=_watched(row, kind), source=f"Retraction Watch, {path.name}")
            found[name].append(held)
    return found, problems


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            yield from handle
    except OSError as why:
        raise AtlasError(f"{path} cannot be read: {why.strerror or why}.") from why
    except UnicodeDecodeError as why:
        raise AtlasError(f"{path.name} is not UTF-8 text; save it as UTF-8.") from why


def _updates(work: Any) -> Iterator[tuple[str, Notice]]:
    if not isinstance(work, Mapping):
        return
    message = work.get("message")
    held: Mapping[str, Any] = message if isinstance(message, Mapping) else work
    title = " ".join(one for one in held.get("title") or () if isinstance(one, str))
    for one in held.get("update-to") or ():
        kind = _CROSSREF_KINDS.get(str(one.get("type", "")).casefold().replace("-", "_"))
        target = clean_doi(str(one.get("DOI") or ""))
        if kind and target:
            yield (
                f"doi:{target}",
                Notice(
                    kind=kind,
                    text=text(title) or str(one.get("label") or kind),
                    doi=clean_doi(str(held.get("DOI") or "")),
                    date=_parts(one.get("updated")),
                ),
            )


def _parts(updated: Any) -> str | None:
    parts = (updated or {}).get("date-parts") or [[]]
    numbers = [one for one in parts[0] if isinstance(one, int)]
    return "-".join(f"{one:02}" for one in numbers) or None


def _on(doi: str | None, pmid: str | None) -> Iterator[str]:
    if name := clean_doi(doi):
        yield f"doi:{name}"
    if (name := number(pmid)) and name != _NO_PMID:
        yield f"pmid:{name}"


def _watched(row: Mapping[str, str], kind: str) -> Notice:
    found = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})", row["RetractionDate"] or "")
    return Notice(
        kind=kind,
        text=f"Retraction Watch: {text(row['RetractionNature'])}",
        doi=clean_doi(row["RetractionDOI"]),
        pmid=number(row["RetractionPubMedID"]),
        date=f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else None,
    )
