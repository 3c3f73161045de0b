"""What `adopt` tells a person: every record left out or merged, every value mended or doubted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas_data.ingest import journals, names, normalise
from atlas_data.ingest.dedupe import Candidate
from atlas_data.ingest.relevance import OUT
from atlas_data.ingest.screen import REASONS, LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that happened between the raw rows and the catalogue."""

    rows: Sequence[Mapping[str, Any]]
    studies: Sequence[tuple[str, Candidate]]
    left_out: Sequence[LeftOut]
    possible: Sequence[tuple[str, str, str]]
    table: Mapping[str, journals.Journal]

    @property
    def counts(self) -> dict[str, int]:
        """Records in, studies out, and records left out by reason."""
        reasons = Counter(one.reason for one in self.left_out)
        return {
            "records": len(self.rows),
            "studies": len(self.studies),
            "read": sum(one.reading is not None for _, one in self.studies),
            "read_twice": sum(one.second is not None for _, one in self.studies),
            **{reason: reasons[reason] for reason in REASONS if reason not in OUT},
        }

    def lines(self) -> Iterator[str]:
        """The report in words, a line each."""
        yield from (f"{count:6} {what}" for what, count in self.counts.items())
        for heading, found in self._parts():
            yield f"\n{heading} ({len(found)})"
            yield from (f"  {one}" for one in found)

    def _parts(self) -> Iterator[tuple[str, list[str]]]:
        yield (
            "Left out",
            [
                f"{one.reason}: {one.title} [{' '.join(one.names)}] {one.detail}"
                for one in self.left_out
            ],
        )
        yield (
            "Possible duplicates, kept apart",
            [f"{one} / {other}: {why}" for one, other, why in self.possible],
        )
        yield "Journals not resolved (as printed, no abbreviation)", self._unresolved()
        yield (
            "Journals without a single title and abbreviation",
            journals.ambiguous(self.table.values()),
        )
        yield "Author names to look at", self._doubtful()
        yield "Pages, volumes and titles mended", list(self._mended())

    def _unresolved(self) -> list[str]:
        records = [one.record for _, one in self.studies]
        lacking = Counter(
            one.journal_printed
            for one in records
            if one.journal_printed and not (one.journal_matched_by and one.journal_abbreviation)
        )
        missing = sum(one.journal is None for one in records)
        printed = [f"{name} ({count})" for name, count in sorted(lacking.items())]
        return [*printed, f"{missing} studies name no journal at all"]

    def _doubtful(self) -> list[str]:
        return [
            f"{study}: {one.literal or ', '.join(filter(None, (one.surname, one.given)))}"
            for study, candidate in self.studies
            for one in candidate.record.authors
            if names.doubtful(one)
        ]

    def _mended(self) -> Iterator[str]:
        for row in self.rows:
            pages = normalise.pages(row.get("pages"))
            place = normalise.volume_and_issue(row.get("volume"), row.get("issue"))
            title = normalise.title(row["title"]).text
            for was, now in (
                (row.get("pages"), pages),
                ((row.get("volume"), row.get("issue")), place),
                (row["title"], title),
            ):
                if was != now:
                    yield f"{row.get('doi') or row.get('pmid')}: {was!r} → {now!r}"
