"""A reading list: its studies stand in its address, so it outlives the day and the device."""

from __future__ import annotations

from dataclasses import replace

from atlas_data import texts
from atlas_data.query.atlas import Answer, Atlas
from components import (
    abbreviations,
    address,
    frame,
    kit,
    notices,
    pick,
    rest,
    results,
    taking,
    words,
)
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.screen import Screen


def screen(shown: Shown, asked: Asked) -> Screen:
    """The studies of the list, to read, print, share and take away; how to begin one when empty."""
    if asked.question.rest:
        return rest.screen(shown, asked)
    atlas = shown.atlas
    ids = asked.question.values("ids")
    only = replace(asked.question, chosen=(), at=None).with_values("ids", ids)
    question = replace(only, page=asked.question.page)
    answer = atlas.ask(question)
    page = abbreviations.of(asked)
    told = notices.above(shown, asked.problems, question)
    title = h(texts.say("list-title"))
    heading = texts.say("list-heading", studies=words.studies(answer.count))
    name = heading if ids else texts.say("list-title")
    before = f"{told}<h1>{title}</h1>" + (_head(asked, name) if ids else _empty())
    shows = bool(ids and answer.count)
    tools = _tools(answer) + taking.take(atlas, answer, "/list") if shows else ""
    listed = results.listed(atlas, answer, "/list") if shows else ""
    return Screen(
        title=frame.title(name),
        snapshot=atlas.name,
        before=(frame.head(asked), page.explain(before + tools)),
        after=(
            page.explain(listed + (_on_paper(atlas, answer) if shows else "")),
            frame.foot(atlas, asked, short_forms=page.listed()),
        ),
        said=words.studies(answer.count),
        mode=question.mode,
    )


def _head(asked: Asked, name: str) -> str:
    """What the list is, whether it is the reader's own, and the other ways to look at it."""
    kept = h(texts.say("list-is-mine"))
    more = f"/browse?list={','.join(asked.question.values('ids'))}"
    other, keep = h(texts.say("list-not-mine")), h(texts.say("list-keep"))
    return (
        f'<div class="asked" id="results"><h2 tabindex="-1" data-keep="results">{h(name)}</h2>'
        f"<p>{h(texts.say('list-lives-in-address'))}</p>"
        f'<p class="hint" data-list="mine" hidden>{kept}</p>'
        f'<p data-list="other" hidden>{other} <button type="button" data-adopt="1">{keep}</button>'
        f'</p><p class="unscripted"><a href="{h(more)}">{h(texts.say("list-more"))}</a></p>'
        f"</div>{frame.ways(asked)}"
    )


def _on_paper(atlas: Atlas, answer: Answer) -> str:
    """The ways to the other pages; on paper, the address that the list stands in."""
    link = address.link(answer.question, snapshot=atlas.name, path=pick.PATH)
    at = f'<span class="address"><span data-here="1"></span>{h(link)}</span>'
    return f'{results.pages(answer)}<p class="only-print">{h(texts.say("reading-at"))} {at}</p>'


def _empty() -> str:
    how = "".join(
        f"<li>{h(texts.say(key))}</li>" for key in ("list-how-add", "list-how-share", "list-undo")
    )
    kept = f'<p data-kept="1" hidden>{h(texts.say("list-here"))} {pick.mine()}</p>'
    explore = f'<a class="button" href="/">{h(texts.say("list-explore"))}</a>'
    return kit.empty(texts.say("list-empty"), f"{kept}<ul>{how}</ul><p>{explore}</p>", level=2)


def _tools(answer: Answer) -> str:
    take = h(texts.say("take-button"))
    return (
        '<div class="tools"><button type="button" class="main" data-take="1" '
        f'aria-expanded="false">{take}</button>{results.order(answer)}</div>'
    )
