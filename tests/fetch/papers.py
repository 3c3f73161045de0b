"""Made-up papers for the server of the tests: nobody wrote them, and they say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.sax.saxutils import escape

PLAIN = ("Journal Article",)
_START = date(2001, 1, 1)
_SET = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC '
    '"-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
    "<PubmedArticleSet>{}</PubmedArticleSet>\n"
)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A record of the made-up PubMed. `notices` are pairs of RefType and PMID."""

    pmid: str
    title: str
    abstract: str = ""
    mesh: tuple[str, ...] = ()
    types: tuple[str, ...] = PLAIN
    entered: date = _START
    changed: date = _START
    year: int = 2001
    doi: str | None = None
    pmcid: str | None = None
    notices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Article:
    """A full text of the made-up Europe PMC; `open` to all, or `closed`, or `pmc` only."""

    pmcid: str
    access: str = "open"
    licence: str | None = "https://creativecommons.org/licenses/by/4.0/"
    methods: str = "Invented participants of an invented study."
    title: str = ""

    def xml(self, body: bool = True) -> str:
        """JATS, with or without its body."""
        title = self.title or f"Invented text {self.pmcid}"
        licence = f'<license xlink:href="{self.licence}"/>' if self.licence else ""
        told = (
            f"<body><sec><title>Methods</title><p>{escape(self.methods)}</p></sec></body>"
            if body
            else ""
        )
        return (
            '<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>'
            f'<article-id pub-id-type="pmcid">{self.pmcid}</article-id>'
            f"<title-group><article-title>{escape(title)}</article-title></title-group>"
            f"<permissions>{licence}</permissions></article-meta></front>{told}</article>"
        )


def paper(number: int, **changes: object) -> Paper:
    """A made-up paper on the illness, entered and changed `number` days after a first day."""
    day = _START + timedelta(days=number)
    facts: dict[str, object] = {
        "pmid": str(90_000_000 + number),
        "title": f"Invented paper {number} on chronic fatigue syndrome",
        "abstract": f"Nothing was measured in invented study {number}.",
        "entered": day,
        "changed": day,
        "year": day.year,
        "doi": f"10.5555/invented.{number}",
    }
    return Paper(**{**facts, **changes})  # type: ignore[arg-type]


def papers(many: int) -> list[Paper]:
    return [paper(number) for number in range(1, many + 1)]


def as_xml(held: Sequence[Paper]) -> str:
    """Papers as efetch prints them."""
    return _SET.format("".join(map(_record, held)))


def _record(one: Paper) -> str:
    types = "".join(f"<PublicationType>{escape(kind)}</PublicationType>" for kind in one.types)
    mesh = "".join(
        f"<MeshHeading><DescriptorName>{escape(name)}</DescriptorName></MeshHeading>"
        for name in one.mesh
    )
    linked = "".join(
        f'<CommentsCorrections RefType="{kind}"><RefSource>Invented notice</RefSource>'
        f'<PMID Version="1">{pmid}</PMID></CommentsCorrections>'
        for kind, pmid in one.notices
    )
    ids = "".join(
        f'<ArticleId IdType="{kind}">{value}</ArticleId>'
        for kind, value in (("pubmed", one.pmid), ("doi", one.doi), ("pmc", one.pmcid))
        if value
    )
    entered = _day("PubMedPubDate", one.entered, ' PubStatus="entrez"')
    return (
        '<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM">'
        f'<PMID Version="1">{one.pmid}</PMID>{_day("DateRevised", one.changed)}'
        '<Article PubModel="Print"><Journal><JournalIssue><PubDate>'
        f"<Year>{one.year}</Year></PubDate></JournalIssue>"
        "<Title>Journal of Invented Results</Title></Journal>"
        f"<ArticleTitle>{escape(one.title)}</ArticleTitle>"
        f"<Abstract><AbstractText>{escape(one.abstract)}</AbstractText></Abstract>"
        "<AuthorList><Author><LastName>Example</LastName><ForeName>Ada</ForeName></Author>"
        f"</AuthorList><Language>eng</Language><PublicationTypeList>{types}</PublicationTypeList>"
        f"</Article><CommentsCorrectionsList>{linked}</CommentsCorrectionsList>"
        f"<MeshHeadingList>{mesh}</MeshHeadingList></MedlineCitation>"
        f"<PubmedData><History>{entered}"
        f"</History><ArticleIdList>{ids}</ArticleIdList></PubmedData></PubmedArticle>"
    )


def _day(tag: str, day: date, more: str = "") -> str:
    return (
        f"<{tag}{more}><Year>{day.year}</Year><Month>{day.month:02d}</Month>"
        f"<Day>{day.day:02d}</Day></{tag}>"
    )
