"""Authors and dates as programs that save a page's paper want them: "Family, Given", a text a name.

Zotero (translator "Embedded Metadata" and `parseContextObject`) splits a name at its first comma,
and takes a name that ends in one for a group that stays whole, as EndNote does.
"""

from __future__ import annotations

from collections.abc import Iterator

from atlas_data.formats.parts import clean
from atlas_data.model import Author, Record

_HARD_SPACE = "\u00a0"


def authors(record: Record) -> Iterator[str]:
    """Every author in order, and nobody else: not "et al." where the source cut the list short."""
    yield from filter(None, map(_name, record.authors))


def authors_in_tags(record: Record) -> list[str]:
    """The same for `citation_author`, where Zotero takes a single "de la Cruz, Ana M" for two.

    It looks for an ordinary space on either side of the comma; a hard one it makes ordinary later.
    """
    names = list(authors(record))
    if len(names) != 1:
        return names
    surname, comma, given = names[0].partition(", ")
    return [surname + comma + given.replace(" ", _HARD_SPACE)]


def date(record: Record, mark: str) -> str:
    """The date of publication as far as it is known, largest unit first: "2011/12/23"; or ""."""
    if not record.year:
        return ""
    month = [f"{record.month:02d}"] if record.month else []
    day = [f"{record.day:02d}"] if month and record.day else []
    return mark.join([str(record.year), *month, *day])


def _name(author: Author) -> str:
    """A suffix stands behind the family name: what follows a second comma Zotero drops."""
    if author.literal is not None or not clean(author.given):
        return _whole(author.surname)
    suffix = clean(author.suffix).rstrip(".")
    family = " ".join(filter(None, (clean(author.surname), suffix)))
    parts = (_apart(family, " "), _apart(clean(author.given), " "))
    return ", ".join(filter(None, parts))


def _whole(name: str) -> str:
    text = _apart(clean(name).strip(",; "), " – ")
    return f"{text}," if text else ""


def _apart(text: str, mark: str) -> str:
    """The text without the signs at which a name is split; they become `mark`."""
    return clean(text.replace(";", mark).replace(",", mark))
