"""Links that are controls: an address to open, and the same address for the wire to go to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlencode

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.filters import FILTERS
from atlas_data.query.question import Question
from components import address
from components.escape import h

Into = Callable[..., str]
"""Takes a value for each key a link was made for, and gives the address."""


def target(question: Question) -> str:
    """The query string of a question, escaped for an attribute."""
    return h(asking.query_string(question))


def go(question: Question, label: str, *, keep: str, more: str = "") -> str:
    """A link to a question on the same page; `label` and `more` attributes are HTML.

    `keep` names the control that gets the focus back when the page has been redrawn.
    """
    at = target(question)
    return f'<a href="?{at}" data-go="{at}" data-keep="{h(keep)}"{more}>{label}</a>'


def into(question: Question, *keys: str, snapshot: str, path: str = "/") -> Into:
    """Addresses of one question after another that differ in the values of some filters alone.

    What comes back takes a value for each of `keys` and gives the address; the rest of the
    question is spelled only once, for a table has hundreds of these.
    """
    for key in keys:
        question = question.with_values(key, ())
    base = address.link(question.elsewhere(), snapshot=snapshot, path=path)

    def to(*values: str) -> str:
        pairs = zip(keys, values, strict=True)
        return f"{base}&{urlencode([(key, FILTERS[key].slug(one)) for key, one in pairs])}"

    return to


def choice(options: Iterable[tuple[Question, str, bool]], *, name: str, keep: str) -> str:
    """A list to choose from: each option is an address, its name, and whether it is chosen."""
    listed = "".join(
        f'<option value="{target(question)}"{" selected" if chosen else ""}>{h(label)}</option>'
        for question, label, chosen in options
    )
    return (
        f'<label class="sort"><span>{h(name)}</span> <select data-goto="1" '
        f'data-keep="{h(keep)}" aria-label="{h(name)}">{listed}</select></label>'
    )


def setting(question: Question, key: str, options: Mapping[str, str]) -> str:
    """A list to choose one setting of a dashboard from, by value and name."""
    listed = [
        (question.with_setting(key, value), label, value == question.setting(key))
        for value, label in options.items()
    ]
    return choice(listed, name=texts.say(f"setting-{key}"), keep=f"setting-{key}")
