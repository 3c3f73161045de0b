"""How files to import are read: any file → entries, one after the other, none held longer.

The format is told by what stands in the file, not by its name; what is packed is unpacked on the
way. A source never fails on what a file holds: it says of each entry it could not read what is
wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from atlas_data.formats.sources import cut, opened
from atlas_data.formats.sources.entry import Read, Source
from atlas_data.formats.sources.jats import JATS
from atlas_data.formats.sources.opened import Member
from atlas_data.formats.sources.pubmed_xml import PUBMED_XML
from atlas_data.formats.sources.text import TEXT_SOURCES
from atlas_data.model import AtlasError

__all__ = ["SOURCES", "Read", "Source", "format_of", "read"]

SOURCES: tuple[Source, ...] = (PUBMED_XML, JATS, *TEXT_SOURCES)


def read(path: Path) -> Iterator[Read]:
    """The entries of a file in order, those of all members of a zip counted on.

    What the stream broke off in is the last entry, with a problem. Raises `AtlasError`, before the
    first entry, for a file that nobody can read.
    """
    before = last = 0
    for member in opened.members(path):
        for one in _entries(member, path.name):
            last = before + one.entry
            yield replace(one, entry=last) if before else one
        before = last


def format_of(path: Path) -> str:
    """The slug of the source that reads a file; of a zip, its first member's that is known.

    Raises `AtlasError` when there is none.
    """
    why = ""
    for member in opened.members(path):
        if source := _source(member):
            return source.slug
        why = why or _unknown(member, path.name)
    raise AtlasError(why or f"{path.name} is empty; export it anew.")


def _entries(member: Member, file: str) -> Iterator[Read]:
    source = _source(member)
    if source is None:
        why = member.broken or _unknown(member, file)
        if not member.name:
            raise AtlasError(why)
        yield Read(entry=1, problem=why)
        return
    last = 0
    held: Read | None = None  # the last entry, broken off, as the source tells of it
    for one in source.read(member.stream):
        if held is not None:
            yield held
        last, held = one.entry, None
        if member.broken and one.problem and one.record is None:
            held = one
        else:
            yield one
    if member.broken:
        yield Read(entry=held.entry if held else last + 1, problem=member.broken)
    elif held is not None:
        yield held


def _source(member: Member) -> Source | None:
    head = member.head()
    return next((one for one in SOURCES if head and one.claims(head)), None)


def _unknown(member: Member, file: str) -> str:
    name = f"{file}, member {member.name}," if member.name else file
    head = member.head()
    if not head:
        return f"{name} is empty; export it anew."
    if what := opened.refusal(head):
        return f"{name} {what}."
    if root := cut.root(head):
        return (
            f"{name} is XML of <{root}>, which nobody here reads; "
            "import PubMed XML or JATS (or export RIS, MEDLINE, BibTeX, CSL-JSON or CSV)."
        )
    return (
        f"{name} is in no format known here; "
        "export PubMed XML, JATS, RIS, MEDLINE, BibTeX, CSL-JSON or CSV."
    )
