"""What changed in a view since a link was made."""

from __future__ import annotations

from dataclasses import replace

from atlas_data import snapshot
from atlas_data.model import Study
from atlas_data.query import changes
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from tests.conftest import made_up


def _atlas(studies: list[Study], date: str) -> Atlas:
    return Atlas(snapshot.table(studies, {"date": date}))


def test_added_removed_and_retracted_are_told_apart() -> None:
    before = made_up()
    retracted = replace(before[2], record=replace(before[2].record, status="retracted"))
    now = [*before[1:2], retracted, *before[3:], replace(before[0], id="new-2026-study")]
    found = changes.between(_atlas(before, "2026-01-01"), _atlas(now, "2026-02-01"), Question())
    assert found.added == ("new-2026-study",)
    assert found.removed == (before[0].id,)
    assert found.retracted == (before[2].id,)
    assert (found.then, found.now) == (11, 10)


def test_what_differs_in_one_study_is_named() -> None:
    before = made_up()[2]
    now = replace(before, summary="Other.", record=replace(before.record, status="retracted"))
    assert changes.of_study(before, before) == {}
    found = changes.of_study(before, now)
    assert set(found) == {"status", "summary"}
    assert found["status"] == ("not_checked", "retracted")


def test_only_the_asked_view_is_compared() -> None:
    before = made_up()
    now = before[1:]
    asked = Question().with_values("virus", ("ebv",))
    found = changes.between(_atlas(before, "2026-01-01"), _atlas(now, "2026-02-01"), asked)
    assert found == changes.Changes(then=3, now=3, added=(), removed=(), retracted=())
