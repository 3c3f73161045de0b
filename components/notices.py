"""What a reader must be told before the list: faults in the link, changes since it was made."""

from __future__ import annotations

from collections.abc import Sequence

from atlas_data import texts, vocabulary
from atlas_data.model import Study
from atlas_data.query import changes
from atlas_data.query.atlas import Atlas
from atlas_data.query.changes import Changes
from atlas_data.query.question import Question
from atlas_data.snapshot import version_order
from components import atlas as shelf
from components import kit, words
from components.atlas import Shown
from components.escape import h

_SHOWN = 20
_PARTS = {  # the names that `changes.of_study` gives
    "status": "notices-part-status",
    "PEM": "notices-part-pem",
    "criteria": "notices-part-criteria",
    "viruses": "notices-part-viruses",
    "summary": "notices-part-summary",
    "what it does not show": "notices-part-not-shown",
    "caveats": "notices-part-caveats",
    "bibliographic facts": "notices-part-facts",
}


def above(
    shown: Shown, problems: Sequence[str], question: Question, gone: Sequence[str] = ()
) -> str:
    """All that must be told above the studies of a question, `gone` behind what its link says."""
    atlas = shown.atlas
    return (
        serving_older(shown.problems, atlas)
        + link_problems([*problems, *not_held(atlas, question), *gone])
        + since(question, atlas, "/study")
    )


def link_problems(problems: Sequence[str]) -> str:
    """Everything in the address that could not be read, named."""
    if not problems:
        return _unread()
    items = "".join(f"<li>{h(one)}</li>" for one in problems)
    return _banner(f"<strong>{h(texts.say('notices-link-part'))}</strong><ul>{items}</ul>")


def not_held(atlas: Atlas, question: Question) -> list[str]:
    """The studies of a reading list that the snapshot does not hold, named in a sentence."""
    gone = [one for one in question.values("ids") if atlas.row(one) is None]
    if not gone:
        return []
    named = ", ".join(gone[:_SHOWN])
    return [texts.say("notices-not-held", studies=named, number=len(gone))]


def _unread() -> str:
    """Shown by the browser when Streamlit has dropped an address that is too long."""
    told, do = (h(texts.say(key)) for key in ("notices-link-unread", "notices-link-unread-do"))
    return kit.banner(f"<strong>{told}</strong> {do}", "link", id="link-unread", hidden=True)


def serving_older(problems: Sequence[str], atlas: Atlas) -> str:
    """The newest snapshot cannot be read: readers see which one they have instead."""
    if not problems:
        return ""
    older = texts.say("notices-older", snapshot=atlas.name)
    operator = texts.say("notices-operator", problems=" ".join(problems))
    return kit.banner(f"<strong>{h(older)}</strong> <p>{h(operator)}</p>", "concern")


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
        return _banner(h(texts.say("notices-study-new", made=made)))
    changed = changes.of_study(old.study(row), study)
    if study.record.status in changed.get("status", ()):
        status = words.small(vocabulary.label("status", study.record.status))
        return _banner(h(texts.say("notices-study-status", made=made, status=status)))
    parts = ", ".join(texts.say(_PARTS[name]) for name in changed)
    return _banner(h(texts.say("notices-study-changed", made=made, parts=parts))) if parts else ""


def _earlier(made: str | None, atlas: Atlas) -> Atlas | str:
    """The older snapshot a link was made on, or why there is none to compare; "" for this one."""
    if made is None or made == atlas.name:
        return ""
    if version_order(made) > version_order(atlas.name):
        return _banner(h(texts.say("notices-made-newer", made=made, held=atlas.name)))
    gone = texts.say("notices-made-gone", made=made, held=atlas.name)
    return shelf.past(made) or _banner(h(gone))


def _banner(text: str) -> str:
    return kit.banner(text, "link")


def _changed(found: Changes, made: str, path: str, held: tuple[Atlas, Atlas]) -> str:
    counted = texts.say(
        "notices-counted",
        then=found.then,
        made=made,
        now=found.now,
        added=len(found.added),
        removed=len(found.removed),
        retracted=len(found.retracted),
    )
    lists = "".join(
        f"<li>{h(texts.say(label))} {_links(ids, path, held)}</li>"
        for label, ids in (
            ("notices-retracted", found.retracted),
            ("notices-added", found.added),
            ("notices-removed", found.removed),
        )
        if ids
    )
    return _banner(f"<strong>{h(counted)}</strong>" + (f"<ul>{lists}</ul>" if lists else ""))


def _links(ids: Sequence[str], path: str, held: tuple[Atlas, Atlas]) -> str:
    links = "; ".join(
        f'<a href="{path}?id={h(one)}">{h(_named(one, held))}</a>' for one in ids[:_SHOWN]
    )
    more = len(ids) - _SHOWN
    return links + (f" {h(texts.say('notices-more', number=more))}" if more > 0 else "")


def _named(study_id: str, held: tuple[Atlas, Atlas]) -> str:
    """First author, year and title of a study, from whichever snapshot still has it."""
    for atlas in held:
        row = atlas.row(study_id)
        if row is not None:
            record = atlas.study(row).record
            first = words.people(record.authors[:1], complete=True)
            year = str(record.year or texts.say("notices-year-not-stated"))
            return texts.say("notices-study", author=first, year=year, title=record.title)
    return study_id
