"""The citation box: the paper's reference first, to copy; the atlas's own line second."""

from __future__ import annotations

from atlas_data import texts
from atlas_data.formats import reference
from atlas_data.model import Study
from components.escape import h


def box(study: Study, *, snapshot: str, address: str) -> str:
    """Formatted reference with a copy button, then the separate snapshot line."""
    formatted = reference.reference(study.record)
    own = reference.snapshot_line(study.id, snapshot, "{here}" + address)
    return (
        f'<section class="cite"><h2>{h(texts.say("cite-paper"))}</h2>'
        f'<p class="reference" id="reference">{formatted.html}</p>'
        f"{_copy(formatted.text, 'cite-the-reference', 'cite-copy-reference')}"
        f"<h3>{h(texts.say('cite-own'))}</h3>"
        f'<p class="hint">{h(texts.say("cite-own-hint"))}</p>'
        f'<p class="reference">{_here(h(own))}</p>'
        f"{_copy(own, 'cite-the-atlas-line', 'cite-copy-atlas-line')}"
        '<span id="cite-copied" class="copied" role="status"></span></section>'
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


def _copy(text: str, what: str, label: str) -> str:
    return (
        f'<button type="button" data-copy="{h(text)}" data-what="{h(texts.say(what))}" '
        f'aria-describedby="cite-copied">{h(texts.say(label))}</button>'
    )
