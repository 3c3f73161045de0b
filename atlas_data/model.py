"""The nouns of the atlas; every other room speaks in them.

`None` means "the source does not say" and `""` is never used for that. What nobody read is the
vocabulary term `not_checked`, what was read and does not say is `not_stated`: two different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

_KEPT_IN_LINKS = "/:;()[]._-,~+*'!$&=@"  # of a DOI; the rest, such as < > # ? %, is encoded

WITHDRAWN = ("retracted", "withdrawn")  # statuses of a work that its journal or authors took back


class AtlasError(Exception):
    """An operator's or reader's mistake; its text says what is wrong and what to do."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a label rests on (at most twelve), where they stand, and who or what decided.

    `place` is a term of the vocabulary `place`; `by` is "reading" or "rule"; `rule` says the rule
    in words when a rule decided.
    """

    words: str
    place: str
    by: str = "reading"
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A case definition named in what was read, and its role (`entry` decides who gets in)."""

    id: str
    role: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Pem:
    """PEM status by the procedure on the page /methods: four fields, never one."""

    status: str
    basis: str | None = None
    scope: str | None = None
    evidence: Evidence | None = None
    measured: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathogen:
    """A virus or other pathogen, studied or only mentioned, with finding and specimens."""

    id: str
    role: str
    finding: str
    specimens: tuple[str, ...] = ()
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Numbers of people: with the illness, for comparison, and in any other group."""

    cases: int | None = None
    controls: int | None = None
    other: int | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """A caveat that applies to a study, and whether a reading or a rule says so."""

    id: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """Whether a report tells one item of the reporting card, and the words that show it.

    `element` is a term of `reporting`; `state` is reported, not_reported or not_applicable. An item
    that nobody looked for has no `Reported`: it is not checked. `evidence` is None where a label
    of the reading decided and its words were not noted.
    """

    element: str
    state: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One deduplicated report with its labels.

    `read` is a term of `read` (`none` for a study nobody has read for the atlas). List facets hold
    vocabulary ids or exactly one of `not_stated`, `not_applicable`, `not_checked`. `plain_title`
    says what was looked at and `points` what was done and seen, in plain words, from the summary.
    """

    id: str
    record: Record
    scope: str = "not_checked"
    read: str = "none"
    read_on: str | None = None
    read_twice: bool = False
    readings_differ: tuple[str, ...] = ()
    design: str = "not_checked"
    design_evidence: Evidence | None = None
    design_flags: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    criteria_entry: tuple[str, ...] = ("not_checked",)
    pem: Pem = Pem(status="not_checked")
    pathogens: tuple[Pathogen, ...] = ()
    virus: tuple[str, ...] = ("not_checked",)
    topics: tuple[str, ...] = ("not_checked",)
    topics_evidence: tuple[Evidence, ...] = ()
    population: tuple[str, ...] = ("not_checked",)
    sample: Sample = Sample()
    plain_title: str | None = None
    points: tuple[str, ...] = ()
    summary: str | None = None
    why_it_matters: str | None = None
    does_not_show: str | None = None
    caveats: tuple[Caveat, ...] = ()
    reporting: tuple[Reported, ...] = ()
    registration: str | None = None
    funding: str | None = None
    conflicts: str | None = None
    doubt: str | None = None
