"""PubMed through NCBI's E-utilities: search, post, fetch.

The rules kept: at most 3 questions a second (10 with a key), tool and e-mail told, POST for long
questions, at most 9,999 ids a search ("A General Introduction to the E-utilities", NBK25497/25499).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from lxml import etree

from atlas_data.fetch import answers
from atlas_data.fetch.answers import Found, HistoryGone, Records
from atlas_data.fetch.web import TOOL, Fault, Refused, Unanswered, Web
from atlas_data.model import AtlasError

SERVER = "https://eutils.ncbi.nlm.nih.gov"
MOST = 9_999  # ids that one search gives
POSTED = 5_000  # ids that are posted at once
FEW = 20  # missing records up to this number are asked for one by one
_PATH = "/entrez/eutils/{}.fcgi"
_PMID = re.compile(r"[1-9]\d{0,8}")
Answer = TypeVar("Answer")
_TRIES = 3  # after a history that is gone, or a list that is not as long as its count


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Records as one PubMed XML document, and the PMIDs that PubMed did not return."""

    xml: bytes
    got: tuple[str, ...]
    missing: tuple[str, ...]


def is_pmid(text: str) -> bool:
    """Whether PubMed could know this as an id."""
    return _PMID.fullmatch(text) is not None


def parts_of(many: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """The same in parts of at most this size, in order."""
    for start in range(0, len(many), size):
        yield many[start : start + size]


def rate(key: str | None) -> float:
    """Questions a second that NCBI allows."""
    return 10 if key else 3


class Entrez:
    """PubMed behind one server."""

    def __init__(self, web: Web, *, email: str, key: str | None = None) -> None:
        self._web = web
        self._who = {"tool": TOOL, "email": email} | ({"api_key": key} if key else {})

    def count(self, term: str, datetype: str, since: date, until: date) -> int:
        """How many records a search finds; `datetype` is `edat` (entered) or `mdat` (changed)."""
        return self._search(_dated(term, datetype, since, until) | {"retmax": "0"}).count

    def search(self, term: str, datetype: str, since: date, until: date) -> Found:
        """The ids between two days, both included.

        A list a little shorter than its count is a remark, a much shorter one a failure.
        """
        return self._whole(_dated(term, datetype, since, until))

    def among(self, pmids: Sequence[str], term: str) -> Found:
        """Which of these PMIDs a search also finds, by way of the history server."""
        parts = [self._among(part, term) for part in parts_of(pmids, POSTED)]
        return Found(
            count=sum(one.count for one in parts),
            pmids=tuple(pmid for one in parts for pmid in one.pmids),
            remarks=tuple(remark for one in parts for remark in one.remarks),
        )

    def fetch(self, pmids: Sequence[str]) -> Batch:
        """The records of these PMIDs, each once.

        What a first answer lacks is asked for again, one by one when it is not much; one answer
        that needs no mending is kept byte for byte.
        """
        first = self._records(pmids)
        wanted = set(pmids)
        found = {one: first.elements[one] for one in first.pmids if one in wanted}
        whole = len(found) == len(first.pmids)
        lacking = [one for one in pmids if one not in found]
        if lacking:
            more = self._lacking(lacking, none_came=not found and len(pmids) > 1)
            whole = whole and bool(found) and not more
            found |= more
        kept = {one: found[one] for one in pmids if one in found}
        got = tuple(kept)
        return Batch(
            xml=first.body if whole else answers.joined(kept, first.doctype),
            got=got,
            missing=tuple(one for one in pmids if one not in kept),
        )

    def article(self, pmcid: str, check: Callable[[bytes], Answer]) -> Answer:
        """What `check` makes of PubMed Central's answer for one article."""
        asked = {"db": "pmc", "id": pmcid.removeprefix("PMC"), "retmode": "xml"}
        return self._ask("efetch", asked, f"the full text of {pmcid}", check)

    def _lacking(self, pmids: Sequence[str], none_came: bool) -> dict[str, etree._Element]:
        """Asks again for those of these that PubMed's index knows.

        An answer without any of many known records is a fault of the server: taken as it is, a bad
        hour of PubMed would look like records that do not exist.
        """
        term = " OR ".join(f"{one}[uid]" for one in pmids)
        listed = set(self._whole({"term": term}).pmids)
        lacking = [one for one in pmids if one in listed]
        found: dict[str, etree._Element] = {}
        while len(lacking) > FEW or (none_came and lacking and not found):
            found |= self._records(lacking, least=1).elements
            lacking = [one for one in lacking if one not in found]
        for one in lacking:
            found |= self._records([one]).elements
        return {one: found[one] for one in pmids if one in found}

    def _among(self, pmids: Sequence[str], term: str) -> Found:
        for _ in range(_TRIES):
            kept = self._ask(
                "epost",
                {"db": "pubmed", "id": ",".join(pmids)},
                f"room for {len(pmids)} ids",
                answers.posted,
            )
            where = {"WebEnv": kept.environment, "query_key": kept.key, "usehistory": "y"}
            try:
                return self._whole({"term": term} | where)
            except HistoryGone:
                continue
        raise AtlasError(
            f"PubMed forgot {_TRIES} times which ids it was asked about. What was fetched so far "
            "is kept: give the same command again later, and it goes on from there."
        )

    def _whole(self, fields: Mapping[str, str]) -> Found:
        for _ in range(_TRIES):
            found = self._search(dict(fields) | {"retmax": str(MOST)})
            short = min(found.count, MOST) - len(found.pmids)
            if not short:
                return found
        told = f"PubMed counts {found.count} records and lists {len(found.pmids)}"
        if short > 1 + found.count // 100:
            raise Unanswered(f"{told}; give the same command again later.")
        return Found(count=found.count, pmids=found.pmids, remarks=(*found.remarks, told))

    def _search(self, fields: Mapping[str, str]) -> Found:
        asked = {"db": "pubmed", "retmode": "xml"} | dict(fields)
        check = answers.search_posted if "WebEnv" in fields else answers.search
        found = self._ask("esearch", asked, "a list of PMIDs", check)
        if found is None:
            raise HistoryGone("the ids that were posted are gone")
        return found

    def _records(self, pmids: Sequence[str], least: int = 0) -> Records:
        def check(body: bytes) -> Records:
            records = answers.records(body)
            if len(records.elements.keys() & set(pmids)) < least:
                raise Fault(f"it sent none of the {len(pmids)} records, which it lists")
            return records

        return self._ask(
            "efetch",
            {"db": "pubmed", "id": ",".join(pmids), "retmode": "xml"},
            f"{len(pmids)} records from PMID {pmids[0]} on",
            check,
        )

    def _ask(
        self, tool: str, fields: Mapping[str, str], what: str, check: Callable[[bytes], Answer]
    ) -> Answer:
        try:
            return self._web.ask(_PATH.format(tool), what, check, dict(fields) | self._who)
        except Refused as why:
            raise AtlasError(
                f"PubMed refused to be asked for {what} ({why}). Mend what it names, then give the "
                "same command again; what was fetched so far is kept."
            ) from why


def _dated(term: str, datetype: str, since: date, until: date) -> dict[str, str]:
    return {
        "term": term,
        "datetype": datetype,
        "mindate": f"{since:%Y/%m/%d}",
        "maxdate": f"{until:%Y/%m/%d}",
    }
