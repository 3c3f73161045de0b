"""What BibTeX and BibLaTeX spell alike: braces, names, identifiers, an entry, a file of them.

An author list the source cut short ends in `and others`, which BibTeX, biber and pandoc print as
"et al.". The last line of a file is a comment with the tally of what became of its works.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from atlas_data.formats import parts
from atlas_data.formats.keys import key
from atlas_data.formats.latex import balanced, escape
from atlas_data.formats.parts import clean, separated
from atlas_data.formats.tally import Tally
from atlas_data.model import Author, Record, Study

# Letters, spaces and the marks of names; any other sign, and the word "and", wants braces.
_PLAIN = re.compile(r"(?!.*(?:\band\b|--|''|_))[\w\s.'’‐-]+", re.IGNORECASE)
_NOT_IN_A_URL = re.compile(r"[{}\\\s\"^`|]")


def file(studies: Iterable[Study], spelt: Callable[[Study], str]) -> Iterator[str]:
    """The entries in the order of the studies, a blank line between them, the tally last."""
    return separated(_pieces(studies, spelt), "\n")


def _pieces(studies: Iterable[Study], spelt: Callable[[Study], str]) -> Iterator[str]:
    tally = Tally()
    yield from map(spelt, tally.counting(studies))
    # BibTeX begins an entry at any @, also in what other programs take for a comment.
    yield f"% {clean(tally.sentence).replace('@', ' ')}\n"


def entry(kind: str, study_id: str, fields: Iterable[tuple[str, str]]) -> str:
    """One entry, ending in a line break; fields without a value are left out (C1)."""
    lines = "".join(f",\n  {name} = {value}" for name, value in fields if value)
    return f"@{kind}{{{key(study_id)}{lines}\n}}\n"


def braced(value: str) -> str:
    """A value that is spelled already, in its braces; nothing stays nothing."""
    return f"{{{value}}}" if value else ""


def text(value: str | None) -> str:
    """A text of a source as a value."""
    return braced(escape(clean(value)))


def verbatim(value: str | None) -> str:
    """An identifier character for character (C3), or nothing where BibTeX could not hold it."""
    bare = clean(value).replace(" ", "")
    return braced(bare) if balanced(bare) and "\\" not in bare else ""


def url(value: str | None) -> str:
    """An address as a value; what would break the file is percent-encoded."""
    return braced(_NOT_IN_A_URL.sub(_percent, clean(value)))


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def keywords(record: Record) -> str:
    """The authors' keywords, joined by commas."""
    return text(", ".join(word.replace(",", " ") for word in parts.keywords(record)))


def authors(record: Record) -> str:
    """All names joined by `and`."""
    names = [name for name in map(_name, record.authors) if name]
    if names and not record.authors_complete:
        names.append("others")
    return braced(" and ".join(names))


def _name(author: Author) -> str:
    family, given, suffix = map(clean, (author.surname, author.given, author.suffix))
    if author.literal is not None or not family:
        return braced(escape(family))
    if not given:
        lone = family.isalpha() and family[:1].isupper()
        return family if lone else braced(escape(family))
    last = family if _begins_like_a_surname(family) else braced(escape(family))
    return ", ".join(part for part in (last, _part(suffix), _part(given)) if part)


def _part(words: str) -> str:
    return words if _PLAIN.fullmatch(words) else braced(escape(words))


def _begins_like_a_surname(family: str) -> bool:
    """Whether BibTeX takes the words for a particle in small letters and a name with capitals.

    Others ("Ortega y Gasset", two Arabic words, a name with "and" or a comma) want braces.
    """
    if not _PLAIN.fullmatch(family):
        return False
    words = family.split()
    while len(words) > 1 and words[0].isalpha() and words[0].islower():
        del words[0]
    return family.isalpha() or all(word[0].isupper() for word in words)
