"""The citation box: the paper's reference in three styles, to copy; the atlas's own line second.

What is copied is both: text with italics and links for a word processor, and plain text.
"""

from __future__ import annotations

from atlas_data import texts
from atlas_data.formats import reference
from atlas_data.model import Study
from components import kit
from components.escape import h


def box(study: Study, *, snapshot: str, address: str) -> str:
    """The references with their copy buttons, then the separate snapshot line."""
    first, *others = reference.STYLES
    folded = "".join(_reference(study, style, f"reference-{style}") for style in others)
    own = reference.snapshot_line(study.id, snapshot, "{here}" + address)
    return (
        f'<section class="cite"><h2>{h(texts.say("cite-paper"))}</h2>'
        f"{_reference(study, first, 'reference')}{kit.fold(texts.say('cite-other-styles'), folded)}"
        '<p id="cite-copied" class="copied" role="status">&nbsp;</p>'  # its line is kept free
        f"<h3>{h(texts.say('cite-own'))}</h3>"
        f'<p class="hint">{h(texts.say("cite-own-hint"))}</p>'
        f'<p class="reference">{_here(h(own))}</p>'
        f"{_copy(own, texts.say('cite-the-atlas-line'), texts.say('cite-copy-atlas-line'))}"
        "</section>"
    )


def plain(study: Study, *, snapshot: str, address: str) -> str:
    """The two references without controls; `address` is whole, with its host."""
    own = reference.snapshot_line(study.id, snapshot, address)
    return (
        f'<section class="cite"><h2>{h(texts.say("cite-paper"))}</h2>'
        f'<p class="reference">{reference.reference(study.record).html}</p>'
        f"<h3>{h(texts.say('cite-own'))}</h3>"
        f'<p class="reference">{h(own)}</p></section>'
    )


def _here(text: str) -> str:
    """The host the reader sees is known only in the browser; the wire writes it in."""
    return text.replace("{here}", '<span data-here="1"></span>')


def _reference(study: Study, style: str, place: str) -> str:
    """A reference and the button that copies it; `place` is the id of its element."""
    found, name = reference.reference(study.record, style), reference.STYLES[style][0]
    what, label = texts.say("cite-the-style", style=name), texts.say("cite-copy-style", style=name)
    return (
        f'<p class="reference" id="{place}">{found.html}</p>'
        f"{_copy(found.text, what, label, rich=place)}"
    )


def _copy(text: str, what: str, label: str, *, rich: str = "") -> str:
    """A button that copies a text, and beside it the HTML of the element `rich` names."""
    from_there = f' data-rich="{h(rich)}"' if rich else ""
    return (
        f'<p><button type="button" data-copy="{h(text)}"{from_there} data-what="{h(what)}" '
        f'aria-describedby="cite-copied">{h(label)}</button></p>'
    )
