"""DOI, PMID and PMCID as reference managers spell them, in fields of their own and in notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from atlas_data.formats.parts import clean

# DOI Handbook 2.2: a prefix "10." and a registrant's number, a slash, any characters.
_PREFIX = r"10\.\d{4,9}(?:\.\d+)*"
_DOI = re.compile(rf"{_PREFIX}/\S+")
_PLAIN = re.compile(  # what most are, and nothing has to be mended in
    rf"(?:https?://(?:dx\.)?doi\.org/)?({_PREFIX}/[\w.()-]*\w)(?: \[doi\])?", re.ASCII
)
_START = re.compile(
    rf"(?:^|[/=:(<\[\"]|%2F|%3D|%3A|doi)(?P<doi>{_PREFIX}(?:/|%2F))", re.IGNORECASE | re.ASCII
)
_BETWEEN = re.compile(rf"\s+|[;,|]+(?={_PREFIX}/|https?:|doi:)", re.IGNORECASE)
_BEFORE = re.compile(r"[<(\[\"]*(?:doi)?[:=]?[<(\[\"]*", re.IGNORECASE)
_WORDLESS = re.compile(r"[;,|&+]*|and|doi[:=]?|doi\.org[:/]*", re.IGNORECASE)
_ASIDE = re.compile(r"[(\[]|(?:PMID|PMCID|Epub)\b", re.IGNORECASE)  # the year, other numbers
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\\{}"))
_MARKED = re.compile(r"\s?\[doi\]|&(lt|gt|amp);", re.IGNORECASE)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&"}
_AFTER = re.compile(r"[?#&]|;jsessionid", re.IGNORECASE)  # where the path of an address ends
# What publishers write behind a DOI in their addresses; of a bioRxiv preprint also its version.
_VIEW = re.compile(
    r"(?<=[^/])(?:[/.](?:full|abstract|pdf|html?)|/(?:abs|epdf|pdfdirect|epub|fulltext|full-text"
    r"|meta|summary|references|figures|suppinfo)){1,2}$",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?<=\d)v\d{1,2}$")
_PMID = re.compile(
    r"\s*(?:PMID\s*[:=]?\s*|MEDLINE\s*:\s*)?0*([1-9]\d{0,8})(?:\s*\[pmid\])?\s*", re.I
)
_PMID_NOTED = re.compile(r"\bPMID\s*[:=]?\s*0*([1-9]\d{0,8})\b", re.IGNORECASE)
_PMID_AT = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/?(?:\?term=)?"
    r"|europepmc\.org/(?:abstract|article)/med/)0*([1-9]\d{0,8})\b",
    re.IGNORECASE,
)
_PMID_ASKED = re.compile(  # addresses of PubMed before 2008
    r"ncbi\.nlm\.nih\.gov/(?=\S*\bdb=pubmed\b)\S*?\blist_uids=0*([1-9]\d{0,8})\b(?!,|%2C)",
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


def dois(*values: str) -> tuple[str, ...]:
    """The DOIs that the first value with any of them names: mostly one, bare, with its capitals.

    A value is a DOI as it is printed or encoded, or an address that holds one, of doi.org, a
    publisher or a library's way to them. One in which other words stand before the DOI, or behind
    it what may be the rest of it, names none.
    """
    return next(filter(None, map(_named, values)), ())


def _named(value: str) -> tuple[str, ...]:
    if "10." not in value or len(value) >= _LONGEST:
        return ()
    if plain := _PLAIN.fullmatch(value):
        return (plain[1],)
    found: dict[str, str] = {}
    aside = "://" in value  # words may stand before an address
    for token in _BETWEEN.split(_even(value)):
        if one := _doi(token):
            found.setdefault(one.casefold(), one)
            aside = False
        elif found and _ASIDE.match(token):
            aside = True
        elif not aside and not _WORDLESS.fullmatch(token):
            return ()
    return tuple(found.values())


def _even(value: str) -> str:
    """The value without what LaTeX, HTML and word processors put into a DOI."""
    return _MARKED.sub(
        lambda found: _ENTITIES.get((found[1] or "").lower(), ""), clean(value)
    ).translate(_DASHES)


def _doi(token: str) -> str:
    """The DOI that some signs without a space are; "" for none."""
    start = _START.search(token)
    if start is None:
        return ""
    before, printed = token[: start.start("doi")], token[start.start("doi") :]
    in_address = "/" in before
    if in_address:
        printed = _AFTER.split(printed)[0]
    elif not _BEFORE.fullmatch(before):
        return ""
    bare = _closed(unquote(printed))
    if in_address:
        bare = _VIEW.sub("", bare)
        if "rxiv.org" in before.lower():
            bare = _VERSION.sub("", bare)
    return bare if _DOI.fullmatch(bare) else ""


def _closed(printed: str) -> str:
    """Without the signs of the sentence behind it, and without brackets that nothing opened."""
    while printed:
        last = printed[-1]
        opens = {")": "(", "]": "[", ">": "<"}.get(last)
        if opens is None and last not in " .,;:'\"/":
            break
        if opens is not None and printed.count(opens) >= printed.count(last):
            break
        printed = printed[:-1]
    return printed


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
    at = [one for one in addresses if len(one) < _LONGEST]
    return _one(_PMID_NOTED, notes) or _one(_PMID_AT, at) or _one(_PMID_ASKED, at)


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
