"""One reader's open session, without a browser: Streamlit's websocket protocol, spoken directly.

The protocol is `streamlit.proto` (BackMsg to the server, ForwardMsg back). As a browser does, a
session remembers the elements it has seen and tells their hashes, so they are not sent again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from benchmarks.serving import Server

_PATIENCE = 120.0


class NotDrawn(Exception):
    """The page did not come back as asked; a time for it would mean nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One run of the page: ms from asking to the last message, ms of processor, bytes, its HTML."""

    ms: float
    cpu_ms: float
    size: int
    html: str


class Session:
    """A reader who keeps one page of the app open."""

    def __init__(self, server: Server, page: str = "") -> None:
        """Come to a page, named as its address is: "map"; the first page when none is named."""
        url = f"ws://127.0.0.1:{server.port}/_stcore/stream"
        self._server = server
        self._socket = connect(url, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
        self._page, self._name = "", page
        self._seen: dict[str, ForwardMsg] = {}
        self._before: dict[str, ForwardMsg] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave, as a closed tab does."""
        self._socket.close()

    def ask(self, query: str) -> Drawn:
        """Run the page at an address, as Back and Forward do. Raises `NotDrawn` on a failure."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.page_name = "" if self._page else self._name
        asked.rerun_script.cached_message_hashes.extend({**self._before, **self._seen})
        before, start = self._server.cpu_ms(), time.perf_counter()
        self._socket.send(asked.SerializeToString())
        answers: list[ForwardMsg] = []
        size = 0
        while not answers or answers[-1].WhichOneof("type") != "script_finished":
            raw = self._socket.recv(timeout=_PATIENCE, decode=False)
            size += len(raw)
            answers.append(ForwardMsg.FromString(raw))
        ms = (time.perf_counter() - start) * 1000
        cpu_ms = self._server.cpu_ms() - before
        return Drawn(ms=ms, cpu_ms=cpu_ms, size=size, html=self._html(query, answers))

    def _html(self, query: str, answers: list[ForwardMsg]) -> str:
        if answers[-1].script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            raise NotDrawn(f"The page ?{query} did not finish.")
        held, self._before, self._seen = {**self._before, **self._seen}, self._seen, {}
        html = []
        for one in answers:
            if one.WhichOneof("type") == "new_session":
                self._page = one.new_session.page_script_hash
            message = held[one.ref_hash] if one.ref_hash else one
            if message.metadata.cacheable:
                self._seen[message.hash] = message
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                raise NotDrawn(f"The page ?{query} failed: {element.exception.message}")
            html.append(element.html.body)
        return "".join(html)
