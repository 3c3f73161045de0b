"""Entries of BibTeX and BibLaTeX, cut apart by bibtexparser (version 2).

The text is given to it from one `@word{` at the beginning of a line to the next: so an entry that
is not closed takes no other with it, and nothing waits for the whole file. Inside open braces, as
in an abstract, only what has a field begins another. Two entries with one key stay two. `@xdata`
shares its fields with the entries behind it that name it, and is none itself.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from bibtexparser import model
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.splitter import Splitter

from atlas_data import texts
from atlas_data.formats.parts import clean
from atlas_data.formats.readers import databases, dates, facts, identifiers, publication_types
from atlas_data.formats.readers.entry import Found, Reader
from atlas_data.formats.readers.latex import plain, prose
from atlas_data.model import Author

logging.getLogger("bibtexparser.splitter").setLevel(logging.ERROR)  # it quotes readers' files

_BEGINS = re.compile(r"^[ \t]*@(?:\w+[ \t]*[{(]|[ \t]*\w+\s*\{)", re.MULTILINE)
_SPACED = re.compile(r"\s*@[ \t]")  # programs take it for a comment
_FIELD = re.compile(r"[^{}\"=]{0,300}=")
_BRACES = re.compile(r"(?<!\\)[{}]")
_APART = re.compile(r"([ \t]*@\w+)(\s+)(?=\{)")
_AT_LINE = re.compile(r"(?<=\n)([^\S\n]*)@")
_HIDDEN = "\uffff"  # stands for an `@` that begins nothing, while bibtexparser reads
_LONE_RETURN = re.compile("\r(?!\n)")
_LONGEST_STRING = 10_000  # characters an abbreviation may stand for
_LONGEST_NAMES = 200_000
_MOST_SHARED = 10_000
_Kept = TypeVar("_Kept")
Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What later entries of a file may use: abbreviations, and fields shared under a key."""

    strings: Fields = field(default_factory=dict)
    shared: dict[str, Fields] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BibtexPieces:
    """A file read piece by piece; what it abbreviates is known from where it stands."""

    known: Known = field(default_factory=Known)
    again = re.compile(r"\n(?=[ \t]*@\w+[ \t]*[{(])")

    def starts(self, text: str) -> Iterator[int]:
        """Where entries begin."""
        return _starts(text)

    def entries(self, text: str, *, last: bool) -> Iterator[Found]:
        """The entries of the piece."""
        return entries(text, self.known)


def begins(text: str) -> int | None:
    """Where the first entry begins."""
    found = _BEGINS.search(_LONE_RETURN.sub("\n", text))
    return found.start() if found else None


def entries(text: str, known: Known | None = None) -> Iterator[Found]:
    """The entries in order; abbreviations (`@string`) and `@xdata` are known from where they
    stand."""
    even = _LONE_RETURN.sub("\n", text)
    held = Known() if known is None else known
    for start, end in pairwise((*_starts(even), len(even))):
        yield from _chunk(_readable(even[start:end]), start, held)


def _starts(text: str) -> Iterator[int]:
    """Where entries begin: every `@word{` but those in open braces that have no field."""
    depth, last = 0, -1
    for found in _BEGINS.finditer(text):
        if last >= 0 and not _FIELD.match(text, found.end()):
            for brace in _BRACES.finditer(text, last, found.start()):
                depth = max(0, depth + (1 if brace[0] == "{" else -1))
            last = found.start()
            if depth:
                continue
        yield found.start()
        depth, last = 0, found.start()


def _readable(chunk: str) -> str:
    """The chunk, as long as it is, without what bibtexparser would stop at."""
    if found := _APART.match(chunk):
        chunk = found[1] + " " * len(found[2]) + chunk[found.end() :]
    before, at, rest = chunk.partition("@")
    return before + at + _AT_LINE.sub(rf"\1{_HIDDEN}", rest) if "@" in rest else chunk


def _chunk(chunk: str, offset: int, known: Known) -> Iterator[Found]:
    at = 0
    for block in Splitter(chunk).split().blocks:
        raw = block.raw or ""
        start = max(at, chunk.find(raw, at))
        at = min(len(chunk), start + len(raw))
        if isinstance(block, model.String):
            said = value(block.value, known.strings)[:_LONGEST_STRING]
            _keep(known.strings, block.key.casefold(), said)
        elif isinstance(block, model.DuplicateFieldKeyBlock):
            yield from _entry(block.ignore_error_block, raw, offset + start, known)  # type: ignore[arg-type]
        elif isinstance(block, model.Entry):
            yield from _entry(block, raw, offset + start, known)
        elif isinstance(block, model.ParsingFailedBlock):
            told = texts.say("read-bibtex-broken")
            yield Found(start=offset + start, end=offset + at, problem=told)
        elif isinstance(block, model.ImplicitComment) and start == 0 and _SPACED.match(chunk):
            told = texts.say("read-bibtex-space")
            yield Found(start=offset + start, end=offset + at, problem=told)


def _entry(entry: model.Entry, raw: str, start: int, known: Known) -> Iterator[Found]:
    fields: Fields = {}
    for one in entry.fields:
        said = str(one.value).replace(_HIDDEN, "@")
        fields.setdefault(one.key.casefold(), value(said, known.strings))
    if entry.entry_type.casefold() == "xdata":  # holds fields for others and is no paper
        _keep(known.shared, entry.key, fields)
        return
    for key in fields.get("xdata", "").split(","):
        fields = known.shared.get(key.strip(), {}) | fields
    note_at = start + len(raw[:-1].rstrip())
    yield facts.found(_facts(fields, entry.key), start, start + len(raw), note_at)


def _keep(held: dict[str, _Kept], key: str, kept: _Kept) -> None:
    if key in held or len(held) < _MOST_SHARED:
        held[key] = kept


def value(raw: str, strings: Mapping[str, str]) -> str:
    """A field's value without its delimiters, abbreviations written out, parts joined."""
    text = raw.strip()
    if text[:1] == "{" and text[-1:] == "}" and "#" not in text:
        return text[1:-1]
    return "".join(_part(one, strings) for one in _joined(text))


def _joined(text: str) -> Iterator[str]:
    """The parts between `#` that stand in no braces and no quotes."""
    depth, quoted, last = 0, False, 0
    for found in re.finditer(r'(?<!\\)[{}"]|#', text):
        sign = found[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            yield text[last : found.start()]
            last = found.end()
    yield text[last:]


def _part(part: str, strings: Mapping[str, str]) -> str:
    text = part.strip()
    if len(text) > 1 and (text[0], text[-1]) in (("{", "}"), ('"', '"')):
        return text[1:-1]
    return strings.get(text.casefold(), text)


def _facts(fields: Mapping[str, str], key: str) -> facts.Facts:
    def said(*names: str) -> str:
        return next((plain(fields[one]) for one in names if fields.get(one, "").strip()), "")

    def bare(*names: str) -> list[str]:
        return [clean(fields[one].replace("\\", "").strip("{}")) for one in names if one in fields]

    authors, complete = _people(fields.get("author", ""))
    kind = fields.get("eprinttype", fields.get("archiveprefix", "")).casefold()
    eprint = bare("eprint")
    notes, addresses = bare("note", "annote", "annotation", "extra"), bare("url", "howpublished")
    return facts.read(
        ": ".join(filter(None, (said("title"), said("subtitle")))),
        authors=authors,
        complete=complete,
        date=_date(fields),
        pages=said("pages", "eid", "article-number", "art_number"),
        journal=said("journal", "journaltitle", "booktitle", "organization")
        or _server(said("howpublished")),
        journal_abbreviation=said("shortjournal", "abbrev_source_title", "journal-iso"),
        volume=said("volume"),
        issue=said("number", "issue"),
        issns=bare("issn"),
        language=said("langid", "language"),
        abstract=prose(fields.get("abstract", "")),
        lists={
            "keywords": facts.words(said("author_keywords", "keywords", "keyword")),
            "publication_types": publication_types.known(
                (said("type"), said("document_type"), said("entrysubtype"))
            ),
            "sources": (_database(fields, key) or "BibTeX",),
        },
        dois=identifiers.dois(*bare("doi"), *addresses),
        pmid=identifiers.pmid(*bare("pmid", "pubmed_id"), *(eprint if "pubmed" in kind else []))
        or identifiers.pmid_noted(notes, addresses),
        pmcid=identifiers.pmcid(*bare("pmcid", "pmc"), *(eprint if "pmc" in kind else []))
        or identifiers.pmcid_noted(notes, addresses),
    )


def _date(fields: Mapping[str, str]) -> dates.Date:
    """The date as one field or as three; a month may be a number or a name."""
    year = plain(fields.get("year", ""))
    month, day = fields.get("month", "").strip(), fields.get("day", "").strip()
    figures = f"{year}-{month}-{day}".rstrip("-") if month.isdecimal() else ""
    return dates.date(fields.get("date"), year, figures, f"{month} {day}")


def _database(fields: Mapping[str, str], key: str) -> str | None:
    marks = (fields.get(one, "") for one in ("source", "unique-id", "file"))
    return databases.named([fields.get("database", "")], [*marks, key], [fields.get("url", "")])


def _server(printed: str) -> str:
    """What a preprint stands on, as `howpublished` names it; an address is no name."""
    return "" if "://" in printed else printed


def _people(value: str) -> tuple[tuple[Author, ...], bool]:
    names = split_multiple_persons_names(value[:_LONGEST_NAMES]) if value.strip() else []
    whole = not names or names[-1].strip().casefold() != "others"
    return tuple(map(_author, names if whole else names[:-1])), whole


def _author(name: str) -> Author:
    if name.startswith("{") and name.endswith("}") and "}" not in name[1:-1]:
        return Author(literal=clean(plain(name)))
    try:
        parts = parse_single_name_into_parts(name, strict=False)
    except InvalidNameError:
        return Author(literal=clean(plain(name)))

    def joined(words: list[str]) -> str | None:
        return clean(plain(" ".join(words))) or None

    family = joined(parts.last)
    if not family:
        return Author(literal=joined(parts.first) or clean(plain(name)))
    return Author(
        family=family,
        given=joined(parts.first),
        particle=joined(parts.von),
        suffix=joined(parts.jr),
    )


BIBTEX = Reader(slug="bibtex", begins=begins, entries=entries, pieces=BibtexPieces)
