"""A reading list as one HTML file: to read, to print on A4, or to save as PDF from the browser.

Each study has its reference, its PEM line, what it does not show and where it stands. No script, no
other file, nothing from another host; white on black where the reader's device asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from atlas_data import texts, vocabulary
from atlas_data.formats import pem_line
from atlas_data.formats.parts import clean, notes
from atlas_data.formats.reference import list_line, reference
from atlas_data.formats.tally import Tally
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Study

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fbfaf7; --link: #1d4e89; --line: #767676; }
@media (prefers-color-scheme: dark) { :root { --ink: #d6d3cd; --paper: #16181a; --link: #9ec1ea; --line: #8a8a8a; } }
body { margin: 0 auto; max-width: 30em; padding: 1.5em 1em; font: 1.125rem/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
h1 { font-size: 1.5em; line-height: 1.25; }
a { color: var(--link); }
ol { padding-left: 1.8em; }
li { margin: 0 0 1.5em; }
li p { margin: .3em 0; }
.read { font-size: 1rem; }
.known, .limit { border-left: 3px solid var(--line); padding-left: .7em; }
footer { border-top: 1px solid var(--line); margin-top: 2em; }
@page { size: A4; margin: 18mm; }
@media print {
  :root { --ink: #000; --paper: #fff; --link: #000; --line: #000; }
  body { max-width: none; padding: 0; font-size: 12pt; line-height: 1.4; }
  li { break-inside: avoid; }
}
"""  # noqa: E501 (one rule a line)


def write(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[str]:
    """The page: its heading, a list item a study, where it comes from, the tally last."""
    tally = Tally()
    yield _head(export)
    for study in tally.counting(studies):
        yield _item(study, export)
    yield f"</ol>\n<footer>\n<p>{_said(texts.say('reading-counting'))}</p>\n"
    if source := list_line(export):
        yield f"<p>{_said(source)}</p>\n"
    yield f"<p>{_said(tally.sentence)}</p>\n</footer>\n</body>\n</html>\n"


def _head(export: Export) -> str:
    title, asked = _said(texts.say("refs-reading")), _said(export.asked)
    who = _said(texts.say("refs-who"))
    language = "en" if texts.locale() == texts.PSEUDO else texts.locale()
    return (
        f'<!DOCTYPE html>\n<html lang="{_said(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}{': ' if asked else ''}{asked}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<h1>{title}</h1>\n{f'<p>{asked}</p>' if asked else ''}\n<p>{who}</p>\n<ol>\n"
    )


def _item(study: Study, export: Export) -> str:
    known = "; ".join(notes(study.record))
    limit = _said(texts.say("does-not-show"))
    lines = []
    if known:
        name = _said(texts.say("refs-known"))
        lines.append(f'<p class="known"><strong>{name} {_said(known)}</strong></p>')
    lines.append(f"<p>{reference(study.record).html}</p>")
    lines.append(f"<p>{_said(pem_line.line(study))}</p>")
    lines.append(f'<p class="limit"><strong>{limit}</strong> {_said(not_shown(study))}</p>')
    lines.append(f'<p class="read">{_said(read_line(study))}</p>')
    if export.host:
        address = _said(f"{export.host}/s/{study.id}")
        name = _said(texts.say("reading-study"))
        lines.append(f'<p>{name}: <a href="{address}">{address}</a></p>')
    return f"<li>{''.join(lines)}</li>\n"


def not_shown(study: Study) -> str:
    """What the study does not show, or why that cannot be said."""
    if study.does_not_show:
        return study.does_not_show
    if study.record.withdrawn:
        return texts.say("study-not-shown-withdrawn")
    return texts.say("study-not-shown-ruled" if ruled(study) else "study-not-shown-unread")


def ruled(study: Study) -> bool:
    """Whether nobody read the study, and rules had more of it than its title."""
    return study.read == "none" and study.ruled_on in ("abstract", "full_text")


def read_line(study: Study) -> str:
    """How far the labels can be trusted, in few words."""
    if ruled(study):
        return texts.say("read-line-ruled", level=str(study.ruled_on))
    if study.read == "none":
        return texts.say("read-line-none")
    level = vocabulary.TERMS["read"][study.read].short
    return texts.say("read-line", level=level[:1].lower() + level[1:])


def _said(text: str) -> str:
    return escape(clean(text))


HTML = Writer(slug="html", suffix="html", mime="text/html", write=write)
