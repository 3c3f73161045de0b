"""The folder of raw data: what its files hold, and how one row becomes a clean record.

Fields are those of the folder's README: bibliographic facts as their sources print them
(`studies.jsonl`), readings joined to them by DOI, else PMID, else title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from atlas_data.ingest import names, normalise, notices
from atlas_data.ingest.decisions import Decisions, apply, name_key
from atlas_data.ingest.dedupe import Candidate
from atlas_data.ingest.journals import Journal, resolve
from atlas_data.ingest.slugs import identifiers
from atlas_data.model import AtlasError, Author, Record


def curies(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Every identifier of a raw row; its folded title where it has none."""
    return identifiers(
        Record(
            title=row["title"],
            doi=normalise.doi(row.get("doi")),
            pmid=normalise.number(row.get("pmid")),
            pmcid=normalise.pmcid(row.get("pmcid")),
        )
    )


def joined(
    rows: Iterable[Mapping[str, Any]], readings: Iterable[Mapping[str, Any]]
) -> tuple[dict[str, Mapping[str, Any]], list[Mapping[str, Any]]]:
    """Readings by the first identifier of the row they are about, and those without a row."""
    owner = {name: curies(row)[0] for row in rows for name in curies(row)}
    titles = {f"title:{normalise.folded(row['title'])}": curies(row)[0] for row in rows}
    found: dict[str, Mapping[str, Any]] = {}
    lost = []
    for reading in readings:
        keys = [owner[name] for name in curies(reading) if name in owner]
        keys = keys or [titles[name] for name in curies(reading) if name in titles]
        if not keys:
            lost.append(reading)
        elif keys[0] in found:
            raise AtlasError(f"{keys[0]} has two readings in one file; leave one of them out.")
        else:
            found[keys[0]] = reading
    return found, lost


def changed(row: Mapping[str, Any], decisions: Decisions) -> dict[str, Any]:
    """The row with the decisions about its facts made."""
    out = dict(row)
    ours = curies(row)
    for change in decisions.facts:
        if change.study in ours:
            apply(change, out)
    return out


def candidate(
    row: Mapping[str, Any],
    *,
    table: Mapping[str, Journal],
    decisions: Decisions,
    reading: Mapping[str, Any] | None = None,
    second: Mapping[str, Any] | None = None,
) -> Candidate:
    """A raw row as a clean record, with every identifier it ever came under."""
    record = _record(changed(row, decisions), table, decisions)
    known = tuple(sorted({*curies(row), *identifiers(record)}))
    return Candidate(record=record, names=known, reading=reading, second=second)


def _record(row: Mapping[str, Any], table: Mapping[str, Journal], decisions: Decisions) -> Record:
    title = normalise.title(row["title"])
    journal = resolve(row.get("journal"), table)
    volume, issue = normalise.volume_and_issue(row.get("volume"), row.get("issue"))
    known = Record(
        title=title.text,
        translated=title.translated,
        authors=_authors(row.get("authors") or (), decisions),
        authors_complete=bool(row.get("authors_complete", True)),
        journal=journal.title if journal else None,
        journal_abbreviation=journal.abbreviation if journal else None,
        journal_printed=normalise.said(row.get("journal")),
        journal_matched_by=journal.matched_by if journal else None,
        volume=volume,
        issue=issue,
        pages=normalise.pages(row.get("pages")),
        doi=normalise.doi(row.get("doi")),
        pmid=normalise.number(row.get("pmid")),
        pmcid=normalise.pmcid(row.get("pmcid")),
        sources=tuple(sorted(_texts(row.get("sources")))),
        checked_on=normalise.said(row.get("checked_on")),
        publication_types=_texts(row.get("publication_types")),
        mesh=_texts(row.get("mesh")),
        keywords=_texts(row.get("keywords")),
    )
    known = replace(known, year=row.get("year"), month=row.get("month"), day=row.get("day"))
    return _with_status(known, row, retracted_title=title.retracted)


def _with_status(known: Record, row: Mapping[str, Any], *, retracted_title: bool) -> Record:
    said = row.get("retraction") or ""
    found = notices.parse(said)
    status, source = notices.status(
        found,
        retracted_title=retracted_title or "RETRACTED" in said,
        doi=known.doi,
        journal=known.journal,
    )
    # The first part of a preprint DOI's date is no volume.
    dated = status == "preprint" and known.volume == str(known.year)
    return replace(
        known,
        status=row.get("status") or status,
        status_source=row.get("status_source") or source,
        notices=found,
        volume=None if dated else known.volume,
    )


def _authors(printed: Iterable[Mapping[str, str]], decisions: Decisions) -> tuple[Author, ...]:
    out: list[Author] = []
    for one in printed:
        if decided := decisions.names.get(name_key(one)):
            out.append(Author(**decided))
        else:
            out += names.authors([one])
    return names.once(out)


def _texts(values: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(normalise.text, values or ()))))
