"""Which database or program an entry comes from, as the entry itself says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from atlas_data.formats.parts import clean

_KNOWN = (
    ("Ovid MEDLINE", re.compile(r"\bovid\b.*medline", re.IGNORECASE)),
    ("Embase", re.compile(r"\bembase\b", re.IGNORECASE)),
    ("Scopus", re.compile(r"\bscopus\b|^2-s2\.0-\d", re.IGNORECASE)),
    ("Web of Science", re.compile(r"\bweb ?of ?(?:science|knowledge)\b|^(?:WOS|ISI):", re.I)),
    ("PubMed", re.compile(r"\bpubmed\b|^nlm$", re.IGNORECASE)),
    ("MEDLINE", re.compile(r"^medline\b", re.IGNORECASE)),
    ("ProQuest", re.compile(r"\bproquest\b", re.IGNORECASE)),
    ("Europe PMC", re.compile(r"\beurope ?pmc\b", re.IGNORECASE)),
    ("Crossref", re.compile(r"\bcrossref\b", re.IGNORECASE)),
    ("EndNote", re.compile(r"\bendnote\b|^internal-pdf:", re.IGNORECASE)),
    ("Zotero", re.compile(r"\bzotero\b", re.IGNORECASE)),
)
_HOST = re.compile(r"//(?:[\w-]+\.)*(scopus|embase|proquest|webofscience|webofknowledge)\.com\b")
_LONGEST = 80  # a longer value is a sentence, not a name


def named(
    said: Iterable[str], marks: Iterable[str] = (), addresses: Iterable[str] = ()
) -> str | None:
    """The database that fields for one name: by the atlas's spelling, else as it is printed.

    `marks` are values of other fields (an accession number, a file), in which only a known name
    counts; of `addresses` only those of databases that need a login, as nobody else links there.
    None where nothing says it.
    """
    names = [one for one in map(clean, said) if one]
    hosts = [found[1] for found in map(_HOST.search, addresses) if found]
    for value in (*names, *(one[:_LONGEST] for one in map(clean, marks)), *hosts):
        for name, pattern in _KNOWN:
            if pattern.search(value):
                return name
    return next((one for one in names if len(one) <= _LONGEST), None)


def is_pubmed(said: Iterable[str]) -> bool:
    """Whether the numbers of the named database are PubMed's."""
    return any(re.search(r"pubmed|medline|\bnlm\b", one, re.IGNORECASE) for one in said)
