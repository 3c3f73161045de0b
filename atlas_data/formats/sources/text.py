"""References out of text formats (RIS, MEDLINE, BibTeX, CSL-JSON, tables), read as a stream.

All go one way: blocks of text are put together until they hold whole entries, which the format's
reader then reads as it reads a small file. So a file of any size passes in the same memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import BinaryIO, NamedTuple

from atlas_data.formats import readers
from atlas_data.formats.readers import decoding
from atlas_data.formats.readers.entry import Found, Pieces, Reader
from atlas_data.formats.sources.entry import Read, Source
from atlas_data.formats.sources.text_blocks import Blocks

_LONGEST = 4_000_000  # characters of one entry
_KEPT = 200  # characters of what is passed over in which a new entry may have begun
_TOO_LONG = (
    f"This entry is longer than {_LONGEST:,} characters and was left out: its end is missing. "
    "Look at the file where it begins."
)
_SEVERAL = "Its field for a DOI names several; the first was taken, these were not: {}."


class Piece(NamedTuple):
    """Text that holds whole entries; or a problem in their place."""

    text: str = ""
    last: bool = False
    problem: str = ""


def _read(reader: Reader, stream: BinaryIO) -> Iterator[Read]:
    """The entries of a stream in their order."""
    blocks, pieces, told = Blocks(stream), reader.pieces(), False
    number = 0
    for piece in whole(blocks, pieces):
        for found in _found(pieces, piece):
            number += 1
            problems = [found.problem]
            if found.also:
                problems.append(_SEVERAL.format(", ".join(found.also)))
            if blocks.problem and not told:
                problems.append(blocks.problem)
                told = True
            said = " ".join(filter(None, problems))
            yield Read(entry=number, record=found.record, problem=said)


def _found(pieces: Pieces, piece: Piece) -> Iterator[Found]:
    if piece.problem:
        yield Found(start=0, end=0, problem=piece.problem)
    else:
        yield from pieces.entries(piece.text, last=piece.last)


def whole(blocks: Iterable[str], pieces: Pieces) -> Iterator[Piece]:
    """The text in pieces of whole entries; one without end is a problem, and is passed over."""
    held, lost = "", False
    for block in blocks:
        held += block
        if lost:
            held, lost = _behind_lost(held, pieces)
            if lost:
                continue
        cut = max(pieces.starts(held), default=0)
        if cut:
            yield Piece(held[:cut])
            held = held[cut:]
        if len(held) > _LONGEST:
            yield Piece(problem=_TOO_LONG)
            if pieces.again is None:
                return
            held, lost = _behind_lost(held, pieces)
    if not lost:
        yield Piece(held, last=True)


def _behind_lost(held: str, pieces: Pieces) -> tuple[str, bool]:
    """The text from the next entry on; else its end, in which one may have begun, and True."""
    found = pieces.again.search(held) if pieces.again else None
    return (held[found.end() :], False) if found else (held[-_KEPT:], True)


def _claims(reader: Reader, head: bytes) -> bool:
    """Whether a file that begins so is of the reader's format; what begins with `<` never is."""
    text = decoding.decoded(head).text
    return (
        not text.lstrip("\ufeff \t\r\n").startswith("<") and readers.format_of(text) == reader.slug
    )


TEXT_SOURCES: tuple[Source, ...] = tuple(
    Source(slug=one.slug, claims=partial(_claims, one), read=partial(_read, one))
    for one in readers.READERS
)
"""The text formats; of any head at most one of them claims it."""
