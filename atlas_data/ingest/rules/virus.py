"""Which viruses and other germs a report names, and whether it studied them.

Studied is one that the title or an index term names, that the abstract names beside a test or an
exposure where the authors speak of their own study, or that the methods show to be assayed. In a
review only title and index terms count. What was found is never read from words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from atlas_data import vocabulary
from atlas_data.ingest.rules import likely, spans, specimen, words
from atlas_data.ingest.rules.material import Material
from atlas_data.model import Evidence, Pathogen, Reason, Record
from atlas_data.vocabulary import match
from atlas_data.vocabulary.match import Hit

REACH = 100  # characters within which a test or an exposure makes a germ studied
_ASSAYS_NEEDED = 2  # places of the methods where a germ that the abstract lacks is assayed
_TEST = re.compile(str(vocabulary.RULES["viruses"]["studied_vs_mentioned"]["test_words"]), re.I)
_PEOPLE = re.compile(
    r"\b(?:patients?|participants?|individuals?|people|persons?|subjects?|cases?|cohorts?|groups?|"
    r"survivors?|clinics?|adults|children|adolescents|students|controls?|n\s?=)\b",
    re.I,
)
_ASSAY = re.compile(
    r"\b(?:PCR|ELISA|immunoassays?|immunofluorescence|serolog\w*|seropositiv\w*|antibod(?:y|ies)|"
    r"IgG|IgM|IgA|viral load|titers?|titres?|sequenc\w+|antigens?|primers?|probes?|"
    r"neutrali[sz]\w+|positive test|tested positive|swabs?|immunoblot\w*|western blot\w*)\b",
    re.I,
)
_LEFT_OUT = re.compile(r"\bexclu(?:ded?|sions?|ding)\b|\bruled? out\b|\bno history of\b", re.I)
_GERMS = likely.Terms(vocabulary.VIRUSES)
# Kinds of design that test nothing themselves: what their abstract names is talked about.
_TELLS_OF_OTHERS = frozenset({"evidence_synthesis", "guidance", "narrative", "status"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """Where a germ is named: hits by place, and its heading among the index terms."""

    hits: Mapping[str, Sequence[Hit]]
    heading: Evidence | None


def found(material: Material, *, design: str) -> tuple[Pathogen, ...]:
    """Every germ that is named, in the order of the vocabulary, with the words that decided."""
    if material.level == "title":
        return tuple(_of_title(material))
    seen = _seen(material)
    exact = [name for name in seen if not vocabulary.VIRUSES[name].fallback]
    return tuple(
        _judged(material, name, one, design)
        for name, one in seen.items()
        if not _stands_back(name, exact)
    )


def reasons(pathogens: Sequence[Pathogen]) -> tuple[Reason, ...]:
    """A reason for each germ, by its role; one that is only mentioned decides nothing."""
    return tuple(
        words.reason("virus", one.id, one.evidence, role=one.role, holds=one.role == "studied")
        for one in pathogens
    )


def _of_title(material: Material) -> Iterator[Pathogen]:
    record = material.record
    hits = _hits_of_title(record)
    exact = [name for name in hits if not vocabulary.VIRUSES[name].fallback]
    for name, some in hits.items():
        if name in exact or not exact:
            role = "mentioned" if _aside(name, some, record.title) else "studied"
            evidence = words.of_hit(some[0], record.title, "title")
            yield _pathogen(name, role, evidence, ("not_checked",))


def _hits_of_title(record: Record) -> dict[str, list[Hit]]:
    held = _GERMS.possible(record.title)
    found = {
        name: match.hits(some, title=record.title, year=record.year) for name, some in held.items()
    }
    return {name: hits for name, hits in found.items() if hits}


def _seen(material: Material) -> dict[str, _Seen]:
    """Every germ that a place names, or that a heading of the record names."""
    record = material.record
    by_place: dict[str, dict[str, list[Hit]]] = {"title": _hits_of_title(record)}
    for place in ("abstract", "methods"):
        text = material.text(place)
        by_place[place] = {
            name: [
                hit
                for hit in match.hits(held, title=record.title, text=text, year=record.year)
                if hit.place == "text"
            ]
            for name, held in _GERMS.possible(text).items()
        }
    headings = _headings(record)
    named = {name for some in by_place.values() for name, hits in some.items() if hits}
    return {
        name: _Seen(
            hits={place: some.get(name, []) for place, some in by_place.items()},
            heading=headings.get(name),
        )
        for name in vocabulary.VIRUSES
        if name in named or name in headings
    }


def _headings(record: Record) -> dict[str, Evidence]:
    """The germs that a MeSH heading of the record names."""
    found: dict[str, Evidence] = {}
    for printed in record.mesh:
        for name in _by_heading().get(printed.split("/")[0].strip("* "), ()):
            found.setdefault(name, words.of_term(printed, "MeSH heading", "keywords"))
    return found


@cache
def _by_heading() -> dict[str, list[str]]:
    by: dict[str, list[str]] = {}
    for name, germ in vocabulary.VIRUSES.items():
        for heading in germ.mesh:
            by.setdefault(heading.name, []).append(name)
    return by


def _stands_back(name: str, exact: Sequence[str]) -> bool:
    """ "Herpesviruses" and "post-viral" stand back where a germ of their group is named."""
    term = vocabulary.VIRUSES[name]
    groups = {vocabulary.VIRUSES[one].group for one in exact}
    return term.fallback and (bool(exact) if term.group is None else term.group in groups)


def _aside(name: str, hits: Sequence[Hit], text: str) -> bool:
    """Whether every hit is part of words that name only a time ("during the pandemic")."""
    only = vocabulary.VIRUSES[name].demote_if_only
    if only is None:
        return False
    spans_ = [hit.span() for hit in re.finditer(only, match.plain(text), re.I)]
    return all(any(s <= hit.start and hit.end <= e for s, e in spans_) for hit in hits)


def _judged(material: Material, name: str, seen: _Seen, design: str) -> Pathogen:
    studied = _studied(material, name, seen, design)
    if studied is None:
        return _pathogen(name, "mentioned", _first(material, seen), ("none",))
    held = specimen.found(material, [(place, hit.start, hit.end) for place, hit in _all(seen)])
    tells = _group(design) in _TELLS_OF_OTHERS
    return _pathogen(name, "studied", studied, held or (("none",) if tells else ("not_stated",)))


def _studied(material: Material, name: str, seen: _Seen, design: str) -> Evidence | None:
    """The words that show a germ to be studied."""
    title = seen.hits.get("title", ())
    if title and not _aside(name, title, material.text("title")):
        return words.of_hit(title[0], material.text("title"), "title")
    if seen.heading:
        return seen.heading
    if _group(design) in _TELLS_OF_OTHERS:
        return None
    abstract, methods = material.text("abstract"), material.text("methods")
    for hit in seen.hits["abstract"]:
        if _asked(abstract, hit):
            return words.of_hit(hit, abstract, "abstract")
    assayed = [hit for hit in seen.hits["methods"] if _assayed(methods, hit)]
    if len(assayed) >= (1 if seen.hits["abstract"] else _ASSAYS_NEEDED):
        return words.of_hit(assayed[0], methods, "methods")
    return None


def _asked(text: str, hit: Hit) -> bool:
    """Whether the authors speak of it, as of their own study, beside a test, exposure or group."""
    own = spans.own(text)
    if not own.start <= hit.start < own.end:
        return False
    near = spans.around(text, hit.start, hit.end, REACH)
    return bool(_TEST.search(near) or _PEOPLE.search(near))


def _assayed(text: str, hit: Hit) -> bool:
    start, end = spans.sentence(text, hit.start)
    if _LEFT_OUT.search(text, start, end):
        return False
    return bool(_ASSAY.search(spans.around(text, hit.start, hit.end, REACH)))


def _first(material: Material, seen: _Seen) -> Evidence:
    place, hit = next(_all(seen))
    return words.of_hit(hit, material.text(place), place)


def _all(seen: _Seen) -> Iterator[tuple[str, Hit]]:
    for place in ("title", "abstract", "methods"):
        yield from ((place, hit) for hit in seen.hits.get(place, ()))


def _group(design: str) -> str:
    held = vocabulary.DESIGNS.get(design)
    return held.group if held else ""


def _pathogen(name: str, role: str, evidence: Evidence, specimens: tuple[str, ...]) -> Pathogen:
    return Pathogen(
        id=name, role=role, finding="not_checked", specimens=specimens, evidence=evidence
    )
