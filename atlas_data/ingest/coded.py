"""How a coded reading (coding manual, version 1) enters the catalogue.

Nothing is added that was not coded, but for the place of words the manual asks no place for
(pathogens, sample): the title when they stand there, else what the reading says was read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from atlas_data.ingest.normalise import text

# A reader's notes name working files that nobody else has; what they stand for is said instead.
_NOTED = (
    (r"\bpem_rules(?:\.md)?", "the PEM procedure"),
    (r"\bcriteria\.yaml", "the list of case definitions"),
    (r"\bviruses\.yaml", "the list of viruses"),
    (r"\bstudy_designs\.yaml", "the list of designs"),
    (r"\bthe design file\b", "the list of designs"),
    (r"\b(?:mecfs_records|virus_harvest\.jsonl)\b", "another record of it"),
    (r"\(this file\)|\b(?:in )?this file\b", "in this atlas"),
)
_INSIDE = ("methods", "full_text")
# Identity belongs to the study's own line.
_ELSEWHERE = frozenset({"doi", "pmid", "title"})


def entry(reading: Mapping[str, Any], *, study: str, title: str) -> dict[str, Any]:
    """A reading as a catalogue line of `study`; empty strings become null."""
    row = {name: _clean(value) for name, value in reading.items() if name not in _ELSEWHERE}
    for label in (*row.get("pathogens", ()), row.get("sample")):
        if label and label.get("words"):
            label["where"] = place(label["words"], title=title, read=row["read"])
    for label in (*row.get("criteria", ()), row.get("pem")):
        if label and label.get("where") in _INSIDE and row["read"] in ("title", "abstract"):
            label["where"] = "elsewhere"  # seen on a register's page or in a part, not in the paper
    row["doubt"] = noted(row.get("doubt"))
    row["study"] = study
    return row


def noted(doubt: str | None) -> str | None:
    """A reader's doubt without the names of working files."""
    for name, words in _NOTED if doubt else ():
        doubt = re.sub(name, words, doubt or "")
    return doubt


def place(words: str, *, title: str, read: str) -> str | None:
    """Where words of a reading stand; `None` when only the title was read and lacks them."""
    if text(words).casefold() in text(title).casefold():
        return "title"
    return None if read == "title" else read


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return text(value) or None
    if isinstance(value, Mapping):
        return {name: _clean(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return value
