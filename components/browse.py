"""The list of a view as a page that needs no script, for reader modes and search engines."""

from __future__ import annotations

from dataclasses import replace

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Answer, Atlas
from atlas_data.query.question import Question
from components import (
    abbreviations,
    address,
    cards,
    downloads,
    frame,
    kit,
    notices,
    panel,
    pick,
    results,
    taking,
)
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.screen import Screen

PATH = "/browse"


def screen(shown: Shown, asked: Asked) -> Screen:
    """The studies that answer, a page of them, each leading to its own plain page."""
    atlas = shown.atlas
    question = replace(
        asked.question, at=None, rest=False, view="cards", mode="full", snapshot=None
    )
    answer = atlas.ask(question)
    question = replace(question, page=answer.page)
    page = abbreviations.Page()
    told = notices.serving_older(shown.problems, atlas) + notices.link_problems(asked.problems)
    heading = f"<h1>{h(texts.say('browse-title'))}</h1>"
    head = (
        told
        + heading
        + _ways(question)
        + panel.search(panel.kept(question), " ".join(question.values("q")), PATH)
    )
    return Screen(
        title=frame.title(results.sentence(answer)),
        snapshot=atlas.name,
        before=(head, page.explain(results.head(atlas, answer, cleared=None, story=False))),
        after=(
            page.explain(_listed(atlas, answer)),
            frame.foot(atlas, asked, short_forms=page.listed()),
        ),
        head=_links(answer),
    )


def address_of(question: Question) -> str:
    """The one address of a page of the list, whatever else its link said."""
    asked = replace(question.listed(), page=question.page)
    return address.at(PATH, asking.query_string(asked))


def _ways(question: Question) -> str:
    at = address.at("/", asking.query_string(question.elsewhere()))
    app = f'<a href="{h(at)}">{h(texts.say("browse-app"))}</a>'
    return f"<p>{h(texts.say('browse-what'))} {app} {pick.mine()}</p>"


def _listed(atlas: Atlas, answer: Answer) -> str:
    if not answer.count:
        return results.nothing(atlas, answer)
    studies = list(atlas.studies(answer.rows))
    first = (answer.page - 1) * answer.question.page_size + 1
    ways = [f"/s/{one.id}" for one in studies]
    picks = [pick.link(one.id, answer.question.aside) for one in studies]
    listed = cards.cards(studies, ways, first=first, picks=picks)
    files = kit.fold(texts.say("take-button"), downloads.show(taking.files(atlas, answer)))
    return listed + results.pages(answer) + files


def _links(answer: Answer) -> str:
    """The pages before and after, and the same view as a feed, for the head of the document."""
    at = {"prev": answer.page - 1, "next": answer.page + 1}
    turned = "".join(
        f'<link rel="{rel}" href="{h(address_of(replace(answer.question, page=number)))}">'
        for rel, number in at.items()
        if 1 <= number <= answer.pages
    )
    return turned + feed_link(answer.question)


def feed_link(question: Question) -> str:
    """Where a feed reader finds what comes new to a view."""
    at = address.at("/feed.atom", asking.query_string(question.alone()))
    title = h(texts.say("feed-link"))
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{h(at)}">'
