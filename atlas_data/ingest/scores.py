"""Figures of a comparison with hand coding: hits and misses of each field, in tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class Tally:
    """Labels both gave, those only the rules gave, those only the coding gave."""

    both: int = 0
    only_rules: int = 0
    only_coding: int = 0

    @property
    def precision(self) -> float | None:
        """Of the labels that the rules gave, the share that the coding gave too."""
        given = self.both + self.only_rules
        return self.both / given if given else None

    @property
    def recall(self) -> float | None:
        """Of the labels that the coding gave, the share that the rules gave too."""
        coded = self.both + self.only_coding
        return self.both / coded if coded else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        total = 2 * self.both + self.only_rules + self.only_coding
        return 2 * self.both / total if total else None


@dataclass(slots=True, kw_only=True)
class Agreement:
    """Of all studies, how many have the same answer; `confusion` counts (coding, rules)."""

    same: int = 0
    total: int = 0
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def share(self) -> float | None:
        """The share of studies with the same answer."""
        return self.same / self.total if self.total else None

    def of(self, answer: str) -> Tally:
        """The tally of one answer against all others."""
        held = Tally()
        for (coded, ruled), count in self.confusion.items():
            held.both += count * (coded == ruled == answer)
            held.only_rules += count * (ruled == answer != coded)
            held.only_coding += count * (coded == answer != ruled)
        return held


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One study in which rules and coding differ on a field, with the words of the rules."""

    study: str
    field: str
    rules: str
    coding: str
    words: str


@dataclass(slots=True, kw_only=True)
class Scores:
    """All figures: single answers (`one`), lists of labels (`many`), and every miss.

    `studies` counts texts that have coding, by the most the rules had at hand; `unread` are
    entries without a record, `uncoded` those without coding, `missing` coding without text.
    """

    studies: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    uncoded: int = 0
    missing: int = 0
    one: dict[str, Agreement] = field(default_factory=dict)
    many: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)


def told(scores: Scores) -> dict[str, Any]:
    """The same for a program: plain values only."""
    return {
        "studies": dict(sorted(scores.studies.items())),
        "unread": scores.unread,
        "uncoded": scores.uncoded,
        "missing": scores.missing,
        "one": {name: _agreement(held) for name, held in scores.one.items()},
        "many": {name: _tally(held) for name, held in scores.many.items()},
        "misses": [asdict(one) for one in scores.misses],
    }


def lines(scores: Scores) -> Iterator[str]:
    """The same for a reader: tables first, then every miss."""
    at_hand = ", ".join(f"{count} by {name}" for name, count in sorted(scores.studies.items()))
    yield f"{sum(scores.studies.values())} texts with hand coding ({at_hand or 'none'})"
    yield (
        f"{scores.uncoded} texts without coding, {scores.unread} unreadable entries, "
        f"{scores.missing} coded studies without text"
    )
    yield ""
    yield f"{'one answer':24}{'same':>6}{'of':>6}{'share':>8}"
    for name, held in scores.one.items():
        yield f"{name:24}{held.same:>6}{held.total:>6}{_share(held.share):>8}"
    yield ""
    yield f"{'labels':24}{'both':>6}{'rules':>6}{'coding':>7}{'P':>7}{'R':>7}{'F1':>7}"
    for name, tally in _tallies(scores):
        yield (
            f"{name:24}{tally.both:>6}{tally.only_rules:>6}{tally.only_coding:>7}"
            f"{_share(tally.precision):>7}{_share(tally.recall):>7}{_share(tally.f1):>7}"
        )
    for name, held in scores.one.items():
        yield from _confusion(name, held)
    yield ""
    yield "misses: study | field | rules | coding | words of the rules"
    for one in scores.misses:
        yield f"{one.study} | {one.field} | {one.rules} | {one.coding} | {one.words}"


def _tallies(scores: Scores) -> Iterator[tuple[str, Tally]]:
    yield from scores.many.items()
    for name, held in scores.one.items():
        if name.startswith("pem"):
            answers = sorted({answer for pair in held.confusion for answer in pair})
            yield from ((f"{name}={answer}"[:24], held.of(answer)) for answer in answers)


def _confusion(name: str, held: Agreement) -> Iterator[str]:
    differing = [(pair, n) for pair, n in held.confusion.most_common() if pair[0] != pair[1]]
    if differing and not name.startswith("sample"):
        yield ""
        yield f"{name}: coding → rules"
        yield from (f"  {n:>3}  {coded} → {ruled}" for (coded, ruled), n in differing)


def _agreement(held: Agreement) -> dict[str, Any]:
    answers = sorted({answer for pair in held.confusion for answer in pair})
    return {
        "same": held.same,
        "total": held.total,
        "share": held.share,
        "answers": {answer: _tally(held.of(answer)) for answer in answers},
        "confusion": [
            {"coding": coded, "rules": ruled, "count": count}
            for (coded, ruled), count in sorted(held.confusion.items())
        ],
    }


def _tally(held: Tally) -> Mapping[str, Any]:
    return {**asdict(held), "precision": held.precision, "recall": held.recall, "f1": held.f1}


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
