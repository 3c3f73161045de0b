"""What an entry of the vocabulary is: a term with its words, its meaning and its proofs.

Every kind of entry is a `Term`; ids are never renamed or used again, for they stand in data and
in links people cite.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from atlas_data import texts

PLACEHOLDERS = {  # the text a caveat's reason has where the value is not known
    "criteria": "caveat-no-criteria",
    "cases": "caveat-no-cases",
    "design": "caveat-no-design",
    "pem": "caveat-no-pem",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A MeSH descriptor or an NLM publication type, with its unique id where it is known."""

    name: str
    ui: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Words by which a text names a term, as regular expression; `match` says how it is read.

    `case` is "i" (any case) or "s" (as written); `strength` "strong" (a hit counts alone) or
    "weak" (`needs` must stand near); `not_` must not stand near; years are publication years.
    """

    re: str
    case: str = "i"
    strength: str = "strong"
    needs: str | None = None
    not_: str | None = None
    year_min: int | None = None
    year_max: int | None = None
    year_unknown: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A sentence a term must find (or must not), in a paper of that year."""

    text: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A possible answer: `label` for sentences, `short` (28 characters at most) for chips.

    These are in the language in use; `names` are both as the file has them, which find the term in
    every language.
    """

    id: str
    label: str
    short: str
    meaning: str
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """How the term is written in an address: its id with hyphens."""
        return self.id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTerm(Term):
    """A term that can be found in a text; `yes` and `no` are the proofs of its patterns."""

    patterns: tuple[Pattern, ...] = ()
    mesh: tuple[Heading, ...] = ()
    false_positive_notes: str | None = None
    sources: tuple[str, ...] = ()
    yes: tuple[Proof, ...] = ()
    no: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDefinition(WordTerm):
    """Criteria by which people are diagnosed or chosen.

    `pem_requirement` is what the definition asks (required, optional, not_included, depends);
    `pem_location` says where in it; `badge_rule` is a PEM status that overrides the mapping.
    Hits of this entry take away overlapping hits of the entries in `wins_over`.
    """

    year: int | None = None
    concept: str
    kind: str
    population: str | None = None
    citation: Mapping[str, Any] | None = None
    pem_requirement: str
    badge_rule: str | None = None
    badge_note: str | None = None
    pem_term_used: str | None = None
    pem_location: str
    pem_verification: str
    criticism: str | None = None
    wins_over: tuple[str, ...] = ()

    @property
    def pem_status(self) -> str:
        """The PEM status of a study whose only entry rule this is: a term of `pem_status`."""
        status = {
            "required": "required",
            "optional": "not_required",
            "not_included": "not_required",
        }
        return self.badge_rule or status.get(self.pem_requirement, "unclear")


@dataclass(frozen=True, slots=True, kw_only=True)
class HistorySource:
    """Where a history can be checked: a study of the atlas, by id, or a page by `name` and `url`.

    Whether the atlas holds the study is not known here; a test compares with the catalogue.
    """

    study: str | None = None
    name: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PathogenTerm(WordTerm):
    """A virus, another germ or a vaccine exposure.

    A `fallback` counts only when no other pathogen (of its group, if it has one) does. A record
    whose only hits match `demote_if_only` mentions the pathogen and does not study it.
    `history` says in one or two sentences what was claimed and what became of it; nobody checked
    one that is `history_unverified`. `status_flag` is a term of the list of that name.
    """

    kind: str
    group: str | None = None
    family: str | None = None
    fallback: bool = False
    status_flag: str | None = None
    demote_if_only: str | None = None
    history: tuple[str, ...]
    history_unverified: bool = False
    history_sources: tuple[HistorySource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Design(WordTerm):
    """A kind of study. `site_tier` is "1" (strongest) to "5", or a word outside that ladder.

    `pem_default` is "not_applicable" (nobody is recruited; exception in `pem_note`) or
    "as_design" (the entry rules decide). `participants_human` is false for animals, cells and
    models; true also for reviews. `cue_scope` "title" or "title_abstract": where patterns look.
    """

    group: str
    site_tier: str
    pem_default: str
    pem_note: str | None = None
    participants_human: bool
    modifier: bool = False
    parent: str | None = None
    publication_types: tuple[Heading, ...] = ()
    cue_scope: str
    detect_note: str | None = None
    ocebm_2011: Mapping[str, str] | None = None
    caveat_plain: str
    caveat_research: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaveatTerm(Term):
    """What a study does not show. `plain` is for patients, `research` for researchers.

    `trigger` says in code words when it applies, `because` in plain ones, with placeholders.
    """

    group: str
    severity: str
    plain: str
    research: str
    because: str
    trigger: str
    needs_fields: tuple[str, ...] = ()
    automatic: bool
    thresholds: Mapping[str, int] | None = None
    sources: tuple[str, ...] = ()

    @property
    def placeholders(self) -> frozenset[str]:
        """Names in braces in `because`; all of them are keys of `PLACEHOLDERS`."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.because) if name)

    def why(self, **values: str | None) -> str:
        """`because` with its placeholders filled; a value that is missing is said in words."""
        unknown = {name: texts.say(key) for name, key in PLACEHOLDERS.items()}
        known = {name: value for name, value in values.items() if value}
        return self.because.format_map(unknown | known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(WordTerm):
    """What a study is about; `parent` is kept when a child is given."""

    group: str
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingElement(WordTerm):
    """What a report should tell about its study: an item of the reporting card.

    `source` is its row in the published list; `filled_by` are the labels of a reading that answer
    it. Only an item that is `asked` of the reader can be "not reported". `applies_to` is "people",
    "randomised", "comparison" or "numbers"; what each means stands in `meta` of reporting.yaml.
    """

    group: str
    source: str
    filled_by: tuple[str, ...] = ()
    asked: bool = False
    applies_to: str


def slug(text: str) -> str:
    """Any text as it could stand in an address: "Epstein–Barr virus" gives epstein-barr-virus."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
