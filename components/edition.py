"""Which edition of the data this is: versions, what changed since the last, how to cite it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from atlas_data import snapshot, texts
from atlas_data.model import AtlasError
from atlas_data.query import changes
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from atlas_data.snapshot import version_order
from components import address, kit, place
from components import atlas as shelf
from components.escape import h

_SHOWN = 50


def versions(atlas: Atlas) -> str:
    """Date, schema, vocabulary, manual and hash of the snapshot, and of what it was made from."""
    about = atlas.about
    parts = (
        ("snapshot", atlas.name),
        ("checked", about.get("checked_on")),
        ("schema", about.get("schema_version")),
        ("vocabulary", about.get("vocabulary")),
        ("manual", about.get("manual")),
        ("hash", digest(atlas.name)),
    )
    rows = "".join(
        f"<div><dt>{h(texts.say(f'methods-version-{name}'))}</dt>"
        f'<dd><span class="address">{h(str(value))}</span></dd></div>'
        for name, value in parts
        if value
    )
    return f'{_whose(atlas)}<dl class="facts-list">{rows}</dl>{_sources(atlas)}'


def _whose(atlas: Atlas) -> str:
    """Who made the snapshot in use, and whether a newer one came with the program."""
    said = f"<p>{h(texts.say(f'methods-whose-{place.whose()}'))}</p>"
    if shipped := place.newer(atlas.name):
        said += f"<p>{h(texts.say('methods-whose-older', snapshot=shipped))}</p>"
    return said


def _sources(atlas: Atlas) -> str:
    held = atlas.about.get("sources", {})
    if not held:
        return ""
    rows = "".join(
        f'<li><span class="address">{h(name)}</span>: <span class="address">{h(one)}</span></li>'
        for name, one in held.items()
    )
    return kit.fold(texts.say("methods-sources", number=len(held)), f"<ul>{rows}</ul>")


def digest(name: str) -> str:
    """The SHA-256 of a snapshot's studies; empty for one that is gone or damaged."""
    at = shelf.folder() / name
    return _hashed(at, snapshot.stamp(at))


@lru_cache(maxsize=8)
def _hashed(at: Path, stamp: tuple[str, int, int]) -> str:
    try:
        snapshot.read(at)
        return snapshot.digest(at)
    except AtlasError:  # damaged while its studies are in use: they are not of that hash
        return ""


def since(atlas: Atlas) -> str:
    """What came, went and was retracted since the snapshot before, if that one is held here."""
    name = _before(atlas.name)
    if name is None:
        return f"<p>{h(texts.say('methods-changes-first', snapshot=atlas.name))}</p>"
    try:
        old = shelf.past(name)
    except AtlasError:  # of an older schema, or damaged
        old = None
    if old is None:
        return f"<p>{h(texts.say('methods-changes-unread', snapshot=name))}</p>"
    return _changed(old, atlas)


def _before(name: str) -> str | None:
    held = [one.name for one in snapshot.held(shelf.folder())]
    older = [one for one in held if version_order(one) < version_order(name)]
    return older[-1] if older else None


def _changed(old: Atlas, new: Atlas) -> str:
    found = changes.between(old, new, Question(retracted=True))
    counted = texts.say(
        "methods-changes",
        snapshot=old.name,
        added=len(found.added),
        removed=len(found.removed),
        retracted=len(found.retracted),
    )
    lists = (
        ("retracted", found.retracted, new),
        ("added", found.added, new),
        ("removed", found.removed, None),
    )
    return f"<p>{h(counted)}</p>" + "".join(
        kit.fold(texts.say(f"methods-changes-{key}", number=len(ids)), _listed(ids, held))
        for key, ids, held in lists
        if ids
    )


def _listed(ids: tuple[str, ...], held: Atlas | None) -> str:
    """Studies by id, with a link where they are still here."""
    rows = "".join(f"<li>{_named(one, held)}</li>" for one in ids[:_SHOWN])
    more = len(ids) - _SHOWN
    rest = f"<li>{h(texts.say('notices-more', number=more))}</li>" if more > 0 else ""
    return f"<ul>{rows}{rest}</ul>"


def _named(study: str, held: Atlas | None) -> str:
    shown = f'<span class="address">{h(study)}</span>'
    if held is None:
        return shown
    return f'<a href="{h(address.study_link(study, snapshot=held.name))}">{shown}</a>'


def cite(atlas: Atlas) -> str:
    """The line that cites the atlas as a whole, to copy; its host is known only in a browser that
    runs scripts, and without it there is no address."""
    where = address.link(Question(), snapshot=atlas.name, path="/methods")
    short = digest(atlas.name)[:12]
    line = (
        texts.say("methods-cite-digest", snapshot=atlas.name, digest=short)
        if short
        else texts.say("methods-cite", snapshot=atlas.name)
    )
    whole = f"{line}, {{here}}{where}"
    at = f'<span class="scripted">, <span data-here="1"></span>{h(where)}</span>'
    copy = h(texts.say("cite-copy-atlas-line"))
    return (
        f"<p>{h(texts.say('methods-cite-how'))}</p>"
        f'<p class="reference">{h(line)}{at}</p>'
        f'<p class="hint unscripted">{h(texts.say("methods-cite-address"))}</p><div class="tools">'
        f'<button type="button" data-copy="{h(whole)}" aria-describedby="copied" '
        f'data-what="{h(texts.say("cite-the-atlas-line"))}">{copy}</button>'
        '<span id="copied" class="copied" role="status"></span></div>'
    )
