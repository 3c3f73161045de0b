"""What was asked before "Clear all", so that one click brings it back."""

from __future__ import annotations

import streamlit as st

from atlas_data.query import question as asking
from atlas_data.query.question import Question

_LAST, _CLEARED = "asked last", "asked before clearing"


def remembered(question: Question) -> str | None:
    """The address before the last clearing, while nothing else has been asked since."""
    asked = asking.query_string(question)
    if question.chosen:
        st.session_state[_LAST] = asked
        st.session_state.pop(_CLEARED, None)
        return None
    if _LAST in st.session_state:
        st.session_state[_CLEARED] = st.session_state.pop(_LAST)
    return st.session_state.get(_CLEARED)
