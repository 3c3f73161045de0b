"""The address is the only state: every control leads to an address, and every page reads it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs, urlencode

import streamlit as st

from atlas_data.query import question as asking
from atlas_data.query.question import Question

LONGEST = 8_000
_MOST_VALUES = 200


def read() -> tuple[Question, list[str]]:
    """The question in the browser's address, and what in it could not be read, in words."""
    given = {key: st.query_params.get_all(key) for key in st.query_params}
    kept, problems = _bounded(given)
    question, unknown = asking.parse(kept)
    return question, problems + unknown


def study_id() -> str | None:
    """The `id` in the address, if there is one."""
    value = st.query_params.get("id")
    return value[:200] if value else None


def go(target: str, *, snapshot: str) -> None:
    """Lead the reader to an address on this page, named as made on the snapshot in use."""
    question, _ = asking.parse(parse_qs(target[:LONGEST]))
    bare = not asking.params(_on(question, None))
    st.query_params.from_dict(asking.params(_on(question, None if bare else snapshot)))


def link(question: Question, *, snapshot: str, path: str = "/", **more: str) -> str:
    """The address of a question on a page, made on the snapshot in use."""
    query = asking.query_string(_on(question, snapshot), **more)
    return f"{path}?{query}" if query else path


def study_link(study_id: str, *, snapshot: str) -> str:
    """The address of a study page to share, without the list it was opened from."""
    return "/study?" + urlencode({"id": study_id, "snapshot": snapshot})


def _on(question: Question, snapshot: str | None) -> Question:
    return Question(
        question.chosen, question.retracted, question.sort, question.view, question.page, snapshot
    )


def _bounded(given: dict[str, list[str]]) -> tuple[dict[str, Sequence[str]], list[str]]:
    """At most so many values a filter; the rest is counted and told, never dropped silently."""
    kept: dict[str, Sequence[str]] = {}
    problems = []
    for key, values in given.items():
        kept[key] = values[:_MOST_VALUES]
        if len(values) > _MOST_VALUES:
            problems.append(
                f"This link gives {len(values):,} values for “{key[:40]}”; only the first "
                f"{_MOST_VALUES} were read."
            )
    return kept, problems
