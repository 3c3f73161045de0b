"""The question a reader asks, and the address that holds it.

Address → question and back loses nothing: unknown values come back as problems to be named, and
`params(parse(params(question))) == params(question)`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from atlas_data import texts
from atlas_data.query.filters import FILTERS, WORDS_LIMIT, Words

SORTS: Mapping[str, str] = {
    "read": "sort-read",
    "newest": "sort-newest",
    "oldest": "sort-oldest",
    "title": "sort-title",
    "author": "sort-author",
    "cases": "sort-cases",
    "relevance": "sort-relevance",
}
"""Orders of a list, and the text that names each."""
VIEWS: Mapping[str, str] = {"cards": "view-cards", "table": "view-table", "reading": "view-reading"}
"""Ways a list is shown, and the text that names each."""
MODES = ("full", "calm")
PAGE_SIZE = 25
_READING_SIZE = 100
_NAMED = 5
_SNAPSHOT = re.compile(r"\d{4}-\d{2}-\d{2}(?:\.\d{1,4})?")
_STUDY = re.compile(r"[a-z0-9][a-z0-9-]{0,199}")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: filter key → chosen values, in the order of `FILTERS`; and how it is shown.

    `mode` is "calm" for one study a screen; `at` is the study the reader has reached; `rest` shows
    a quiet screen that leads back there. `snapshot` is the one the link was made on.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    retracted: bool = False
    sort: str = ""
    view: str = "cards"
    mode: str = "full"
    page: int = 1
    at: str | None = None
    rest: bool = False
    snapshot: str | None = field(default=None, compare=False)

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
        """The order in force: as chosen, else by match when searching, else
        what was read for the atlas, newest first."""
        searching = bool(self.values("q"))
        if self.sort and (self.sort != "relevance" or searching):
            return self.sort
        return "relevance" if searching else "read"

    @property
    def shows_retracted(self) -> bool:
        """Retracted works are left out unless asked for, by the switch or by status."""
        return self.retracted or "retracted" in self.values("status")

    def with_values(self, key: str, values: Sequence[str]) -> Question:
        """The same question with other values for one filter, from its first page."""
        kept = dict(self.chosen) | {key: tuple(values)}
        ordered = tuple((one, kept[one]) for one in FILTERS if kept.get(one))
        return replace(self, chosen=ordered, page=1, at=None)

    def without(self, key: str, value: str) -> Question:
        """The same question with one value taken out."""
        return self.with_values(key, [one for one in self.values(key) if one != value])

    def alone(self) -> Question:
        """Only what is asked, not how it is shown: for file names."""
        return Question(self.chosen, self.retracted)

    def cleared(self) -> Question:
        """Nothing asked; sort and view stay as they are."""
        return replace(self, chosen=(), page=1, at=None, retracted=False)


def parse(params: Mapping[str, Sequence[str]]) -> tuple[Question, list[str]]:
    """An address's parameters as a question, and what could not be read, in words."""
    problems: list[str] = []
    chosen: list[tuple[str, tuple[str, ...]]] = []
    for key, one in FILTERS.items():
        if key in params:
            values, unknown = one.read([_printable(value) for value in params[key]])
            problems += _name(one.label, unknown, too_long=isinstance(one, Words))
            if values:
                chosen.append((key, values))
    chosen = _in_order(chosen, problems)
    problems += [
        _unknown("key", key)
        for key in list(params)[:_NAMED]
        if key not in FILTERS and key not in KNOWN
    ]
    shown = {
        "sort": _one_of(params, "sort", SORTS, "", problems),
        "view": _one_of(params, "view", VIEWS, "cards", problems),
        "mode": _one_of(params, "mode", MODES, "full", problems),
    }
    _one_of(params, "retracted", ("show",), "", problems)
    _one_of(params, "rest", ("yes",), "", problems)
    return (
        Question(
            chosen=tuple(chosen),
            retracted=_last(params, "retracted") == "show",
            page=_page(params, problems),
            at=_at(params, problems),
            rest=_last(params, "rest") == "yes",
            snapshot=_snapshot(params, problems),
            **shown,
        ),
        problems,
    )


KNOWN = ("retracted", "sort", "view", "mode", "page", "at", "rest", "snapshot", "id")


def params(question: Question) -> dict[str, list[str]]:
    """The question as an address's parameters; what is the default is left out."""
    out = {key: [FILTERS[key].slug(value) for value in values] for key, values in question.chosen}
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
    if question.snapshot:
        out["snapshot"] = [question.snapshot]
    return out


def query_string(question: Question, **more: str) -> str:
    """The question as the part of an address after `?`; `more` comes first."""
    return urlencode([*more.items(), *params(question).items()], doseq=True)


def describe(question: Question) -> str:
    """What is asked, in words: "virus is Epstein–Barr virus, PEM required, from 1995"."""
    parts = [FILTERS[key].phrase(values) for key, values in question.chosen]
    return ", ".join(parts)


def _in_order(
    chosen: list[tuple[str, tuple[str, ...]]], problems: list[str]
) -> list[tuple[str, tuple[str, ...]]]:
    """The same filters, years turned round when the first stands after the last."""
    held = dict(chosen)
    first, last = held.get("from"), held.get("to")
    if first and last and int(first[0]) > int(last[0]):
        # "from" is no name for an argument in Python, but one for a value in a text
        turned = {"from": first[0], "to": last[0]}
        problems.append(texts.say("link-years-turned", **turned))
        held["from"], held["to"] = last, first
    return [(key, held[key]) for key, _ in chosen]


def _name(label: str, unknown: Sequence[str], *, too_long: bool) -> list[str]:
    if not unknown:
        return []
    if too_long:
        held = len(unknown[0])
        return [texts.say("link-search-too-long", number=held, most=WORDS_LIMIT)]
    named = (texts.say("link-value", value=_short(value)) for value in unknown[:_NAMED])
    values, number = ", ".join(named), len(unknown)
    if number <= _NAMED:
        return [texts.say("link-unknown-values", filter=label, values=values, number=number)]
    more = number - _NAMED
    return [texts.say("link-unknown-many", filter=label, values=values, more=more)]


def _one_of(
    given: Mapping[str, Sequence[str]],
    key: str,
    known: Collection[str],
    default: str,
    problems: list[str],
) -> str:
    value = _last(given, key)
    if value is None or value in known:
        return value or default
    problems.append(_unknown(key, value))
    return default


def _page(given: Mapping[str, Sequence[str]], problems: list[str]) -> int:
    value = _last(given, "page")
    if value is None:
        return 1
    if value.isascii() and value.isdigit() and 0 < int(value[:8]) < 10_000_000 and len(value) < 8:
        return int(value)
    problems.append(_unknown("page", value))
    return 1


def _at(given: Mapping[str, Sequence[str]], problems: list[str]) -> str | None:
    value = _last(given, "at")
    if value is None or _STUDY.fullmatch(value):
        return value
    problems.append(_unknown("at", value))
    return None


def _snapshot(given: Mapping[str, Sequence[str]], problems: list[str]) -> str | None:
    value = _last(given, "snapshot")
    if value is None or _SNAPSHOT.fullmatch(value):
        return value
    problems.append(_unknown("snapshot", value))
    return None


def _unknown(key: str, value: str) -> str:
    return texts.say(f"link-unknown-{key}", value=_short(_printable(value)))


def _last(given: Mapping[str, Sequence[str]], key: str) -> str | None:
    values = given.get(key)
    return values[-1] if values else None


def _printable(value: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in value)


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
