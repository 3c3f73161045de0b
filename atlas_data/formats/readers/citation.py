"""PubMed's own citation of a paper: "J Ex. 2011 Dec 23;12(3):101-9. doi: …"."""

from __future__ import annotations

import re
from typing import NamedTuple

_CITED = re.compile(
    r"[^.]{1,200}\. (?P<date>\d{4}[^;:.]{0,20})"
    r"(?:;(?P<volume>[^(:;]{1,30})?(?:\((?P<issue>[^)]{1,40})\))?)?(?::(?P<pages>[^.]{1,40}))?\."
)


class Citation(NamedTuple):
    """What a citation says of where a paper stands; None for what it does not."""

    date: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def read(printed: str | None) -> Citation:
    """The parts of a citation as PubMed's tables print it."""
    found = _CITED.match(printed or "")
    return Citation(**found.groupdict()) if found else Citation()
