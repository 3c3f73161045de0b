"""From a folder of raw data to the clean catalogue, and a report of every decision on the way.

Doing it twice changes nothing: ids come from the ledger, dates from the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas_data.ingest import catalogue, coded, decisions, journals, raw, screen, slugs
from atlas_data.ingest.dedupe import Candidate, dedupe
from atlas_data.ingest.report import Report
from atlas_data.model import AtlasError

FILES = ("studies.jsonl", "coded.jsonl", "coded_twice.jsonl", "journals.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """A study of the catalogue: its id and the candidate it came from."""

    id: str
    candidate: Candidate


def adopt(source: Path, folder: Path = catalogue.FOLDER, *, dry: bool = False) -> Report:
    """Read the raw files of `source` and write the catalogue `folder`; with `dry` write nothing.

    Raises `AtlasError` when a file is missing or a decision no longer fits the data.
    """
    for name in FILES:
        if not (source / name).is_file():
            raise AtlasError(f"{source} has no {name}; `adopt` needs {', '.join(FILES)}.")
    decided = decisions.load(folder / "decisions.yaml")
    table = journals.decided(journals.read(source / "journals.csv"), decided.journals)
    rows = catalogue.rows(source / "studies.jsonl")
    _all_apply(decided, rows)
    found, lost = _candidates(source, rows, table, decided)
    unique = dedupe(found, merges=decided.merges, apart=decided.apart)
    kept, out = screen.screen(unique.candidates)
    out += screen.merged(unique.merges) + screen.without_record(lost)
    ledger = slugs.on_disk(folder / "ledger.csv")
    studies = identify(kept, ledger, published=str(catalogue.about(folder)["date"]))
    if not dry:
        _write(folder, studies, out, table, ledger, decided)
    return Report(
        rows=rows,
        studies=[(one.id, one.candidate) for one in studies],
        left_out=out,
        possible=unique.possible,
        table=table,
    )


def _candidates(
    source: Path,
    rows: Sequence[Mapping[str, Any]],
    table: Mapping[str, journals.Journal],
    decided: decisions.Decisions,
) -> tuple[list[Candidate], list[Mapping[str, Any]]]:
    first, lost = raw.joined(rows, catalogue.rows(source / "coded.jsonl"))
    second, _ = raw.joined(rows, catalogue.rows(source / "coded_twice.jsonl"))
    found = [
        raw.candidate(
            row,
            table=table,
            decisions=decided,
            reading=first.get(raw.curies(row)[0]),
            second=second.get(raw.curies(row)[0]),
        )
        for row in rows
    ]
    return found, lost


def _all_apply(decided: decisions.Decisions, rows: Iterable[Mapping[str, Any]]) -> None:
    known = {name for row in rows for name in raw.curies(row)}
    about = {one.study for one in (*decided.facts, *decided.readings)} | decided.merges.keys()
    if unknown := sorted(about - known):
        raise AtlasError(
            f"decisions.yaml speaks of {', '.join(unknown)}, which the raw data does not hold. "
            "Mend the identifier or remove the decision."
        )


def identify(kept: Iterable[Candidate], ledger: slugs.Ledger, *, published: str) -> list[Adopted]:
    """Every candidate with its id; known ones keep theirs, new ones come in the order of slugs."""
    wanted = sorted(((slugs.slug(one.record), one.names, one) for one in kept), key=lambda x: x[:2])
    return sorted(
        (
            Adopted(id=ledger.give(slug, names, published), candidate=one)
            for slug, names, one in wanted
        ),
        key=lambda one: one.id,
    )


def _write(
    folder: Path,
    studies: Sequence[Adopted],
    out: Sequence[screen.LeftOut],
    table: Mapping[str, journals.Journal],
    ledger: slugs.Ledger,
    decided: decisions.Decisions,
) -> None:
    rows = [{"id": one.id, **catalogue.plain(one.candidate.record)} for one in studies]
    first = [row for one in studies for row in _reading(one, one.candidate.reading, decided)]
    second = [row for one in studies for row in _reading(one, one.candidate.second, None)]
    used = {one.candidate.record.journal_printed for one in studies}
    catalogue.put(folder / "studies.jsonl", catalogue.lines(rows))
    catalogue.put(folder / "readings.jsonl", catalogue.lines(first))
    catalogue.put(folder / "second_readings.jsonl", catalogue.lines(second))
    catalogue.put(folder / "left_out.jsonl", catalogue.lines(left_out(one, ledger) for one in out))
    catalogue.put(folder / "journals.csv", journals.write(table[n] for n in table if n in used))
    catalogue.put(folder / "ledger.csv", slugs.write(ledger))
    if not (folder / "plain.jsonl").exists():  # our own words: written by hand, never from sources
        catalogue.put(folder / "plain.jsonl", "")


def _reading(
    study: Adopted, reading: Mapping[str, Any] | None, decided: decisions.Decisions | None
) -> list[dict[str, Any]]:
    if reading is None:
        return []
    title = study.candidate.record.title
    row = coded.entry(reading, study=study.id, title=title)
    for change in decided.readings if decided else ():
        if change.study in study.candidate.names:
            decisions.apply(change, row)
    return [row]


def left_out(one: screen.LeftOut, ledger: slugs.Ledger) -> dict[str, Any]:
    """A line of `left_out.jsonl`: what was left out, why, and which study it belongs to."""
    row: dict[str, Any] = {"title": one.title, "reason": one.reason, "detail": one.detail}
    if one.names:
        row["identifiers"] = list(one.names)
    if owner := ledger.find(one.of):
        row["study"] = owner
    return row
