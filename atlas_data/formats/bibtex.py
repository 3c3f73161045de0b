"""How BibTeX spells a record: one entry a study (rules B1 to B8 of the citation formats).

An author list the source cut short ends in `and others`, which BibTeX and pandoc print as "et al.".
What became of a report (retracted, corrected, a preprint) stands in `note`, which every style
prints. No abstract is written: abstracts belong to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from atlas_data.formats.keys import key
from atlas_data.formats.latex import balanced, escape, protect
from atlas_data.formats.parts import clean, is_preprint, notes, page_range, separated, title
from atlas_data.formats.writer import Writer
from atlas_data.model import Author, Record, Study

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Letters, spaces and the marks of names; any other sign, and the word "and", wants braces.
_PLAIN = re.compile(r"(?!.*(?:\band\b|--|''|_))[\w\s.'’‐-]+", re.IGNORECASE)
_NOT_IN_A_URL = re.compile(r"[{}\\\s\"^`|]")


def write(studies: Iterable[Study]) -> Iterator[str]:
    """The entries in the order of the studies, a blank line between them."""
    return separated(map(entry, studies), "\n")


def entry(study: Study) -> str:
    """One entry, ending in a line break; fields the record does not have are left out (C1)."""
    kind = "misc" if is_preprint(study.record) else "article"
    lines = "".join(f",\n  {name} = {value}" for name, value in _fields(study.record) if value)
    return f"@{kind}{{{key(study.id)}{lines}\n}}\n"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "author", _braced(_authors(record))
    yield "title", _braced(protect(title(record)))
    yield "howpublished" if is_preprint(record) else "journal", _text(record.journal)
    if not is_preprint(record):
        yield "shortjournal", _text(record.journal_abbreviation)
    yield "year", _braced(str(record.year or ""))
    yield "month", _MONTHS[record.month - 1] if record.month else ""
    yield "day", _braced(str(record.day or ""))
    yield "volume", _text(record.volume)
    yield "number", _text(record.issue)
    yield "pages", _braced(_pages(record.pages))
    yield "issn", _text(record.issn)
    yield "doi", _verbatim(record.doi)
    yield "url", _braced(_NOT_IN_A_URL.sub(_percent, clean(record.url)))
    yield "pmid", _verbatim(record.pmid)
    yield "pmcid", _verbatim(record.pmcid)
    yield "language", _text(record.language)
    yield "keywords", _text(", ".join(word.replace(",", " ") for word in record.keywords))
    yield "note", _text("; ".join(notes(record)))


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _text(value: str | None) -> str:
    return _braced(escape(clean(value)))


def _verbatim(value: str | None) -> str:
    """An identifier character for character (C3), or nothing where BibTeX could not hold it."""
    text = clean(value).replace(" ", "")
    return _braced(text) if balanced(text) and "\\" not in text else ""


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _pages(pages: str | None) -> str:
    first, last = page_range(pages)
    return f"{escape(first)}--{escape(last)}" if last else escape(first)


def _authors(record: Record) -> str:
    names = [name for name in map(_name, record.authors) if name]
    if names and not record.authors_complete:
        names.append("others")
    return " and ".join(names)


def _name(author: Author) -> str:
    family, given, suffix = map(clean, (author.surname, author.given, author.suffix))
    if author.literal is not None or not family:
        return _braced(escape(family))
    if not given:
        lone = family.isalpha() and family[:1].isupper()
        return family if lone else _braced(escape(family))
    last = family if _begins_like_a_surname(family) else _braced(escape(family))
    return ", ".join(part for part in (last, _part(suffix), _part(given)) if part)


def _part(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _braced(escape(text))


def _begins_like_a_surname(family: str) -> bool:
    """Whether BibTeX takes the words for a particle in small letters and a name with capitals.

    Others ("Ortega y Gasset", two Arabic words, a name with "and" or a comma) want braces.
    """
    if not _PLAIN.fullmatch(family):
        return False
    words = family.split()
    while len(words) > 1 and words[0].isalpha() and words[0].islower():
        del words[0]
    return family.isalpha() or all(word[0].isupper() for word in words)


BIBTEX = Writer(slug="bibtex", suffix="bib", mime="application/x-bibtex", write=write)
