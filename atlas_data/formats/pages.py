"""How pages and issues are printed for people: ranges with their dash, shortened where asked."""

from __future__ import annotations

import re

from atlas_data.formats.parts import clean, page_range

_ALIKE = re.compile(r"(?P<before>.*?)(?P<first>\d+)-(?P=before)(?P<last>\d+)(?:\.[eE]\d+)?")
_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>\d+)")


def ranges(text: str | None, *, dash: str = "–", short: bool = False) -> str:
    """Every range of "183, 189-90" with its last page whole, or as `short` as NLM prints it.

    A hyphen in what is no range ("e00266-12") stays a hyphen.
    """
    return ", ".join(_printed(piece, dash, short) for piece in clean(text).split(", "))


def _printed(piece: str, dash: str, short: bool) -> str:
    first, last = page_range(piece)
    alike = _ALIKE.fullmatch(piece) if piece.count("-") == 1 else None
    if last is None and alike and int(alike["first"]) <= int(alike["last"]):
        first, last = piece.split("-")
    if last is None:
        return first
    return f"{first}{dash}{_shortened(first, last) if short else last}"


def _shortened(first: str, last: str) -> str:
    """What of the last page the first does not say already: 333–41, S32–42."""
    one, other = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(last)
    if not one or not other or one["before"] != other["before"]:
        return last
    digits = zip(one["number"], other["number"], strict=False)
    alike = next((at for at, (left, right) in enumerate(digits) if left != right), 0)
    return other["number"][alike if len(one["number"]) == len(other["number"]) else 0 :]
