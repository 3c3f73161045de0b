"""What a reader must be told before the list: faults in the link, changes since it was made."""

from __future__ import annotations

from collections.abc import Sequence

from atlas_data import vocabulary
from atlas_data.model import Study
from atlas_data.query import changes
from atlas_data.query.atlas import Atlas
from atlas_data.query.changes import Changes
from atlas_data.query.question import Question
from atlas_data.snapshot import version_order
from components import atlas as shelf
from components import words
from components.escape import h

_SHOWN = 20
_UNREAD = (
    '<div class="banner banner-link" role="note" id="link-unread" hidden><strong>This link is too '
    "long to be read, so nothing of it was used.</strong> You see all studies. Choose filters "
    "again, or ask the sender for a shorter link.</div>"
)


def link_problems(problems: Sequence[str]) -> str:
    """Everything in the address that could not be read, named."""
    if not problems:
        return _UNREAD
    items = "".join(f"<li>{h(one)}</li>" for one in problems)
    return _banner(
        f"<strong>Part of this link could not be read. The rest is shown.</strong><ul>{items}</ul>"
    )


def serving_older(problems: Sequence[str], atlas: Atlas) -> str:
    """The newest snapshot cannot be read: readers see which one they have instead."""
    if not problems:
        return ""
    return (
        '<div class="banner banner-concern" role="note"><strong>The newest data could not be '
        f"opened; this is the snapshot of {h(atlas.name)}.</strong> "
        f"<p>For the operator: {h(' '.join(problems))}</p></div>"
    )


def since(question: Question, atlas: Atlas, path: str) -> str:
    """What changed in this view since the link was made; empty when it was made on this one."""
    old = _earlier(question.snapshot, atlas)
    if isinstance(old, str):
        return old
    return _changed(changes.between(old, atlas, question), old.name, path, (atlas, old))


def study_since(question: Question, atlas: Atlas, study: Study) -> str:
    """What changed in a study since the link to it was made; empty when nothing can have."""
    old = _earlier(question.snapshot, atlas)
    if isinstance(old, str):
        return old
    made = old.name
    row = old.row(study.id)
    if row is None:
        return _banner(f"This study came into the atlas after this link was made ({h(made)}).")
    changed = changes.of_study(old.study(row), study)
    if study.record.status in changed.get("status", ()):
        status = words.small(vocabulary.label("status", study.record.status))
        return _banner(f"This link was made on {h(made)}. Since then this work: {h(status)}.")
    named = ", ".join(changed)
    return _banner(f"Changed since this link was made ({h(made)}): {h(named)}.") if named else ""


def _earlier(made: str | None, atlas: Atlas) -> Atlas | str:
    """The older snapshot a link was made on, or why there is none to compare; "" for this one."""
    if made is None or made == atlas.name:
        return ""
    if version_order(made) > version_order(atlas.name):
        return _banner(
            f"This link was made on a newer snapshot ({h(made)}) than this atlas holds "
            f"({h(atlas.name)}). You may see less than the sender did."
        )
    return shelf.past(made) or _banner(
        f"This link was made on the snapshot of {h(made)}, which is no longer held here. "
        f"You see the one of {h(atlas.name)}; what changed in between cannot be said."
    )


def _banner(text: str) -> str:
    return f'<div class="banner banner-link" role="note">{text}</div>'


def _changed(found: Changes, made: str, path: str, held: tuple[Atlas, Atlas]) -> str:
    counted = (
        f"{found.then:,} when shared ({h(made)}), {found.now:,} now: {len(found.added):,} added, "
        f"{len(found.removed):,} removed, {len(found.retracted):,} retracted since."
    )
    lists = "".join(
        f"<li>{label}: {_links(ids, path, held)}</li>"
        for label, ids in (
            ("Retracted since", found.retracted),
            ("Added", found.added),
            ("Removed", found.removed),
        )
        if ids
    )
    return _banner(f"<strong>{counted}</strong>" + (f"<ul>{lists}</ul>" if lists else ""))


def _links(ids: Sequence[str], path: str, held: tuple[Atlas, Atlas]) -> str:
    links = "; ".join(
        f'<a href="{path}?id={h(one)}">{h(_named(one, held))}</a>' for one in ids[:_SHOWN]
    )
    return links + (f" and {len(ids) - _SHOWN:,} more" if len(ids) > _SHOWN else "")


def _named(study_id: str, held: tuple[Atlas, Atlas]) -> str:
    """First author, year and title of a study, from whichever snapshot still has it."""
    for atlas in held:
        row = atlas.row(study_id)
        if row is not None:
            record = atlas.study(row).record
            first = words.people(record.authors[:1], complete=True)
            return f"{first} {record.year or 'year not stated'}: {record.title}"
    return study_id
