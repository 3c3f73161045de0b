"""Row sets as bit masks."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from atlas_data.query import bits

FLAGS = st.lists(st.booleans(), max_size=200)


@given(FLAGS)
def test_packing_keeps_every_row_and_adds_none(flags: list[bool]) -> None:
    packed = bits.pack(np.array(flags, dtype=np.bool_))
    assert bits.unpack(packed, len(flags)).tolist() == flags
    assert bits.count(packed) == sum(flags)
    assert bits.count(bits.full(len(flags)) & ~packed) == len(flags) - sum(flags)


@given(st.integers(1, 150), st.data())
def test_counting_a_stack_is_counting_each(rows: int, data: st.DataObject) -> None:
    sets = data.draw(st.lists(st.lists(st.integers(0, rows - 1)), min_size=1, max_size=4))
    stack = np.stack([bits.of_rows(np.array(one, dtype=np.int64), rows) for one in sets])
    assert bits.count_each(stack, bits.full(rows)).tolist() == [len(set(one)) for one in sets]
