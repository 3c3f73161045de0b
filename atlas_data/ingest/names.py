"""How a printed author name becomes a structured person (CSL 1.0.2 name parts) or a group.

Lower-case words before a family name are its particle ("van der Meer"); words with a capital
belong to it ("De Meirleir", "Das Gupta", "St Sauver"), as the person printed it. A name inside a
compound family ("Fernández de Sevilla") stays whole. Given names are written as PubMed does:
initials apart, no full stops, no academic titles, no nickname in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from atlas_data.ingest.normalise import folded, text
from atlas_data.model import Author

_PARTICLES = re.compile(
    r"af|al|av|d'|da|das|de|del|della|den|der|di|do|dos|du|el|la|las|le|los|op|ten|ter|te|van|von|"
    r"zu|zum|zur"
)
_SUFFIX = r"Jr|Sr|II|III|IV|2nd|3rd|4th"
_ACADEMIC = re.compile(r"^(?:(?:Prof|Dr|Professor|Doctor)\.?\s+)+", re.I)
_GROUP = re.compile(
    r"\b(?:group|team|committee|consorti(?:um|a)|network|task force|project|database|registry|"
    r"collaborat(?:ion|ive)|society|cent(?:re|er)s?|institutes?|association|investigators|"
    r"college|board|panel|council|academy|foundation|programme|program|initiative)\b",
    re.I,
)
_TEX = {r"\l": "ł", r"\L": "Ł", r"\o": "ø", r"\O": "Ø"}


def authors(printed: Iterable[Mapping[str, str]]) -> tuple[Author, ...]:
    """Authors in the printed order, each group once."""
    return once(one for one in map(author, printed) if one is not None)


def once(found: Iterable[Author]) -> tuple[Author, ...]:
    """Authors without repeated groups; two persons of one name may be two persons and stay."""
    out: list[Author] = []
    groups: set[str] = set()
    for one in found:
        key = _group_key(one.literal) if one.literal else ""
        if key and key in groups:
            continue
        groups.add(key)
        out.append(one)
    return tuple(out)


def author(printed: Mapping[str, str]) -> Author | None:
    """One author from `family` and `given`, or from `literal`; `None` when nothing is printed."""
    family, given = _tidy(printed.get("family")), _tidy(printed.get("given"))
    literal = _tidy(printed.get("literal"))
    if literal:
        return _from_literal(literal)
    if family is None:
        return _from_literal(given) if given else None
    if given is None and _GROUP.search(family):
        return Author(literal=_group(family))
    return _person(family, given)


def doubtful(one: Author) -> bool:
    """Whether a person should look at this name: nothing here could be proved."""
    if one.literal is not None:
        named = _GROUP.search(one.literal)
        return named is None or (named.start() == 0 and len(one.literal.split()) < 3)
    odd = re.search(r"[^\w\s'’.\-]|\d", f"{one.family} {one.given or ''}")
    short = len(one.family or "") < 2
    # "García EJ": initials that stuck to the family name.
    stuck = re.search(r"\s(?:[A-Z]{2,3}|[A-Z]de)$", one.family or "")
    return bool(odd or short or stuck or one.given is None)


def _tidy(value: str | None) -> str | None:
    cleaned = text(value or "")
    for command, letter in _TEX.items():
        cleaned = cleaned.replace(command, letter)
    cleaned = re.sub(r"\s*-\s+|\s+-\s*", "-", cleaned)
    return cleaned.strip(" ,;") or None


def _from_literal(literal: str) -> Author:
    if "," in literal and not _GROUP.search(literal):
        family, _, given = literal.partition(",")
        return _person(family.strip(), given.strip() or None)
    return Author(literal=_group(literal))


def _group(literal: str) -> str:
    literal = re.sub(r"^(?:on behalf of|for)\s+", "", literal, flags=re.I)
    before, comma, after = literal.partition(", ")
    reversed_name = comma and _GROUP.search(literal) and _printed_backwards(before, after)
    if reversed_name:
        literal = f"{after} {before}"
    return re.sub(r"^the\s+", "", literal, flags=re.I)


def _printed_backwards(before: str, after: str) -> bool:
    # "Team, Genetics Delivery" and "ME/CFS (EUROMENE), European Network on".
    alone = _GROUP.fullmatch(before) is not None
    unfinished = re.search(r"\b(?:on|of|for|the|and)$|/\S+$", after) or after.startswith(
        "Committee"
    )
    return alone or bool(unfinished and not _GROUP.search(before))


def _group_key(literal: str) -> str:
    return folded(re.sub(r"\([^)]*\)", "", literal))


def _person(family: str, given: str | None) -> Author:
    if re.fullmatch(r"[A-Z]\.?", family) and re.fullmatch(r"[^\W\d]{3,}", given or ""):
        family, given = given or "", family  # printed the wrong way round
    given, suffix = _suffix(_ACADEMIC.sub("", given or ""))
    given, trailing = _trailing_particle(given)
    leading, family = _leading_particle(family)
    particle = " ".join(part for part in (trailing, leading) if part)
    return Author(
        family=family,
        given=_given(given) or None,
        particle=particle or None,
        suffix=suffix,
    )


def _suffix(given: str) -> tuple[str, str | None]:
    found = re.fullmatch(rf"(.+?)(?:,\s*({_SUFFIX})|\s+(Jr|Sr|2nd|3rd|4th))\.?", given)
    return (found[1], found[2] or found[3]) if found else (given, None)


def _trailing_particle(given: str) -> tuple[str, str]:
    words = given.split()
    kept = len(words)
    while kept > 1 and _PARTICLES.fullmatch(words[kept - 1]):
        kept -= 1
    return " ".join(words[:kept]), " ".join(words[kept:])


def _leading_particle(family: str) -> tuple[str, str]:
    words = family.split()
    taken = 0
    while taken < len(words) - 1 and _PARTICLES.fullmatch(words[taken]):
        taken += 1
    return " ".join(words[:taken]), " ".join(words[taken:])


def _given(given: str) -> str:
    given = re.sub(r"\([^)]*\)", " ", given).replace(".", " ")
    given = re.sub(r"\s*-[\s-]*", "-", given).strip(" -")
    return " ".join(_spaced(word) for word in given.split())


def _spaced(word: str) -> str:
    # "KJ" and "J-MS" are initials that were pushed together; "Jo" is a name.
    return "-".join(
        " ".join(part) if part.isupper() and len(part) <= 4 else part for part in word.split("-")
    )
