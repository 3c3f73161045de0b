"""Open full texts as JATS: from Europe PMC, else from PubMed Central; one file an article.

They stand in one folder for all jobs. `PMC….json` says what is known of an article (open or not,
licence, from where, when asked) and is written last, so it is there only for what is settled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from lxml import etree

from atlas_data.fetch import answers, disk
from atlas_data.fetch.asked import Progress
from atlas_data.fetch.entrez import Entrez
from atlas_data.fetch.web import Fault, Refused, Unanswered, Web

SERVER = "https://www.ebi.ac.uk"
RATE = 3  # questions a second
AGAIN = timedelta(days=90)  # after which it is asked anew whether an article has become open
_PATH = "/europepmc/webservices/rest/{}/fullTextXML"
_PMCID = re.compile(r"PMC[1-9]\d{0,8}")
_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True, slots=True, kw_only=True)
class FullText:
    """An article's full text as JATS XML, and its licence where the XML says one."""

    xml: bytes
    licence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The files of the open articles; those that are not open; remarks for the operator."""

    files: tuple[Path, ...]
    closed: tuple[str, ...]
    remarks: tuple[str, ...]


class FullTexts:
    """The folder of full texts, and where what it lacks is asked for."""

    def __init__(
        self, folder: Path, europe: Web, entrez: Entrez, now: Callable[[], datetime]
    ) -> None:
        self._folder = folder
        self._europe: Web | None = europe
        self._entrez = entrez
        self._now = now
        self._remarks: list[str] = []

    def fetch(self, pmcids: Sequence[str], say: Callable[[Progress], None]) -> Texts:
        """The full texts of these articles, of which those there already are not asked for."""
        with disk.told(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        files: list[Path] = []
        closed: list[str] = []
        for done, pmcid in enumerate(dict.fromkeys(pmcids), start=1):
            if not _PMCID.fullmatch(pmcid):
                self._remarks.append(f"“{pmcid}” is no PMCID; it was not asked for.")
            elif self._known(pmcid) or (self._known(pmcid) is None and self._bring(pmcid)):
                files.append(self._text(pmcid))
            else:
                closed.append(pmcid)
            say(Progress(done=done, total=len(pmcids), what="open full texts"))
        return Texts(files=tuple(files), closed=tuple(closed), remarks=tuple(self._remarks))

    def _text(self, pmcid: str) -> Path:
        return self._folder / f"{pmcid}.xml.gz"

    def _told(self, pmcid: str) -> Path:
        return self._folder / f"{pmcid}.json"

    def _known(self, pmcid: str) -> bool | None:
        """Whether the article is open; None when that was not asked, or too long ago."""
        if not self._told(pmcid).exists():
            return None
        told = disk.get_json(self._told(pmcid))
        if told["open"]:
            return True if self._text(pmcid).exists() else None
        return False if self._now() - datetime.fromisoformat(told["on"]) < AGAIN else None

    def _bring(self, pmcid: str) -> bool:
        """Fetches one article, keeps what came of it, and says whether it is open."""
        text, source = self._from_europe(pmcid), "Europe PMC"
        if text is None:
            text, source = self._entrez.article(pmcid, lambda body: _of_pmc(body, pmcid)), "PMC"
        told = {"pmcid": pmcid, "open": text is not None, "on": self._now().isoformat()}
        if text is not None:
            disk.put(self._text(pmcid), text.xml)
            told |= {"licence": text.licence, "source": source}
        if text is not None or self._europe is not None:  # one refusal of two settles nothing
            disk.put_json(self._told(pmcid), told)
        return text is not None

    def _from_europe(self, pmcid: str) -> FullText | None:
        if self._europe is None:
            return None
        try:
            return self._europe.ask(
                _PATH.format(pmcid), f"the full text of {pmcid}", lambda body: _of(body, pmcid)
            )
        except Refused:
            return None
        except Unanswered as why:
            self._europe = None
            self._remarks.append(f"Europe PMC was left out from {pmcid} on: {why}")
            return None


def _of(body: bytes, pmcid: str) -> FullText | None:
    """An article with a body. Raises `Fault` when it is another article."""
    return _article(answers.parsed(body, "article"), body, pmcid)


def _of_pmc(body: bytes, pmcid: str) -> FullText | None:
    """The same from PubMed Central, whose answer has an article in it, often without a body."""
    article = answers.parsed(body, "pmc-articleset").find("article")
    if article is None:
        return None
    return _article(article, etree.tostring(article, encoding="UTF-8", with_tail=False), pmcid)


def _article(article: etree._Element, xml: bytes, pmcid: str) -> FullText | None:
    if article.find("body") is None:
        return None
    path = "front/article-meta/article-id"
    ids = [one for one in article.iterfind(path) if one.get("pub-id-type") in ("pmc", "pmcid")]
    told = {f"PMC{(one.text or '').strip().removeprefix('PMC')}" for one in ids}
    if told and pmcid not in told:
        raise Fault(f"it sent the text of {', '.join(sorted(told))}")
    return FullText(xml=xml, licence=_licence(article))


def _licence(article: etree._Element) -> str | None:
    """The address of a licence, else its words."""
    for one in article.iterfind("front/article-meta/permissions/license"):
        if address := one.get(_HREF) or one.findtext("{*}license_ref"):
            return address.strip()
        if words := " ".join("".join(one.itertext()).split()):
            return words[:300]
    return None
