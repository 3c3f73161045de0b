"""The reporting card of a study: which of the minimum data elements its report is known to tell.

Labels of a reading answer some items, patterns and index terms others. What nobody looked for in
the whole report is left out and so "not checked": an abstract cannot show what a paper lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from atlas_data import vocabulary
from atlas_data.ingest.classify import MOST_WORDS
from atlas_data.model import Evidence, Reported, Study
from atlas_data.vocabulary import ReportingElement, match

_RANDOM = frozenset({"rct", "crossover_trial"})
# Chance may have decided in these; a title alone does not tell.
_PERHAPS_RANDOM = frozenset({"protocol", "secondary_analysis", "mixed_methods", "economic"})
_NO_COMPARISON = frozenset({"case_report", "case_series", "qualitative"})
_NO_STATISTICS = frozenset({"case_report", "qualitative"})


def card(study: Study) -> tuple[Reported, ...]:
    """Every item whose state is known, in the order of the vocabulary; empty when none is."""
    people = _people(study)
    if people is None:
        return ()
    items = vocabulary.REPORTING.values()
    if not people:
        return tuple(Reported(element=one.id, state="not_applicable") for one in items)
    found = _found(study)
    known = (_item(study, one, found.get(one.id)) for one in items)
    return tuple(one for one in known if one)


def _item(study: Study, element: ReportingElement, by_rule: Evidence | None) -> Reported | None:
    if _applies(study, element.applies_to) is False:
        return Reported(element=element.id, state="not_applicable")
    coded, words = _coded(study, element)
    if coded or by_rule:
        return Reported(element=element.id, state="reported", evidence=words or by_rule)
    if element.asked and _absent(study):
        return Reported(element=element.id, state="not_reported")
    return None


def _people(study: Study) -> bool | None:
    """Whether the study is one of people, for whom the list was made; None when nobody knows."""
    if study.pem.status == "not_applicable":
        return False
    if any(one.role == "entry" for one in study.criteria):
        return True
    design = vocabulary.DESIGNS.get(study.design)
    # Cells and models are none, unless patients' samples were used, which only reading can settle.
    if study.read == "title" or design is None or design.pem_default == "not_applicable":
        return None
    return True


def _applies(study: Study, to: str) -> bool | None:
    """Whether an item that applies to such studies applies to this one; None when unknown."""
    match to:
        case "randomised":
            return _random(study)
        case "comparison":
            if study.sample.controls or study.design == "case_control":
                return True
            return False if study.design in _NO_COMPARISON else None
        case "numbers":
            return study.design not in _NO_STATISTICS
        case _:
            return True


def _random(study: Study) -> bool | None:
    if study.design in _RANDOM or "randomised" in study.design_flags:
        return True
    return None if study.read == "none" and study.design in _PERHAPS_RANDOM else False


def _coded(study: Study, element: ReportingElement) -> tuple[bool, Evidence | None]:
    """Whether a label answers the item, and the words of that label where they were noted."""
    entry = next((one for one in study.criteria if one.role == "entry"), None)
    if "criteria" in element.filled_by and entry:
        return True, entry.evidence
    classified = study.design not in ("not_checked", "unclassified")
    if "design" in element.filled_by and classified:
        return True, study.design_evidence
    labels = {study.design, *study.design_flags, *study.population}
    return study.read != "none" and bool(labels & set(element.filled_by)), None


def _absent(study: Study) -> bool:
    """Whether a reader of the full text looked for a case definition and found none named at all.

    Where another illness was studied, or two readings disagree, silence is no fault of the report.
    """
    sought = study.read == "full_text" and study.scope == "mecfs"
    return sought and not study.criteria and "criteria" not in study.readings_differ


def _found(study: Study) -> Mapping[str, Evidence]:
    """What patterns and index terms find, by element; the first place in which it stands."""
    found: dict[str, Evidence] = {}
    for name, text, place, whole in _places(study):
        for element, hits in match.labels(vocabulary.REPORTING, title="", text=text).items():
            words = text if whole else " ".join(hits[0].words.split()[:MOST_WORDS])
            rule = f"{name} says “{hits[0].words}”"
            found.setdefault(element, Evidence(words=words, place=place, by="rule", rule=rule))
    terms = {*study.record.mesh, *study.record.keywords}
    for element, held in vocabulary.REPORTING.items():
        if heading := next((one.name for one in held.mesh if one.name in terms), None):
            rule = f"index term “{heading}”"
            by_term = Evidence(words=heading, place="keywords", by="rule", rule=rule)
            found.setdefault(element, by_term)
    return found


def _places(study: Study) -> Iterator[tuple[str, str, str, bool]]:
    """Where is looked: its name, text and place, and whether the text is short enough to quote."""
    record = study.record
    yield "title", record.title, "title", False
    for one in _quoted(study):
        yield "quotation", one.words, one.place, True
    for name, terms, place in (
        ("publication type", record.publication_types, "publication_types"),
        ("index term", record.keywords, "keywords"),
    ):
        yield from ((name, one, place, True) for one in terms if len(one.split()) <= MOST_WORDS)
    if record.abstract:
        yield "abstract", record.abstract, "abstract", False


def _quoted(study: Study) -> Iterator[Evidence]:
    """Fragments that a reading quoted about this study's own people."""
    held = [study.sample.evidence, study.pem.evidence]
    held += [one.evidence for one in study.criteria if one.role == "entry"]
    held += [one.evidence for one in study.pathogens if one.role == "studied"]
    yield from (one for one in held if one and one.by == "reading" and one.place != "title")
