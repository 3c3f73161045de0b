"""The address is the only state: every control leads to an address, and every page reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode

import streamlit as st

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.question import Question

LONGEST = 8_000
_MOST_VALUES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks: its page, a question, the study it names ("" when it names none),
    and in words what could not be read."""

    path: str
    question: Question
    study: str = ""
    problems: tuple[str, ...] = ()


def shown(path: str) -> Asked:
    """What the address in the reader's browser asks of the page at `path`."""
    return read(path, {key: st.query_params.get_all(key) for key in st.query_params})


def read(path: str, given: Mapping[str, Sequence[str]]) -> Asked:
    """What the parameters of an address ask."""
    kept, problems = _bounded(given)
    question, unknown = asking.parse(kept)
    study = next(iter(given.get("id", ())[-1:]), "")[:200]
    return Asked(path=path, question=question, study=study, problems=(*problems, *unknown))


def go(target: str, *, snapshot: str) -> None:
    """Lead the reader to an address on this page, named as made on the snapshot in use."""
    question, _ = asking.parse(parse_qs(target[:LONGEST]))
    bare = not asking.params(replace(question, snapshot=None))
    st.query_params.from_dict(asking.params(replace(question, snapshot=None if bare else snapshot)))


def at(path: str, query: str) -> str:
    """A path with a query, which may be empty."""
    return f"{path}?{query}" if query else path


def link(question: Question, *, snapshot: str, path: str = "/", **more: str) -> str:
    """The address of a question on a page, made on the snapshot in use."""
    return at(path, asking.query_string(replace(question, snapshot=snapshot), **more))


def same(asked: Asked, question: Question) -> str:
    """The address of the same page, and the same study, for another question."""
    more = {"id": asked.study} if asked.study else {}
    return at(asked.path, asking.query_string(question, **more))


def study_link(study_id: str, *, snapshot: str) -> str:
    """The address of a study page to share, without the list it was opened from."""
    return "/study?" + urlencode({"id": study_id, "snapshot": snapshot})


def _bounded(given: Mapping[str, Sequence[str]]) -> tuple[dict[str, Sequence[str]], list[str]]:
    """At most so many values a filter; the rest is counted and told, never dropped silently."""
    kept: dict[str, Sequence[str]] = {}
    problems = []
    for key, values in given.items():
        kept[key] = values[:_MOST_VALUES]
        if len(values) > _MOST_VALUES:
            problems.append(
                texts.say("link-too-many", number=len(values), filter=key[:40], most=_MOST_VALUES)
            )
    return kept, problems
