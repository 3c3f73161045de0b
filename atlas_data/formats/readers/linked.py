"""Comments and corrections of MEDLINE: notices about a paper, and other works it is linked with.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", Comments/Corrections.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from atlas_data.formats.parts import clean
from atlas_data.formats.readers import dates, identifiers
from atlas_data.model import Notice, Related

NOTICES: Mapping[str, str] = {
    "RIN": "retracted",
    "RRI": "retracted",  # retracted and republished
    "ECI": "concern",
    "PRIN": "concern",  # a part was retracted: more than a correction, and the paper still stands
    "EIN": "corrected",
    "CRI": "corrected",  # corrected and republished
}
"""Tag → the term of `status` that the linked notice gives this paper."""

RELATED: Mapping[str, str] = {
    **dict.fromkeys(("CON",), "comment_on"),
    **dict.fromkeys(("CIN",), "comment_in"),
    **dict.fromkeys(("UOF",), "update_of"),
    **dict.fromkeys(("UIN",), "update_in"),
    **dict.fromkeys(("RPF", "CRF", "RRF"), "republished_from"),
    **dict.fromkeys(("RPI", "CRI", "RRI"), "republished_in"),
    **dict.fromkeys(("ROF", "PROF", "ECF", "EFR"), "notice_on"),
    **dict.fromkeys(("ORI", "SPIN", "DDIN", "DRIN"), "other"),
}
"""Tag → the term of `relation` from this paper to the linked work."""

_GRAVEST = ("retracted", "concern", "corrected")
_TYPES = {"retracted": "Retracted Publication", "preprint": "Preprint"}
_DOI = re.compile(r"\bdoi:\s*(10\.\S+)", re.IGNORECASE)
_PMID = re.compile(r"\bPMID:?\s*(\d{1,9})\b")


def notices(said: Mapping[str, Iterable[str]]) -> tuple[Notice, ...]:
    """The notices that the values of each tag tell of, in the order of `NOTICES`."""
    return tuple(_notice(kind, text) for tag, kind in NOTICES.items() for text in _said(said, tag))


def related(said: Mapping[str, Iterable[str]]) -> tuple[Related, ...]:
    """The other works that the values of each tag link, in the order of `RELATED`."""
    return tuple(
        Related(
            kind=kind, text=text, doi=_doi(text), pmid=_pmid(text), rule=f"MEDLINE field “{tag}”"
        )
        for tag, kind in RELATED.items()
        for text in _said(said, tag)
    )


def status(notices: Iterable[Notice], types: Collection[str]) -> tuple[str, str | None]:
    """Status of a record and what says so: its gravest notice, else its publication types;
    "" when nothing does."""
    kinds = {one.kind for one in notices}
    for kind in (*_GRAVEST, "preprint"):
        if kind in kinds:
            return kind, "the notices named in the source's record"
        if _TYPES.get(kind) in types:
            return kind, f"publication type “{_TYPES[kind]}”"
    return "", None


def _said(said: Mapping[str, Iterable[str]], tag: str) -> list[str]:
    return [text for text in map(clean, said.get(tag, ())) if text]


def _notice(kind: str, text: str) -> Notice:
    return Notice(kind=kind, text=text, doi=_doi(text), pmid=_pmid(text), date=_date(text))


def _doi(text: str) -> str | None:
    """The one DOI that a reference names; of several none, since one may be the paper's own."""
    found = {one for printed in _DOI.findall(text) for one in identifiers.dois(printed)[:1]}
    return found.pop() if len(found) == 1 else None


def _pmid(text: str) -> str | None:
    found = set(_PMID.findall(text))
    return found.pop() if len(found) == 1 else None


def _date(text: str) -> str | None:
    """When the notice came out, as far as its reference says: "2011-12-23", "2011-12"."""
    found = re.search(r"\b(?:1[6-9]|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?\b", text)
    of = dates.date(found[0]) if found else None
    if of is None or of.month is None:
        return None
    return f"{of.year}-{of.month:02}" + (f"-{of.day:02}" if of.day else "")
