"""A reading list: the references with their caveats, to read through or to print on A4."""

from __future__ import annotations

from collections.abc import Sequence

from atlas_data import texts
from atlas_data.formats import reading, reference
from atlas_data.model import Study
from components import coins, pem, words
from components.escape import h


def show(
    studies: Sequence[Study], links: Sequence[str], *, first: int, made: str, link: str
) -> str:
    """Each study's reference, PEM line, caveat and link; `made` says what the list is.

    Under the list stand its own link and snapshot, which paper cannot remember by itself.
    """
    return (
        '<div class="tools"><button type="button" data-print="1">'
        f"{h(texts.say('reading-print'))}</button></div>"
        f"{items(studies, links, first=first)}"
        f'<p class="source made">{h(made)}. {h(texts.say("reading-at"))} '
        f'<span class="address"><span data-here="1"></span>{h(link)}</span>. '
        f"{h(texts.say('reading-counting'))}</p>"
    )


def items(studies: Sequence[Study], links: Sequence[str], *, first: int) -> str:
    """The studies as a numbered list."""
    listed = "".join(_item(study, at) for study, at in zip(studies, links, strict=True))
    return f'<ol class="reading" start="{first}">{listed}</ol>'


def _item(study: Study, link: str) -> str:
    return (
        f"<li>{words.banner(study.record, brief=True)}"
        f'<p class="reference">{reference.reference(study.record).html}</p>'
        f'<p class="facts">{pem.line(study)}</p>'
        f'<p class="not"><strong>{h(texts.say("does-not-show"))}</strong> '
        f"{h(reading.not_shown(study))}</p>"
        f'<p class="source"><a href="{h(link)}">{h(texts.say("reading-study"))}</a> '
        f'<span class="address only-print"><span data-here="1"></span>'
        f"/study?id={h(study.id)}</span></p>{coins.span(study)}</li>"
    )
