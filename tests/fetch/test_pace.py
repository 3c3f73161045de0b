"""Never faster than a server allows, however many ask."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data.fetch.entrez import rate
from atlas_data.fetch.pace import Pacer
from tests.fetch.quick import Clock, timing


@given(pauses=st.lists(st.floats(0, 2), max_size=40), key=st.sampled_from([None, "k"]))
def test_questions_stand_at_least_the_allowed_time_apart(
    pauses: list[float], key: str | None
) -> None:
    clock = Clock()
    pacer = Pacer(rate(key), timing(clock))
    asked: list[float] = []
    for pause in pauses:
        clock.seconds += pause
        pacer.wait()
        asked.append(clock.seconds)
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    assert all(gap >= 1 / rate(key) - 1e-9 for gap in gaps)


def test_nobody_waits_after_a_long_silence() -> None:
    clock = Clock()
    pacer = Pacer(3, timing(clock))
    pacer.wait()
    clock.seconds += 10
    pacer.wait()
    assert clock.slept == []


def test_threads_share_one_pace() -> None:
    clock = Clock()
    slept: list[float] = []
    pacer = Pacer(10, timing(clock, sleep=slept.append))  # a clock that stands still
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: pacer.wait(), range(40)))
    assert sorted([0.0, *slept]) == pytest.approx([number / 10 for number in range(40)])


def test_a_key_allows_ten_questions_a_second_and_none_allows_three() -> None:
    assert (rate(None), rate("k")) == (3, 10)
