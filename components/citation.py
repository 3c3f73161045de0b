"""The citation box: the paper's reference first, to copy; the atlas's own line second."""

from __future__ import annotations

from atlas_data.formats import reference
from atlas_data.model import Study
from components.escape import h


def box(study: Study, *, snapshot: str, address: str) -> str:
    """Formatted reference with a copy button, then the separate snapshot line."""
    formatted = reference.reference(study.record)
    own = reference.snapshot_line(study.id, snapshot, "{here}" + address)
    return (
        '<section class="cite"><h2>Cite this paper</h2>'
        f'<p class="reference" id="reference">{formatted.html}</p>'
        f"{_copy(formatted.text, 'the reference of the paper', 'Copy reference')}"
        '<h3>Cite what the atlas says of it</h3><p class="hint">Only besides the paper, never '
        f'instead of it.</p><p class="reference">{_here(h(own))}</p>'
        f"{_copy(own, 'the line that cites the atlas', 'Copy atlas line')}"
        '<span id="cite-copied" class="copied" role="status"></span></section>'
    )


def _here(text: str) -> str:
    """The host the reader sees is known only in the browser; the wire writes it in."""
    return text.replace("{here}", '<span data-here="1"></span>')


def _copy(text: str, what: str, label: str) -> str:
    return (
        f'<button type="button" data-copy="{h(text)}" data-what="{h(what)}" '
        f'aria-describedby="cite-copied">{label}</button>'
    )
