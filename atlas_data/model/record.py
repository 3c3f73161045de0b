"""A report as sources describe it: its bibliographic facts, and where each was read."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

_KEPT_IN_LINKS = "/:;()[]._-,~+*'!$&=@"  # of a DOI; the rest, such as < > # ? %, is encoded

WITHDRAWN = ("retracted", "withdrawn")  # statuses of a work that its journal or authors took back


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person or a group, in the parts of a CSL name variable (citationstyles.org, 1.0.2).

    A person has `family` (and perhaps `given`, written as PubMed does: "Jonathan R", "K J");
    a group, or a name that cannot be split, has `literal` alone.
    """

    family: str | None = None
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None
    literal: str | None = None

    @property
    def surname(self) -> str:
        """Name to sort and to begin a slug by: family with its particle, or the group's name."""
        if self.literal is not None:
            return self.literal
        return " ".join(part for part in (self.particle, self.family) if part)

    @property
    def initials(self) -> str:
        """First letters of the given names, hyphens kept apart: "Jean-Luc P" gives "JLP"."""
        words = (self.given or "").replace("-", " ").replace(".", " ").split()
        return "".join(word if word.isupper() and len(word) <= 3 else word[0] for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a journal or publisher published about a report: NLM's comments/corrections.

    `kind` is a term of the vocabulary `status` (retracted, concern, corrected); `text` is the
    notice's reference as the source gave it.
    """

    kind: str
    text: str
    doi: str | None = None
    pmid: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where one record was read: a file's name (never its folder) and its entry, from 1."""

    file: str
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two sources that say different things of one field: what was kept, what was not.

    `field` is a column of the snapshot; `source` is where `other` stands; `rule` says in words why
    the first was kept.
    """

    field: str
    kept: str
    other: str
    source: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Another report of the same study, such as the preprint of an article.

    `kind` is a term of the vocabulary `report`; `rule` says in words why both are one study.
    """

    kind: str
    title: str
    journal: str | None = None
    year: int | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    rule: str | None = None

    @property
    def curies(self) -> tuple[str, ...]:
        """Its identifiers as CURIEs."""
        return _curies(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another work that a source links to this one: NLM's comments/corrections but for notices.

    `kind` is a term of the vocabulary `relation`, read from this study; `text` is the reference as
    the source gave it; `rule` says where the link comes from.
    """

    kind: str
    text: str
    doi: str | None = None
    pmid: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a report's text on an operator's machine; never part of a snapshot.

    `place` is "abstract", "methods", "introduction", "results", "discussion" or "other"; `heading`
    is the section's own. Offsets of evidence count characters of `text`, or of all passages of the
    place joined by a line break.
    """

    place: str
    text: str
    heading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The bibliographic facts of one report, cleaned; nothing here is the atlas's opinion.

    `pages` is the whole range ("333-341") or an e-locator ("e150377"); `month` is 1-12;
    `title` is plain text without final full stop, `translated` says that the source printed it in
    square brackets (NLM's mark of a translated title); `abstract` is only ever filled on an
    operator's machine, never in a shipped snapshot.
    """

    title: str
    translated: bool = False
    authors: tuple[Author, ...] = ()
    authors_complete: bool = True
    journal: str | None = None
    journal_abbreviation: str | None = None
    journal_printed: str | None = None
    journal_matched_by: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    issn: str | None = None
    language: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    publication_types: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    abstract: str | None = None
    sources: tuple[str, ...] = ()
    checked_on: str | None = None
    status: str = "not_checked"
    status_source: str | None = None
    notices: tuple[Notice, ...] = ()
    origins: tuple[Origin, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    reports: tuple[Report, ...] = ()
    related: tuple[Related, ...] = ()

    @property
    def curies(self) -> tuple[str, ...]:
        """The identifiers as CURIEs ("doi:10.…", "pmid:123", "pmcid:PMC123"), those there are."""
        return _curies(self)

    @property
    def withdrawn(self) -> bool:
        """Whether the work was taken back: its findings are shown, marked, and never counted on."""
        return self.status in WITHDRAWN

    @property
    def url(self) -> str | None:
        """Address of the paper itself: DOI, else PubMed, else PubMed Central (rule C4, C3)."""
        if self.doi:
            return f"https://doi.org/{quote(self.doi, safe=_KEPT_IN_LINKS)}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        if self.pmcid:
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/"
        return None


def _curies(one: Record | Report) -> tuple[str, ...]:
    named = (("doi", one.doi), ("pmid", one.pmid), ("pmcid", one.pmcid))
    return tuple(f"{kind}:{value}" for kind, value in named if value)
