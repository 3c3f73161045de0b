"""Why a study has its labels: every label with its words, and everything the rules concluded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from atlas_data import snapshot, vocabulary
from atlas_data.ingest import normalise
from atlas_data.model import Evidence, Reason, Study

Table = pa.Table


def meant(asked: str) -> Iterator[tuple[str, str]]:
    """Columns and values by which the asked id could be meant."""
    bare = asked.removeprefix("doi:").removeprefix("pmcid:").strip()
    if doi := normalise.doi(bare):
        yield "doi", doi
    if number := normalise.number(asked.removeprefix("pmid:")):
        yield "pmid", number
    if central := normalise.pmcid(bare):
        yield "pmcid", central


def find(table: pa.Table, asked: str) -> Study | None:
    """The study of a snapshot that has this id, DOI, PMID or PMCID, itself or as another report."""
    wanted = list(meant(asked))
    for column, value in [("id", asked), *wanted]:
        rows = table.filter(pc.equal(table[column], value)).to_pylist()
        if rows:
            return snapshot.study(rows[0])
    return _first(table, "reports", wanted)


def noticed(table: pa.Table, asked: str) -> Study | None:
    """The study that a notice with this DOI or PMID is on."""
    return _first(table, "notices", meant(asked))


def _first(table: pa.Table, column: str, wanted: Iterable[tuple[str, str]]) -> Study | None:
    """The first study of whose reports or notices one has an identifier that is wanted."""
    named = set(wanted)
    for place, held in enumerate(table[column].to_pylist()):
        if any(named & one.items() for one in held or ()):
            return snapshot.study(table.slice(place, 1).to_pylist()[0])
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label a study has, and the words it rests on where they were noted."""

    facet: str
    term: str
    role: str | None = None
    evidence: Evidence | None = None


def labels(study: Study) -> Iterator[Label]:
    """The labels in the order of the vocabulary `reason`."""
    yield Label(facet="scope", term=study.scope)
    yield Label(facet="design", term=study.design, evidence=study.design_evidence)
    for one in study.criteria:
        yield Label(facet="criteria", term=one.id, role=one.role, evidence=one.evidence)
    if not any(one.role == "entry" for one in study.criteria):
        yield from (Label(facet="criteria", term=one, role="entry") for one in study.criteria_entry)
    pem = study.pem
    yield Label(facet="pem", term=pem.status, role=pem.basis, evidence=pem.evidence)
    if pem.measured is not None:
        yield Label(facet="pem_measured", term="yes" if pem.measured else "no")
    for held in study.pathogens:
        yield Label(facet="virus", term=held.id, role=held.role, evidence=held.evidence)
        yield from (Label(facet="specimen", term=one, role=held.id) for one in held.specimens)
    if not study.pathogens:
        yield from (Label(facet="virus", term=one) for one in study.virus)
    yield from _people(study)
    for place, topic in enumerate(study.topics):
        words = study.topics_evidence[place] if place < len(study.topics_evidence) else None
        yield Label(facet="topic", term=topic, evidence=words)
    yield from (Label(facet="caveat", term=one.id, role=one.by) for one in study.caveats)


def _people(study: Study) -> Iterator[Label]:
    sample = study.sample
    for role in ("cases", "controls", "other"):
        number = getattr(sample, role)
        if number is not None:
            yield Label(facet="sample", term=str(number), role=role, evidence=sample.evidence)
    yield from (Label(facet="population", term=one) for one in study.population)


def lines(study: Study) -> Iterator[str]:
    """The reasoning in words, a line each: who read what, then question by question."""
    record = study.record
    yield f"{study.id}: {record.title} ({record.year or 'no year'})"
    yield _who(study)
    given = list(labels(study))
    for facet, term in vocabulary.TERMS["reason"].items():
        held = [one for one in given if one.facet == facet]
        ruled = [one for one in study.reasons if one.facet == facet]
        if held or ruled:
            yield f"\n{term.label}"
            yield from (f"  {_label(one)}" for one in held)
            yield from (f"    {_reason(one)}" for one in ruled)


def _who(study: Study) -> str:
    if study.read != "none":
        read = f"Read {study.read_on} ({study.read.replace('_', ' ')}); a reading outranks rules."
    else:
        read = "Nobody has read it for the atlas; rules alone."
    return f"{read} The rules had: {(study.ruled_on or 'nothing').replace('_', ' ')}."


def _label(one: Label) -> str:
    role = f" ({one.role.replace('_', ' ')})" if one.role else ""
    return f"{one.term}{role}{_words(one.evidence)}"


def _words(evidence: Evidence | None) -> str:
    if evidence is None:
        return ""
    at = f", character {evidence.start}" if evidence.start is not None else ""
    return f": “{evidence.words}” [{evidence.place}{at}; {evidence.by}]"


def _reason(one: Reason) -> str:
    role = f" ({one.role.replace('_', ' ')})" if one.role else ""
    held = "decided" if one.holds else "outranked or not decisive"
    rule = f" because {one.evidence.rule}" if one.evidence.rule else ""
    at = f" at {one.evidence.start}" if one.evidence.start is not None else ""
    place = one.evidence.place
    return f"rule: {one.term}{role}{rule}: “{one.evidence.words}” [{place}{at}]: {held}"
