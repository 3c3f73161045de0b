"""Cuts a text into sentences, each with the character it begins at; the text stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from atlas_data.vocabulary import match

# A stop may be followed by closing marks and references: “criteria.12 Patients”, “used.[3,4] We”.
_STOP = re.compile(
    r"[.?!](?P<closing>[\"'”’)\]]*)"
    r"(?P<reference>(?:\[[\d,\s-]{1,20}\]|(?<=[a-z)%]\.)\d{1,3}(?:[,-]\d{1,3})*)?)"
    r"(?=\s+(?P<next>[\"'“‘(\[]*\S)|\s*$)"
)
_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_INNER = re.compile(r"(?<!\d)\.(?!\s*$)|\.(?=\D)(?!\s*$)")
_NOT_AN_END = re.compile(
    r"(?:\b(?:et al|e\.g|i\.e|cf|vs|approx|ca|Figs?|Eqs?|Tabs?|Refs?|Nos|Vol|pp|Dr|Drs|Prof|Mr"
    r"|Mrs"
    r"|Ms|St|Inc|Ltd|Co|Corp|resp|incl|excl|max|min|ed|eds|Suppl|Jr|Sr|Univ|Dept|Gen|spp?|var"
    r"|aged?)"
    r"|\b[A-Z](?:\.[A-Z])*|\b[a-z]\.[a-z])$",
)
_MAY_END = re.compile(r"\b(?:et al|[A-Z])$")  # “by Fukuda et al. Patients …” is an end after all
_OPENS = re.compile(
    r"\s+(?:The|These|All|Each|Both|We|Our|Patients|Participants|Controls|Cases|Subjects|Healthy"
    r"|In|For|To|None|No|An?|Inclusion|Exclusion|Diagnosis|Blood|After|This|They|Of)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as it stands, from character `start` of its text."""

    start: int
    text: str

    @property
    def plain(self) -> str:
        """The same, character for character, with plain dashes and no stop but at its end.

        A cue that may not cross a stop is so not held up by “et al.” or “76.5 %”.
        """
        return _plain(self.text)

    @property
    def end(self) -> int:
        """The first character after the sentence."""
        return self.start + len(self.text)


@lru_cache(maxsize=1024)  # every rule asks for the sentences of a report again
def _plain(text: str) -> str:
    return _DECIMAL.sub(",", _INNER.sub(" ", match.plain(text)))


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order. A line break always ends one, an abbreviation never."""
    found: list[Sentence] = []
    begin = 0
    for line in text.splitlines(keepends=True):
        last = begin
        for stop in _STOP.finditer(line):
            if _ends(line, stop):
                _add(found, text, last, begin + stop.end())
                last = begin + stop.end()
        _add(found, text, last, begin + len(line))
        begin += len(line)
    return tuple(found)


def _ends(line: str, stop: re.Match[str]) -> bool:
    following = stop["next"]
    if following is None:
        return True
    if following[-1].islower() and not line.startswith(("pw", "mRNA"), stop.end("next") - 1):
        return False
    if stop.group()[0] != ".":
        return True
    before = line[max(stop.start() - 12, 0) : stop.start()]
    if not _NOT_AN_END.search(before):
        return not (following[-1].isdigit() and re.search(r"\bn\s*=?$|\b[Nn]o$", before))
    return bool(_MAY_END.search(before) and _OPENS.match(line, stop.end()))


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    if said := said.strip():
        found.append(Sentence(start=start, text=said))
