"""The history of snapshots: what came, went, changed and was retracted, and when."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data import snapshot
from atlas_data.model import Pem, Study
from atlas_data.query import history
from tests.conftest import SHIPPED, half, made_up, study


def table(studies: list[Study], date: str = "2026-01-01") -> pa.Table:
    return snapshot.table(studies, {"date": date})


def test_one_snapshot_alone_added_everything() -> None:
    found = history.of([("2026-01-01", table(made_up()))])

    ids = {one.id for one in made_up()}
    assert found.added == found.changed == dict.fromkeys(ids, "2026-01-01")
    (only,) = found.releases
    assert (only.before, only.studies, set(only.added)) == (None, 12, ids)
    assert not only.removed and not only.changed and not only.retracted


def test_what_came_went_changed_and_was_retracted_is_told_with_its_columns() -> None:
    one, two, three, four = (study(number) for number in (1, 2, 3, 4))
    retracted = replace(three, record=replace(three.record, status="retracted"))
    read = replace(one, pem=Pem(status="required", basis="stated"), summary="It was seen.")

    found = history.of(
        [("a", table([one, two, three])), ("b", table([read, retracted, four]))],
    )

    newest, oldest = found.releases
    assert (newest.name, newest.before, oldest.name) == ("b", "a", "a")
    assert (newest.added, newest.removed) == ((four.id,), (two.id,))
    assert newest.changed == {
        one.id: ("pem_status", "pem_basis", "summary"),
        three.id: ("status",),
    }
    assert newest.retracted == (three.id,)
    assert found.added == {one.id: "a", two.id: "a", three.id: "a", four.id: "b"}
    assert found.changed == {one.id: "b", two.id: "a", three.id: "b", four.id: "b"}
    assert found.columns(one.id) == ("pem_status", "pem_basis", "summary")
    assert found.columns(two.id) == found.columns("no-such-study") == ()


def test_d5_a_study_that_came_back_keeps_the_day_it_was_first_added() -> None:
    one, two = study(1), study(2)
    found = history.of([("a", table([one, two])), ("b", table([one])), ("c", table([one, two]))])
    assert (found.added[two.id], found.changed[two.id]) == ("a", "c")
    assert found.changed[one.id] == "a"


def test_a_snapshot_that_cannot_be_read_is_told_and_left_out(tmp_path: Path) -> None:
    snapshot.write(table(made_up()[:3]), tmp_path / "2026-01-01")
    half(tmp_path, "2026-01-02", b"PAR1 cut short")
    snapshot.write(table(made_up()[:4]), tmp_path / "2026-01-03")
    snapshot.write(table(made_up()[:5]), tmp_path / "2026-01-03.2")

    found = history.in_folder(tmp_path)

    assert [one.name for one in found.releases] == ["2026-01-03.2", "2026-01-03", "2026-01-01"]
    assert [len(one.added) for one in found.releases] == [1, 1, 3]
    (problem,) = found.problems
    assert "2026-01-02 cannot be read" in problem
    assert history.in_folder(tmp_path) is found

    snapshot.write(table(made_up()[:4]), tmp_path / "2026-01-02")
    assert len(history.in_folder(tmp_path).releases) == 4


@pytest.mark.parametrize("cut", [0, 1, 63, 64, 65, 200])
def test_a_change_is_found_wherever_it_stands(cut: int) -> None:
    before = [study(number) for number in range(300)]
    at = sorted(before, key=lambda one: one.id)[cut].id
    after = [replace(one, points=("New.",)) if one.id == at else one for one in before]
    found = history.between(("a", table(before)), ("b", table(after)))
    assert found.changed == {at: ("points",)}


_kept = st.lists(st.sampled_from(range(12)), unique=True)


@settings(max_examples=60, deadline=None)
@given(_kept, _kept, st.sets(st.sampled_from(range(12))))
def test_it_agrees_with_a_comparison_of_the_studies_themselves(
    old: list[int], new: list[int], mended: set[int]
) -> None:
    held = made_up()
    then = {held[at].id: held[at] for at in old}
    now = {
        held[at].id: replace(held[at], doubt="Looked at again.") if at in mended else held[at]
        for at in new
    }
    found = history.between(("a", table(list(then.values()))), ("b", table(list(now.values()))))
    assert set(found.added) == now.keys() - then.keys()
    assert set(found.removed) == then.keys() - now.keys()
    both = now.keys() & then.keys()
    assert set(found.changed) == {one for one in both if now[one] != then[one]}


def test_ten_thousand_studies_in_three_snapshots_take_seconds() -> None:
    shipped = snapshot.newest(SHIPPED)[1]
    parts = [
        shipped.set_column(0, "id", pa.array([f"{one}-{at}" for one in shipped["id"].to_pylist()]))
        for at in range(8)
    ]
    large = pa.concat_tables(parts)
    statuses = pa.array(
        ["retracted" if at % 3 == 0 else "not_checked" for at in range(large.num_rows)]
    )
    mended = large.set_column(large.schema.get_field_index("status"), "status", statuses)
    started = time.perf_counter()
    found = history.of([("a", large), ("b", mended.slice(100)), ("c", large)])
    assert time.perf_counter() - started < 8
    assert large.num_rows > 10_000
    assert len(found.releases[0].changed) > 3_000
    assert len(found.releases[1].removed) == 100
