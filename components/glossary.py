"""The glossary as a page: every word that stands on a screen, with its meaning and its studies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeGuard

from atlas_data import texts, vocabulary
from atlas_data.model import WITHDRAWN
from atlas_data.query import census
from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import FILTERS, Choice, Filter
from atlas_data.query.question import Question
from atlas_data.vocabulary.abbreviations import ABBREVIATIONS
from atlas_data.vocabulary.glossary import GLOSSARY, Word
from components import address, prose, words
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.screen import Screen


def screen(shown: Shown, asked: Asked) -> Screen:
    """The glossary as a screen; it needs no list of short forms, for it holds them all."""
    return prose.screen(shown, asked, _text, explained=False)


def _text(atlas: Atlas, asked: Asked) -> str:
    parts = list(_parts(atlas, asked.question.mode))
    contents = "".join(f'<li><a href="#all-{key}">{h(name)}</a></li>' for key, name, _ in parts)
    sections = "".join(
        f'<section><h2 id="all-{key}">{h(name)}</h2>{html}{_up()}</section>'
        for key, name, html in parts
    )
    title = texts.say("page-glossary")
    named = texts.say("glossary-contents")
    return (
        f'<div class="glossary"><h1>{h(title)}</h1><p>{h(texts.say("glossary-intro"))}</p>'
        f'<nav id="contents" aria-label="{h(named)}"><ul class="contents">{contents}</ul></nav>'
        f"{sections}</div>"
    )


def _up() -> str:
    return f'<p class="up"><a href="#contents">{h(texts.say("glossary-up"))}</a></p>'


def _parts(atlas: Atlas, mode: str) -> Iterator[tuple[str, str, str]]:
    """Each part of the page: its anchor behind "all-", its name, its HTML."""
    sought = Question(mode=mode)
    yield "words", texts.say("glossary-words"), _words(atlas, sought)
    states = (
        _entry(f"state-{one.slug}", one.label, one.meaning)
        for one in vocabulary.TERMS["lacking"].values()
    )
    yield "state", texts.say("glossary-states"), _list(states)
    counts = atlas.ask(Question()).counts
    for facet in vocabulary.FACETS:
        asking = [one for one in FILTERS.values() if _offers(one, facet)]
        name = asking[0].label if len(asking) == 1 else texts.say(f"page-{facet}")
        help_ = f'<p class="hint">{h(asking[0].help)}</p>' if len(asking) == 1 else ""
        yield facet, name, help_ + _list(_choices(atlas, sought, facet, asking, counts))
    caveats = (
        _entry(f"caveat-{one.slug}", one.label, one.plain) for one in vocabulary.CAVEATS.values()
    )
    yield "caveat", texts.say("caveats"), _list(caveats)
    yield "short", texts.say("glossary-short"), _list(_short_forms())


def _words(atlas: Atlas, sought: Question) -> str:
    """The words of method, A to Z, with a way to each letter."""
    ordered = sorted(GLOSSARY.words.values(), key=lambda one: one.word.casefold())
    groups = [(letter, list(held)) for letter, held in groupby(ordered, _letter)]
    letters = "".join(f'<a href="#letter-{one}">{h(one)}</a>' for one, _ in groups)
    lists = "".join(
        f'<h3 id="letter-{letter}">{h(letter)}</h3>'
        f"{_list(_word(atlas, sought, one) for one in held)}"
        for letter, held in groups
    )
    named = texts.say("glossary-letters")
    return f'<nav class="letters" aria-label="{h(named)}">{letters}</nav>{lists}'


def _letter(word: Word) -> str:
    return word.word[:1].upper()


def _word(atlas: Atlas, sought: Question, word: Word) -> str:
    shown = ""
    for key, ids in word.studies:
        asked = _asked(sought, key, ids)
        shown += " " + _studies(atlas, asked, atlas.count(asked), word.word)
        shown += _earlier(atlas, sought, key, ids)
    return _entry(word.id, word.word, word.meaning, shown)


def _offers(one: Filter, facet: str) -> TypeGuard[Choice]:
    return isinstance(one, Choice) and (one.facet or one.key) == facet


def _choices(
    atlas: Atlas,
    sought: Question,
    facet: str,
    asking: Sequence[Choice],
    counts: Mapping[str, Mapping[str, int]],
) -> Iterator[str]:
    """Each term of a facet, with the studies that each filter finds by it."""
    for id_, term in vocabulary.FACETS[facet].items():
        shown = ""
        for one in asking:
            asked = _asked(sought, one.key, (id_,))
            number = counts[one.key].get(id_, 0)
            found = _studies(atlas, asked, number, term.label)
            if len(asking) > 1:
                found = f"{h(one.label)}: {found if number else h(words.studies(0))}."
            shown += f" {found}{_earlier(atlas, sought, one.key, (id_,))}"
        yield _entry(f"{facet}-{term.slug}", term.label, term.meaning, shown)


def _asked(sought: Question, key: str, ids: Iterable[str]) -> Question:
    """The question for some choices of one filter; works that were taken back are shown when
    they are what is asked for."""
    taken_back = key == "status" and any(one in WITHDRAWN for one in ids)
    return replace(sought, retracted=taken_back).with_values(key, tuple(ids))


def _studies(atlas: Atlas, asked: Question, number: int, what: str) -> str:
    if not number:
        key = "glossary-no-status" if asked.values("status") else "glossary-no-study"
        return f'<span class="hint">{h(texts.say(key))}</span>'
    at = address.link(asked, snapshot=atlas.name)
    said = words.studies(number)
    named = h(texts.say("glossary-studies", studies=said, what=what))
    return f'<a href="{h(at)}" aria-label="{named}">{h(said)}</a>'


def _earlier(atlas: Atlas, sought: Question, key: str, ids: Sequence[str]) -> str:
    """The way to notices of a kind that is not, or no longer, the status of the study."""
    number = atlas.kept(_noticed, tuple(ids)) if key == "status" else 0
    if not number:
        return ""
    query = h(asking.query_string(sought))
    told = h(texts.say("glossary-noticed", number=number))
    return f'. <a href="/retractions{"?" + query if query else ""}">{told}</a>'


def _noticed(atlas: Atlas, ids: tuple[str, ...]) -> int:
    return census.noticed(atlas.table, ids)


def _short_forms() -> Iterator[str]:
    for one in ABBREVIATIONS.values():
        meaning = texts.shown(one.long)
        if one.plain:
            meaning = f"{meaning}: {texts.shown(one.plain)}"
        yield f"<div><dt>{h(one.short)}</dt><dd>{h(meaning)}</dd></div>"


def _entry(anchor: str, name: str, meaning: str, more: str = "") -> str:
    return f'<div id="{h(anchor)}"><dt>{h(name)}</dt><dd>{h(meaning)}{more}</dd></div>'


def _list(entries: Iterable[str]) -> str:
    return f'<dl class="entries">{"".join(entries)}</dl>'
