"""Links between held studies: what sources link, one trial's papers, one cohort's papers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from atlas_data.ingest.candidate import Candidate
from atlas_data.model import Related

# Registers of the WHO's platform, as their numbers are written.
_TRIAL = re.compile(
    r"\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|ChiCTR[\w-]{8,20}|DRKS\d{8}|NTR\d{3,5}|"
    r"(?:EudraCT(?: (?:number|no\.?))?:? ?)?(?<!\d)20\d\d-\d{6}-\d\d(?!\d)|"
    r"j?RCT[s]?\d{9,10}|UMIN\d{9}|IRCT\w{12,20}|CTRI/\d{4}/\d\d/\d{6}|PACTR\d{15,16})\b"
)
# Cohorts that several papers share; a paper must say itself that it used them.
_COHORTS = {
    "the UK ME/CFS Biobank": r"UK ?ME/?CFS ?Biobank|\bUKMEB\b",
    "the DecodeME cohort": r"\bDecodeME\b",
    "the NIH deep phenotyping cohort": r"NIH (?:deep phenotyping|intramural) (?:cohort|study)",
    "the Dubbo cohort": r"\bDubbo (?:Infection )?(?:Outcomes? )?(?:Study|cohort)",
}
_USED = (
    r"(?:samples?|data|participants?|sera|serum|cohort|individuals|cases|patients|re-?analys\w+)"
)
_FROM = (
    rf"\b{_USED}\b[^.]{{0,80}}?\b(?:from|of|in|by|through|via)\s+(?:the\s+)?(?:NAME)"
    rf"|(?:NAME)[^.]{{0,40}}?\b{_USED}\b"
)
_TRIAL_RULE = "both name the trial {}"
_COHORT_RULE = "both say that they used {}"
_CROWD = 40  # papers of one cohort that are linked each with each


def link(held: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    """The candidates in their order, each with its links to the others.

    `texts` are their abstracts, in the same order. A link of a source to a held study gets that
    study's identifiers; a link that says what is known adds nothing.
    """
    more: dict[int, list[Related]] = defaultdict(list)
    for kind, rule, block in _blocks(held, texts):
        for place in block:
            for other in block:
                if other != place:
                    more[place].append(_related(kind, held[other], rule))
    where = {name: place for place, one in reversed(list(enumerate(held))) for name in one.names}
    return [_linked(one, more.get(place, ()), held, where) for place, one in enumerate(held)]


def trials(text: str) -> list[str]:
    """Trial registration numbers in a text, each once, as registers write them."""
    return list(dict.fromkeys(hit[0].split()[-1] for hit in _TRIAL.finditer(text)))


def _blocks(
    held: Sequence[Candidate], texts: Sequence[str]
) -> Iterator[tuple[str, str, list[int]]]:
    by_trial: dict[str, list[int]] = defaultdict(list)
    by_cohort: dict[str, list[int]] = defaultdict(list)
    for place, (one, text) in enumerate(zip(held, texts, strict=True)):
        words = f"{one.record.title}\n{text}"
        for number in trials(words):
            by_trial[number].append(place)
        for name, pattern in _COHORTS.items():
            if re.search(_FROM.replace("NAME", pattern), words, re.I):
                by_cohort[name].append(place)
    for number, places in sorted(by_trial.items()):
        if 1 < len(places) <= _CROWD:
            yield "same_trial", _TRIAL_RULE.format(number), places
    for name, places in sorted(by_cohort.items()):
        if 1 < len(places) <= _CROWD:
            yield "same_cohort", _COHORT_RULE.format(name), places


def _related(kind: str, other: Candidate, rule: str) -> Related:
    record = other.record
    return Related(kind=kind, text=record.title, doi=record.doi, pmid=record.pmid, rule=rule)


def _linked(
    one: Candidate, more: Sequence[Related], held: Sequence[Candidate], where: dict[str, int]
) -> Candidate:
    related: dict[tuple[str, str], Related] = {}
    for link in (*one.record.related, *more):
        names = [f"pmid:{link.pmid}", f"doi:{link.doi}"]
        place = next((where[name] for name in names if name in where), None)
        if place is not None:
            other = held[place].record
            link = replace(link, doi=link.doi or other.doi, pmid=link.pmid or other.pmid)
        related.setdefault((link.kind, link.pmid or link.doi or link.text), link)
    found = tuple(related.values())
    if found == one.record.related:
        return one
    return replace(one, record=replace(one.record, related=found))
