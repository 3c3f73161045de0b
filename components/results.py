"""The answer to a question: its sentence, chips, order, page links, and what to do with nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.filters import FILTERS
from atlas_data.query.question import VIEWS, Question
from components import (
    address,
    cards,
    hints,
    kit,
    links,
    pick,
    reading_list,
    words,
)
from components.escape import h

_WORDS_TRIED, _WORDS_SHOWN = 12, 4


def sentence(answer: Answer) -> str:
    """What is asked and how much answers, as plain text: "41 of 1,325 studies: PEM required"."""
    said = asking.describe(answer.question)
    number, total = answer.count, answer.total
    if said:
        return texts.say("results-sentence-asked", number=number, total=total, asked=said)
    return texts.say("results-sentence", number=number, total=total)


def said(answer: Answer) -> str:
    """What a screen reader hears after a change: "41 studies"."""
    if answer.page == 1:
        return words.studies(answer.count)
    where = texts.say("results-place", page=answer.page, pages=answer.pages)
    return f"{words.studies(answer.count)}, {where}"


def head(atlas: Atlas, answer: Answer, *, cleared: str | None, story: bool = True) -> str:
    """The sentence, what was left out, and a chip for each chosen value.

    `story`: whether a single virus asked for leads to its own page, for every page but that.
    """
    return (
        '<div class="asked" id="results"><h2 tabindex="-1" data-keep="results">'
        f"{h(sentence(answer))}</h2>"
        f"{chips(answer.question, cleared)}{_left_out(answer)}"
        f"{hints.lines(atlas, answer, story=story)}</div>"
    )


def _left_out(answer: Answer) -> str:
    question = answer.question
    if question.retracted:
        hide = _retracted(question, show=False, label="results-leave-out")
        return f'<p class="left-out">{h(texts.say("results-retracted-shown"))} {hide}</p>'
    if not answer.left_out:
        return ""
    show = _retracted(question, show=True, label="results-show")
    left_out = h(texts.say("results-left-out", number=answer.left_out))
    what = f'<a href="/retractions">{h(texts.say("results-left-out-which"))}</a>'
    ways = f'<span class="screen-only">: {show} · {what}</span>'
    return f'<p class="left-out">{left_out}{ways}</p>'


def _retracted(question: Question, *, show: bool, label: str) -> str:
    way = replace(question, retracted=show, page=1)
    return links.go(way, h(texts.say(label)), keep="retracted")


def chips(question: Question, cleared: str | None) -> str:
    """A chip for each chosen value, one to clear all, or one to undo that."""
    shown = [
        chip(FILTERS[key].chip(value), question.without(key, value), "clear")
        for key, values in question.chosen
        for value in values
        if key != "ids"
    ]
    if listed := question.values("ids"):
        whole = FILTERS["ids"].chip(listed[0])
        shown.append(chip(whole, question.with_values("ids", ()), "clear"))
    if shown:
        shown.append(_clear(question.cleared(), "results-clear"))
    elif cleared:
        before, _ = asking.parse(parse_qs(cleared))
        shown.append(_clear(before, "results-undo-clear"))
    items = "".join(f"<li>{chip}</li>" for chip in shown)
    named = h(texts.say("results-chips"))
    return f'<ul class="chips" aria-label="{named}">{items}</ul>' if shown else ""


def _clear(way: Question, label: str) -> str:
    return links.go(way, h(texts.say(label)), keep="clear", more=' class="clear"')


def chip(label: str, without: Question, keep: str) -> str:
    """A chosen value with its own remove; `keep` names the control that gets the focus then."""
    return links.go(
        without,
        f'{h(label)} <span aria-hidden="true">×</span>',
        keep=keep,
        more=f' class="chip" aria-label="{h(texts.say("results-remove", filter=label))}"',
    )


def tools(answer: Answer, *, listed: bool = True) -> str:
    """The ways to filters and to sharing, then order and view of a list, in one quiet row.

    On a phone the first two stand at the bottom of the screen, where a thumb reaches them.
    """
    question = answer.question
    filters = h(texts.say("filters-button", number=question.filters_used))
    return (
        '<div class="tools"><span class="thumb">'
        '<button type="button" class="main" data-filters="1" aria-expanded="false">'
        f'{filters}</button><button type="button" class="main" data-take="1" '
        f'aria-expanded="false">{h(texts.say("take-button"))}</button></span>'
        f"{order(answer) if answer.count and listed else ''}</div>"
    )


def order(answer: Answer) -> str:
    """The ways to another order, and to another look of the list."""
    return _sorts(answer.question) + _views(answer.question)


def _sorts(question: Question) -> str:
    options = [
        (replace(question, sort=key, page=1), texts.say(f"sort-{key}"), key == question.shown_sort)
        for key in question.sorts
    ]
    return links.choice(options, name=texts.say("results-sort"), keep="sort")


def _views(question: Question) -> str:
    shown = "".join(
        links.go(
            replace(question, view=key, page=1),
            h(texts.say(f"view-{key}")),
            keep=f"view-{key}",
            more=' aria-current="true"' if key == question.view else "",
        )
        for key in VIEWS
    )
    return f'<nav class="views" aria-label="{h(texts.say("results-views"))}">{shown}</nav>'


def listed(atlas: Atlas, answer: Answer, path: str = "/") -> str:
    """The studies of the page shown, as cards, as a table, or as a list to print.

    On the page of a reading list, at `path`, a study can be taken off it; elsewhere put on one.
    """
    studies = list(atlas.studies(answer.rows))
    rest = address.link(answer.question, snapshot=atlas.name, path="").removeprefix("?")
    ways = [f"/study?id={study.id}&{rest}" for study in studies]
    if answer.question.view == "table":
        return cards.table(studies, ways, caption=sentence(answer))
    first = (answer.page - 1) * answer.question.page_size + 1
    if answer.question.view == "reading":
        made = f"{sentence(answer)} ({texts.say('snapshot', name=atlas.name)})"
        link = address.link(answer.question, snapshot=atlas.name)
        return reading_list.show(studies, ways, first=first, made=made, link=link)
    own = path == "/list"
    picks = [pick.off(answer.question, one.id) if own else pick.link(one.id) for one in studies]
    return cards.cards(studies, ways, first=first, picks=picks)


def pages(answer: Answer) -> str:
    """Links to the pages before and after, with the numbers said."""
    if answer.pages < 2:
        return ""
    size = answer.question.page_size
    first = (answer.page - 1) * size + 1
    place = texts.say(
        "results-page-of",
        page=answer.page,
        pages=answer.pages,
        first=first,
        last=min(answer.page * size, answer.count),
        total=answer.count,
    )
    return (
        f'<nav class="pages" aria-label="{h(texts.say("results-pages"))}">'
        f"{_page(answer, answer.page - 1, 'results-previous')}"
        f"<span>{h(place)}</span>{_page(answer, answer.page + 1, 'results-next')}</nav>"
    )


def _page(answer: Answer, number: int, label: str) -> str:
    if not 1 <= number <= answer.pages:
        return f'<span class="off">{h(texts.say(label))}</span>'
    at = replace(answer.question, page=number)
    named = f'{h(texts.say(label))}<span class="unseen"> {h(texts.say("results-page"))}</span>'
    return links.go(at, named, keep="results", more=' data-top="1"')


def nothing(atlas: Atlas, answer: Answer) -> str:
    """No study answers: which filter to relax, and how many studies each relaxation gives."""
    question = answer.question
    ways = [
        (question.with_values(key, ()), _without(question, key), number)
        for key, number in atlas.relaxations(question)
        if number
    ]
    if answer.left_out:
        shown = replace(question, retracted=True)
        ways.insert(0, (shown, texts.say("results-show-retracted"), answer.left_out))
    ways += _words_alone(atlas, question)
    items = "".join(
        f"<li>{links.go(way, h(label), keep='clear')}: {words.studies(number)}</li>"
        for way, label, number in ways
    )
    advice = (
        f"<p>{h(texts.say('results-take-away'))}</p><ul>{items}</ul>"
        if items
        else f"<p>{h(texts.say('results-no-single-reason'))}</p>"
    )
    return kit.empty(texts.say("results-nothing"), advice)


def _words_alone(atlas: Atlas, question: Question) -> list[tuple[Question, str, int]]:
    """Each rarer word of a search by itself: who asks in a sentence is led to its words."""
    asked = dict.fromkeys(re.findall(r"\w[\w/-]+", " ".join(question.values("q"))))
    if len(asked) < 2:
        return []
    ways = []
    for word in list(asked)[:_WORDS_TRIED]:
        alone = question.with_values("q", (word,))
        number = atlas.count(alone)
        if 0 < number < atlas.rows / 5:
            ways.append((alone, texts.say("results-word-alone", word=word), number))
    return sorted(ways, key=lambda one: one[2])[:_WORDS_SHOWN]


def _without(question: Question, key: str) -> str:
    return texts.say("results-without", filter=FILTERS[key].phrase(question.values(key)))
