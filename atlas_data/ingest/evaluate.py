"""Measures the rules against hand coding of the same texts (coding manual, version 1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from atlas_data.formats import sources
from atlas_data.ingest import catalogue, classify, normalise, normalise_record
from atlas_data.ingest.rules import text_caveats
from atlas_data.ingest.scores import Agreement, Miss, Scores, Tally, lines, told
from atlas_data.model import AtlasError, Evidence, Record, Study

__all__ = ["Scores", "evaluate", "lines", "told"]

_SILENT = frozenset({"not_stated", "not_applicable", "not_checked", "none", "out"})


def evaluate(texts: Path, labels: Path) -> Scores:
    """Classify every text of a file or folder and compare it with its coding.

    Texts and coding are joined by DOI, PMID or PMCID. Raises `AtlasError` where neither fits.
    """
    coded = _coded(labels)
    scores = Scores()
    seen: set[int] = set()
    for printed in _entries(texts):
        if printed.record is None:
            scores.unread += 1
            continue
        record = normalise_record.record(printed.record, table={})
        row = next((coded[name] for name in record.curies if name in coded), None)
        if row is None:
            scores.uncoded += 1
            continue
        seen.add(id(row))
        passages = normalise_record.passages(printed.passages)
        _compare(scores, classify.study(_called(record), record, passages), row)
    scores.missing = len({id(row) for row in coded.values()} - seen)
    if not seen:
        raise AtlasError(
            f"No text of {texts.name} has coding in {labels.name}; compare their DOIs."
        )
    return scores


def _entries(texts: Path) -> Iterator[sources.Read]:
    files = sorted(one for one in texts.rglob("*") if one.is_file()) if texts.is_dir() else [texts]
    if not files:
        raise AtlasError(f"{texts} holds no file; name a file or folder of texts.")
    for file in files:
        yield from sources.read(file)


def _coded(labels: Path) -> dict[str, Mapping[str, Any]]:
    """The coding by each of its identifiers."""
    held: dict[str, Mapping[str, Any]] = {}
    for row in catalogue.rows(labels):
        for kind, clean in (
            ("doi", normalise.doi),
            ("pmid", normalise.number),
            ("pmcid", normalise.pmcid),
        ):
            if value := clean(row.get(kind)):
                held[f"{kind}:{value}"] = row
    return held


def _called(record: Record) -> str:
    return record.doi or record.pmid or record.pmcid or record.title


def _compare(scores: Scores, ruled: Study, coded: Mapping[str, Any]) -> None:
    level = ruled.ruled_on or "title"
    scores.studies[level] += 1
    evidence = _words_of(ruled)
    for name, (by_rule, by_hand) in _answers(ruled, coded).items():
        _one(scores, name, ruled.id, by_rule, by_hand, evidence.get(name))
        if name == "pem" and level == "full_text":
            _one(scores, "pem_methods_read", ruled.id, by_rule, by_hand, None)
    for name, (given, wanted) in _lists(ruled, coded).items():
        tally = scores.many.setdefault(name, Tally())
        tally.both += len(given.keys() & wanted)
        tally.only_rules += len(given.keys() - wanted)
        tally.only_coding += len(wanted - given.keys())
        for label in sorted(given.keys() ^ wanted):
            held = given.get(label)
            _miss(
                scores,
                ruled.id,
                name,
                label if label in given else "–",
                label if label in wanted else "–",
                held,
            )


def _one(
    scores: Scores, name: str, study: str, by_rule: str, by_hand: str, held: Evidence | None
) -> None:
    agreement = scores.one.setdefault(name, Agreement())
    agreement.total += 1
    agreement.same += by_rule == by_hand
    agreement.confusion[by_hand, by_rule] += 1
    if by_rule != by_hand and name != "pem_methods_read":
        _miss(scores, study, name, by_rule, by_hand, held)


def _miss(
    scores: Scores, study: str, name: str, by_rule: str, by_hand: str, held: Evidence | None
) -> None:
    words = f"{held.place}: {held.words}" if held else "–"
    one = Miss(study=study, field=name, rules=by_rule, coding=by_hand, words=words)
    scores.misses.append(one)


def _answers(ruled: Study, coded: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    sample = coded["sample"]
    measured = "yes" if ruled.pem.measured else "no"
    return {
        "scope": (ruled.scope, str(coded["scope"])),
        "design": (ruled.design, str(coded["design"])),
        "pem": (ruled.pem.status, str(coded["pem"]["status"])),
        "pem_measured": (measured, "yes" if coded["pem_measured"] else "no"),
        "sample_cases": (str(ruled.sample.cases), str(sample["cases"])),
        "sample_controls": (str(ruled.sample.controls), str(sample["controls"])),
    }


def _lists(
    ruled: Study, coded: Mapping[str, Any]
) -> dict[str, tuple[dict[str, Evidence | None], set[str]]]:
    entry = {one.id: one.evidence for one in ruled.criteria if one.role == "entry"}
    studied = {one.id: one for one in ruled.pathogens if one.role == "studied"}
    by_hand = {one["id"]: one for one in coded["pathogens"] if one["role"] == "studied"}
    both = studied.keys() & by_hand.keys()
    specimens: dict[str, Evidence | None] = {
        f"{name}:{one}": studied[name].evidence
        for name in both
        for one in studied[name].specimens
        if one not in _SILENT
    }
    wanted = {f"{name}:{one}" for name in both for one in by_hand[name]["specimen"]}
    return {
        "criteria_entry": (
            dict(entry),
            {one["id"] for one in coded["criteria"] if one["role"] == "entry"},
        ),
        "virus_studied": ({name: one.evidence for name, one in studied.items()}, set(by_hand)),
        "specimen": (specimens, {one for one in wanted if one.split(":")[1] not in _SILENT}),
        "population": (_by_reason(ruled, "population"), _said(coded["population"])),
        "topics": (_by_reason(ruled, "topic"), _said(coded["topics"])),
        "design_flags": (_flags(ruled), _said(coded["design_flags"])),
        "caveats_of_text": (_by_reason(ruled, "caveat"), _of_text(coded["caveats"])),
    }


def _by_reason(ruled: Study, facet: str) -> dict[str, Evidence | None]:
    return {one.term: one.evidence for one in ruled.reasons if one.facet == facet and one.holds}


def _flags(ruled: Study) -> dict[str, Evidence | None]:
    return {one.term: one.evidence for one in ruled.reasons if one.role == "flag"}


def _said(coded: Iterable[str]) -> set[str]:
    return set(coded) - _SILENT


def _of_text(coded: Iterable[str]) -> set[str]:
    """Caveats whose trigger is sought in the text; the others follow from labels."""
    return set(coded) & text_caveats.NAMES


def _words_of(ruled: Study) -> dict[str, Evidence | None]:
    """The words that an answer of the rules rests on."""
    return {
        "design": ruled.design_evidence,
        "pem": ruled.pem.evidence,
        "sample_cases": ruled.sample.evidence,
        "sample_controls": ruled.sample.evidence,
        "pem_measured": next(iter(_by_reason(ruled, "pem_measured").values()), None),
        "scope": next(iter(_by_reason(ruled, "scope").values()), None),
    }
