"""Our reading of exports against readers that are not ours: rispy, nbib and Biopython's Medline.

Every field that both read must agree, but for the differences named in `WHY`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import nbib
import pytest
import rispy

from atlas_data.formats.parts import clean
from atlas_data.formats.sources.text import TEXT_SOURCES
from atlas_data.model import Record

SAMPLES = sorted((Path(__file__).parent / "dialects").iterdir())
RIS = [one for one in SAMPLES if one.suffix == ".ris"]
MEDLINE = [one for one in SAMPLES if one.suffix in (".nbib", ".txt")]
Facts = dict[str, Any]


def ours(path: Path, slug: str) -> list[Record]:
    (source,) = (one for one in TEXT_SOURCES if one.slug == slug)
    with path.open("rb") as stream:
        return [one.record for one in source.read(stream) if one.record]


def even(text: str | None) -> str:
    return clean(text).rstrip(".").strip("[]").rstrip(".")


def surname(name: str) -> str:
    return clean(name).partition(",")[0]


def our_facts(record: Record) -> Facts:
    return {
        "title": even(record.title),
        "authors": [one.surname for one in record.authors],
        "journal": clean(record.journal),
        "year": str(record.year or ""),
        "volume": record.volume or "",
        "issue": record.issue or "",
        "pages": record.pages or "",
        "doi": (record.doi or "").casefold(),
        "pmid": record.pmid or "",
        "abstract": clean(record.abstract),
        "keywords": list(record.keywords),
        "mesh": list(record.mesh),
        "types": list(record.publication_types),
        "language": record.language or "",
    }


def rispy_facts(one: Mapping[str, Any]) -> Facts:
    span = "-".join(filter(None, (one.get("start_page"), one.get("end_page"))))
    journal = (one.get(name) for name in ("secondary_title", "journal_name", "alternate_title3"))
    doi = re.search(r"10\.\S+", one.get("doi", "") or one.get("type_of_work", ""))
    return {
        "title": even(one.get("title") or one.get("primary_title")),
        "authors": [surname(name) for name in one.get("authors") or one.get("first_authors", ())],
        "journal": clean(next(filter(None, journal), "")),
        "year": (one.get("year") or one.get("publication_year", ""))[:4],
        "volume": one.get("volume", ""),
        "issue": one.get("number", ""),
        "pages": span,
        "doi": doi[0].casefold() if doi else "",
        "abstract": clean(one.get("abstract") or one.get("notes_abstract")),
        "keywords": list(map(clean, one.get("keywords", ()))),
    }


def nbib_facts(one: Mapping[str, Any]) -> Facts:
    descriptors = [term["descriptor"] for term in one.get("descriptors", ())]
    return {
        "title": even(one.get("title")),
        "authors": [surname(name["author"]) for name in one.get("authors", ())],
        "journal": clean(one.get("journal")),
        "year": one.get("publication_date", "")[:4],
        "volume": one.get("journal_volume", ""),
        "issue": one.get("journal_issue", ""),
        "pages": one.get("pages", ""),
        "doi": one.get("doi", "").casefold(),
        "pmid": str(one["pubmed_id"]),
        "abstract": clean(one.get("abstract")),
        "keywords": list(one.get("keywords", ())),
        "mesh": list(dict.fromkeys(descriptors)),
        "types": list(one.get("publication_types", ())),
    }


def biopython_facts(one: Mapping[str, Any]) -> Facts:
    identifiers = [*one.get("LID", "").split("]"), *one.get("AID", ())]
    doi = next((each for each in identifiers if "[doi" in each), "")
    return {
        "title": even(one.get("TI") or one.get("BTI")),
        "authors": [surname(name) for name in one.get("FAU") or one.get("AU", ())],
        "journal": clean(one.get("JT")),
        "year": one.get("DP", "")[:4],
        "volume": one.get("VI", ""),
        "issue": one.get("IP", ""),
        "pages": one.get("PG", ""),
        "doi": doi.partition("[")[0].strip().casefold(),
        "pmid": one["PMID"],
        "abstract": clean(one.get("AB")),
        "keywords": list(one.get("OT", ())),
        "mesh": list(one.get("MH", ())),
        "types": list(one.get("PT", ())),
        "language": "; ".join(one.get("LA", ())),
    }


def group(name: str, left: Facts, right: Facts) -> bool:
    """The names agree but for groups, which the other reader leaves out or keeps elsewhere."""
    return name == "authors" and [one for one in left[name] if one in right[name]] == right[name]


def initials(name: str, left: Facts, right: Facts) -> bool:
    """The other reader keeps "Example A.B." whole where Embase prints no comma."""
    whole = zip(left["authors"], right["authors"], strict=False)
    return name == "authors" and all(theirs.startswith(f"{own} ") for own, theirs in whole)


def split(name: str, left: Facts, right: Facts) -> bool:
    """Keywords that stand in one line, apart by semicolons, are one to the other reader."""
    return name == "keywords" and left[name] == [
        word for one in right[name] for word in re.split(r"\s*;\s*", one)
    ]


def headings(name: str, left: Facts, right: Facts) -> bool:
    """MeSH headings among the keywords, with stars and qualifiers, are headings to us."""
    both = {*left["keywords"], *left["mesh"]}
    plain = {one.partition("/")[0].strip("* ") for one in right[name]} if name == "keywords" else ()
    return name == "keywords" and both == plain


def bare(name: str, left: Facts, right: Facts) -> bool:
    """The other reader leaves MEDLINE's star of a main heading or keyword, and its qualifiers."""
    return name in ("mesh", "keywords") and left[name] == list(
        dict.fromkeys(one.partition("/")[0].strip("* ") for one in right[name])
    )


def first_line(name: str, left: Facts, right: Facts) -> bool:
    """EndNote puts further keywords on lines without a tag, which others join or drop."""
    words = " ".join(right[name]) if name == "keywords" else ""
    return name == "keywords" and all(one in words for one in left["keywords"])


def swapped(name: str, left: Facts, right: Facts) -> bool:
    """EndNote's import of PubMed files the abbreviation as the name; we turn them back."""
    return name == "journal" and left[name] != right[name] and len(left[name]) > len(right[name])


WHY = (group, initials, split, headings, bare, first_line, swapped)


def unexplained(left: Facts, right: Facts) -> Iterator[str]:
    for name in right:
        if left[name] != right[name] and not any(why(name, left, right) for why in WHY):
            yield f"{name}: ours {left[name]!r}, theirs {right[name]!r}"


def compared(path: Path, slug: str, theirs: list[Facts]) -> None:
    records = ours(path, slug)
    assert len(records) == len(theirs) > 0
    for record, other in zip(records, theirs, strict=True):
        assert list(unexplained(our_facts(record), other)) == []


@pytest.mark.parametrize("path", RIS, ids=lambda one: one.name)
def test_ris_is_read_as_rispy_reads_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig").replace("ER  -\n", "ER  - \n")
    compared(path, "ris", [rispy_facts(one) for one in rispy.load(io.StringIO(text))])


@pytest.mark.parametrize("path", MEDLINE, ids=lambda one: one.name)
def test_medline_is_read_as_nbib_reads_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    compared(path, "medline", [nbib_facts(one) for one in nbib.read(text)])


@pytest.mark.parametrize("path", MEDLINE, ids=lambda one: one.name)
def test_medline_is_read_as_biopython_reads_it(path: Path) -> None:
    medline = pytest.importorskip("Bio.Medline", reason="biopython is not installed")
    with path.open(encoding="utf-8-sig") as lines:
        compared(path, "medline", [biopython_facts(one) for one in medline.parse(lines)])


@pytest.mark.parametrize("why", WHY, ids=lambda one: one.__name__)
def test_every_named_difference_still_happens(why: Callable[[str, Facts, Facts], bool]) -> None:
    """A reason that explains nothing any more is taken out."""
    pytest.importorskip("Bio.Medline", reason="biopython is not installed")
    assert any(
        left[name] != right[name] and why(name, left, right)
        for left, right in pairs()
        for name in right
    )


def pairs() -> Iterator[tuple[Facts, Facts]]:
    medline = pytest.importorskip("Bio.Medline", reason="biopython is not installed")
    for path in RIS:
        text = path.read_text(encoding="utf-8-sig").replace("ER  -\n", "ER  - \n")
        theirs = map(rispy_facts, rispy.load(io.StringIO(text)))
        yield from zip(map(our_facts, ours(path, "ris")), theirs, strict=True)
    for path in MEDLINE:
        text = path.read_text(encoding="utf-8-sig")
        own = list(map(our_facts, ours(path, "medline")))
        yield from zip(own, map(nbib_facts, nbib.read(text)), strict=True)
        yield from zip(own, map(biopython_facts, medline.parse(io.StringIO(text))), strict=True)
