"""Taking studies away: a link a format to the address that makes the file.

The file comes from the server as it is made, whatever its size; the same link works in a notebook.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas_data import formats, texts
from components import address, kit
from components.escape import h

_FIRST = ("bibtex", "ris", "csv", "apa-docx")
_CITATIONS = ("biblatex", "nbib", "csl")
_PRINTED = ("html", "apa", "vancouver", "ama", "vancouver-docx", "ama-docx")
_STUDIES = "/api/studies"
_WAYS = {"atom": "/feed.atom", "browse": "/browse"}
_DATA = ("excel", "jsonl", "json", "parquet", "zip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The files of one view: `query` asks for it, `path` makes the files, without their ending.

    `count` is how many studies there are, `numbered` how many of these have a PMID.
    """

    query: str
    count: int
    numbered: int
    path: str = _STUDIES


def show(files: Files, *, counted: bool = True, more: str = "") -> str:
    """Links to every format; with nothing to export they are off and say why. `more` stands with
    the rarer ones, as HTML."""
    if not files.count:
        return f'<p class="files off">{h(texts.say("download-nothing"))}</p>'
    notes = h(texts.say("download-notes"))
    groups = [
        f'<label class="option notes"><input type="checkbox" data-notes="1"> {notes}</label>',
        _group("citations", _row(files, _CITATIONS)),
        _group("printed", _row(files, _PRINTED)),
        _group("data", _row(files, _DATA)),
    ]
    if files.path == _STUDIES:
        links = "".join(
            _button(address.at(path, files.query), texts.say(f"download-{name}"))
            for name, path in _WAYS.items()
        )
        groups.append(_group("ways", f'<p class="files">{links}</p>'))
    rest = "".join(groups) + (f'<p class="tools">{more}</p>' if more else "")
    first = _row(files, _FIRST, counted=counted)
    return first + kit.fold(texts.say("download-more"), rest)


def _group(name: str, html: str) -> str:
    return f'<p class="hint">{h(texts.say(f"download-group-{name}"))}</p>{html}'


def _row(files: Files, slugs: Iterable[str], *, counted: bool = False) -> str:
    return f'<p class="files">{"".join(_link(files, one, counted) for one in slugs)}</p>'


def _link(files: Files, slug: str, counted: bool) -> str:
    ending = formats.writer(slug).suffix if slug != "zip" else slug
    name, number = texts.say(f"download-{slug}"), files.count
    if slug == "nbib":
        number = files.numbered
        if number != files.count:
            name, counted = texts.say("download-nbib-some", number=number), False
    label = texts.say("download-count", format=name, number=number) if counted else name
    if not number:
        return f'<span class="button off">{h(label)}</span>'
    return _button(address.at(f"{files.path}.{ending}", files.query), label)


def _button(at: str, label: str) -> str:
    return f'<a class="button" href="{h(at)}">{h(label)}</a>'
