"""The same questions answered the slow way, one study after another: what the masks must equal."""

from __future__ import annotations

import re
from collections.abc import Iterable

from atlas_data.model import Study
from atlas_data.query.question import Question
from atlas_data.query.words import fold
from atlas_data.vocabulary import CRITERIA, REPORTING, VIRUSES

WITHDRAWN = ("retracted", "withdrawn")


def lines(study: Study) -> list[dict[str, set[str]]]:
    """Virus, finding and specimens that belong together."""
    found = [
        {
            "virus": {one.id},
            "finding": {one.finding},
            "specimen": set(one.specimens) or {"not_stated"},
        }
        for one in study.pathogens
        if one.role == "studied"
    ]
    apart = "not_checked" if study.virus[0] == "not_checked" else "not_applicable"
    none = {"virus": {study.virus[0]}, "finding": {apart}, "specimen": {apart}}
    return found or [none]


def values(study: Study, key: str) -> set[str]:
    return {
        "criteria": set(study.criteria_entry),
        "pem": {study.pem.status},
        "design": {study.design},
        "topic": set(study.topics),
        "population": set(study.population),
        "scope": {study.scope},
        "status": {study.record.status},
        "read": {study.read},
        "open-access": {"yes"} if study.record.pmcid else set(),
        "reported": {one.element for one in study.reporting if one.state == "reported"},
        "not-reported": {one.element for one in study.reporting if one.state == "not_reported"},
        "report-not-checked": REPORTING.keys() - {one.element for one in study.reporting},
    }[key]


def answers(study: Study, question: Question) -> bool:
    chosen = dict(question.chosen)
    joint = {key: set(chosen.pop(key)) for key in ("virus", "finding", "specimen") if key in chosen}
    if not any(all(line[key] & wanted for key, wanted in joint.items()) for line in lines(study)):
        return False
    if not question.shows_retracted and study.record.status in WITHDRAWN:
        return False
    return all(_one(study, key, wanted) for key, wanted in chosen.items())


def _one(study: Study, key: str, wanted: tuple[str, ...]) -> bool:
    record = study.record
    if key == "ids":
        return study.id in wanted
    if key == "q":
        return words(study, wanted[0])
    if key == "from":
        return record.year is not None and record.year >= int(wanted[0])
    if key == "to":
        return record.year is not None and record.year <= int(wanted[0])
    if key == "cases":
        return study.sample.cases is not None and study.sample.cases >= int(wanted[0])
    return bool(values(study, key) & set(wanted))


def words(study: Study, text: str) -> bool:
    """Bare words only: each is the beginning of a word of the study."""
    record = study.record
    held = [record.title, record.journal, record.journal_abbreviation, record.year, record.doi]
    held += [record.pmid, record.pmcid, study.summary, study.why_it_matters, study.does_not_show]
    held += [one.surname for one in record.authors]
    for names, ids in ((VIRUSES, study.virus), (CRITERIA, study.criteria_entry)):
        known = [names[one] for one in ids if one in names and one != "not_stated"]
        held += [text for one in known for text in (one.label, one.short, *one.aliases)]
    tokens = re.findall(r"[a-z0-9]+", fold(" ".join(str(one) for one in held if one is not None)))
    asked = re.findall(r"[a-z0-9]+", fold(text))
    return all(any(token.startswith(one) for token in tokens) for one in asked)


def count(studies: Iterable[Study], question: Question) -> int:
    return sum(answers(study, question) for study in studies)
