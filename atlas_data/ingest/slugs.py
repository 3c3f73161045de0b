"""Study ids: readable slugs, and the ledger that keeps them for good.

An id is family-year-two-title-words in ASCII ("kerr-2003-cytokines-parvovirus"). Once published it
is never changed or used again: a merged study's id leads on to the study that took it in.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from anyascii import anyascii

from atlas_data.ingest.normalise import folded
from atlas_data.model import AtlasError, Record

# Words that tell no two studies of this field apart.
_PASSED_OVER = re.compile(
    r"a|an|the|of|in|on|for|to|and|or|with|without|by|from|as|at|is|are|was|were|be|been|can|"
    r"could|does|do|did|its|it|their|this|that|these|those|into|between|among|during|after|before|"
    r"following|using|use|based|via|per|than|vs|versus|not|no|new|study|studies|case|patients?|"
    r"people|individuals|persons|adults?|chronic|fatigue|syndrome|myalgic|encephalomyelitis|me|"
    r"cfs|mecfs|encephalitis"
)
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger: an id, every identifier it stood for, and where it leads now."""

    id: str
    identifiers: tuple[str, ...]
    published: str
    leads_to: str | None = None


def identifiers(record: Record) -> tuple[str, ...]:
    """The record's identifiers as CURIEs; its folded title where it has none."""
    return record.curies or (f"title:{folded(record.title)}",)


def slug(record: Record) -> str:
    """The id a record would like: ASCII letters, figures and hyphens, beginning with a letter."""
    words = _title_words(record.title)
    year = str(record.year) if record.year else "nd"
    family = _family(record)
    parts = [*family, year, *words[:2]] if family else [*words[:3], year]
    made = "-".join(parts)
    return made if made[:1].isalpha() else f"study-{made}"


def _ascii(value: str) -> list[str]:
    plain = anyascii(value).casefold().replace("'", "").replace("’", "")
    return re.findall(r"[a-z0-9]+", plain)


def _family(record: Record) -> list[str]:
    if not record.authors:
        return []
    first = record.authors[0]
    words = _ascii(first.surname)
    return (
        [word for word in words if not _PASSED_OVER.fullmatch(word)][:3]
        if first.literal
        else words[:4]
    )


def _title_words(title: str) -> list[str]:
    words = [word[:_LONGEST_WORD] for word in _ascii(title)]
    telling = [word for word in words if not (_PASSED_OVER.fullmatch(word) or _figure(word))]
    # A title of nothing but the illness's name still needs two words.
    return telling if len(telling) > 1 else [*telling, *(w for w in words if w not in telling)]


def _figure(word: str) -> bool:
    return len(word) < 2 or word[0].isdigit()


class Ledger:
    """All ids ever given; gives new ones without touching the old."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = {one.id: one for one in entries}
        self._known: dict[str, str] = {}
        for one in self._entries.values():
            for identifier in one.identifiers:
                if self._known.setdefault(identifier, one.id) != one.id:
                    raise AtlasError(
                        f"ledger.csv gives {identifier} to both {self._known[identifier]} and "
                        f"{one.id}. Take it away from the one it does not belong to."
                    )

    @property
    def entries(self) -> list[Entry]:
        """Every line, by id."""
        return sorted(self._entries.values(), key=lambda one: one.id)

    def find(self, names: Iterable[str]) -> str | None:
        """The id that stands for any of the identifiers now."""
        for name in names:
            if found := self._known.get(name):
                return self.now(found)
        return None

    def now(self, old: str) -> str:
        """Follow an id to the study it leads to."""
        seen = {old}
        while (onward := self._entries[old].leads_to) and onward not in seen:
            seen.add(old := onward)
        return old

    def give(self, wanted: str, names: Sequence[str], published: str) -> str:
        """The id of these identifiers: the one they have, or a new one beginning with `wanted`."""
        owner = self.find(names) or self._free(wanted)
        for other in {self.now(self._known[name]) for name in names if name in self._known}:
            self.merge(other, owner)
        held = self._entries.get(owner) or Entry(id=owner, identifiers=(), published=published)
        added = [name for name in names if name not in self._known]
        self._known.update(dict.fromkeys(added, owner))
        self._entries[owner] = replace(held, identifiers=tuple(sorted({*held.identifiers, *added})))
        return owner

    def merge(self, old: str, into: str) -> None:
        """Let a published id lead to the study that took it in."""
        if old != into:
            self._entries[old] = replace(self._entries[old], leads_to=into)

    def _free(self, wanted: str) -> str:
        if wanted not in self._entries:
            return wanted
        number = 2
        while f"{wanted}-{number}" in self._entries:
            number += 1
        return f"{wanted}-{number}"


def on_disk(path: Path) -> Ledger:
    """The ledger of a file; an empty one where there is none yet."""
    return read(path.read_text("utf-8")) if path.exists() else Ledger()


def combined(shipped: Ledger, own: Ledger) -> tuple[Ledger, tuple[str, ...]]:
    """The shipped ledger with an operator's own ids, and what had to give way, in words.

    An own id whose identifiers the shipped ledger gives to another leads there from now on, so that
    links made here stay good. An own id that the shipped ledger gives to another study is lost.
    """
    entries = {one.id: one for one in shipped.entries}
    owner = {name: one.id for one in shipped.entries for name in one.identifiers}
    remarks = []
    for one in own.entries:
        others = {owner[name] for name in one.identifiers if name in owner}
        held = entries.get(one.id)
        free = tuple(name for name in one.identifiers if name not in owner)
        if held is None:
            leads = next(iter(sorted(others)), one.leads_to)
            entries[one.id] = replace(one, identifiers=free, leads_to=leads)
        elif others or not (held.identifiers and free):
            known = tuple(sorted({*held.identifiers, *free}))
            entries[one.id] = replace(held, identifiers=known)
        else:
            remarks.append(
                f"The id {one.id} was given here to {' '.join(one.identifiers)}, and the shipped "
                "data gives it to another study; the one here gets a new id."
            )
            continue
        owner |= dict.fromkeys(free, one.id)
    return Ledger(entries.values()), tuple(remarks)


def read(text: str) -> Ledger:
    """The ledger out of its CSV text."""
    return Ledger(_entry(row) for row in csv.DictReader(io.StringIO(text)))


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        id=row["id"],
        identifiers=tuple(row["identifiers"].split()),
        published=row["published"],
        leads_to=row["leads_to"] or None,
    )


def write(ledger: Ledger) -> str:
    """The ledger as CSV text, by id."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "identifiers", "published", "leads_to"])
    for one in ledger.entries:
        writer.writerow([one.id, " ".join(one.identifiers), one.published, one.leads_to or ""])
    return out.getvalue()
