"""What changed in the data from snapshot to snapshot, newest first."""

from __future__ import annotations

from collections.abc import Iterable

from atlas_data import texts
from atlas_data.query import history
from atlas_data.query.atlas import Atlas
from atlas_data.query.history import Release
from atlas_data.vocabulary.columns import DICTIONARY
from components import address, kit
from components import atlas as shelf
from components.escape import h

_SHOWN = 50  # studies of a list; changes.json has all


def show(atlas: Atlas) -> str:
    """Every snapshot held here with what it added, removed, changed and marked as retracted."""
    found = history.in_folder(shelf.folder())
    problems = "".join(f'<p class="hint">{h(one)}</p>' for one in found.problems)
    return problems + "".join(_release(one, atlas) for one in found.releases)


def _release(one: Release, atlas: Atlas) -> str:
    heading = f"<h3>{h(texts.say('data-snapshot', snapshot=one.name))}</h3>"
    if one.before is None:
        first = texts.say("data-changes-first", number=one.studies)
        return f"{heading}<p>{h(first)}</p>"
    counted = texts.say(
        "data-changes",
        snapshot=one.before,
        added=len(one.added),
        removed=len(one.removed),
        changed=len(one.changed),
        retracted=len(one.retracted),
    )
    changed = (f"{_study(study, atlas)}: {h(_labels(one, study))}" for study in one.changed)
    folds = (
        ("retracted", len(one.retracted), (_study(study, atlas) for study in one.retracted)),
        ("added", len(one.added), (_study(study, atlas) for study in one.added)),
        ("removed", len(one.removed), (_study(study, atlas) for study in one.removed)),
        ("changed", len(one.changed), changed),
    )
    return f"{heading}<p>{h(counted)}</p>" + "".join(
        kit.fold(texts.say(f"data-changes-{key}", number=number), _list(items, number))
        for key, number, items in folds
        if number
    )


def _labels(one: Release, study: str) -> str:
    """What changed in a study, by the names of its columns in words."""
    return ", ".join(DICTIONARY.parquet[column].label for column in one.changed[study])


def _list(items: Iterable[str], number: int) -> str:
    shown = "".join(f"<li>{one}</li>" for one, _ in zip(items, range(_SHOWN), strict=False))
    more = number - _SHOWN
    rest = f"<li>{h(texts.say('notices-more', number=more))}</li>" if more > 0 else ""
    return f"<ul>{shown}{rest}</ul>"


def _study(study: str, atlas: Atlas) -> str:
    """A study by its id, with a link where it is still here."""
    name = f'<span class="address">{h(study)}</span>'
    if atlas.row(study) is None:
        return name
    return f'<a href="{h(address.study_link(study, snapshot=atlas.name))}">{name}</a>'
