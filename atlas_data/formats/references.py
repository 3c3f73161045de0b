"""Lists of references as plain text: one a paragraph, numbered where the style has numbers.

The order is that of the studies. Below the list stands where it comes from, and last the tally of
what became of its works; the atlas is never cited in place of a paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from atlas_data.formats.parts import atlas_note, clean
from atlas_data.formats.reference import STYLES, list_line, reference
from atlas_data.formats.tally import Tally
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Study

NUMBERED = frozenset({"vancouver", "ama"})
"""Styles that number their references."""


def _written(style: str) -> Callable[[Iterable[Study], Export], Iterator[str]]:
    def write(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[str]:
        tally = Tally()
        for number, study in enumerate(tally.counting(studies), start=1):
            before = f"{number}. " if style in NUMBERED else ""
            yield f"{before}{reference(study.record, style).text}\n\n"
            if export.notes and (note := atlas_note(study)):
                yield f"{note}\n\n"
        for said in filter(None, (clean(export.asked), list_line(export))):
            yield f"{said}\n\n"
        yield f"{tally.sentence}\n"

    return write


TEXTS: tuple[Writer, ...] = tuple(
    Writer(slug=style, suffix=f"{style}.txt", mime="text/plain", write=_written(style))
    for style in STYLES
)
