"""A reader's own file given back with what the atlas knows of its entries, otherwise untouched.

Only insertions are made, at places where each format has room for a word of others: taking them out
gives the file byte for byte. Nothing is written into an entry that could not be read whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from anyascii import anyascii

from atlas_data import texts
from atlas_data.formats.latex import escape
from atlas_data.formats.parts import clean
from atlas_data.formats.readers import Bibliography, Entry, table
from atlas_data.formats.readers.decoding import Decoded, Places

COLUMNS = (
    *("atlas_id", "atlas_matched_by", "atlas_status"),
    *("atlas_pem", "atlas_criteria", "atlas_address"),
)
"""What a table gets behind its own columns; an entry of CSL-JSON gets the same names."""
_FIELD = "atlasnote"
_NAMES = re.compile(rf"\b{_FIELD}\d*(?=\s*=)", re.IGNORECASE)
Insertion = tuple[int, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the atlas says of one entry: a value for each of `COLUMNS`, and all of it in words."""

    cells: tuple[str, ...]
    words: str

    @property
    def line(self) -> str:
        """The words as they stand in a file, marked as not the authors'."""
        return clean(texts.say("annotate-note", words=self.words))


def annotated(
    data: bytes, read: Bibliography, entries: Sequence[Entry], notes: Mapping[int, Note]
) -> Iterator[bytes]:
    """The file with a note in each entry that has one, piece by piece; `notes` are by number."""
    at = 0
    for place, added in insertions(data, read, entries, notes):
        yield data[at:place]
        yield added
        at = place
    yield data[at:]


def insertions(
    data: bytes, read: Bibliography, entries: Sequence[Entry], notes: Mapping[int, Note]
) -> list[Insertion]:
    """What is put where into the file, in bytes, in rising order."""
    if not notes:
        return []
    if read.format == table.TABLE.slug:
        return _cells(read.held, len(entries), notes)
    spell = _SPELLED[read.format]
    out = []
    for one in entries:
        note = notes.get(one.number)
        if note is not None and one.note_at is not None:
            text = read.held.decode(data[one.start : one.end])
            before = read.held.decode(data[one.start : one.note_at])
            out.append((one.note_at, spell(read.held, text, before, note)))
    return out


def _bibtex(held: Decoded, _: str, before: str, note: Note) -> bytes:
    """A field behind the last one; one more name where an earlier check has left its own."""
    taken = {one.casefold() for one in _NAMES.findall(before)}
    name = _free(_FIELD, taken)
    field = f"{held.line_end}  {name} = {{{escape(_fitting(held, note.line))}}}"
    return held.encode(field + "," if before.endswith(",") else "," + field)


def _ris(held: Decoded, _: str, __: str, note: Note) -> bytes:
    return held.encode(f"N1  - {_fitting(held, note.line)}{held.line_end}")


def _medline(held: Decoded, _: str, __: str, note: Note) -> bytes:
    return held.encode(f"{held.line_end}GN  - {_fitting(held, note.line)}")


def _csl(held: Decoded, item: str, _: str, note: Note) -> bytes:
    """A member of the item's `custom`, or that with it (csl-data.json: its members are free)."""
    custom = json.loads(item).get("custom")
    said = dict(zip(COLUMNS, note.cells, strict=True)) | {"note": note.line}
    name = _free("atlas", custom or {})
    text = f"{json.dumps(name)}: {json.dumps(said)}"  # ASCII alone, whatever the file's encoding
    if custom is None:
        return held.encode(f', "custom": {{{text}}}')
    return held.encode(f", {text}" if custom else text)


_SPELLED: Mapping[str, Callable[[Decoded, str, str, Note], bytes]] = {
    "bibtex": _bibtex,
    "ris": _ris,
    "medline": _medline,
    "csl": _csl,
}


def _cells(held: Decoded, number: int, notes: Mapping[int, Note]) -> list[Insertion]:
    """The columns behind all others, in every row that was read, so that a table stays one."""
    layout = table.layout(held.text)
    if layout is None:
        return []
    places = Places(held)
    quoted = held.text[layout.end - 1 : layout.end] == '"'
    rows = list(islice(table.rows(held.text, layout.after, layout.delimiter), number))
    known = len(layout.names)
    width = max((len(row.cells) for row in rows if table.fits(row, layout)), default=known)
    width = max(width, known)

    def cells(values: Sequence[str], has: int) -> bytes:
        spelt = [_cell(_fitting(held, one), layout.delimiter, quoted) for one in values]
        return held.encode(layout.delimiter * (width - has + 1) + layout.delimiter.join(spelt))

    names = cells([_free(one, layout.names) for one in COLUMNS], known)
    if not layout.named:
        names = held.encode(table.LISTED) + names + held.encode(held.line_end)
    out = [(places.byte(layout.end), names)]
    for at, row in enumerate(rows, start=1):
        if table.fits(row, layout):
            note = notes.get(at)
            values = note.cells if note else ("",) * len(COLUMNS)
            out.append((places.byte(row.end), cells(values, len(row.cells))))
    return out


def _cell(value: str, delimiter: str, quoted: bool) -> str:
    text = clean(value)
    if quoted or any(sign in text for sign in (delimiter, '"')):
        return '"' + text.replace('"', '""') + '"'
    return text


def _fitting(held: Decoded, text: str) -> str:
    """The text in letters the file can hold: ASCII ones where it cannot hold them all."""
    try:
        held.encode(text)
    except UnicodeEncodeError:
        return anyascii(text)
    return text


def _free(name: str, taken: Container[str]) -> str:
    """The name, or with the first number that makes it a new one."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}{number}"
    return free
