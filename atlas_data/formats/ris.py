"""How RIS spells a record: one `TY` to `ER` a study (rules R1 to R7 of the citation formats).

Groups end in a comma, EndNote's mark for a name that must stay whole; a comma inside such a name
would split it in Zotero and becomes a dash. An author list the source cut short ends in
`AU  - et al.,`, which EndNote's manual asks for: one name more than the record has, on purpose,
since a list that looks complete would credit the wrong people. The PMID stands in `AN`, which
Zotero files under "Loc. in Archive"; BibTeX is the better way there. No abstract is written. The
atlas's own words stand in an `N1` that says whose they are, and only when they were asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas_data.formats.keys import key
from atlas_data.formats.parts import (
    atlas_note,
    clean,
    is_preprint,
    keywords,
    notes,
    page_range,
    separated,
    title,
)
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Author, Record, Study

_END = "\r\n"


def write(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[str]:
    """The records in the order of the studies, CRLF line ends, a blank line between them."""
    return separated((entry(study, export) for study in studies), _END)


def entry(study: Study, export: Export = UNSAID) -> str:
    """One record, ending in a line break; tags the record has no value for are left out."""
    spelt = ((tag, clean(value)) for tag, value in _tags(study, export))
    lines = "".join(f"{tag}  - {value}{_END}" for tag, value in spelt if value)
    return f"{lines}ER  - {_END}"


def _tags(study: Study, export: Export) -> Iterator[tuple[str, str | None]]:
    record = study.record
    first, last = page_range(record.pages)
    yield "TY", "UNPB" if is_preprint(record) else "JOUR"
    yield "ID", key(study.id)
    yield from (("AU", name) for name in _authors(record))
    yield "TI", title(record)
    yield "PB" if is_preprint(record) else "T2", record.journal
    yield "J2", record.journal_abbreviation
    yield "PY", str(record.year or "")
    yield "DA", _date(record)
    yield "VL", record.volume
    yield "IS", record.issue
    yield "SP", first
    yield "EP", last
    yield "SN", record.issn
    yield "DO", record.doi
    yield "UR", record.url
    yield "LA", record.language
    yield from (("KW", word) for word in keywords(record))
    yield "AN", record.pmid
    yield "DB", "PubMed" if record.pmid else None
    yield "C2", record.pmcid
    yield from (("N1", note) for note in notes(record))
    yield "N1", atlas_note(study) if export.notes else None


def _date(record: Record) -> str:
    if not record.year:
        return ""
    month = f"{record.month:02d}" if record.month else ""
    day = f"{record.day:02d}" if month and record.day else ""
    return f"{record.year}/{month}/{day}/"


def _authors(record: Record) -> Iterator[str]:
    yield from filter(None, map(_name, record.authors))
    if record.authors and not record.authors_complete:
        yield "et al.,"


def _name(author: Author) -> str:
    if author.literal is not None:
        return _whole(author.literal)
    if not author.given and " " in clean(author.surname):
        return _whole(author.surname)
    parts = (author.surname, author.given, author.suffix)
    return ", ".join(filter(None, (clean(clean(part).replace(",", " ")) for part in parts)))


def _whole(name: str) -> str:
    dashed = clean(name).strip(", ").replace(", ", " – ").replace(",", " – ")
    return f"{dashed}," if dashed else ""


RIS = Writer(
    slug="ris",
    suffix="ris",
    mime="application/x-research-info-systems",
    write=write,
)
