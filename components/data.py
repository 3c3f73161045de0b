"""The page on the data as files: what there is to take away, how to cite it, what columns mean.

Everything on it comes from the data release of the snapshot in use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from atlas_data import release, snapshot, texts
from atlas_data.model import AtlasError
from atlas_data.query.atlas import Atlas
from atlas_data.release import Edition, rights
from atlas_data.release.described import File
from atlas_data.vocabulary.columns import RIGHTS
from components import atlas as shelf
from components import data_changes, data_columns, kit, prose
from components.address import Asked
from components.atlas import Shown
from components.escape import Html, h
from components.screen import Screen

PLACE = "/data/"
"""Where the files of the release stand."""


def screen(shown: Shown, asked: Asked) -> Screen:
    """The page on the data as a screen."""
    held = edition(shown)
    made = prose.screen(shown, asked, partial(_text, held))
    return replace(made, head=jsonld(held))


def edition(shown: Shown) -> Edition:
    """The data release of the snapshot in use; without its file when that is gone or damaged."""
    place = shelf.folder() / shown.atlas.name
    found = _opened(place, snapshot.stamp(place))
    return found or Edition(name=shown.atlas.name, table=shown.atlas.table)


@lru_cache(maxsize=2)
def _opened(place: Path, stamp: tuple[str, int, int]) -> Edition | None:
    try:
        return release.of(place)
    except AtlasError:  # gone or damaged while its studies are in use
        return None


def jsonld(held: Edition) -> str:
    """The release for search engines, as an element for the head of a page; "" without its file."""
    return release.script(held, PLACE) if held.path else ""


def _text(held: Edition, atlas: Atlas, asked: Asked) -> str:
    parts = list(_parts(held, atlas))
    contents = "".join(
        f'<li><a href="#data-{key}">{h(texts.say(f"data-part-{key}"))}</a></li>' for key, _ in parts
    )
    sections = "".join(
        f'<section><h2 id="data-{key}">{h(texts.say(f"data-part-{key}"))}</h2>{html}</section>'
        for key, html in parts
    )
    named = h(texts.say("methods-contents"))
    head = f"<h1>{h(texts.say('page-data'))}</h1><p>{h(release.what(held))}</p>"
    return (
        f'<div class="prose dictionary">{head}<p>{h(texts.say("release-limit-reading"))}</p>'
        f'<nav class="on-page" aria-label="{named}"><ul>{contents}</ul></nav>{sections}</div>'
    )


def _parts(held: Edition, atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Each part of the page: the name of its anchor, its HTML."""
    if held.path is None:
        yield "files", f"<p>{h(texts.say('release-gone', snapshot=held.name))}</p>"
    else:
        yield "files", _files(release.listed(held))
        yield "cite", _cite(held)
    yield "limits", _list(release.limits(held)) + _methods()
    yield "rights", _rights()
    yield "columns", atlas.kept(data_columns.show, held)
    yield "changes", data_changes.show(atlas)
    yield "credits", _list(release.credits(held.about))


def _files(files: Sequence[File]) -> str:
    rows = [(_link(one), (one.about, _size(one.size), _digest(one))) for one in files]
    heads = [texts.say(f"data-file-{part}") for part in ("name", "holds", "size", "hash")]
    table = kit.table(heads, rows, caption=texts.say("data-part-files"))
    return f"<p>{h(texts.say('data-files-how'))}</p>{table}"


def _link(file: File) -> str:
    return f'<a href="{PLACE}{h(file.name)}" download>{data_columns.name(file.name)}</a>'


def _digest(file: File) -> Html:
    return Html(data_columns.name(file.sha256))


def _size(size: int) -> str:
    """A size in words: 690 kB, or 0.6 kB below one."""
    if size < 1000:
        return texts.say("data-bytes", number=size)
    if size < 1_000_000:
        return texts.say("data-kilobytes", number=round(size / 1000))
    return texts.say("data-megabytes", number=f"{size / 1_000_000:.1f}")


def _cite(held: Edition) -> str:
    at = "{here}/data"
    line, entry = f"{release.cite(held)} {at}", release.bibtex(held, at)
    shown = "<br>".join(_here(one).replace("  ", "&nbsp;&nbsp;") for one in entry.splitlines())
    return (
        f"<p>{h(texts.say('release-readme-cite-how'))}</p>"
        f'<p class="reference">{_here(line)}</p>{_copy(line, "line")}'
        f"<h3>{h(texts.say('download-bibtex'))}</h3>"
        f'<p class="address">{shown}</p>{_copy(entry, "bibtex")}'
        '<span id="copied" class="copied" role="status"></span>'
    )


def _here(text: str) -> str:
    """The text escaped; where the atlas stands is written in by the page."""
    return h(text).replace("{here}", '<span data-here="1"></span>')


def _copy(text: str, what: str) -> str:
    said = h(texts.say(f"data-the-{what}"))
    return (
        f'<div class="tools"><button type="button" data-copy="{h(text)}" data-what="{said}" '
        f'aria-describedby="copied">{h(texts.say(f"data-copy-{what}"))}</button></div>'
    )


def _methods() -> str:
    return f'<p class="more-on"><a href="/methods">{h(texts.say("data-methods"))}</a></p>'


def _rights() -> str:
    return "".join(map(_right, RIGHTS)) + f"<p>{h(texts.say('release-rights-abstracts'))}</p>"


def _right(kind: str) -> str:
    held = rights.LICENCES.get(kind)
    under = texts.say("data-licence")
    licence = f'<p>{h(under)} <a href="{h(held.url)}">{h(held.name)}</a>.</p>' if held else ""
    names = ", ".join(map(data_columns.name, release.columns(kind)))
    fold = kit.fold(texts.say("data-rights-columns"), f"<p>{names}</p>")
    return f"<h3>{h(rights.title(kind))}</h3><p>{h(rights.terms(kind))}</p>{licence}{fold}"


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{h(one)}</li>' for one in items)}</ul>"
