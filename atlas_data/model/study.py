"""A study: a report with its labels, and the words each label rests on."""

from __future__ import annotations

from dataclasses import dataclass

from atlas_data.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a label rests on (at most twelve), where they stand, and who or what decided.

    `place` is a term of the vocabulary `place`; `by` is "reading" or "rule"; `rule` says the rule
    in words when a rule decided, and `start` the character of that place at which the words begin.
    """

    words: str
    place: str
    by: str = "reading"
    rule: str | None = None
    start: int | None = None


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
class Reason:
    """One thing a rule concluded about a study, and whether it decided the label (`holds`).

    `facet` is a term of the vocabulary `reason`; `term` is the label it speaks for (a number, as
    text, for a sample); `role` qualifies it (entry, studied, cases …). A reading or a decision
    outranks rules: the rule's conclusion is then kept and does not hold.
    """

    facet: str
    term: str
    role: str | None = None
    holds: bool = True
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One deduplicated report with its labels.

    `read` is a term of `read` (`none` for a study nobody has read for the atlas); `ruled_on` is the
    most that the rules had at hand: "title", "abstract" or "full_text". List facets hold vocabulary
    ids or exactly one of `not_stated`, `not_applicable`, `not_checked`. `plain_title` says what was
    looked at and `points` what was done and seen, in plain words, from the summary.
    """

    id: str
    record: Record
    scope: str = "not_checked"
    read: str = "none"
    read_on: str | None = None
    read_twice: bool = False
    readings_differ: tuple[str, ...] = ()
    ruled_on: str | None = None
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
    reasons: tuple[Reason, ...] = ()
    registration: str | None = None
    funding: str | None = None
    conflicts: str | None = None
    doubt: str | None = None
