"""What became of the works of a view, told beside its files, is what the files tell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from atlas_data import snapshot
from atlas_data.formats import tally
from atlas_data.model import Notice
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from components import standing
from tests.conftest import made_up
from tests.query.test_atlas import questions

_STATES = ("ok", "retracted", "withdrawn", "concern", "corrected", "preprint", "superseded")


@pytest.fixture(scope="module")
def marked() -> Atlas:
    """A made-up atlas in which most works became something, and some became two things."""
    studies = made_up()
    for place, state in enumerate(_STATES):
        one = studies[place]
        kinds = ("Preprint",) if place % 2 else ()
        notices = (Notice(kind="concern", text="A notice"),) if place % 3 else ()
        more = {"status": state, "publication_types": kinds, "notices": notices}
        day = f"2026-01-{place + 1:02d}" if place else None
        studies[place] = replace(one, record=replace(one.record, checked_on=day, **more))
    return Atlas(snapshot.table(studies, {"date": "2026-01-01"}))


@settings(max_examples=100, deadline=None)
@given(questions())
def test_the_page_tells_what_the_files_tell(marked: Atlas, question: Question) -> None:
    told = tally.sentence(marked.studies(marked.all_rows(question)))
    assert standing.sentence(marked, question) == told


@pytest.mark.parametrize("params", [{}, {"virus": ["xmrv"]}, {"status": ["retracted"]}])
def test_the_shipped_atlas_tells_the_same_in_both(
    shipped: Atlas, params: dict[str, list[str]]
) -> None:
    question = Question(retracted=True)
    for key, values in params.items():
        question = question.with_values(key, values)
    told = tally.sentence(shipped.studies(shipped.all_rows(question)))
    assert standing.sentence(shipped, question) == told
