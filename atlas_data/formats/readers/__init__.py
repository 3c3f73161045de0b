"""How files of references are read, whoever wrote them: bytes → entries.

The format is decided by what stands in the file, not by its name. A reader gives one entry after
the other, never fails on what a file holds, and says of each entry it could not read what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from atlas_data import texts
from atlas_data.formats.readers import foreign
from atlas_data.formats.readers.bibtex import BIBTEX
from atlas_data.formats.readers.csl import CSL
from atlas_data.formats.readers.decoding import Decoded, Places, decoded
from atlas_data.formats.readers.entry import Entry, Found, Reader
from atlas_data.formats.readers.medline import MEDLINE
from atlas_data.formats.readers.ris import RIS
from atlas_data.formats.readers.table import TABLE

__all__ = ["MOST_BYTES", "MOST_ENTRIES", "READERS", "Bibliography", "Entry", "format_of", "read"]

READERS: tuple[Reader, ...] = (CSL, TABLE, MEDLINE, RIS, BIBTEX)
MOST_BYTES = 10_000_000
MOST_ENTRIES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bibliography:
    """A file of references: its `format` (a reader's slug, "" when none knows it), its text, and in
    words what is doubtful about the whole of it."""

    format: str
    held: Decoded
    problems: tuple[str, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """The entries in the order of the file, each read when it is asked for."""
        places = Places(self.held)
        for number, one in enumerate(self._found(), start=1):
            line = places.line(one.start)
            start = places.byte(one.start)
            note_at = None if one.note_at is None else places.byte(one.note_at)
            yield Entry(
                number=number,
                line=line,
                start=start,
                end=places.byte(one.end),
                record=one.record and replace(one.record, abstract=None),  # nobody asks for it
                problem=one.problem,
                note_at=note_at,
                also=one.also,
            )

    def _found(self) -> Iterator[Found]:
        for one in READERS:
            if one.slug == self.format:
                return one.entries(self.held.text)
        return iter(())


def read(data: bytes) -> Bibliography:
    """A file of references, its format decided; what is in it is read by `entries`."""
    held = decoded(data)
    problems = (held.problem,) if held.problem else ()
    if not held.text.strip():
        return Bibliography(format="", held=held, problems=(texts.say("read-empty"),))
    slug = format_of(held.text)
    if not slug:
        problems = (*problems, texts.say(foreign.advice(held.text) or "read-unknown"))
    return Bibliography(format=slug, held=held, problems=problems)


def format_of(text: str) -> str:
    """Slug of the reader whose mark stands first, "" when there is none; a table is one where the
    first row names its columns."""
    begins = {one.slug: one.begins(text) for one in READERS}
    known = {slug: at for slug, at in begins.items() if at is not None}
    first = len(text) - len(text.lstrip())
    marked = [slug for slug, at in known.items() if at == first and slug != TABLE.slug]
    tables = [TABLE.slug] if TABLE.slug in known else []
    return next(iter(marked + tables), "") or min(known, key=lambda one: known[one], default="")
