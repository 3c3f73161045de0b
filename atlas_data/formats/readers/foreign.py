"""Files of references in formats that are not read, and what to choose instead in the program they
come from."""

from __future__ import annotations

import re

_TOP = 20_000  # characters in which a format shows itself
_MARKS = {
    "read-wos": re.compile(r"\s*(?:FN (?:Clarivate|Thomson|ISI)|PT [A-Z]\s+AU )"),
    "read-enw": re.compile(r"\s*%0 \S"),
    "read-pubmed": re.compile(r"\s*1[.:] \S(?s:.)*?\bPMID: \d"),
}


def advice(text: str) -> str:
    """The name of the message for the program such a text comes from: Web of Science (plain text),
    EndNote (`.enw`) or PubMed ("Abstract (text)", "Summary (text)"); "" for none of them."""
    top = text[:_TOP]
    return next((name for name, mark in _MARKS.items() if mark.match(top)), "")
