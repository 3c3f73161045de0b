"""Lists of whom to include and whom to leave out, told line by line under a heading."""

from __future__ import annotations

import re

INCLUDED, LEFT_OUT, CONTROLS = "included", "left out", "controls"
# What a heading adds to an item under it, for cues that look for such words before a name.
HEADS = {INCLUDED: "Inclusion criteria: ", LEFT_OUT: "Exclusion criteria: "}
_MOST_ITEMS = 15
_LONGEST_ITEM = 250  # characters; a longer line is a paragraph, and the list is over
_HEADING = re.compile(r"^\W*[^:\n]{0,90}?:?\s*$")
_INCLUSION = re.compile(
    r"\b(?:inclusion|eligibility|entry) (?:criteri\w+|requirements?)|\binclusion\b", re.I
)
_EXCLUSION = re.compile(r"\bexclusion(?:s|ary)?\b|\bexclusion criteri\w+", re.I)
_OF_CONTROLS = re.compile(r"\bcontrols?\b|\bhealthy\b|\bdonors?\b", re.I)
_A_CHOICE = re.compile(
    r"\b(?:following|one or more|at least (?:one|two|three|four|\d)|any of|either|and/or)\b"
    r"|\bor\W*$",
    re.I,
)
_A_SENTENCE = re.compile(
    r"\W*(?:all|the|these|our|patients|participants|cases|subjects|diagnos\w+|we|ME/CFS|CFS)\b"
    r"(?![^\n]*\bexclu)[^\n]*\b(?:were|was|met|had|fulfilled|recruited|used)\b",
    re.I,
)


def kind(text: str, at: int) -> str | None:
    """`INCLUDED`, `LEFT_OUT` or `CONTROLS` for a character in an item of such a list.

    None outside of lists, and for a list of which a part is enough (“two of the following”).
    """
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    item = text[begin : end if end >= 0 else len(text)]
    if not begin or len(item) > _LONGEST_ITEM or _A_SENTENCE.match(item):
        return None
    for line in reversed(text[:begin].splitlines()[-_MOST_ITEMS:]):
        if len(line) > _LONGEST_ITEM:
            return None
        if _HEADING.match(line) and (found := _headed(line)):
            return None if found == INCLUDED and _A_CHOICE.search(line) else found
        if _A_CHOICE.search(line) or line.rstrip().endswith(":"):
            return None
    return None


def _headed(line: str) -> str | None:
    included, left_out = _INCLUSION.search(line), _EXCLUSION.search(line)
    if bool(included) == bool(left_out):
        return None
    if left_out:
        return LEFT_OUT
    return CONTROLS if _OF_CONTROLS.search(line) else INCLUDED
