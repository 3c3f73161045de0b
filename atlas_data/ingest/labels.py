"""The labels of a study laid out for checking: every vocabulary id, and every piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas_data import vocabulary
from atlas_data.model import Evidence, Study

# Values that say in which way nothing else is known.
STATES = frozenset({"not_stated", "not_applicable", "not_checked"})
_NO_DESIGN = ("not_checked", "unclassified")


def evidence_of(study: Study) -> Iterator[tuple[str, Evidence | None]]:
    """Every label that needs words, in words, and its evidence."""
    for criterion in study.criteria:
        yield f"case definition {criterion.id}", criterion.evidence
    for pathogen in study.pathogens:
        yield f"pathogen {pathogen.id}", pathogen.evidence
    if study.pem.status in ("required", "not_required") or study.pem.evidence:
        yield f"PEM status {study.pem.status}", study.pem.evidence
    sample = study.sample
    if sample.evidence or any(n is not None for n in (sample.cases, sample.controls, sample.other)):
        yield "number of people", sample.evidence
    if study.read == "none" and study.design not in _NO_DESIGN:
        yield f"design {study.design}", study.design_evidence
    yield from ((f"topic {name}", held) for name, held in _ruled_topics(study))
    yield from ((f"{one.facet} {one.term}, by a rule", one.evidence) for one in study.reasons)
    for item in study.reporting:
        # Other labels of a reading, which may have no words of their own, answer some items.
        if item.evidence or (item.state == "reported" and study.read == "none"):
            yield f"reporting item {item.element}", item.evidence


def _ruled_topics(study: Study) -> list[tuple[str, Evidence | None]]:
    if study.read != "none" or STATES & set(study.topics):
        return []
    held: tuple[Evidence | None, ...] = study.topics_evidence
    padded = held + (None,) * (len(study.topics) - len(held))
    return list(zip(study.topics, padded, strict=False))


def table(name: str) -> Iterable[str]:
    """The ids of one list of the vocabulary."""
    if name == "caveat":
        return vocabulary.CAVEATS
    if name in vocabulary.FACETS:
        return vocabulary.FACETS[name]
    return vocabulary.TERMS[name]


def ids_of(study: Study) -> Iterator[tuple[str, str]]:
    """Every vocabulary id of a study, with the list it must stand in."""
    yield from (("scope", study.scope), ("read", study.read), ("design", study.design))
    yield from (("pem_status", study.pem.status), ("status", study.record.status))
    if study.pem.basis is not None:
        yield "pem_basis", study.pem.basis
    if study.pem.scope is not None:
        yield "pem_scope", study.pem.scope
    for name, ids in (
        ("virus", study.virus),
        ("topic", study.topics),
        ("population", study.population),
        ("design_flag", study.design_flags),
        ("caveat", tuple(one.id for one in study.caveats)),
    ):
        yield from ((name, id) for id in ids)
    yield from (("criteria", id) for id in study.criteria_entry if id not in STATES)
    for criterion in study.criteria:
        yield from (("criteria", criterion.id), ("criterion_role", criterion.role))
    for pathogen in study.pathogens:
        yield from (("virus", pathogen.id), ("virus_role", pathogen.role))
        yield "finding", pathogen.finding
        yield from (("specimen", id) for id in pathogen.specimens)
    yield from (("reporting", item.element) for item in study.reporting)
    yield from (("report_state", item.state) for item in study.reporting)
    yield from (("place", held.place) for _, held in evidence_of(study) if held and held.place)
    yield from (("status", notice.kind) for notice in study.record.notices)
    yield from (("report", one.kind) for one in study.record.reports)
    yield from (("relation", one.kind) for one in study.record.related)
    yield from (("reason", one.facet) for one in study.reasons)
