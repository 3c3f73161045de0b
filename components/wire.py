"""The wire between page and program: one script, one polite live message, no widget state.

Links with `data-go` and the filter form say where the reader wants to go; the address is changed,
and the page is drawn from the address. The message keeps its DOM node over reruns, so that a
screen reader hears it once (streamlit's own HTML is replaced, and a new node is not announced).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from components import address

_mount = st.components.v2.component(
    "atlas_wire",
    html='<p role="status" aria-live="polite" class="atlas-said"></p>',
    js=(Path(__file__).parent / "wire.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def show(*, said: str, snapshot: str, panel: Mapping[str, Any] | None = None) -> None:
    """Mount the wire; `said` is announced when it changes, `panel` is what the filters show."""

    def gone() -> None:
        address.go(str(st.session_state["wire"]["go"]), snapshot=snapshot)

    parts = len(st.query_params)
    _mount(key="wire", data={"said": said, "panel": panel, "parts": parts}, on_go_change=gone)
