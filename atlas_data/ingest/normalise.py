"""How one bibliographic field is cleaned: titles, identifiers, pages, volumes and issues.

Every function gives the same answer when applied to its own answer.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

from atlas_data.vocabulary import title_marks

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# Tags by name, so that "p < 0.05 and q > 2" is not taken for markup.
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|sc|small|span|italic|bold|p|br|mml:\w+|jats:\w+)\b[^<>]*>", re.I
)
_DOI_PREFIX = re.compile(r"^(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:\s*)", re.I)
_NOTHING = {"", "n/a", "none", "null", "-", "–", "—", "nan"}
_RANGE = re.compile(r"^([A-Za-z]*)(\d+)([A-Za-z]*)-([A-Za-z]*)(\d+)([A-Za-z]*)$")
_PRINTED_ON_DATE = re.compile(r"^\d\d\.\d\d\.\d{6,}$")


class Title(NamedTuple):
    """A plain title, and what its printed form said beside it."""

    text: str
    translated: bool
    retracted: bool


def text(value: str) -> str:
    """One line of plain text: no tags, entities, soft hyphens or doubled spaces; hyphens as "-"."""
    if value.isascii() and "<" not in value and "&" not in value:
        return " ".join(value.split())  # the same, at a tenth of the time
    while True:
        once = _INVISIBLE.sub("", _TAG.sub("", html.unescape(unicodedata.normalize("NFC", value))))
        once = re.sub("[\u2010\u2011]", "-", once).replace("\u2044", "/")
        once = re.sub(r"\s+", " ", once).strip()
        if once == value:
            return once
        value = once


def said(value: str | None) -> str | None:
    """The text, or `None` where the source wrote a filler ("n/a", "") for not knowing."""
    cleaned = text(value or "")
    return None if cleaned.casefold() in _NOTHING else cleaned


def title(value: str) -> Title:
    """A title without markup, final full stop, NLM's brackets (translated) or "Retracted:"."""
    cleaned, translated, retracted = text(value), False, False
    while True:
        before = cleaned
        # A sharp s never stands before a figure: it is a beta that lost its alphabet.
        cleaned = re.sub(r"ß(?=\d)", "β", re.sub(r" (?=[:;,?])", "", cleaned))
        cleaned, mark = title_marks.marked(cleaned)
        retracted |= bool(mark)
        if inside := re.fullmatch(r"\[([^\[\]]+)\]\.?", cleaned):
            cleaned, translated = inside[1].strip(), True
        cleaned = _without_full_stop(text(cleaned))
        if cleaned == before:
            return Title(cleaned, translated, retracted)


def _without_full_stop(cleaned: str) -> str:
    if (
        not cleaned.endswith(".")
        or cleaned.endswith("..")
        or re.search(r"(?:\b\w\.){2,}$", cleaned)
    ):
        return cleaned
    return cleaned[:-1].rstrip() or cleaned


def doi(value: str | None) -> str | None:
    """A bare DOI in lower case (DOIs are case-insensitive: DOI Handbook 2.4), or `None`."""
    bare = said(value)
    if bare is None:
        return None
    bare = _DOI_PREFIX.sub("", bare).casefold().rstrip(".,; ")
    return bare if re.fullmatch(r"10\.\d{4,9}/\S+", bare) else None


def number(value: str | None) -> str | None:
    """A PubMed number: digits without leading zeros, or `None`."""
    found = re.fullmatch(r"(?:pmid:?\s*)?0*([1-9]\d*)", said(value) or "", re.I)
    return found[1] if found else None


def pmcid(value: str | None) -> str | None:
    """A PubMed Central id with its letters ("PMC8279575"), or `None`."""
    found = re.fullmatch(r"(?:PMC)?0*([1-9]\d*)", said(value) or "", re.I)
    return f"PMC{found[1]}" if found else None


def pages(value: str | None) -> str | None:
    """The whole range ("333-41" gives "333-341", "S2-7" gives "S2-S7") or the e-locator."""
    printed = said(value)
    if printed is None:
        return None
    printed = re.sub(r"^pp?(?:\.\s*|\s+)(?=\d)", "", printed)
    printed = re.sub(r"\s*[–—−-]+\s*", "-", printed)
    printed = re.sub(r"(?<=\d)(?:\s+contd\.?|https?(?::.*)?)$", "", printed)
    if _PRINTED_ON_DATE.fullmatch(printed):
        return None  # the tail of a medRxiv DOI, not a page
    return None if printed in _NOTHING else _whole(printed)


def _whole(printed: str) -> str:
    found = _RANGE.fullmatch(printed)
    if not found:
        return printed
    before, start, after, letters, end, tail = found.groups()
    missing = len(start) - len(end)
    filled = start[:missing] + end if missing > 0 else end
    if missing > 0 and int(filled) < int(start):
        return printed
    # Letters left out at the end belong to it too; other letters mean something else.
    if (letters or before) != before or (tail or after) != after:
        return printed
    return f"{before}{start}{after}-{before}{filled}{after}"


def volume_and_issue(volume: str | None, issue: str | None) -> tuple[str | None, str | None]:
    """Volume and issue as NLM writes them: volume "13", issue "Suppl 1" (not "13 Suppl 1")."""
    held, within = said(volume), said(issue)
    if held and (both := re.fullmatch(r"(\d+)\s+(Suppl\w*\.?.*)", held, re.I)):
        held, within = both[1], within or both[2]
    return _plain_number(held), _issue(within)


def _issue(printed: str | None) -> str | None:
    if printed is None:
        return None
    printed = re.sub(r"\s*[–—−-]\s*", "-", printed)
    printed = re.sub(r"^suppl(?:ement)?[._ ]+(?=[\dA-Za-z]+$)", "Suppl ", printed, flags=re.I)
    return _plain_number(said(printed))


def _plain_number(printed: str | None) -> str | None:
    return (printed.lstrip("0") or None) if printed and printed.isdigit() else printed


def folded(value: str) -> str:
    """Letters and figures alone, lower case and without accents: for comparing, never to show."""
    plain = unicodedata.normalize("NFKD", text(value).casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c)))
