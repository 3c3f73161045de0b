"""What changed in a view between the snapshot a link was made on and the one in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas_data.model import WITHDRAWN, Study
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question


@dataclass(frozen=True, slots=True)
class Changes:
    """Study ids that came into a view, left it, or were retracted since; counts then and now."""

    then: int
    now: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    retracted: tuple[str, ...]


def between(old: Atlas, new: Atlas, question: Question) -> Changes:
    """Compare one question on two snapshots; a study retracted since counts as that alone."""
    before, after = _ids(old, question), _ids(new, question)
    retracted = before & _retracted(new) - _retracted(old)
    return Changes(
        then=len(before),
        now=len(after),
        added=tuple(sorted(after - before)),
        removed=tuple(sorted(before - after - retracted)),
        retracted=tuple(sorted(retracted)),
    )


def of_study(old: Study, new: Study) -> dict[str, tuple[object, object]]:
    """What differs in one study, by a reader's name for it: the old value and the new."""
    compared = {
        "status": (old.record.status, new.record.status),
        "PEM": (old.pem, new.pem),
        "criteria": (old.criteria, new.criteria),
        "viruses": (old.pathogens, new.pathogens),
        "summary": (old.summary, new.summary),
        "what it does not show": (old.does_not_show, new.does_not_show),
        "caveats": (old.caveats, new.caveats),
        "bibliographic facts": (old.record.url, new.record.url),
    }
    return {name: pair for name, pair in compared.items() if pair[0] != pair[1]}


def _ids(atlas: Atlas, question: Question) -> set[str]:
    rows: Sequence[int] = atlas.all_rows(question).tolist()
    return set(atlas.table["id"].take(rows).to_pylist())


def _retracted(atlas: Atlas) -> set[str]:
    only = Question().with_values("status", WITHDRAWN)
    return _ids(atlas, only)
