"""A reader's file of references, looked up: what was read, and which study each reference is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath

from atlas_data.formats import annotate, readers
from atlas_data.formats.readers import Bibliography, Entry
from atlas_data.model import Study
from atlas_data.query import known
from atlas_data.query.atlas import Atlas
from atlas_data.query.known import BY, Match
from atlas_data.vocabulary import title_marks
from components import check_notes

_STEPS = 40  # of progress, over the whole file


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file and what was found: its entries, the studies they are, and whether there was more.

    `matches` is by the number of the entry, without those that the atlas does not know; `studies`
    holds each study that is named there, by its row.
    """

    name: str
    data: bytes
    read: Bibliography
    entries: tuple[Entry, ...]
    matches: Mapping[int, tuple[Match, ...]]
    studies: Mapping[int, Study]
    more: bool

    @cached_property
    def known(self) -> Mapping[int, tuple[Entry, ...]]:
        """The entries of each study that is known for sure, by its row, in the file's order."""
        found: dict[int, tuple[Entry, ...]] = {}
        for entry in self.entries:
            match self.of(entry):
                case (one,) if one.sure:
                    found[one.row] = (*found.get(one.row, ()), entry)
        return found

    @cached_property
    def notices(self) -> tuple[Entry, ...]:
        """Entries that are no study, but a notice about one."""
        return tuple(one for one in self.entries if self.notice(one))

    @cached_property
    def doubtful(self) -> tuple[Entry, ...]:
        """Entries that lead to more than one study, or to one with another title."""
        return tuple(
            one
            for one in self.entries
            if (found := self.of(one)) and (len(found) > 1 or found[0].other_title)
        )

    @cached_property
    def unknown(self) -> tuple[Entry, ...]:
        """Entries that were read and are in no way known."""
        return tuple(
            one for one in self.entries if one.record and not self.of(one) and not self.notice(one)
        )

    @cached_property
    def broken(self) -> tuple[Entry, ...]:
        """Entries in which something is wrong."""
        return tuple(one for one in self.entries if one.problem)

    @cached_property
    def nothing(self) -> bool:
        """Whether there are places that look like references, and none of them could be read."""
        return bool(self.entries) and not any(one.record for one in self.entries)

    @cached_property
    def marked(self) -> tuple[Entry, ...]:
        """Entries that themselves say they were taken back, where the atlas does not say it."""
        return tuple(one for one in self.entries if self.own_mark(one))

    def own_mark(self, entry: Entry) -> str:
        """What an entry says of its paper ("retracted", "withdrawn"), where the atlas does not."""
        if entry.record is None or not entry.record.withdrawn:
            return ""
        match self.of(entry):
            case (one,) if one.sure and self.studies[one.row].record.withdrawn:
                return ""
        return entry.record.status

    def notice(self, entry: Entry) -> str:
        """The kind of notice that an entry is (a term of `status`), "" for a paper."""
        match self.of(entry):
            case (one,):
                return one.notice
            case () if entry.record and (told := title_marks.notice(entry.record.title)):
                return told.kind
        return ""

    def of(self, entry: Entry) -> tuple[Match, ...]:
        """What an entry was found to be."""
        return self.matches.get(entry.number, ())

    @property
    def file_name(self) -> str:
        """What the file with notes is called: `library-atlas.bib`."""
        name = PurePath(self.name.replace("\\", "/")).name
        return f"{PurePath(name).stem or 'references'}-atlas{PurePath(name).suffix}"

    def annotated(self, atlas: Atlas, host: str) -> Iterator[bytes]:
        """The file with a note in each reference the atlas knows, piece by piece."""
        notes = {
            one.number: check_notes.note(
                self.of(one), self.studies, own=self.own_mark(one), snapshot=atlas.name, host=host
            )
            for one in self.entries
            if self.of(one)
        }
        return annotate.annotated(self.data, self.read, self.entries, notes)


def check(atlas: Atlas, name: str, data: bytes, tell: Callable[[float], None]) -> Checked:
    """Read a file and look up each of its references; `tell` hears the part that is done."""
    read = readers.read(data)
    entries: list[Entry] = []
    matches: dict[int, tuple[Match, ...]] = {}
    told, more = 0.0, False
    for entry in read.entries():
        if len(entries) == readers.MOST_ENTRIES:
            more = True
            break
        entries.append(entry)
        if found := _matches(atlas, entry):
            matches[entry.number] = found
        if (done := entry.end / len(data)) >= told:
            tell(min(done, 1.0))
            told = done + 1 / _STEPS
    rows = sorted({one.row for found in matches.values() for one in found})
    return Checked(
        name=name,
        data=data,
        read=read,
        entries=tuple(entries),
        matches=matches,
        studies=dict(zip(rows, atlas.studies(rows), strict=True)),
        more=more,
    )


def _matches(atlas: Atlas, entry: Entry) -> tuple[Match, ...]:
    """What an entry is; by each of its DOIs where its field names several, the surest way first."""
    if entry.record is None:
        return ()
    found = list(known.find(atlas, entry.record))
    for doi in entry.also:
        found += known.find(atlas, replace(entry.record, doi=doi))
    surest: dict[int, Match] = {}
    for one in sorted(found, key=lambda one: list(BY).index(one.by)):
        surest.setdefault(one.row, one)
    return tuple(surest.values())
