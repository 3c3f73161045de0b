"""The parts of an address, read one by one; what cannot be read is named in words.

Every function adds to `problems` what it could not read, and gives what it could.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from atlas_data import texts
from atlas_data.query import settings
from atlas_data.query.filters import FILTERS, IDS_LIMIT, STUDY_ID, WORDS_LIMIT, Ids, Words

Chosen = tuple[tuple[str, tuple[str, ...]], ...]
Given = Mapping[str, Sequence[str]]
NAMED = 5
_SNAPSHOT = re.compile(r"\d{4}-\d{2}-\d{2}(?:\.\d{1,4})?")
KNOWN = ("retracted", "sort", "view", "mode", "page", "at", "rest", "snapshot", "id", "list")
SIDES = ("a", "b")


def known(key: str) -> bool:
    """Whether an address may name this parameter."""
    side, dot, name = key.partition(".")
    return (
        key in FILTERS
        or key in KNOWN
        or key in settings.SETTINGS
        or bool(dot and side in SIDES and name in FILTERS)
    )


def chosen(params: Given, prefix: str, problems: list[str]) -> Chosen:
    """The filters whose keys have a prefix, in the order of `FILTERS`."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for key, one in FILTERS.items():
        if prefix + key in params:
            values, unknown = one.read([_printable(value) for value in params[prefix + key]])
            problems += _name(one.label, unknown, too_long=isinstance(one, Words))
            if isinstance(one, Ids):
                problems += _too_many(one, params[prefix + key])
            if values:
                found.append((key, values))
    return tuple(_in_order(found, problems))


def _too_many(one: Ids, values: Sequence[str]) -> list[str]:
    number = len({part.strip() for value in values for part in value.split(",")} - {""})
    if number <= IDS_LIMIT:
        return []
    return [texts.say("link-too-many", number=number, filter=one.label, most=IDS_LIMIT)]


def set_by(params: Given, problems: list[str]) -> tuple[tuple[str, str], ...]:
    """What a link says about how a dashboard looks; the usual is left out."""
    found = []
    for key, values in settings.SETTINGS.items():
        value = last(params, key)
        if value is None or value == values[0]:
            continue
        if value in values:
            found.append((key, value))
        else:
            named = texts.say(f"setting-{key}")
            problems += _name(named, [value], too_long=False)
    return tuple(found)


def _in_order(
    chosen: list[tuple[str, tuple[str, ...]]], problems: list[str]
) -> list[tuple[str, tuple[str, ...]]]:
    """The same filters, years turned round when the first stands after the last."""
    held = dict(chosen)
    first, end = held.get("from"), held.get("to")
    if first and end and int(first[0]) > int(end[0]):
        # "from" is no name for an argument in Python, but one for a value in a text
        turned = {"from": first[0], "to": end[0]}
        problems.append(texts.say("link-years-turned", **turned))
        held["from"], held["to"] = end, first
    return [(key, held[key]) for key, _ in chosen]


def _name(label: str, unknown: Sequence[str], *, too_long: bool) -> list[str]:
    if not unknown:
        return []
    if too_long:
        held = len(unknown[0])
        return [texts.say("link-search-too-long", number=held, most=WORDS_LIMIT)]
    named = (texts.say("link-value", value=_short(value)) for value in unknown[:NAMED])
    values, number = ", ".join(named), len(unknown)
    if number <= NAMED:
        return [texts.say("link-unknown-values", filter=label, values=values, number=number)]
    more = number - NAMED
    return [texts.say("link-unknown-many", filter=label, values=values, more=more)]


def one_of(
    given: Given,
    key: str,
    known: Collection[str],
    default: str,
    problems: list[str],
) -> str:
    """One of the values known, else the usual one."""
    value = last(given, key)
    if value is None or value in known:
        return value or default
    problems.append(unknown(key, value))
    return default


def page(given: Given, problems: list[str]) -> int:
    """The page of the list; 1 when none or none that can be read is named."""
    value = last(given, "page")
    if value is None:
        return 1
    if value.isascii() and value.isdigit() and 0 < int(value[:8]) < 10_000_000 and len(value) < 8:
        return int(value)
    problems.append(unknown("page", value))
    return 1


def at(given: Given, problems: list[str]) -> str | None:
    """The study, or the part of a page, that the reader had reached."""
    return _like(given, "at", STUDY_ID, problems)


def snapshot(given: Given, problems: list[str]) -> str | None:
    """The name of the snapshot the link was made on."""
    return _like(given, "snapshot", _SNAPSHOT, problems)


def _like(given: Given, key: str, form: re.Pattern[str], problems: list[str]) -> str | None:
    value = last(given, key)
    if value is None or form.fullmatch(value):
        return value
    problems.append(unknown(key, value))
    return None


def unknown(key: str, value: str) -> str:
    """A value that is not known, named for the reader."""
    return texts.say(f"link-unknown-{key}", value=_short(_printable(value)))


def last(given: Given, key: str) -> str | None:
    """The value of a parameter; the last when it is given more than once."""
    values = given.get(key)
    return values[-1] if values else None


def _printable(value: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in value)


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
