"""DOI, PMID and PMCID as reference managers spell them, in fields of their own and in notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

# DOI Handbook 2.2: a prefix "10." and a registrant's number, a slash, any characters.
_DOI = re.compile(
    r"\s*(?:<?(?:https?://)?(?:www\.)?(?:dx\.)?doi\.org/+|(?:doi|DOI)\s*[:=]?\s*)?"
    r"(10\.\d{4,9}(?:\.\d+)*/\S+?)(?:\s*\[doi\])?[\s.,;>\"]*",
    re.IGNORECASE,
)
_PROXIED = re.compile(r"doi[^\s/?#]*/+(10\.\d{4,9}(?:\.\d+)*/[^\s\"]+)", re.IGNORECASE)
_PMID = re.compile(
    r"\s*(?:PMID\s*[:=]?\s*|MEDLINE\s*:\s*)?0*([1-9]\d{0,8})(?:\s*\[pmid\])?\s*", re.I
)
_PMID_NOTED = re.compile(r"\bPMID\s*[:=]?\s*0*([1-9]\d{0,8})\b", re.IGNORECASE)
_PMID_AT = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/|europepmc\.org/"
    r"(?:abstract|article)/med/)0*([1-9]\d{0,8})\b",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"\s*(?:PMCID\s*[:=]?\s*)?(?:PMC)?0*([1-9]\d{0,8})(?:\.\d+)?\s*(?:\[pmc\])?\s*", re.I
)
_PMCID_NOTED = re.compile(r"\bPMCID\s*[:=]?\s*(?:PMC)?0*([1-9]\d{0,8})\b", re.IGNORECASE)
_PMCID_AT = re.compile(
    r"ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/PMC0*([1-9]\d{0,8})\b", re.IGNORECASE
)
_LONGEST = 2_000  # characters; nothing longer is an identifier, and a pattern is not tried on it


def doi(*values: str) -> str | None:
    """The first value that is a DOI, bare and with its capitals: no prefix, no full stop after."""
    for value in values:
        if 7 <= len(value) < _LONGEST and (found := _DOI.fullmatch(value)):
            return unquote(found[1]) if "doi.org/" in value.lower() else found[1]
    return None


def doi_at(*addresses: str) -> str | None:
    """The first DOI that an address of doi.org, or of a library's way to it, leads to."""
    for value in addresses:
        if len(value) < _LONGEST and (found := _PROXIED.search(value)):
            return doi(unquote(found[1]))
    return None


def pmid(*values: str) -> str | None:
    """The first value that is a PubMed number and nothing else."""
    return _first(_PMID, values)


def pmcid(*values: str) -> str | None:
    """The first value that is a PubMed Central id ("PMC123"), with its letters."""
    found = _first(_PMCID, values)
    return f"PMC{found}" if found else None


def pmid_noted(notes: Iterable[str], addresses: Iterable[str] = ()) -> str | None:
    """The one PubMed number that notes ("PMID: 1") or addresses name; None when they name several.

    A note may speak of other papers: where two numbers stand, neither is taken.
    """
    return _one(_PMID_NOTED, notes) or _one(_PMID_AT, addresses)


def pmcid_noted(notes: Iterable[str], addresses: Iterable[str] = ()) -> str | None:
    """The one PubMed Central id that notes or addresses name; None when they name several."""
    found = _one(_PMCID_NOTED, notes) or _one(_PMCID_AT, addresses)
    return f"PMC{found}" if found else None


def _first(pattern: re.Pattern[str], values: Iterable[str]) -> str | None:
    for value in values:
        if len(value) < _LONGEST and (found := pattern.fullmatch(value)):
            return found[1]
    return None


def _one(pattern: re.Pattern[str], values: Iterable[str]) -> str | None:
    found = {one for value in values for one in pattern.findall(value)}
    return found.pop() if len(found) == 1 else None
