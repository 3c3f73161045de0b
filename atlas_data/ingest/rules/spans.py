"""Where in a text the authors speak of their own study, and what stands about a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from atlas_data import vocabulary
from atlas_data.vocabulary import match

_GUARD = re.compile(str(vocabulary.RULES["designs"]["negation_guard"]), re.I)
# "... trials are needed": the guard of the vocabulary looks back, this one on
_WANTED = re.compile(
    r"^[^.;]{0,60}\b(?:(?:is|are|were|be) (?:\w+ )?(?:needed|required|warranted|necessary|lacking)|"
    r"should be|would be|(?:have|has) (?:shown|reported|found|demonstrated|suggested|been))\b",
    re.I,
)
_GUARD_REACH, _WANTED_REACH = 80, 100
_OWN = re.compile(
    r"\b(?:we|our|here)\b|"
    r"\b(?:this|the present|the current|present|current) (?:\w+ ){0,2}"
    r"(?:study|paper|article|review|work|trial|report|analys[ie]s|investigation|research|survey|"
    r"project|overview|chapter|protocol|communication|cohort|evaluation)\b|"
    r"\b(?:aims?|objectives?|purpose|goals?|design|methods?|setting|participants|"
    r"materials?(?: and methods)?|patients|subjects)\b\s*(?:[:.\n]|and methods)|"
    r"\b(?:the|an?|primary|main) (?:primary |main )?(?:aim|objective|purpose|goal)s?\b|"
    r"(?:^|[.:]\s+|\n)To [a-z]+|"
    r"\b(?:was|were) (?:\w+ )?(?:conducted|performed|measured|investigated|examined|studied|"
    r"assessed|compared|evaluated|recruited|enrolled|analy[sz]ed|tested|collected|included|"
    r"randomi[sz]ed|administered|obtained|determined|carried out|searched|used|followed)\b",
    re.I,
)
_END_HEAD = re.compile(
    r"(?:^|[.!?)\]]\s*|\n)(?:conclusions?|discussion|interpretation|significance|"
    r"(?:clinical )?implications?)(?:/\w+)?(?:\s*[:.\n]|(?=[A-Z]))",
    re.I,
)
_END_SENTENCE = re.compile(
    r"(?:^|[.!?]\s+)(?:in (?:conclusion|summary)|(?:these|our|the present|the) (?:findings|results|"
    r"data|observations) (?:\w+ )?(?:suggest|indicate|support|highlight|provide|underscore|show|"
    r"demonstrate|imply|raise|point)|further (?:research|studies)|future)\b",
    re.I,
)
_STOP = re.compile(r"[.!?](?=\s|$)|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Characters between which a text speaks of its own study: after the background, before the
    conclusion. `guessed` when nothing showed where the background ends."""

    start: int
    end: int
    guessed: bool


@lru_cache(maxsize=8)
def own(text: str) -> Own:
    """The part of an abstract that is about the study itself."""
    plain = match.plain(text)
    first = _OWN.search(plain)
    start = sentence(text, first.start())[0] if first else 0
    ends = [hit.start() for hit in _END_HEAD.finditer(plain) if hit.start() > start]
    ends += [hit.start() for hit in _END_SENTENCE.finditer(plain) if hit.start() > start]
    return Own(start=start, end=min(ends, default=len(text)), guessed=first is None)


def sentence(text: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence about a character; a line break ends one too."""
    start = max((hit.end() for hit in _STOP.finditer(text, max(at - 600, 0), at)), default=0)
    found = _STOP.search(text, at)
    return max(start, at - 600, 0), found.end() if found else len(text)


def around(text: str, start: int, end: int, reach: int) -> str:
    """What stands about characters `start` to `end`, at most `reach` characters away."""
    return text[max(start - reach, 0) : end + reach]


def only_wished(plain: str, start: int, end: int) -> bool:
    """Whether words tell of other work: earlier studies, or such as are needed."""
    before = plain[max(start - _GUARD_REACH, 0) : start]
    return bool(_GUARD.search(before) or _WANTED.search(plain[end : end + _WANTED_REACH]))
