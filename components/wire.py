"""The wire between page and program: one script, one polite live message, no widget state.

Links with `data-go` and the filter form say where the reader wants to go; the address is changed,
and the page is drawn from the address. The message keeps its DOM node over reruns, so that a
screen reader hears it once (streamlit's own HTML is replaced, and a new node is not announced).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from atlas_data import texts
from components import address


@cache
def script(name: str) -> str:
    """The text of a script of this folder."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


_mount = st.components.v2.component(
    "atlas_wire",
    html='<p role="status" aria-live="polite" class="atlas-said"></p>',
    js=script("page.js") + script("wire.js"),
    isolate_styles=False,
)


def show(
    *, said: str, snapshot: str, mode: str = "full", panel: Mapping[str, Any] | None = None
) -> None:
    """Mount the wire; `said` is announced when it changes, `panel` is what the filters show."""

    def gone() -> None:
        address.go(str(st.session_state["wire"]["go"]), snapshot=snapshot)

    data = {
        "said": said,
        "mode": mode,
        "lang": "en",
        "copied": texts.say("copied"),
        "byHand": texts.say("copy-by-hand"),
        "parts": len(st.query_params),
        "panel": panel,
    }
    _mount(key="wire", data=data, on_go_change=gone)
