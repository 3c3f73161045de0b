"""The strip on the first page: what the atlas is, how large, and three ways in."""

from __future__ import annotations

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Answer
from atlas_data.query.question import Question
from components.escape import h

_REQUIRED = Question().with_values("pem", ["required"])


def shows(question: Question) -> bool:
    """Whether nothing is asked yet, so that a reader may want a way in."""
    return question == Question()


def strip(answer: Answer) -> str:
    """The strip as HTML, for the answer to an empty question: its counts leave out what the list
    below leaves out."""
    read = answer.count - answer.counts["read"].get("none", 0)
    counts = (
        texts.say("studies", number=answer.count),
        texts.say("home-read", number=read),
        texts.say("home-pem", number=answer.counts["pem"].get("required", 0)),
    )
    doors = (
        ("/start", "home-start"),
        ("/viruses", "home-virus"),
        (f"/?{asking.query_string(_REQUIRED)}", "home-required"),
    )
    links = "".join(
        f'<a class="button" href="{h(at)}">{h(texts.say(key))}</a>' for at, key in doors
    )
    return (
        f'<section class="home" aria-label="{h(texts.say("home-name"))}">'
        f"<p>{h(texts.say('home-what'))}</p>"
        f'<p class="counts">{h(" · ".join(counts))}</p>'
        f'<p class="doors">{links}</p></section>'
    )
