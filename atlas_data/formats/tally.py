"""How many works of a file were retracted, warned of, corrected or are preprints, and since when.

The sentence is the last thing a file says, wherever its format has a place for a word of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from atlas_data import texts
from atlas_data.formats.parts import became, clean
from atlas_data.model import WITHDRAWN, Study

_TOLD = ("retracted", "concern", "corrected", "preprint", "superseded")


class Tally:
    """Counts studies while they stream by, so that no file is held whole to be counted.

    `became` is how many were retracted, corrected, …, or never searched for (`not_checked`); `days`
    how many were checked on each day, "" where that is not recorded.
    """

    def __init__(self) -> None:
        self.studies = 0
        self.became: Counter[str] = Counter()
        self.days: Counter[str] = Counter()

    def counting(self, studies: Iterable[Study]) -> Iterator[Study]:
        """The same studies, each counted when it is taken."""
        for study in studies:
            self.studies += 1
            self.note(study)
            self.became["not_checked"] += study.record.status == "not_checked"
            self.days[clean(study.record.checked_on)] += 1
            yield study

    def note(self, study: Study) -> None:
        """Count what became of a study."""
        kinds = set(became(study.record))
        self.became.update(kinds - set(WITHDRAWN))
        self.became["retracted"] += bool(kinds & set(WITHDRAWN))

    @property
    def sentence(self) -> str:
        """What was counted so far, in one line.

        A work that is both, such as a preprint that was taken back, counts as both. Works of which
        no notice is known are counted apart: nobody has searched for one, so they are not "fine".
        """
        works = texts.say("tally-works", number=self.studies)
        counted = texts.say("tally", works=works, became=self.counted)
        unknown = self.became["not_checked"]
        searched = texts.say("tally-not-searched", number=unknown) if unknown else ""
        return " ".join(filter(None, (counted, searched, *self._when())))

    @property
    def counted(self) -> str:
        """How many became what, in few words: of retracted works also that there are none."""
        kinds = [kind for kind in _TOLD if self.became[kind] or kind == "retracted"]
        return ", ".join(texts.say(f"tally-{kind}", number=self.became[kind]) for kind in kinds)

    def _when(self) -> Iterator[str]:
        days = sorted(filter(None, self.days))
        if days:
            first, last = days[0], days[-1]
            key = "tally-day" if first == last else "tally-days"
            yield texts.say(key, first=first, last=last)
        if missing := self.days[""]:
            yield texts.say("tally-no-day", number=missing)


def sentence(studies: Iterable[Study]) -> str:
    """The sentence about studies that are at hand already."""
    tally = Tally()
    for _ in tally.counting(studies):
        pass
    return tally.sentence
