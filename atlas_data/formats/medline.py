"""How MEDLINE (.nbib) spells a record, as PubMed sends it (rules N1 and N2).

Only works with a PMID can be written. Tags are those of PubMed's help ("PubMed format"). Several
readers know PubMed's tags for notices (`RIN`, `EIN`, `ECI`, `UIN`) and others none, so what became
of a report stands in `GN` as well, in words, and so does that an author list is cut short: a name
that is none would be credited.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from atlas_data.formats.parts import (
    atlas_note,
    clean,
    is_preprint,
    keywords,
    page_range,
    remarks,
    separated,
)
from atlas_data.formats.parts import title as title_of
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Author, Notice, Record, Study

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOTICES = {"retracted": "RIN", "corrected": "EIN", "concern": "ECI", "superseded": "UIN"}
_RETRACTED = "Retracted Publication"  # NLM's publication type
_PREPRINT = "Preprint"
_INDENT = " " * 6
_WIDTH = 88
# Readers join the lines of an identifier without a space between them.
_NEVER_FOLDED = frozenset({"PMID", "LID", "AID", "PMC"})


def write(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[str]:
    """The records in the order of the studies, a blank line between them; all have a PMID."""
    return separated((entry(study, export) for study in studies), "\n")


def entry(study: Study, export: Export = UNSAID) -> str:
    """One record, ending in a line break; tags the record has no value for are left out."""
    spelt = ((tag, clean(value)) for tag, value in _tags(study, export))
    return "".join(_line(tag, value) for tag, value in spelt if value)


def keeps(study: Study) -> bool:
    """Whether a study has the PMID without which there is no MEDLINE record."""
    return clean(study.record.pmid).isdecimal()


def _line(tag: str, value: str) -> str:
    start = f"{tag:<4}- "
    if tag in _NEVER_FOLDED:
        return f"{start}{value}\n"
    lines = textwrap.wrap(
        value,
        _WIDTH,
        initial_indent=start,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "".join(f"{line}\n" for line in lines)


def _tags(study: Study, export: Export) -> Iterator[tuple[str, str | None]]:
    record = study.record
    first, last = page_range(record.pages)
    doi = f"{clean(record.doi)} [doi]" if clean(record.doi) else None
    yield "PMID", record.pmid
    yield "IS", record.issn
    yield "VI", record.volume
    yield "IP", record.issue
    yield "DP", _date(record)
    yield "TI", title_of(record)
    yield "PG", f"{first}-{last}" if last else first
    yield "LID", doi
    for author in record.authors:
        yield from _author(author)
    yield "LA", record.language
    yield from (("PT", kind) for kind in _types(record))
    yield "TA", record.journal_abbreviation
    yield "JT", record.journal
    yield from (
        (_NOTICES[one.kind], _notice(one)) for one in record.notices if one.kind in _NOTICES
    )
    yield "PMC", record.pmcid
    yield from (("MH", heading) for heading in record.mesh)
    yield from (("OT", word) for word in keywords(record))
    yield "AID", doi
    yield from (("GN", remark) for remark in remarks(record))
    yield "GN", atlas_note(study) if export.notes else None


def _date(record: Record) -> str:
    if not record.year:
        return ""
    month = f" {_MONTHS[record.month - 1]}" if record.month else ""
    return f"{record.year}{month}" + (f" {record.day}" if month and record.day else "")


def _types(record: Record) -> dict[str, None]:
    """NLM's publication types, each once; those of other sources ("research-article") are none."""
    kinds = dict.fromkeys(one for one in record.publication_types if one[:1].isupper())
    kinds |= {_PREPRINT: None} if is_preprint(record) else {}
    return kinds | ({_RETRACTED: None} if record.status == "retracted" else {})


def _author(author: Author) -> Iterator[tuple[str, str]]:
    if author.literal is not None:
        yield "CN", author.literal
        return
    # A comma parts family, given name and suffix, so no name may have one of its own.
    family, given, suffix = (
        clean(part.replace(",", " "))
        for part in (author.surname, author.given or "", author.suffix or "")
    )
    yield "FAU", ", ".join(filter(None, (family, given, suffix)))
    yield "AU", " ".join(filter(None, (family, author.initials, suffix)))


def _notice(notice: Notice) -> str:
    words, doi, pmid = map(clean, (notice.text, notice.doi, notice.pmid))
    said = [words]
    said += [f"doi: {doi}."] if doi and doi.casefold() not in words.casefold() else []
    said += [f"PMID: {pmid}"] if pmid and not re.search(rf"\b{re.escape(pmid)}\b", words) else []
    return " ".join(filter(None, said))


NBIB = Writer(slug="nbib", suffix="nbib", mime="application/nbib", write=write, keeps=keeps)
