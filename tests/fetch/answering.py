"""What the server of the tests answers: E-utilities and Europe PMC, over made-up papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.fetch import language
from tests.fetch.papers import Article, Paper, as_xml

MOST = 9_999  # ids that a search of PubMed gives
_PAGE = "<html><head><title>Sorry</title></head><body><p>Try later<br></body></html>"
_ERROR = "<?xml version='1.0'?>\n<{0}><ERROR>{1}</ERROR></{0}>"
_ROOTS = {"esearch": "eSearchResult", "epost": "ePostResult", "efetch": "eFetchResult"}


@dataclass(frozen=True, kw_only=True)
class Answer:
    body: str
    status: int = 200
    kind: str = "text/xml; charset=UTF-8"


class Library:
    """All papers and full texts, and the ids that were posted."""

    def __init__(self, papers: Iterable[Paper], articles: Iterable[Article]) -> None:
        self._papers = {one.pmid: one for one in papers}
        self._articles = {one.pmcid: one for one in articles}
        self._posted: dict[str, list[str]] = {}
        self._posts = 0

    def replace(self, changed: Paper) -> None:
        """A later state of a paper takes the place of the one before."""
        self._papers[changed.pmid] = changed

    def forget(self) -> None:
        """Takes all that was posted away, as PubMed does after some hours."""
        self._posted.clear()

    def answer(self, tool: str, fields: Mapping[str, str], fault: str | None) -> Answer:
        """A good answer, spoilt by the fault if there is one."""
        name = getattr(fault, "name", "")
        match name:
            case "BUSY":
                return Answer(body='{"error":"API rate limit exceeded"}', status=429)
            case "BROKEN":
                return Answer(body="out of order", status=500)
            case "GATEWAY" | "PAGE":
                status = 502 if name == "GATEWAY" else 200
                return Answer(body=_PAGE, status=status, kind="text/html")
            case "ERROR" | "BAD":
                text = _ERROR.format(_ROOTS.get(tool, "article"), "Search Backend failed")
                return Answer(body=text, status=200 if name == "ERROR" else 400)
        good = self._good(tool, fields, name)
        if name == "TRUNCATED":
            return Answer(body=good.body[: len(good.body) // 2])
        return good

    def _good(self, tool: str, fields: Mapping[str, str], fault: str) -> Answer:
        match tool, fields.get("db"):
            case "esearch", "pubmed":
                return self._search(fields, fault)
            case "epost", "pubmed":
                return self._post(fields)
            case "efetch", "pubmed":
                return self._records(fields["id"].split(","), fault)
            case "efetch", "pmc":
                return self._pmc(f"PMC{fields['id']}")
            case "fullTextXML", _:
                return self._europe(fields["id"])
        return Answer(body="no such address", status=404)

    def _search(self, fields: Mapping[str, str], fault: str) -> Answer:
        asked = language.understood(fields["term"])
        among: Iterable[str] = self._papers
        if "WebEnv" in fields:
            held = self._posted.get(f"{fields['WebEnv']}#{fields['query_key']}")
            if held is None or fields.get("usehistory") != "y":
                return Answer(body=_ERROR.format("eSearchResult", "Unable to obtain query #1"))
            among = (one for one in held if one in self._papers)
        found = [one for one in among if asked(self._papers[one]) and self._dated(one, fields)]
        listed = found[: min(int(fields.get("retmax", 20)), MOST)]
        return _listed(len(found) + (fault == "COUNT"), _spoilt(listed, fault))

    def _dated(self, pmid: str, fields: Mapping[str, str]) -> bool:
        if "datetype" not in fields:
            return True
        paper = self._papers[pmid]
        day = paper.entered if fields["datetype"] == "edat" else paper.changed
        return _day(fields["mindate"]) <= day <= _day(fields["maxdate"])

    def _post(self, fields: Mapping[str, str]) -> Answer:
        self._posts += 1
        self._posted[f"MCID_{self._posts}#1"] = fields["id"].split(",")
        return Answer(
            body="<?xml version='1.0'?>\n<ePostResult><QueryKey>1</QueryKey>"
            f"<WebEnv>MCID_{self._posts}</WebEnv></ePostResult>"
        )

    def _records(self, pmids: Sequence[str], fault: str) -> Answer:
        known = [one for one in dict.fromkeys(pmids) if one in self._papers]
        sent = _spoilt(known, fault)
        if fault == "OTHER":
            sent = [*sent, *(one for one in self._papers if one not in pmids)][: len(sent) + 1]
        return Answer(body=as_xml([self._papers[one] for one in sent]))

    def _europe(self, pmcid: str) -> Answer:
        article = self._articles.get(pmcid)
        if article is None or article.access != "open":
            return Answer(body="", status=404)
        return Answer(body=article.xml())

    def _pmc(self, pmcid: str) -> Answer:
        article = self._articles.get(pmcid)
        text = article.xml(body=article.access != "closed") if article else ""
        return Answer(body=f"<?xml version='1.0'?>\n<pmc-articleset>{text}</pmc-articleset>")


def _spoilt(held: list[str], fault: str) -> list[str]:
    match fault:
        case "EMPTY":
            return []
        case "SHORT":
            return held[1:]
        case "TWICE":
            return held[:1] + held
    return held


def _listed(count: int, pmids: Sequence[str]) -> Answer:
    ids = "".join(f"<Id>{one}</Id>\n" for one in pmids)
    return Answer(
        body="<?xml version='1.0' encoding='UTF-8' ?>\n"
        '<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" '
        '"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">\n'
        f"<eSearchResult><Count>{count}</Count><RetMax>{len(pmids)}</RetMax>"
        f"<RetStart>0</RetStart><IdList>\n{ids}</IdList></eSearchResult>"
    )


def _day(text: str) -> date:
    return date(*map(int, text.split("/")))
