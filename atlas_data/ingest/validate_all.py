"""Checks of the whole set: what one study alone cannot show, and the exceptions people wrote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from atlas_data.ingest import journals, slugs, validate, wording
from atlas_data.ingest.build import Catalogue
from atlas_data.ingest.screen import REASONS
from atlas_data.ingest.validate import Finding
from atlas_data.model import AtlasError, Study

SetCheck = Callable[[Catalogue, Sequence[Study]], Iterator[Finding]]


def one_study_per_identifier(_: Catalogue, studies: Sequence[Study]) -> Iterator[Finding]:
    """The same paper twice is one study."""
    owners: dict[str, list[str]] = defaultdict(list)
    for study in studies:
        for name in slugs.identifiers(study.record):
            owners[name].append(study.id)
    for name, ids in sorted(owners.items()):
        if len(ids) > 1:
            yield Finding(
                check="one_study_per_identifier",
                about=ids[0],
                message=f"{name} also stands on {', '.join(ids[1:])}; merge them, or take the "
                "identifier from the one it does not belong to, in decisions.yaml.",
            )


def causal_wording(held: Catalogue, studies: Sequence[Study]) -> Iterator[Finding]:
    """No causal verb unless the design allows it; every exception is written down and used."""
    allowed = wording.read(held.folder / "causal_exceptions.yaml")
    used = set()
    for study in studies:
        for hit in wording.claims(study):
            covering = [one for one in allowed if wording.covers(one, study, hit)]
            used.update(covering)
            if not covering:
                yield Finding(
                    check="causal_wording",
                    about=study.id,
                    message=f"the summary says “{_around(hit)}”, and the design ({study.design}) "
                    "cannot show cause; reword it in decisions.yaml, or give the reason why it "
                    "may stand in causal_exceptions.yaml.",
                )
    for one in allowed:
        if one not in used:
            yield Finding(
                check="causal_wording",
                about=one.study,
                message=f"the exception for “{one.phrase}” matches nothing any more; remove it "
                "from causal_exceptions.yaml.",
            )


def _around(hit: re.Match[str]) -> str:
    return hit.string[max(0, hit.start() - 30) : hit.end() + 30]


def pem_exceptions(held: Catalogue, studies: Sequence[Study]) -> Iterator[Finding]:
    """An exception to the PEM procedure that excuses nothing is out of date."""
    contradicting = {one.id for one in studies if any(validate.pem_contradiction(one))}
    for name in sorted(excused(held.folder).keys() - contradicting):
        yield Finding(
            check="pem_exceptions",
            about=name,
            message="the exception in pem_exceptions.yaml excuses nothing any more; remove it.",
        )


def excused(folder: Path) -> Mapping[str, str]:
    """Studies whose PEM label stands against the procedure, and why."""
    path = folder / "pem_exceptions.yaml"
    entries = yaml.safe_load(path.read_text("utf-8")) or ()
    for entry in entries:
        if not (entry.get("study") and entry.get("reason")):
            raise AtlasError(f"{path.name}: an exception needs study and reason: {entry}")
    return {entry["study"]: entry["reason"] for entry in entries}


def one_title_per_journal(_: Catalogue, studies: Sequence[Study]) -> Iterator[Finding]:
    """A journal has one title and one NLM abbreviation."""
    table = {
        journals.Journal(
            as_printed=one.record.journal_printed or "",
            title=one.record.journal or "",
            abbreviation=one.record.journal_abbreviation,
            matched_by=one.record.journal_matched_by,
        )
        for one in studies
    }
    for problem in journals.ambiguous(table):
        yield Finding(
            check="one_title_per_journal",
            about="journals.csv",
            message=f"{problem}; decide which is right under `journals` in decisions.yaml.",
        )


def ids_for_good(held: Catalogue, studies: Sequence[Study]) -> Iterator[Finding]:
    """Every id is in the ledger, in the form of ids, and leads nowhere else."""
    ledger = held.ledger
    known = {one.id: one for one in ledger.entries}
    for study in studies:
        entry = known.get(study.id)
        message = None
        if not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", study.id):
            message = "the id is not lower-case ASCII words joined by hyphens; run `adopt`."
        elif entry is None:
            message = "the id is not in ledger.csv; run `adopt`, which writes it there."
        elif entry.leads_to:
            message = f"the ledger says this id now leads to {entry.leads_to}; run `adopt`."
        elif ledger.find(slugs.identifiers(study.record)) != study.id:
            message = "the ledger gives its identifiers to another id; run `adopt`."
        if message:
            yield Finding(check="ids_for_good", about=study.id, message=message)


def reasons_given(held: Catalogue, studies: Sequence[Study]) -> Iterator[Finding]:
    """What was left out has a reason, and is not at the same time a study."""
    taken = {name for one in studies for name in slugs.identifiers(one.record)}
    for row in held.left_out:
        about = row.get("title") or "left_out.jsonl"
        if row.get("reason") not in REASONS or not row.get("detail"):
            message = f"it was left out without a known reason ({row.get('reason')!r}); say which."
            yield Finding(check="reasons_given", about=about, message=message)
        elif both := sorted(taken & set(row.get("identifiers", ()))):
            message = f"it was left out, yet {', '.join(both)} is a study; run `adopt` again."
            yield Finding(check="reasons_given", about=about, message=message)


def readings_have_studies(held: Catalogue, _: Sequence[Study]) -> Iterator[Finding]:
    """A reading belongs to a study of the catalogue, and plain words to a reading."""
    for name in sorted((held.readings.keys() | held.second.keys()) - held.records.keys()):
        yield Finding(
            check="readings_have_studies",
            about=name,
            message="there is a reading of it, but no such study; run `adopt` again.",
        )
    for name in sorted(held.plain.keys() - held.readings.keys()):
        yield Finding(
            check="readings_have_studies",
            about=name,
            message="plain.jsonl has words for it, but nobody read it; take its line out.",
        )


SET_CHECKS: tuple[SetCheck, ...] = (
    one_study_per_identifier,
    causal_wording,
    pem_exceptions,
    one_title_per_journal,
    ids_for_good,
    reasons_given,
    readings_have_studies,
)


def validate_all(held: Catalogue, studies: Sequence[Study]) -> list[Finding]:
    """All findings on a catalogue and its studies; an empty list lets the build go on."""
    excuses = excused(held.folder)
    found = [
        one
        for one in validate.each(studies)
        if one.check != "pem_contradiction" or one.about not in excuses
    ]
    return found + [one for check in SET_CHECKS for one in check(held, studies)]
