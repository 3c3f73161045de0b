"""Whole numbers as papers write them: 1,309 and "one hundred and fifty" alike."""

from __future__ import annotations

import re

_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_NAMES_OF_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: number for number, word in enumerate(_NAMES.split())}
_TENS = {word: 10 * number for number, word in enumerate(_NAMES_OF_TENS.split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1000}
_WORD = "|".join([*_UNITS, *_TENS, *_SCALES])
IN_WORDS = rf"(?:{_WORD})(?:(?:[ -]|[ -]and[ -])(?:{_WORD}))*"
# Not part of a decimal, a range, a share or a date; thousands set off by comma or space.
IN_FIGURES = (
    r"(?<![\d.,/±$£€=<>≥≤-])(?<![≥≤><±=] )(?:\d{1,3}(?:[,  ]\d{3})+|\d{1,7})"
    r"(?!\d|[.,]\d|\s?%|\s?±|/\d|-\d|:\d|\s?(?:to|or) \d)"
)


def value(written: str) -> int | None:
    """The number that figures or words stand for; None where they are no number."""
    figures = re.sub(r"[,\s]", "", written)
    if figures.isdecimal():
        return int(figures)
    total = current = 0
    for word in re.split(r"[\s-]+", written.lower()):
        if word in _UNITS or word in _TENS:
            current += _UNITS.get(word, _TENS.get(word, 0))
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif word != "and":
            return None
    return total + current
