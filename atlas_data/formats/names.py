"""How the names of authors are printed in a reference, for every style."""

from __future__ import annotations

import re
import unicodedata

from atlas_data.formats.parts import clean
from atlas_data.model import Author

_ALL_INITIALS = 3


def inverted(author: Author, *, dotted: bool) -> str:
    """Name as a reference list prints it: "Kerr, J. R." dotted, "Kerr JR" not.

    Groups, single names and names in scripts without capitals are printed whole.
    """
    surname, given = clean(author.surname), clean(author.given)
    suffix = clean(author.suffix) if surname else ""
    if author.literal is not None or not given:
        return surname
    if not _has_capitals(given):
        return surname + given if _is_east_asian(surname + given) else f"{surname} {given}"
    short = initials(given, dotted=dotted)
    return (", " if dotted else " ").join(part for part in (surname, short, suffix) if part)


def initials(given: str, *, dotted: bool) -> str:
    """Initials of given names: "Jean-Luc P" gives "J.-L. P." or "JLP"; "JWM" is three of them.

    A nickname in parentheses is left out, and a particle after the initials stays ("C. M. van").
    """
    bare = re.sub(r"\([^)]*\)", " ", given)
    words = re.sub(r"\.(?!-)", ". ", bare).split()
    shorts = [_particle(word) or _short(word, dotted) for word in words]
    spelt = [short for short in shorts if short]
    if dotted:
        return " ".join(spelt)
    return re.sub(r"(?<=[^\W\d_a-z]) (?=[^\W\d_a-z])", "", " ".join(spelt))


def _particle(word: str) -> str:
    return word if word.isalpha() and word.islower() and len(word) > 1 else ""


def _short(word: str, dotted: bool) -> str:
    if word.isalpha() and word.isupper() and len(word) <= _ALL_INITIALS:
        return " ".join(f"{letter}." for letter in word) if dotted else word
    firsts = [_first(part) for part in re.split("[-‐‑]", word)]
    firsts = [letter for letter in firsts if letter]
    return "-".join(f"{letter}." for letter in firsts) if dotted else "".join(firsts)


def _first(word: str) -> str:
    return next((letter for letter in word if letter.isalpha()), "")


def _has_capitals(text: str) -> bool:
    return text.lower() != text.upper()


def _is_east_asian(text: str) -> bool:
    return all(unicodedata.east_asian_width(letter) == "W" for letter in text)
