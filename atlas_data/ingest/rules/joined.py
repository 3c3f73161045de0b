"""Several definitions in one sentence: had all to be met, was one enough, or were they compared?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from atlas_data.ingest.rules.namings import Naming
from atlas_data.ingest.rules.role_cues import ILLNESS, NUMBER, PEOPLE

_EITHER = re.compile(
    r"\b(?:either|and/or|or|at least one|any(?: one)? of|one (?:or more )?of (?:the|these))\b", re.I
)
_ANY = re.compile(
    r"\b(?:either|at least one|any(?: one)? of|one (?:or more )?of (?:the |these )?(?:\w+ )?"
    r"(?:following|definitions|criteria))\b|\bor\b.{0,10}$",
    re.I,
)
_BOTH = re.compile(
    r"\bboth\b|\bas well as\b|\b(?:and|but|who) (?:also|additionally|in addition)\b"
    r"|\bin addition(?: to)?\b|\bplus\b"
    r"|\ball (?:of (?:the|these) |the )?(?:following|two|three|four)\b|\bsimultaneously\b",
    re.I,
)
_MEETS = re.compile(
    r"\b(?:meet(?:s|ing)?|met|fulfil\w*|satisf\w+|conform\w* (?:to|with)|fit(?:ted|ting|s)?)\b",
    re.I,
)
_OTHER_VERB = re.compile(
    r"\b(?:accord\w+|using|used|based|diagnos\w+|defin\w+|identif\w+|classif\w+|recruit\w+)\b", re.I
)
_ARMS = re.compile(
    rf"\(\s*n\s*=\s*\d|\b(?:and|,|while|whereas|but)\s+(?:the\s+)?(?:{NUMBER}|those|others"
    rf"|another|patients)\s+(?!also\b|additionally\b)"
    rf"(?:\w+\s+){{0,3}}?(?:met|meet\w*|fulfil\w*|satisf\w*|who|with|diagnosed|by|under)\b"
    rf"|\b(?:and|,|while|whereas)\s+{ILLNESS}(?:\s+{PEOPLE})?\s+(?:\w+\s+){{0,2}}?(?:by|with"
    rf"|according|using|was|were|met|meet\w*|fulfil\w*|satisf\w*|as|on)\b",
    re.I,
)
_ON_TOP = re.compile(
    r"^(?=.*\b(?:all|each|every)\b)(?=.*\b(?:also|in addition|additionally|furthermore"
    r"|moreover)\b)"
    r".*\b(?:meet(?:s|ing)?|met|fulfil\w*|satisf\w+|had to)\b",
    re.I | re.S,
)
_COUNTED = re.compile(rf"(?:,|\band|;)\s+{NUMBER}\s+(?:\w+\s+){{0,2}}(?: … |$)", re.I)
_SAME = 3  # characters between two namings of one definition
_LIST = 60  # characters before the first definition in which “both” or “either” is sought


def together(namings: Sequence[Naming]) -> tuple[str, str]:
    """Status and basis of definitions that chose people in one sentence, in reading order."""
    classes = {one.pem_status for one in namings}
    if len(classes) == 1:
        return classes.pop(), "definition"
    sentence = namings[0].sentence.plain
    first, last = namings[0], max(namings, key=lambda one: one.end)
    between = _outside(sentence, namings)
    lead = sentence[max(first.start - _LIST, 0) : first.start]
    near = lead[lead.rfind(";") + 1 :] + between
    tail = sentence[last.end : last.end + 12]
    if _ARMS.search(between) or _COUNTED.search(between):
        return "unclear", "combination_compared"
    exact = [one for one in namings if not one.is_label]
    # “self-reported CFS and met the CDC 1994 criteria”
    if 0 < len(exact) < len(namings) and not _EITHER.search(_beside_labels(sentence, namings)):
        return together(exact)
    if _EITHER.search(between + tail) or _ANY.search(lead):
        return _loosest(classes), "combination_either"
    if _BOTH.search(near) or _BOTH.search(tail):
        return _strictest(classes), "combination_both"
    if _joined_by_and(between) and _governed(sentence[: first.start]):
        return _strictest(classes), "combination_both"
    return "unclear", "combination_ambiguous"


def on_top(naming: Naming) -> bool:
    """Whether a sentence says that everyone met its definition besides those named before."""
    return bool(_ON_TOP.search(naming.sentence.plain[: naming.start]))


def _outside(sentence: str, namings: Sequence[Naming]) -> str:
    """What stands between the first definition and the last, without the definitions."""
    parts = [
        sentence[one.end : max(other.start, one.end)]
        for one, other in pairwise(namings)
        if one.id != other.id or other.start - one.end > _SAME  # not the slash of “CDC/Fukuda”
    ]
    return " … ".join(parts)


def _beside_labels(sentence: str, namings: Sequence[Naming]) -> str:
    """What stands between a code or a person's own word and the definition next to it."""
    beside = [(one, other) for one, other in pairwise(namings) if one.is_label != other.is_label]
    return " … ".join(sentence[one.end : max(other.start, one.end)] for one, other in beside)


def _joined_by_and(between: str) -> bool:
    return bool(re.search(r"\band\b|&|,", between)) and "/" not in re.sub(
        r"ME/?CFS|CFS/ME", "", between
    )


def _governed(before: str) -> bool:
    """Whether the verb next to the definitions is one of meeting, not of naming a source."""
    met = [hit.end() for hit in _MEETS.finditer(before)]
    other = [hit.end() for hit in _OTHER_VERB.finditer(before)]
    return bool(met) and met[-1] > max(other, default=0)


def _loosest(classes: set[str]) -> str:
    return next(one for one in ("not_required", "unclear", "required") if one in classes)


def _strictest(classes: set[str]) -> str:
    return "required" if "required" in classes else "unclear"
