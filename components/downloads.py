"""Taking citations away: one button a format, the file made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from atlas_data import formats
from atlas_data.model import Study


def show(
    studies: Callable[[], Iterable[Study]], count: int, *, snapshot: str, name: str, key: str
) -> None:
    """Buttons for every format; with nothing to export they are off and say why."""
    with st.container(horizontal=True, key=f"downloads-{key}"):
        for writer in formats.WRITERS:
            label = f"{writer.label} · {count:,}" if key == "list" else writer.label

            def make(writer: formats.Writer = writer) -> bytes:
                return b"".join(writer.encode(studies()))

            st.download_button(
                label,
                data=make,
                file_name=formats.file_name(snapshot, name, count, writer.suffix),
                mime=writer.mime,
                key=f"{key}-{writer.slug}",
                on_click="ignore",
                disabled=count == 0,
                help="No study answers, so there is nothing to export." if count == 0 else None,
            )
