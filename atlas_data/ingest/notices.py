"""What journals and publishers published about a report: notices, and the status they make.

A notice never becomes a study; a call for retraction is not a status. A status nobody looked up
is `not_checked`, not "ok".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from atlas_data.model import Notice

_KINDS = {
    "retraction": "retracted",
    "expression of concern": "concern",
    "correction": "corrected",
    "corrigendum": "corrected",
    "erratum": "corrected",
    "update in": "superseded",
}
_WORD = "|".join(_KINDS)
_START = re.compile(rf"(?:^|;\s*)({_WORD})\s*:\s*", re.I)
_TITLE = re.compile(rf"^\[?(?:{_WORD}|retraction notice|erratum to|correction to)\b\s*[\[:(]", re.I)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Preprint servers' DOI prefixes (Crossref): Cold Spring Harbor (bioRxiv, medRxiv) with a dated
# suffix, Research Square, Preprints.org.
_PREPRINT_DOI = re.compile(r"^10\.(?:1101/\d{4}\.\d\d\.\d\d\.\d+|21203/rs\.|20944/preprints)")
_PREPRINT_JOURNAL = re.compile(r"\b(?:medrxiv|biorxiv|preprints?\.org|research square)\b", re.I)
GRAVEST = ("retracted", "concern", "corrected")


def parse(printed: str | None) -> tuple[Notice, ...]:
    """Notices out of PubMed's comments/corrections line; a remark without one gives none."""
    if not printed:
        return ()
    pieces = _START.split(printed)[1:]
    return tuple(_notice(kind, said) for kind, said in zip(pieces[::2], pieces[1::2], strict=True))


def _notice(kind: str, said: str) -> Notice:
    doi = re.search(r"doi:\s*(10\.\d{4,9}/\S+?)\.?(?=\s|$)", said, re.I)
    pmid = re.search(r"PMID:?\s*(\d+)", said)
    return Notice(
        kind=_KINDS[kind.casefold()],
        text=said.strip().rstrip(";"),
        doi=doi[1].casefold() if doi else None,
        pmid=pmid[1] if pmid else None,
        date=_date(said),
    )


def _date(said: str) -> str | None:
    found = re.search(rf"\b(\d{{4}}) ({'|'.join(_MONTHS)})(?: (\d{{1,2}}))?", said)
    if not found:
        return None
    year, month, day = found.groups()
    return f"{year}-{_MONTHS.index(month) + 1:02}" + (f"-{int(day):02}" if day else "")


def status(
    notices: Iterable[Notice], *, retracted_title: bool, doi: str | None, journal: str | None
) -> tuple[str, str | None]:
    """Status of a report and what says so; `not_checked` when nothing does."""
    kinds = {one.kind for one in notices}
    for kind in GRAVEST:
        if kind in kinds:
            return kind, "the notices named in the source's record"
    if retracted_title:
        return "retracted", "the title in the source begins with “Retracted”"
    if _PREPRINT_DOI.match(doi or ""):
        return "preprint", "the DOI is a preprint server's"
    if _PREPRINT_JOURNAL.search(journal or ""):
        return "preprint", "the source names a preprint server as the place of publication"
    return "not_checked", None


def is_notice(title: str, publication_types: Iterable[str], design: str | None) -> bool:
    """Whether a record describes a notice on another report rather than a report."""
    types = {"Retraction of Publication", "Published Erratum", "Expression of Concern"}
    return bool(_TITLE.match(title) or types & set(publication_types) or design == "erratum_notice")
