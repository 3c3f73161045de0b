"""How each export format is spelled, and how a reference is printed: studies → text."""

from __future__ import annotations

import re

from anyascii import anyascii

from atlas_data.formats.biblatex import BIBLATEX
from atlas_data.formats.bibtex import BIBTEX
from atlas_data.formats.csl import CSL
from atlas_data.formats.csv_table import CSV, EXCEL
from atlas_data.formats.medline import NBIB
from atlas_data.formats.reading import HTML
from atlas_data.formats.references import TEXTS
from atlas_data.formats.ris import RIS
from atlas_data.formats.rows import JSON, JSONL, PARQUET
from atlas_data.formats.word import WORD
from atlas_data.formats.writer import Export, Writer
from atlas_data.model import AtlasError

__all__ = ["WRITERS", "Export", "Writer", "file_name", "writer"]

WRITERS: tuple[Writer, ...] = (
    BIBTEX,
    BIBLATEX,
    RIS,
    NBIB,
    CSL,
    CSV,
    EXCEL,
    JSONL,
    JSON,
    PARQUET,
    *TEXTS,
    *WORD,
    HTML,
)
_LONGEST_QUESTION = 80


def writer(slug: str) -> Writer:
    """The writer of a format. Raises `AtlasError` when there is none of that name."""
    for one in WRITERS:
        if one.slug == slug:
            return one
    known = ", ".join(one.slug for one in WRITERS)
    raise AtlasError(f"There is no export format “{slug}”; there are {known}.")


def file_name(snapshot: str, question_slug: str, count: int, suffix: str) -> str:
    """Name of an export in ASCII: `atlas-2026-11-22-virus-hhv6-12.bib` (C8).

    `snapshot` is its date, `question_slug` what was asked ("" for all studies), `count` how many
    studies the file holds, `suffix` comes from the writer.
    """
    version = re.sub(r"[^a-z0-9.]+", "-", anyascii(snapshot).lower()).strip("-.")
    asked = re.sub(r"[^a-z0-9]+", "-", anyascii(question_slug).lower())
    asked = asked[:_LONGEST_QUESTION].strip("-") or "all"
    return f"atlas-{version}-{asked}-{count}.{suffix}"
