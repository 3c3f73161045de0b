"""Taking citations away: one button a format, the file made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from atlas_data import formats, texts
from atlas_data.model import Study
from components.escape import h


def show(
    studies: Callable[[], Iterable[Study]], count: int, *, snapshot: str, name: str, key: str
) -> None:
    """Buttons for every format; with nothing to export they are off and say why."""
    with st.container(horizontal=True, key=f"downloads-{key}"):
        for writer in formats.WRITERS:

            def make(writer: formats.Writer = writer) -> bytes:
                return b"".join(writer.encode(studies()))

            st.download_button(
                _label(writer, count, key),
                data=make,
                file_name=formats.file_name(snapshot, name, count, writer.suffix),
                mime=writer.mime,
                key=f"{key}-{writer.slug}",
                on_click="ignore",
                disabled=count == 0,
                help=texts.say("download-nothing") if count == 0 else None,
            )


def waiting(count: int, key: str) -> str:
    """The same buttons before the program is there: off, and exactly as large."""
    buttons = "".join(
        f'<button type="button" disabled>{h(_label(one, count, key))}</button>'
        for one in formats.WRITERS
    )
    return f'<div class="st-key-downloads-{h(key)}">{buttons}</div>'


def _label(writer: formats.Writer, count: int, key: str) -> str:
    if key != "list":
        return writer.label
    return texts.say("download-count", format=writer.label, number=count)
