"""The question a reader asks, and the address that holds it.

Address → question and back loses nothing: unknown values come back as problems to be named, and
`params(parse(params(question))) == params(question)`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from atlas_data.model import WITHDRAWN
from atlas_data.query import reading, settings
from atlas_data.query.filters import FILTERS, Ids
from atlas_data.query.reading import Chosen

SORTS: Mapping[str, str] = {
    "read": "sort-read",
    "newest": "sort-newest",
    "oldest": "sort-oldest",
    "title": "sort-title",
    "author": "sort-author",
    "cases": "sort-cases",
    "relevance": "sort-relevance",
    "listed": "sort-listed",
}
"""Orders of a list, and the text that names each."""
VIEWS: Mapping[str, str] = {"cards": "view-cards", "table": "view-table", "reading": "view-reading"}
"""Ways a list is shown, and the text that names each."""
MODES = ("full", "calm")
PAGE_SIZE = 25
_READING_SIZE = 100


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: filter key → chosen values, in the order of `FILTERS`; and how it is shown.

    `aside` is the reading list a reader without scripts adds to while looking for more studies.
    `mode` is "calm" for one study a screen; `at` is the study the reader has reached; `rest` shows
    a quiet screen that leads back there. `snapshot` is the one the link was made on. `settings` say
    how a dashboard looks at the studies; `sides` are what two questions set side by side ask beyond
    what is asked of both: side ("a" or "b"), filter key, values.
    """

    chosen: Chosen = ()
    retracted: bool = False
    sort: str = ""
    view: str = "cards"
    mode: str = "full"
    page: int = 1
    at: str | None = None
    rest: bool = False
    aside: tuple[str, ...] = ()
    snapshot: str | None = field(default=None, compare=False)
    settings: tuple[tuple[str, str], ...] = ()
    sides: tuple[tuple[str, Chosen], ...] = ()

    def values(self, key: str) -> tuple[str, ...]:
        """The chosen values of a filter; empty when it is not used."""
        return dict(self.chosen).get(key, ())

    @property
    def calm(self) -> bool:
        """One study a screen, few words, dim colours."""
        return self.mode == "calm"

    @property
    def page_size(self) -> int:
        """How many studies a page of the list holds."""
        return _READING_SIZE if self.view == "reading" else PAGE_SIZE

    @property
    def shown_sort(self) -> str:
        """The order in force: as chosen, else by match when searching, else as a reading list
        has them, else what was read for the atlas, newest first."""
        if self.sort in self.sorts:
            return self.sort
        return next((one for one in ("relevance", "listed") if one in self.sorts), "read")

    @property
    def sorts(self) -> tuple[str, ...]:
        """The orders that make sense: by match only for a search, as listed only for a list."""
        needs = {"relevance": "q", "listed": "ids"}
        return tuple(one for one in SORTS if one not in needs or self.values(needs[one]))

    @property
    def shows_retracted(self) -> bool:
        """Retracted works are left out unless asked for, by the switch, by status or by id."""
        named = any(one in WITHDRAWN for one in self.values("status")) or self.values("ids")
        return self.retracted or bool(named)

    def with_values(self, key: str, values: Sequence[str]) -> Question:
        """The same question with other values for one filter, from its first page."""
        kept = dict(self.chosen) | {key: tuple(values)}
        ordered = tuple((one, kept[one]) for one in FILTERS if kept.get(one))
        return replace(self, chosen=ordered, page=1, at=None)

    def without(self, key: str, value: str) -> Question:
        """The same question with one value taken out."""
        return self.with_values(key, [one for one in self.values(key) if one != value])

    def alone(self) -> Question:
        """Only what is asked, not how it is shown: for file names, and to look at it otherwise."""
        return Question(self.chosen, self.retracted)

    def listed(self) -> Question:
        """What is asked, and in which order: all that makes a list what it is."""
        return replace(self.alone(), sort=self.sort)

    @property
    def filters_used(self) -> int:
        """How many values are chosen; a reading list is one."""
        return sum(len(_spelt(key, values)) for key, values in self.chosen)

    def setting(self, key: str) -> str:
        """How a dashboard looks at the studies: as chosen, else the usual."""
        return dict(self.settings).get(key, settings.SETTINGS[key][0])

    def with_setting(self, key: str, value: str) -> Question:
        """The same question looked at another way."""
        kept = dict(self.settings) | {key: value}
        usual = {one: held[0] for one, held in settings.SETTINGS.items()}
        ordered = tuple(
            (one, kept[one]) for one in usual if kept.get(one, usual[one]) != usual[one]
        )
        return replace(self, settings=ordered)

    def side(self, name: str) -> Question:
        """One of two questions side by side: what is asked of both, and what only of it."""
        question = self.alone()
        for key, values in dict(self.sides).get(name, ()):
            question = question.with_values(key, values)
        return question

    def elsewhere(self) -> Question:
        """What another page is to show of this one: what is asked, and the reader's mode."""
        return replace(self, page=1, at=None, rest=False, settings=(), sides=())

    def cleared(self) -> Question:
        """Nothing asked; sort and view stay as they are."""
        return replace(self, chosen=(), page=1, at=None, retracted=False)


def parse(params: Mapping[str, Sequence[str]]) -> tuple[Question, list[str]]:
    """An address's parameters as a question, and what could not be read, in words."""
    problems: list[str] = []
    chosen = reading.chosen(params, "", problems)
    sides = [(name, reading.chosen(params, f"{name}.", problems)) for name in reading.SIDES]
    problems += [
        reading.unknown("key", key)
        for key in list(params)[: reading.NAMED]
        if not reading.known(key)
    ]
    shown = {
        "sort": reading.one_of(params, "sort", SORTS, "", problems),
        "view": reading.one_of(params, "view", VIEWS, "cards", problems),
        "mode": reading.one_of(params, "mode", MODES, "full", problems),
    }
    reading.one_of(params, "retracted", ("show",), "", problems)
    reading.one_of(params, "rest", ("yes",), "", problems)
    return (
        Question(
            chosen=chosen,
            retracted=reading.last(params, "retracted") == "show",
            page=reading.page(params, problems),
            at=reading.at(params, problems),
            rest=reading.last(params, "rest") == "yes",
            aside=FILTERS["ids"].read(params.get("list", ()))[0],
            snapshot=reading.snapshot(params, problems),
            settings=reading.set_by(params, problems),
            sides=tuple((name, held) for name, held in sides if held),
            **shown,
        ),
        problems,
    )


def params(question: Question) -> dict[str, list[str]]:
    """The question as an address's parameters; what is the default is left out."""
    out = {key: _spelt(key, values) for key, values in question.chosen}
    if question.retracted:
        out["retracted"] = ["show"]
    if question.sort:
        out["sort"] = [question.sort]
    if question.view != "cards":
        out["view"] = [question.view]
    if question.mode != "full":
        out["mode"] = [question.mode]
    if question.page > 1:
        out["page"] = [str(question.page)]
    if question.at:
        out["at"] = [question.at]
    if question.rest:
        out["rest"] = ["yes"]
    if question.aside:
        out["list"] = [",".join(question.aside)]
    out |= {key: [value] for key, value in question.settings}
    for side, chosen in question.sides:
        out |= {f"{side}.{key}": _spelt(key, values) for key, values in chosen}
    if question.snapshot:
        out["snapshot"] = [question.snapshot]
    return out


def _spelt(key: str, values: Sequence[str]) -> list[str]:
    """Values as an address spells them: each by itself, but the ids of a list as one."""
    one = FILTERS[key]
    return [",".join(values)] if isinstance(one, Ids) else [one.slug(value) for value in values]


def query_string(question: Question, **more: str) -> str:
    """The question as the part of an address after `?`; `more` comes first."""
    return urlencode([*more.items(), *params(question).items()], doseq=True, safe=",")


def describe(question: Question) -> str:
    """What is asked, in words: "virus is Epstein–Barr virus, PEM required, from 1995"."""
    parts = [FILTERS[key].phrase(values) for key, values in question.chosen]
    return ", ".join(parts)
