"""Readers that are not ours, each giving the same plain facts: pandoc, bibtexparser, rispy, nbib.

What they are known to change on their own, and only that, is evened out here:
pandoc prints quotes by its own rules, single ones as double, lowers and raises unprotected capitals
of English BibTeX titles, takes the third part of a RIS name for the given name (the second for the
suffix), reads no PMID from RIS and no `eid` from BibLaTeX; pylatexenc spells `^` with a modifier
letter; nbib keeps one group of a record, the last.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Mapping
from typing import Any

import bibtexparser
import nbib
import pypandoc
import rispy
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from pylatexenc.latex2text import LatexNodes2Text

Facts = dict[str, Any]
_EVEN = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": "'", "”": "'", '"': "'", "ˆ": "^"})
_LATEX = LatexNodes2Text(strict_latex_spaces=True)
_JOURNALS = ("journal", "journaltitle", "howpublished", "organization")


def even(text: str | None) -> str:
    """Text with the readers' own typography taken out: quotes, and a run of spaces as one."""
    return " ".join((text or "").translate(_EVEN).split())


def pandoc(text: str, source: str) -> list[dict[str, Any]]:
    """CSL-JSON items pandoc reads; fails on any warning."""
    command = [pypandoc.get_pandoc_path(), "--fail-if-warnings", "-f", source, "-t", "csljson"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()[:1000]
    return json.loads(done.stdout)


def pandoc_facts(text: str, source: str) -> dict[str, Facts]:
    """Facts by key, as pandoc understands `bibtex`, `biblatex`, `ris` or `csljson`."""
    return {item["id"]: _csl(item, swapped=source == "ris") for item in pandoc(text, source)}


def _csl(item: Mapping[str, Any], *, swapped: bool) -> Facts:
    date = (item.get("issued") or {}).get("date-parts") or [[None]]
    return {
        "title": even(item.get("title")),
        "authors": [_csl_name(one, swapped=swapped) for one in item.get("author", ())],
        "journal": even(item.get("container-title") or item.get("publisher")),
        "year": str(date[0][0] or ""),
        "volume": item.get("volume", ""),
        "issue": item.get("issue", "").replace("–", "-"),
        "pages": item.get("page", "").replace("–", "-"),
        "doi": item.get("DOI", ""),
        "pmid": item.get("PMID", ""),
        "pmcid": item.get("PMCID", ""),
        "type": item.get("type"),
        "note": item.get("note", ""),
    }


def _csl_name(one: Mapping[str, str], *, swapped: bool) -> tuple[str, str, str]:
    particles = (one.get("dropping-particle"), one.get("non-dropping-particle"), one.get("family"))
    surname = one.get("literal") or " ".join(filter(None, particles))
    given, suffix = one.get("given", ""), one.get("suffix", "")
    if swapped and suffix:
        given, suffix = suffix, given
    return even(surname).replace("' ", "'"), even(given), even(suffix)


def bibtexparser_facts(text: str) -> dict[str, Facts]:
    """Facts by key, as bibtexparser 2 with pylatexenc understands them; no block may fail."""
    names = [SeparateCoAuthors(), SplitNameParts()]
    library = bibtexparser.parse_string(text, append_middleware=names)
    assert library.failed_blocks == []
    assert len(library.entries) + len(library.comments) == len(library.blocks)
    assert len(library.comments) <= 1, "the tally alone"
    return {entry.key: _bib(entry) for entry in library.entries}


def latex_text(value: str) -> str:
    """A LaTeX text value as a person reads it."""
    return even(_LATEX.latex_to_text(value) if re.search(r"[\\{}$%~-]", value) else value)


def _bib(entry: bibtexparser.model.Entry) -> Facts:
    field = {one.key: one.value for one in entry.fields}
    assert all(field.values()), f"an empty field in {entry.key}"
    return {
        "title": latex_text(field.get("title", "")),
        "authors": [_bib_name(one) for one in field.get("author", ())],
        "journal": latex_text(next((field[name] for name in _JOURNALS if name in field), "")),
        "year": field.get("year") or field.get("date", "")[:4],
        "volume": latex_text(field.get("volume", "")),
        "issue": latex_text(field.get("number", "")),
        "pages": latex_text(field.get("eid") or field.get("pages", "").replace("--", "-")),
        "doi": field.get("doi", ""),
        "pmid": field.get("pmid", ""),
        "pmcid": field.get("pmcid", ""),
        "type": entry.entry_type,
        "note": latex_text(field.get("note", "")),
        "month": field.get("month", ""),
        "day": field.get("day", ""),
        "url": field.get("url", ""),
        "language": field.get("language", ""),
        "issn": field.get("issn", ""),
        "shortjournal": latex_text(field.get("shortjournal", "")),
        "annotation": latex_text(field.get("annote") or field.get("annotation") or ""),
        "others": set(field),
    }


def _bib_name(name: Any) -> tuple[str, str, str]:
    surname = " ".join([*name.von, *name.last]) or " ".join(name.first)
    given = " ".join(name.first) if name.von or name.last else ""
    return latex_text(surname), latex_text(given), latex_text(" ".join(name.jr))


def rispy_facts(text: str) -> dict[str, Facts]:
    """Facts by id, as rispy understands them."""
    found = rispy.load(io.StringIO(text, newline=""))
    return {one["id"]: _ris(one) for one in found}


def _ris(one: Mapping[str, Any]) -> Facts:
    pages = [one.get("start_page"), one.get("end_page")]
    return {
        "title": even(one.get("title")),
        "authors": [_ris_name(name) for name in one.get("authors", ())],
        "journal": even(one.get("secondary_title") or one.get("publisher")),
        "year": one.get("year", ""),
        "volume": one.get("volume", ""),
        "issue": one.get("number", ""),
        "pages": "-".join(filter(None, pages)),
        "doi": one.get("doi", ""),
        "pmid": one.get("accession_number", ""),
        "pmcid": one.get("custom2", ""),
        "type": one.get("type_of_reference"),
        "note": "; ".join(one.get("notes", ())),
        "url": "".join(one.get("urls", ())),
        "language": one.get("language", ""),
        "issn": one.get("issn", ""),
        "shortjournal": even(one.get("alternate_title1")),
    }


def _ris_name(name: str) -> tuple[str, str, str]:
    parts = re.split(", ?", name.rstrip(","))
    surname, given, suffix = (*parts, "", "")[:3]
    return even(surname), even(given), even(suffix)


def nbib_facts(text: str) -> dict[str, Facts]:
    """Facts by PMID, as nbib understands them."""
    return {str(one["pubmed_id"]): _nbib(one) for one in nbib.read(text)}


def _nbib(one: Mapping[str, Any]) -> Facts:
    return {
        "title": even(one.get("title")),
        "authors": [_ris_name(name["author"]) for name in one.get("authors", ())],
        "group": even(one.get("corporate_author")),
        "journal": even(one.get("journal")),
        "year": one.get("publication_date", "")[:4],
        "volume": one.get("journal_volume", ""),
        "issue": one.get("journal_issue", ""),
        "pages": one.get("pages", ""),
        "doi": one.get("doi", ""),
        "pmid": str(one["pubmed_id"]),
        "pmcid": f"PMC{one['pmcid']}" if "pmcid" in one else "",
        "type": set(one.get("publication_types", ())),
        "shortjournal": even(one.get("journal_abbreviated")),
    }
