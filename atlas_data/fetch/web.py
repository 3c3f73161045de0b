"""One server, asked politely: paced, with the asker's name, and again when it fails for a while."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx2
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exponential_jitter,
)

from atlas_data.fetch.asked import Misasked
from atlas_data.fetch.pace import Pacer, Timing
from atlas_data.model import AtlasError

TOOL = "mecfs-atlas-explorer"
MOST_BYTES = 256 * 1024 * 1024  # of one answer; a batch of 200 records has about 3 MB
_AGAIN = (408, 425, 429, 500, 502, 503, 504)
_EMAIL = re.compile(r"[!-?A-~]+@[!-?A-~]+")
Answer = TypeVar("Answer")


class Fault(Exception):
    """An answer that may be better next time; `wait` is how many seconds the server asked for."""

    def __init__(self, why: str, wait: float = 0) -> None:
        super().__init__(why)
        self.wait = wait


class Refused(Exception):
    """The server says no, and would say it again."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Unanswered(AtlasError):
    """A server gave no good answer, however often it was asked."""


class Web:
    """A server by its address, such as `https://eutils.ncbi.nlm.nih.gov`."""

    def __init__(
        self,
        server: str,
        *,
        email: str,
        a_second: float,
        timing: Timing,
        waiting: Callable[[str], None],
    ) -> None:
        if not re.match(r"https?://[^/\s]", server):
            raise Misasked(f"“{server}” is no server's address; one begins with https://.")
        if not _EMAIL.fullmatch(email):
            raise Misasked(f"PubMed asks for the e-mail address of who uses it; “{email}” is none.")
        self._server = server.rstrip("/")
        self._host = self._server.split("//", 1)[1]
        self._timing = timing
        self._waiting = waiting
        self._pacer = Pacer(a_second, timing)
        self._client = httpx2.Client(
            headers={"User-Agent": f"{TOOL} (mailto:{email})"},
            timeout=httpx2.Timeout(timing.silence, connect=min(timing.silence, 15)),
        )

    def close(self) -> None:
        self._client.close()

    def ask(
        self,
        path: str,
        what: str,
        check: Callable[[bytes], Answer],
        fields: Mapping[str, str] | None = None,
    ) -> Answer:
        """What `check` makes of the answer; with fields it is a POST, else a GET.

        `check` raises `Fault` for an answer that is not whole or not right; then, and when the
        server is busy or gone, the question is put again. Raises `Unanswered` when that did not
        help, `Refused` when the server understood and says no. `what` names the question in words.
        """
        backoff = wait_exponential_jitter(
            initial=self._timing.first_wait,
            max=self._timing.longest_wait,
            jitter=self._timing.first_wait,
        )
        asking = Retrying(
            stop=stop_after_attempt(self._timing.tries),
            wait=lambda state: max(backoff(state), _fault(state).wait),
            retry=retry_if_exception_type(Fault),
            sleep=self._timing.sleep,
            before_sleep=self._tell,
            reraise=True,
        )
        try:
            return asking(lambda: check(self._once(path, fields)))
        except Fault as why:
            raise Unanswered(
                f"{self._host} was asked for {what} {self._timing.tries} times without a good "
                f"answer; the last time {why}. What was fetched so far is kept: give the same "
                "command again later, and it goes on from there."
            ) from why

    def _once(self, path: str, fields: Mapping[str, str] | None) -> bytes:
        self._pacer.wait()
        method = "GET" if fields is None else "POST"
        try:
            with self._client.stream(method, self._server + path, data=fields) as response:
                body = self._body(response)
        except httpx2.TimeoutException as why:
            raise Fault(f"it was silent for more than {self._timing.silence:g} s") from why
        except httpx2.RequestError as why:
            raise Fault(f"the connection failed ({str(why) or type(why).__name__})") from why
        status = response.status_code
        if status in _AGAIN:
            raise Fault(f"it answered with status {status}", self._asked(response))
        # E-utilities also tell passing troubles with status 400, then as an <ERROR> element
        if status != 200 and not (status == 400 and b"<ERROR>" in body):
            raise Refused(status, f"status {status}: {_words(body)}")
        return body

    def _body(self, response: httpx2.Response) -> bytes:
        until = self._timing.clock() + self._timing.whole
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > MOST_BYTES:
                raise Fault(f"the answer was larger than {MOST_BYTES // 2**20} MB")
            if self._timing.clock() > until:
                raise Fault(f"the answer took more than {self._timing.whole:g} s")
        return bytes(body)

    def _asked(self, response: httpx2.Response) -> float:
        """Seconds of `Retry-After`, which is a number or a date (RFC 9110, 10.2.3)."""
        told = response.headers.get("Retry-After", "").strip()
        try:
            asked = float(told) if told.isdigit() else self._until(parsedate_to_datetime(told))
        except ValueError:
            return 0
        if asked > self._timing.most_asked:
            raise Unanswered(
                f"{self._host} is busy and asks to be left alone for {asked:.0f} s. What was "
                "fetched so far is kept: give the same command again after that, and it goes on "
                "from there."
            )
        return asked

    def _until(self, when: datetime) -> float:
        at = when if when.tzinfo else when.replace(tzinfo=UTC)
        return max(0.0, (at - self._timing.now()).total_seconds())

    def _tell(self, state: RetryCallState) -> None:
        pause = state.next_action.sleep if state.next_action else 0
        self._waiting(f"{self._host}: {_fault(state)}; asking again in {pause:.0f} s")


def _fault(state: RetryCallState) -> Fault:
    why = state.outcome.exception() if state.outcome else None
    return why if isinstance(why, Fault) else Fault("nothing came")


def _words(body: bytes) -> str:
    """The beginning of an answer without its tags, for a message."""
    text = re.sub(r"<[^>]*>", " ", body[:2000].decode("utf-8", "replace"))
    return " ".join(text.split())[:200] or "no words"
