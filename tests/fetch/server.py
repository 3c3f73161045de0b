"""PubMed and Europe PMC on this machine: made-up papers, the true protocol, and faults on demand.

with Server(papers(300)) as server:
    server.faults = at({3: Fault.BUSY})
    … ask server.address …
"""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fetch.answering import Answer, Library
from tests.fetch.papers import Article, Paper

_PATH = re.compile(
    r"/entrez/eutils/(?P<tool>esearch|epost|efetch)\.fcgi"
    r"|/europepmc/webservices/rest/(?P<id>PMC\d+)/(?P<text>fullTextXML)"
)


class Fault(StrEnum):
    """What the server does in place of a good answer."""

    BUSY = "429, with Retry-After"
    BROKEN = "500"
    GATEWAY = "502, as a web page"
    PAGE = "200, as a web page"
    ERROR = "200, with an ERROR element"
    BAD = "400, with an ERROR element"
    TRUNCATED = "the first half of the XML, as if that were all"
    CUT = "half an answer, then the connection is closed"
    SLOW = "nothing until the asker goes away"
    EMPTY = "an answer without records or ids"
    SHORT = "without the first record or id"
    TWICE = "with one record or id twice"
    OTHER = "with a record that was not asked for"
    COUNT = "a count that is one too high"
    FORGOTTEN = "the history is gone"


ANYTIME = tuple(one for one in Fault if one is not Fault.SLOW)
Schedule = Callable[[int, str], "Fault | None"]


def never(number: int, tool: str) -> Fault | None:
    return None


def at(faults: Mapping[int, Fault]) -> Schedule:
    """Faults by the number of the request, from 1."""
    return lambda number, tool: faults.get(number)


def always(fault: Fault, tool: str = "") -> Schedule:
    """One fault at every request, or at every one of a tool (`esearch`, `efetch`, …)."""
    return lambda number, asked: fault if tool in ("", asked) else None


def seeded(seed: int, share: float) -> Schedule:
    """Any fault but the slow one, at random, at this share of the requests."""
    dice = random.Random(seed)
    return lambda number, tool: dice.choice(ANYTIME) if dice.random() < share else None


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request as it came; `tool` is `esearch`, `epost`, `efetch` or `fullTextXML`."""

    tool: str
    method: str
    fields: Mapping[str, str]
    agent: str


@dataclass
class Server:
    """A server for as long as the `with` lasts; `before` is called with the number of a request."""

    papers: Iterable[Paper]
    articles: Iterable[Article] = ()
    faults: Schedule = never
    before: Callable[[int], None] = lambda number: None
    retry_after: str = "1"
    requests: list[Request] = field(default_factory=list)

    def __enter__(self) -> Server:
        self.library = Library(self.papers, self.articles)
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def replace(self, changed: Paper) -> None:
        """A later state of a paper."""
        self.library.replace(changed)

    def fetched(self) -> list[str]:
        """The PMIDs asked of efetch, in order, as often as they were asked."""
        return [
            pmid
            for one in self.requests
            if one.tool == "efetch" and one.fields.get("db") == "pubmed"
            for pmid in one.fields["id"].split(",")
        ]

    def take(self, request: Request) -> tuple[Fault | None, Answer]:
        """Notes a request and says how it is answered."""
        with self._lock:
            self.requests.append(request)
            number = len(self.requests)
            fault = self.faults(number, request.tool)
            if fault is Fault.FORGOTTEN:
                self.library.forget()
        self.before(number)
        return fault, self.library.answer(request.tool, request.fields, fault)


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            self._answer(parse_qs(self.rfile.read(length).decode()))

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

        def _answer(self, form: Mapping[str, list[str]]) -> None:
            address = urlsplit(self.path)
            fields = {
                name: value[-1] for name, value in {**parse_qs(address.query), **form}.items()
            }
            tool = ""
            if path := _PATH.fullmatch(address.path):
                tool = path["tool"] or path["text"]
                fields |= {"id": path["id"]} if path["id"] else {}
            fault, answer = server.take(
                Request(
                    tool=tool,
                    method=self.command,
                    fields=fields,
                    agent=self.headers.get("User-Agent", ""),
                )
            )
            if fault is Fault.SLOW:
                self.close_connection = True
                self.connection.recv(1)  # returns when the asker hangs up
                return
            self._send(answer, cut=fault is Fault.CUT, busy=fault is Fault.BUSY)

        def _send(self, answer: Answer, *, cut: bool, busy: bool) -> None:
            body = answer.body.encode()
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(body)))
            if busy:
                self.send_header("Retry-After", server.retry_after)
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if cut else body)
            self.close_connection = cut

    return Handler
