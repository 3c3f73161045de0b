"""The answer to a question: its sentence, chips, order, page links, and what to do with nothing."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs

from atlas_data.query import question as asking
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.filters import FILTERS
from atlas_data.query.question import PAGE_SIZE, SORTS, VIEWS, Question
from components import address, cards, hints, links, words
from components.escape import h


def sentence(answer: Answer) -> str:
    """What is asked and how much answers, as plain text: "41 of 1,325 studies: PEM required"."""
    said = asking.describe(answer.question)
    noun = "study" if answer.total == 1 else "studies"
    return f"{answer.count:,} of {answer.total:,} {noun}" + (f": {said}" if said else "")


def said(answer: Answer) -> str:
    """What a screen reader hears after a change: "41 studies"."""
    return words.studies(answer.count)


def head(atlas: Atlas, answer: Answer, *, cleared: str | None) -> str:
    """The sentence, what was left out, and a chip for each chosen value."""
    return (
        '<div class="asked" id="results"><h2 tabindex="-1" data-keep="results">'
        f"{h(sentence(answer))}</h2>"
        f"{_chips(answer.question, cleared)}{_left_out(answer)}{hints.lines(atlas, answer)}</div>"
    )


def _left_out(answer: Answer) -> str:
    question = answer.question
    if question.retracted:
        hide = links.go(replace(question, retracted=False, page=1), "leave out", keep="retracted")
        return f'<p class="left-out">Retracted works are shown: {hide}</p>'
    if not answer.left_out:
        return ""
    show = links.go(replace(question, retracted=True, page=1), "show", keep="retracted")
    return f'<p class="left-out">{answer.left_out:,} retracted left out: {show}</p>'


def _chips(question: Question, cleared: str | None) -> str:
    chips = [
        _chip(FILTERS[key].chip(value), question.without(key, value))
        for key, values in question.chosen
        for value in values
    ]
    if chips:
        chips.append(links.go(question.cleared(), "Clear all", keep="clear", more=' class="clear"'))
    elif cleared:
        before, _ = asking.parse(parse_qs(cleared))
        chips.append(links.go(before, "Undo clear", keep="clear", more=' class="clear"'))
    items = "".join(f"<li>{chip}</li>" for chip in chips)
    return f'<ul class="chips" aria-label="Chosen filters">{items}</ul>' if chips else ""


def _chip(label: str, without: Question) -> str:
    return links.go(
        without,
        f'{h(label)} <span aria-hidden="true">×</span>',
        keep="clear",
        more=f' class="chip" aria-label="Remove {h(label)}"',
    )


def tools(answer: Answer) -> str:
    """Order and view, in one quiet row; on a phone also the ways to filters and to sharing."""
    question = answer.question
    return (
        '<div class="tools"><button type="button" class="only-narrow" data-filters="1">Filters'
        f"{_number_chosen(question)}</button>{_sorts(question)}{_views(question)}"
        '<button type="button" class="only-phone" data-take="1" aria-expanded="false">'
        "Share or cite</button></div>"
    )


def share(answer: Answer, *, link: str, snapshot: str) -> str:
    """The two copy buttons: each says what it copies, and then that it has."""
    return (
        '<div class="tools">'
        f'<button type="button" data-copy="{{here}}{h(link)}" data-what="the link to this view" '
        'aria-describedby="copied">Copy link to this view</button>'
        f'<button type="button" data-copy="{h(share_text(answer, link, snapshot))}" '
        'data-what="a short text with the count, the caveat and the link" '
        'aria-describedby="copied">Copy text to share</button>'
        '<span id="copied" class="copied" role="status"></span></div>'
    )


def share_text(answer: Answer, link: str, snapshot: str) -> str:
    """A short text to send with a link: the count, what is asked, and the caveat."""
    return (
        f"ME/CFS Atlas: {sentence(answer)} (snapshot {snapshot}). "
        "Counting studies is not weighing evidence: each study says what it does not show, "
        "and no clinician has checked the labels. "
        f"{{here}}{link}"
    )


def _number_chosen(question: Question) -> str:
    number = sum(len(values) for _, values in question.chosen)
    return f" ({number})" if number else ""


def _sorts(question: Question) -> str:
    options = "".join(
        f'<option value="{links.target(replace(question, sort=key, page=1))}"'
        f"{' selected' if key == question.shown_sort else ''}>{h(label)}</option>"
        for key, label in SORTS.items()
        if key != "relevance" or question.values("q")
    )
    return (
        '<label class="sort"><span>Sort</span> '
        f'<select data-goto="1" data-keep="sort" aria-label="Sort">{options}</select></label>'
    )


def _views(question: Question) -> str:
    shown = "".join(
        links.go(
            replace(question, view=key, page=1),
            label,
            keep=f"view-{key}",
            more=' aria-current="true"' if key == question.view else "",
        )
        for key, label in VIEWS.items()
    )
    return f'<nav class="views" aria-label="View">{shown}</nav>'


def listed(atlas: Atlas, answer: Answer) -> str:
    """The studies of the page shown, as cards or as a table."""
    studies = list(atlas.studies(answer.rows))
    ways = [
        address.link(answer.question, snapshot=atlas.name, path="/study", id=study.id)
        for study in studies
    ]
    if answer.question.view == "table":
        return cards.table(studies, ways, caption=sentence(answer))
    return cards.cards(studies, ways, first=(answer.page - 1) * PAGE_SIZE + 1)


def pages(answer: Answer) -> str:
    """Links to the pages before and after, with the numbers said."""
    if answer.pages < 2:
        return ""
    first = (answer.page - 1) * PAGE_SIZE + 1
    last = min(answer.page * PAGE_SIZE, answer.count)
    return (
        '<nav class="pages" aria-label="Pages">'
        f"{_page(answer, answer.page - 1, 'Previous')}"
        f"<span>Page {answer.page:,} of {answer.pages:,} "
        f"(studies {first:,}–{last:,} of {answer.count:,})</span>"
        f"{_page(answer, answer.page + 1, 'Next')}</nav>"
    )


def _page(answer: Answer, number: int, label: str) -> str:
    if not 1 <= number <= answer.pages:
        return f'<span class="off">{label}</span>'
    at = replace(answer.question, page=number)
    named = f'{label}<span class="unseen"> page</span>'
    return links.go(at, named, keep="results", more=' data-top="1"')


def nothing(atlas: Atlas, answer: Answer) -> str:
    """No study answers: which filter to relax, and how many studies each relaxation gives."""
    question = answer.question
    ways = [
        (question.with_values(key, ()), f"Without “{_phrase(question, key)}”", number)
        for key, number in atlas.relaxations(question)
        if number
    ]
    if answer.left_out:
        ways.insert(0, (replace(question, retracted=True), "Show retracted works", answer.left_out))
    items = "".join(
        f"<li>{links.go(way, h(label), keep='clear')}: {words.studies(number)}</li>"
        for way, label, number in ways
    )
    advice = (
        f"<p>Take one filter away:</p><ul>{items}</ul>"
        if items
        else "<p>No single filter is the reason. Clear all, then add filters one by one.</p>"
    )
    return f'<div class="nothing"><h3>No study answers all of this.</h3>{advice}</div>'


def _phrase(question: Question, key: str) -> str:
    return FILTERS[key].phrase(question.values(key))
