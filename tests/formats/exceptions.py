"""Where our references differ from the official styles' on purpose: each place has a name.

The reason of each stands in the interface's texts as `proof-why-NAME`, for readers of the page
`/citations`. An exception takes one difference away and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from atlas_data.formats.names import inverted
from atlas_data.formats.pages import ranges
from atlas_data.formats.parts import clean, is_preprint, marks
from atlas_data.model import Author, Record

Pair = tuple[str, str]
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def needed(record: Record, style: str, ours: str, theirs: str) -> tuple[str, ...] | None:
    """Names of the exceptions two references need to be alike; `None` when these do not do."""
    if _differ(record, style, (ours, theirs), EXCEPTIONS):
        return None
    return tuple(
        name
        for name in EXCEPTIONS
        if _differ(record, style, (ours, theirs), [one for one in EXCEPTIONS if one != name])
    )


def even(text: str) -> str:
    """Text for comparing what is italic: quotes and capitals are other tests' matter."""
    return _straight(text).casefold()


def _differ(record: Record, style: str, pair: Pair, names: list[str] | dict[str, object]) -> bool:
    for name in names:
        pair = EXCEPTIONS[name](record, style, *pair)
    return pair[0] != pair[1]


def _quotes(_: Record, __: str, ours: str, theirs: str) -> Pair:
    return _straight(ours), _straight(theirs)


def _straight(text: str) -> str:
    """All quotes alike, and behind a full stop that the American rule puts inside them."""
    return re.sub(r"\.(')", r"\1.", text.translate(_STRAIGHT).replace('"', "'"))


def _status(record: Record, style: str, ours: str, theirs: str) -> Pair:
    for mark in marks(record):
        ours = ours if mark == "Preprint" else ours.replace(f" [{mark}]", "", 1)
    return ours, theirs


def _cut_short(_: Record, style: str, ours: str, theirs: str) -> Pair:
    return ours.replace(", et al. ", " et al. ", 1), theirs.replace(", et al. ", " et al. ", 1)


def _capitals(record: Record, style: str, ours: str, theirs: str) -> Pair:
    if style != "apa" or not record.journal:
        return ours, theirs
    name = clean(record.journal)
    found = re.compile(rf"(?<=[.?!'\"’”] ){re.escape(name)}(?=[,.])", re.IGNORECASE)
    return ours, found.sub(lambda _: name, theirs)


def _no_range(record: Record, _: str, ours: str, theirs: str) -> Pair:
    whole = ranges(record.pages)
    first = re.escape(whole.split("-")[0])
    if "-" not in whole:
        return ours, theirs
    return ours, re.sub(rf"(?<=[ :]){first}–\w+(?=\.)", whole, theirs, count=1)


def _preprint(record: Record, style: str, ours: str, theirs: str) -> Pair:
    if not is_preprint(record) or style == "apa":
        return ours, theirs
    server = clean(record.journal)
    if style == "vancouver":
        return ours, theirs.replace(f" {server}; ", f" {server}. ", 1)
    return ours.replace(" [Preprint]", "", 1), theirs.replace("Preprint posted online ", "", 1)


def _online(_: Record, style: str, ours: str, theirs: str) -> Pair:
    return ours, theirs.replace("Published online ", "", 1) if style == "ama" else theirs


def _no_volume(record: Record, style: str, ours: str, theirs: str) -> Pair:
    if style != "vancouver" or record.volume or record.issue:
        return ours, theirs
    return ours, theirs.replace(f" {record.year};", f" {record.year}:", 1)


def _small_initial(_: Record, style: str, ours: str, theirs: str) -> Pair:
    return ours, re.sub(r"(?<=\. [a-z])(?=, )", ".", theirs) if style == "apa" else theirs


def _east_asian(_: Record, __: str, ours: str, theirs: str) -> Pair:
    return ours, re.sub(r"(?<=[\u4e00-\u9fff])\.(?=, )", "", theirs)


def _address(record: Record, _: str, ours: str, theirs: str) -> Pair:
    return ours, theirs.replace(f"https://doi.org/{record.doi}", record.url or "", 1)


def _together(record: Record, style: str, ours: str, theirs: str) -> Pair:
    for author, short in _run_together(record):
        dotted = style == "apa"
        theirs = theirs.replace(inverted(short, dotted=dotted), inverted(author, dotted=dotted), 1)
    return ours, theirs


def _run_together(record: Record) -> Iterator[tuple[Author, Author]]:
    for one in record.authors:
        if one.family and one.given and re.fullmatch("[A-Z]{2,3}", one.given):
            yield one, Author(family=one.family, given=one.given[0])


EXCEPTIONS: dict[str, Callable[[Record, str, str, str], Pair]] = {
    "status": _status,
    "cut-short": _cut_short,
    "quotes": _quotes,
    "capitals": _capitals,
    "preprint": _preprint,
    "online": _online,
    "no-volume": _no_volume,
    "no-range": _no_range,
    "small-initial": _small_initial,
    "east-asian": _east_asian,
    "address": _address,
    "together": _together,
}
"""Name → what takes the difference away: record, style, our text, theirs → the two made even."""
