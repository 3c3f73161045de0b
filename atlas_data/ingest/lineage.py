"""How works hang together: notices stand at the work they are on, links lead to held studies.

A notice never becomes a study. Where its work is not held, that is a finding: fetch it. Two papers
on one trial, or on one cohort by their own words, are linked, so that one finding is not counted
twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from atlas_data.ingest import kinship, notices, screen
from atlas_data.ingest.candidate import Candidate, ordered
from atlas_data.ingest.normalise import doi as clean_doi
from atlas_data.ingest.normalise_record import GRAVITY
from atlas_data.ingest.pairs import fold
from atlas_data.ingest.registers import Register
from atlas_data.ingest.screen import LeftOut
from atlas_data.model import Notice, Record
from atlas_data.vocabulary import title_marks

_NAMED = re.compile(
    r"\bThis (retracts|corrects|concerns) the article (?:with )?DOI:? ?"
    r"(10\.\S+?)[\].,;]*(?=\s|$)",
    re.I,
)
_VERBS = {"retracts": "retracted", "corrects": "corrected", "concerns": "concern"}
_TYPES = {
    "Retraction of Publication": "retracted",
    "Expression of Concern": "concern",
    "Published Erratum": "corrected",
}
_RULES = {
    "RetractionOf": "retracted",
    "PartialRetractionOf": "concern",
    "ExpressionOfConcernFor": "concern",
    "ErratumFor": "corrected",
}
_IN_TITLE = (
    ("expression of concern", "concern"),
    ("retract", "retracted"),
    ("withdraw", "withdrawn"),
    ("errat", "corrected"),
    ("corrig", "corrected"),
    ("correction", "corrected"),
)
_SHORT = 25  # letters of a title by which a notice may be matched to its work


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a person or the next update should do; `names` are identifiers to fetch, if any."""

    message: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Candidates with notices, statuses and links; notices that left them; what is to be done."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]


def trace(
    candidates: Iterable[Candidate],
    *,
    texts: Mapping[str, str] | None = None,
    registers: Sequence[Register] = (),
) -> Lineage:
    """Every candidate with what other works say of it; without new evidence it stays as it is.

    `texts` are abstracts by identifier, in which notices name their work and papers their trial;
    `registers` are look-ups an operator brought.
    """
    held = ordered(candidates)
    texts = texts or {}
    works = [one for one in held if not _is_notice(one)]
    where = {name: place for place, one in reversed(list(enumerate(works))) for name in one.names}
    titles = _titles(works)
    found: dict[int, list[Notice]] = defaultdict(list)
    left: list[LeftOut] = []
    findings: list[Finding] = []
    for one in filter(_is_notice, held):
        kind, targets = _on(one, _text(one, texts))
        places = _places(one, targets, where, titles)
        for place in places:
            found[place].append(_notice(one.record, kind))
        left.append(_left(one, works[places[0]] if places else None))
        if not places:
            findings.append(_missing(one, targets))
    made = [_told(one, found.get(place, ()), registers) for place, one in enumerate(works)]
    linked = kinship.link(made, [_text(one, texts) for one in made])
    return Lineage(candidates=tuple(linked), left_out=tuple(left), findings=tuple(findings))


def _text(one: Candidate, texts: Mapping[str, str]) -> str:
    return next((texts[name] for name in one.names if name in texts), one.record.abstract or "")


def _is_notice(one: Candidate) -> bool:
    record, design = one.record, (one.reading or {}).get("design")
    links = any(link.kind == "notice_on" for link in record.related)
    named = notices.is_notice(record.title, record.publication_types, design)
    return links or named or title_marks.notice(record.title) is not None


def _on(one: Candidate, text: str) -> tuple[str, list[str]]:
    """What kind of notice it is, and the identifiers of the works it is on."""
    record = one.record
    links = [link for link in record.related if link.kind == "notice_on"]
    targets = [f"pmid:{link.pmid}" for link in links if link.pmid]
    targets += [f"doi:{link.doi}" for link in links if link.doi]
    said = [*_NAMED.finditer(f"{record.title}\n{text}")]
    targets += [f"doi:{found}" for hit in said if (found := clean_doi(hit[2]))]
    kinds = [_VERBS[hit[1].casefold()] for hit in said]
    kinds += [_TYPES[printed] for printed in record.publication_types if printed in _TYPES]
    kinds += [kind for link in links for name, kind in _RULES.items() if name in (link.rule or "")]
    low = record.title.casefold()
    kinds += [kind for words, kind in _IN_TITLE if words in low][:1]
    gravest = min(kinds or ["corrected"], key=GRAVITY.index)
    return gravest, list(dict.fromkeys(targets))


def _places(
    one: Candidate,
    targets: Sequence[str],
    where: Mapping[str, int],
    titles: Mapping[str, int],
) -> list[int]:
    """The works a notice is on: by identifier, else by the title that it prints."""
    by_name = {where[name] for name in targets if name in where}
    if by_name or targets:
        return sorted(by_name)
    about = _about(one.record.title)
    place = titles.get(fold(about)) if len(fold(about)) >= _SHORT else None
    return [] if place is None else [place]


def _about(title: str) -> str:
    """The title of the work that a notice's own title prints, "" when it prints none."""
    if found := title_marks.notice(title):
        return found.about
    bracket = re.search(r"\[(?:of |to )?(.+?)\]?$", title)
    if bracket:
        return bracket[1]
    return title.partition(":")[2].strip(" “”\"'")


def _titles(works: Sequence[Candidate]) -> dict[str, int]:
    """Works by title, without titles that two of them share."""
    found: dict[str, int] = {}
    twice = set()
    for place, one in enumerate(works):
        key = fold(one.record.title)
        twice |= {key} & found.keys()
        found[key] = place
    return {title: place for title, place in found.items() if title not in twice}


def _notice(record: Record, kind: str) -> Notice:
    date = "-".join(
        f"{one:02}" for one in (record.year, record.month, record.day) if one is not None
    )
    place = ". ".join(filter(None, (record.journal_abbreviation or record.journal, date)))
    text = ". ".join(filter(None, (record.title, place)))
    return Notice(kind=kind, text=text, doi=record.doi, pmid=record.pmid, date=date or None)


def _left(one: Candidate, parent: Candidate | None) -> LeftOut:
    return LeftOut(
        names=one.names,
        title=one.record.title,
        reason="notice",
        detail=screen.ATTACHED if parent else screen.NO_PARENT,
        of=parent.names if parent else (),
    )


def _missing(one: Candidate, targets: Sequence[str]) -> Finding:
    words = f"The notice “{one.record.title}” ({' '.join(one.names)}) is on a work not held here"
    how = f"; fetch {', '.join(targets)}." if targets else " and does not say which; look it up."
    return Finding(message=words + how, names=tuple(targets))


def _told(one: Candidate, found: Sequence[Notice], registers: Sequence[Register]) -> Candidate:
    """A work with the notices on it that are new, and the status they make."""
    record = one.record
    told = [(notice, "the notice itself, which names this work") for notice in found]
    for register in registers:
        for name in one.names:
            told += [(held.notice, held.source) for held in register.get(name, ())]
    known = list(record.notices)
    status, source = record.status, record.status_source
    for notice, said in told:
        if any(_same(notice, other) for other in known):
            continue
        known.append(notice)
        if GRAVITY.index(notice.kind) < GRAVITY.index(status):
            status, source = notice.kind, said
    if len(known) == len(record.notices):
        return one
    if "status" in one.decided:
        status, source = record.status, record.status_source
    return replace(
        one, record=replace(record, notices=tuple(known), status=status, status_source=source)
    )


def _same(one: Notice, other: Notice) -> bool:
    """Whether two are one notice: a shared identifier, or one kind and nothing against it."""
    if one.pmid and other.pmid:
        return one.pmid == other.pmid
    if one.doi and other.doi:
        return one.doi == other.doi
    return one.kind == other.kind
