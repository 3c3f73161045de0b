"""Check my references: a reader's file, what the atlas knows of it, and the same file with notes.

The file is read in memory, for this reader alone, and forgotten with the session.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from atlas_data import texts
from atlas_data.formats.readers import MOST_BYTES, MOST_ENTRIES
from atlas_data.query.atlas import Atlas
from components import check_figure, check_read, check_results, coverage, frame, prose
from components.address import Asked
from components.atlas import Shown
from components.check_read import Checked
from components.escape import h
from components.screen import Screen

_ENDINGS = ["bib", "bibtex", "ris", "nbib", "json", "jsonl", "csv", "tsv", "txt", "enw", "ciw"]
_MEGABYTES = MOST_BYTES // 1_000_000
_KEPT = "checked"


def screen(shown: Shown, asked: Asked) -> Screen:
    """What the page does and does not do with a file, and the place to bring one."""
    made = prose.screen(shown, asked, _text)
    if asked.question.rest:
        return made
    place = Place(atlas=shown.atlas, drawn=not asked.question.calm)
    return replace(made, after=(place, *made.after))


def _text(atlas: Atlas, asked: Asked) -> str:
    limits = texts.say("check-limits", megabytes=_MEGABYTES, number=MOST_ENTRIES)
    said = (
        texts.say("check-formats"),
        limits,
        texts.say("check-memory"),
        texts.say("check-part", share=coverage.share(atlas)),
    )
    items = "".join(f"<li>{h(one)}</li>" for one in said)
    title, lead = h(texts.say("page-check")), h(texts.say("check-lead"))
    return f'<h1>{title}</h1><p class="lead">{lead}</p><ul>{items}</ul>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a file is brought, and then what was found in it; pictures only where `drawn`."""

    atlas: Atlas
    drawn: bool

    def waiting(self) -> str:
        """The place before the program is there, as high as it will be."""
        coming, never = h(texts.say("check-coming")), h(texts.say("check-needs-scripts"))
        return frame.piece(
            f'<div class="upload-waiting"><p class="scripted">{coming}</p>'
            f'<p class="unscripted">{never}</p></div>'
        )

    def draw(self) -> str | None:
        """The button for a file; with one, what was found, which is also announced."""
        with st.container(key="upload"):
            file = st.file_uploader(
                texts.say("check-file"),
                type=_ENDINGS,
                max_upload_size=_MEGABYTES,
                key="check-file",
            )
        if file is None:
            st.session_state.pop(_KEPT, None)
            return None
        found = self._found(file.file_id, file.name, file.getvalue())
        self._show(found)
        return check_results.sentence(found)

    def _found(self, file_id: str, name: str, data: bytes) -> Checked:
        """What is in the file, read once a session."""
        key, held = (file_id, self.atlas.name), st.session_state.get(_KEPT)
        if held is None or held[0] != key:
            bar = st.progress(0.0, text=texts.say("check-reading"))
            held = (key, check_read.check(self.atlas, name, data, lambda done: _told(bar, done)))
            bar.empty()
            st.session_state[_KEPT] = held
        found: Checked = held[1]
        return found

    def _show(self, found: Checked) -> None:
        _html(check_results.head(self.atlas, found))
        if found.matches:
            self._take(found)
        _html(check_results.lists(self.atlas, found) + check_results.table(self.atlas, found))
        if found.known:
            made = check_figure.figure(self.atlas, found)
            made.picture(_as_it_is, drawn=self.drawn).draw()
        _html(check_results.others(found))

    def _take(self, found: Checked) -> None:
        """The same file with notes, made when it is asked for."""
        atlas, host = self.atlas, _host()
        _html(f"<h2>{h(texts.say('check-take'))}</h2><p>{h(texts.say('check-take-how'))}</p>")
        with st.container(key="annotated"):
            st.download_button(
                texts.say("check-take-button", file=found.file_name),
                data=lambda: b"".join(found.annotated(atlas, host)),
                file_name=found.file_name,
                mime="application/octet-stream",
                key="check-annotated",
                on_click="ignore",
            )


def _told(bar: DeltaGenerator, done: float) -> None:
    bar.progress(done, text=texts.say("check-reading"))


def _html(html: str) -> None:
    if html:
        st.html(frame.piece(html))


_as_it_is: Callable[[str], str] = str


def _host() -> str:
    """The address of this atlas, as the reader's browser knows it."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
