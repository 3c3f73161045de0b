"""Lists of references as plain text: one a paragraph, numbered where the style has numbers.

The order is that of the studies. Below a work that was not left as it was published stands what is
known of that. Below the list stands where it comes from, then, without numbers, how many works a
reader must tell apart, and last the tally of what became of the works; the atlas is never cited in
place of a paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from atlas_data import texts
from atlas_data.formats.names import inverted
from atlas_data.formats.parts import atlas_note, became, clean, notes
from atlas_data.formats.reference import STYLES, list_line, reference
from atlas_data.formats.tally import Tally
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Record, Study

NUMBERED = frozenset({"vancouver", "ama"})
"""Styles that number their references."""


class Alike:
    """Counts, while they stream by, works whose first author and year another one shares.

    APA 7 (9.47) sets letters behind their years ("2021a"), which only the text that cites them, and
    a list that is known to its end, can give.
    """

    def __init__(self) -> None:
        self._met: Counter[tuple[str, int | None]] = Counter()

    def counting(self, studies: Iterable[Study]) -> Iterator[Study]:
        """The same studies, each counted when it is taken; those without an author are not."""
        for study in studies:
            for first in study.record.authors[:1]:
                self._met[inverted(first, dotted=True), study.record.year] += 1
            yield study

    @property
    def sentence(self) -> str:
        """How many were met so far, in one line; "" for none."""
        number = sum(times for times in self._met.values() if times > 1)
        return texts.say("refs-alike", number=number) if number else ""


def known(record: Record) -> str:
    """What became of a work, with its notices, in one line; "" for one that is only a preprint."""
    if set(became(record)) <= {"preprint"}:
        return ""
    return f"{texts.say('refs-known')} {'; '.join(notes(record))}"


def _written(style: str) -> Callable[[Iterable[Study], Export], Iterator[str]]:
    def write(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[str]:
        tally, alike = Tally(), Alike()
        for number, study in enumerate(alike.counting(tally.counting(studies)), start=1):
            before = f"{number}. " if style in NUMBERED else ""
            yield f"{before}{reference(study.record, style).text}\n\n"
            note = atlas_note(study) if export.notes else ""
            yield from (f"{said}\n\n" for said in (known(study.record), note) if said)
        apart = "" if style in NUMBERED else alike.sentence
        for said in filter(None, (clean(export.asked), list_line(export), apart)):
            yield f"{said}\n\n"
        yield f"{tally.sentence}\n"

    return write


TEXTS: tuple[Writer, ...] = tuple(
    Writer(slug=style, suffix=f"{style}.txt", mime="text/plain", write=_written(style))
    for style in STYLES
)
