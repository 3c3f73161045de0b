"""Which study of the atlas a reference from outside is: by identifier, else by title.

Nothing is decided silently: where a reference's own identifiers lead to different studies, or its
title to several, all of them are given.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from atlas_data.model import Record
from atlas_data.query import bits
from atlas_data.query.atlas import Atlas
from atlas_data.vocabulary import title_marks

BY: Mapping[str, str] = {
    "doi": "known-doi",
    "pmid": "known-pmid",
    "pmcid": "known-pmcid",
    "title_year": "known-title-year",
    "title_author": "known-title-author",
    "title": "known-title",
    "notice": "known-notice",
}
"""How a reference is known, surest first, and the text that says it."""
_NEAR = 1  # years between a preprint, an early view and the issue
_TELLING = 40  # letters from which a title alone, with no year or author to compare, is enough
_ALIKE = 0.34  # share of common words below which two titles under one identifier are not one paper
_COMMON = 0.05  # of titles in which a word stands that tells nothing ("the", "chronic", "fatigue")
_FEWEST = 5  # titles at least in which such a word stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One study that a reference is, or whose notice it is.

    `row` is the study's row; `by` a term of `BY`; `notice` the kind of notice (a term of the
    vocabulary `status`) where identifier or title is that of a notice about the study, else "".
    `other_doi`: the title agrees and the DOI does not, as between a preprint and its article.
    `other_title`: the identifier agrees and the titles have little in common.
    """

    row: int
    by: str
    notice: str = ""
    other_doi: bool = False
    other_title: bool = False

    @property
    def sure(self) -> bool:
        """Whether the reference is the study: no notice, and nothing that somebody must look at."""
        return not self.notice and not self.other_title


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """Rows by identifier and by title, and what is compared when a title is found."""

    identifiers: Mapping[tuple[str, str], int]
    notices: Mapping[tuple[str, str], tuple[int, str]]
    titles: Mapping[str, tuple[int, ...]]
    shown: tuple[str, ...]
    years: tuple[int | None, ...]
    families: tuple[str, ...]
    dois: tuple[str | None, ...]
    common: frozenset[str]


def find(atlas: Atlas, record: Record) -> tuple[Match, ...]:
    """The studies a reference is: none, one, or several that somebody must choose from."""
    index = atlas.kept(_index)
    found = {one.row: one for one in reversed(list(_by_identifier(index, record)))}
    if all(one.other_title for one in found.values()):
        told = title_marks.notice(record.title)
        by_title = _by_notice(index, told) if told else _by_title(index, record)
        found = {one.row: one for one in by_title} | found
    return tuple(sorted(found.values(), key=lambda one: list(BY).index(one.by)))


def counts(atlas: Atlas, rows: Sequence[int], key: str) -> dict[str, int]:
    """How many of some studies have each value of a facet."""
    return atlas.facets[key].counts(bits.of_rows(np.asarray(rows, dtype=np.int64), atlas.rows))


def folded(text: str) -> str:
    """Letters and figures alone, lower case and without accents: to compare, never to show."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(one for one in plain if not unicodedata.combining(one)))


def row(atlas: Atlas, *, doi: str | None, pmid: str | None) -> int | None:
    """The row of the study with one of these identifiers; None where no study has it."""
    held = atlas.kept(_identifiers)
    found = (held.get((kind, id.casefold())) for kind, id in (("doi", doi), ("pmid", pmid)) if id)
    return next((one for one in found if one is not None), None)


def _identifiers(atlas: Atlas) -> Mapping[tuple[str, str], int]:
    return {
        (kind, value.casefold()): row
        for kind in ("doi", "pmid", "pmcid")
        for row, value in enumerate(atlas.table[kind].to_pylist())
        if value
    }


def _index(atlas: Atlas) -> _Index:
    held = {name: atlas.table[name].to_pylist() for name in ("title", "year", "doi", "authors")}
    notices: dict[tuple[str, str], tuple[int, str]] = {}
    titles: dict[str, list[int]] = defaultdict(list)
    often = Counter(word for title in held["title"] for word in _words(title))
    least = max(_FEWEST, _COMMON * atlas.rows)
    for row, told in enumerate(atlas.table["notices"].to_pylist()):
        for one in told or ():
            for kind in ("doi", "pmid"):
                if one[kind]:
                    notices[kind, one[kind].casefold()] = (row, one["kind"])
    for row, title in enumerate(held["title"]):
        titles[folded(title)].append(row)
    return _Index(
        identifiers=atlas.kept(_identifiers),
        notices=notices,
        titles={title: tuple(rows) for title, rows in titles.items()},
        shown=tuple(held["title"]),
        years=tuple(held["year"]),
        families=tuple(map(_family, held["authors"])),
        dois=tuple(held["doi"]),
        common=frozenset(word for word, number in often.items() if number >= least),
    )


def _family(authors: list[dict[str, str | None]] | None) -> str:
    first = (authors or [{}])[0]
    return folded(first.get("family") or first.get("literal") or "")


def _by_identifier(index: _Index, record: Record) -> Iterator[Match]:
    for kind in ("doi", "pmid", "pmcid"):
        value = getattr(record, kind)
        if not value:
            continue
        key = (kind, value.casefold())
        if key in index.identifiers:
            row = index.identifiers[key]
            apart = not _alike(record.title, index.shown[row], index.common)
            yield Match(row=row, by=kind, other_title=apart)
        elif key in index.notices:
            row, notice = index.notices[key]
            yield Match(row=row, by=kind, notice=notice)


def _by_title(index: _Index, record: Record) -> Iterator[Match]:
    wanted = folded(record.title)
    for row in index.titles.get(wanted, ()) if wanted else ():
        by = _agrees(index, record, row, wanted)
        if by:
            held = index.dois[row]
            other = bool(held and record.doi and held.casefold() != record.doi.casefold())
            yield Match(row=row, by=by, other_doi=other)


def _by_notice(index: _Index, told: title_marks.Notice) -> Iterator[Match]:
    """The papers whose title a notice repeats; its year and authors are its own."""
    wanted = folded(told.about)
    for row in index.titles.get(wanted, ()) if len(wanted) >= _TELLING else ():
        yield Match(row=row, by="notice", notice=told.kind)


def _agrees(index: _Index, record: Record, row: int, title: str) -> str:
    """How far year and first author speak for the same title; "" where one speaks against it."""
    year = index.years[row]
    author = record.authors[0] if record.authors else None
    family = folded(author.family or author.literal or "") if author else ""
    dated, named = bool(year and record.year), bool(family and index.families[row])
    if dated and abs((year or 0) - (record.year or 0)) > _NEAR:
        return ""
    if named and not _same_family(family, index.families[row]):
        return ""
    if dated:
        return "title_year"
    if named:
        return "title_author"
    return "title" if len(title) >= _TELLING else ""


def _same_family(one: str, other: str) -> bool:
    """A name may come with particle or initials ("van der Meer", "Kerr JR") or without."""
    return one.startswith(other) or other.startswith(one) or one.endswith(other)


def _alike(one: str, other: str, common: frozenset[str]) -> bool:
    """Whether two titles may be one paper's, by the words that few titles have: a title of fewer
    than two of them, cut short or not given, may be any."""
    first, second = _words(one) - common, _words(other) - common
    if len(first) < 2 or len(second) < 2:
        return True
    return len(first & second) >= _ALIKE * min(len(first), len(second))


def _words(title: str) -> frozenset[str]:
    return frozenset(folded(word) for word in title.split()) - {""}
