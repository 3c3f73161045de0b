"""Entries of BibTeX and BibLaTeX, cut apart by bibtexparser (version 2).

The text is given to it from one `@word{` at the beginning of a line to the next: so an entry that
is not closed takes no other with it, and nothing waits for the whole file. Inside open braces, as
in an abstract, only what has a field begins another. Two entries with one key stay two.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser import model
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.splitter import Splitter

from atlas_data import texts
from atlas_data.formats.parts import clean
from atlas_data.formats.readers import facts, identifiers
from atlas_data.formats.readers.entry import Found, Reader
from atlas_data.formats.readers.latex import plain
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
Strings = dict[str, str]


def begins(text: str) -> int | None:
    """Where the first entry begins."""
    found = _BEGINS.search(_LONE_RETURN.sub("\n", text))
    return found.start() if found else None


def entries(text: str) -> Iterator[Found]:
    """The entries in order; abbreviations (`@string`) are known from where they stand."""
    even = _LONE_RETURN.sub("\n", text)
    strings: Strings = {}
    starts = list(_starts(even))
    for start, end in zip(starts, [*starts[1:], len(even)], strict=True):
        yield from _chunk(_readable(even[start:end]), start, strings)


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


def _chunk(chunk: str, offset: int, strings: Strings) -> Iterator[Found]:
    at = 0
    for block in Splitter(chunk).split().blocks:
        raw = block.raw or ""
        start = max(at, chunk.find(raw, at))
        at = min(len(chunk), start + len(raw))
        if isinstance(block, model.String):
            strings[block.key.casefold()] = value(block.value, strings)[:_LONGEST_STRING]
        elif isinstance(block, model.DuplicateFieldKeyBlock):
            yield _entry(block.ignore_error_block, raw, offset + start, strings)  # type: ignore[arg-type]
        elif isinstance(block, model.Entry):
            yield _entry(block, raw, offset + start, strings)
        elif isinstance(block, model.ParsingFailedBlock):
            told = texts.say("read-bibtex-broken")
            yield Found(start=offset + start, end=offset + at, problem=told)
        elif isinstance(block, model.ImplicitComment) and start == 0 and _SPACED.match(chunk):
            told = texts.say("read-bibtex-space")
            yield Found(start=offset + start, end=offset + at, problem=told)


def _entry(entry: model.Entry, raw: str, start: int, strings: Strings) -> Found:
    fields: dict[str, str] = {}
    for one in entry.fields:
        said = str(one.value).replace(_HIDDEN, "@")
        fields.setdefault(one.key.casefold(), value(said, strings))
    note_at = start + len(raw[:-1].rstrip())
    return facts.found(_facts(fields), start, start + len(raw), note_at)


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


def _facts(fields: Mapping[str, str]) -> facts.Facts:
    def said(*names: str) -> str:
        return next((plain(fields[one]) for one in names if fields.get(one, "").strip()), "")

    def bare(*names: str) -> list[str]:
        return [clean(fields[one].replace("\\", "").strip("{}")) for one in names if one in fields]

    title = ": ".join(filter(None, (said("title"), said("subtitle"))))
    authors, complete = _people(fields.get("author", ""))
    pubmed = "pubmed" in fields.get("eprinttype", fields.get("archiveprefix", "")).casefold()
    central = "pmc" in fields.get("eprinttype", fields.get("archiveprefix", "")).casefold()
    notes, addresses = bare("note", "annote", "annotation", "extra"), bare("url", "howpublished")
    return facts.read(
        title,
        authors=authors,
        complete=complete,
        date=said("date", "year"),
        pages=said("pages", "eid"),
        journal=said("journal", "journaltitle", "booktitle") or _server(said("howpublished")),
        volume=said("volume"),
        issue=said("number", "issue"),
        dois=identifiers.dois(*bare("doi"), *addresses),
        pmid=identifiers.pmid(*bare("pmid", *(["eprint"] if pubmed else [])))
        or identifiers.pmid_noted(notes, addresses),
        pmcid=identifiers.pmcid(*bare("pmcid", "pmc", *(["eprint"] if central else [])))
        or identifiers.pmcid_noted(notes, addresses),
    )


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


BIBTEX = Reader(slug="bibtex", begins=begins, entries=entries)
