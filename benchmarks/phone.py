"""A phone on a slow line, simulated by Chromium, that opens one address with an empty cache.

Line and processor are slowed through the Chrome DevTools Protocol
(Network.emulateNetworkConditions, Emulation.setCPUThrottlingRate); bytes are its
`encodedDataLength`, headers included.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page

ROUND_TRIP_MS = 400
LINE_KBIT_S = 400
SLOWER = 4
VIEWPORT = (390, 844)
_PATIENCE = 600_000  # milliseconds
_OFTEN = 500
_QUIET = 2_000  # milliseconds after the last answer
_NOTES = Path(__file__).with_name("phone.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address to open: what its heading is, and what must stand there when controls answer.

    `answers` are CSS selectors joined by " && "; "" means that plain links and forms are enough.
    """

    name: str
    url: str
    heading: str = "h1"
    answers: str = "body"
    press: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One first load. Times in ms from the start of the navigation, sizes in bytes.

    `text_*` is the document and the fonts asked for before the text was readable, in full;
    `line_*` is everything that was asked for or had arrived by then, programs too. `moved` is the
    furthest any visible element stood from its place when the first view was replaced, in px;
    None without a first view. `socket_size` is websocket payload, unpacked; no part of `size`.
    """

    readable: float
    answers: float
    size: int
    requests: int
    text_size: int
    text_requests: int
    line_size: int
    line_requests: int
    shift: float
    moved: float | None
    moved_what: str
    not_found: tuple[str, ...]
    socket_size: int
    hosts: tuple[str, ...]
    heading: str
    heaviest: tuple[tuple[str, int], ...]


class NotMeasured(Exception):
    """A page that did not come, or whose controls did not do what they say."""


@dataclass(slots=True)
class _Request:
    """One request as the protocol told it; `arrived` holds (time, bytes)."""

    url: str
    kind: str
    started: float
    size: int = 0
    arrived: list[tuple[float, int]] = field(default_factory=list)


class Line:
    """Everything that went over the line, in the protocol's own seconds."""

    def __init__(self, protocol: CDPSession) -> None:
        self.requests: dict[str, _Request] = {}
        self.zero: tuple[float, float] | None = None  # (monotonic, wall) of the first request
        self.sockets: list[str] = []
        self.socket_size = 0
        protocol.on("Network.requestWillBeSent", self._sent)
        protocol.on("Network.responseReceived", self._head)
        protocol.on("Network.dataReceived", self._data)
        protocol.on("Network.loadingFinished", self._finished)
        protocol.on("Network.webSocketCreated", lambda told: self.sockets.append(told["url"]))
        protocol.on("Network.webSocketFrameReceived", self._frame)

    def _sent(self, told: dict[str, Any]) -> None:
        url = told["request"]["url"]
        if urlsplit(url).scheme in ("data", "blob"):
            return
        if self.zero is None:
            self.zero = told["timestamp"], told["wallTime"]
        kind = told.get("type", "Other")
        self.requests[told["requestId"]] = _Request(url, kind, told["timestamp"])

    def _head(self, told: dict[str, Any]) -> None:
        self._arrived(told, told["response"].get("encodedDataLength", 0))

    def _data(self, told: dict[str, Any]) -> None:
        self._arrived(told, told["encodedDataLength"])

    def _arrived(self, told: dict[str, Any], size: int) -> None:
        if size and (one := self.requests.get(told["requestId"])):
            one.arrived.append((told["timestamp"], size))

    def _finished(self, told: dict[str, Any]) -> None:
        if one := self.requests.get(told["requestId"]):
            one.size = int(told["encodedDataLength"])

    def _frame(self, told: dict[str, Any]) -> None:
        payload = told["response"]["payloadData"]
        binary = told["response"]["opcode"] == 2
        self.socket_size += len(payload) * 3 // 4 if binary else len(payload)

    def hosts(self, own: str) -> tuple[str, ...]:
        """Hosts contacted other than `own`."""
        asked = Counter(
            urlsplit(url).netloc
            for url in [*(one.url for one in self.requests.values()), *self.sockets]
        )
        return tuple(sorted(host for host in asked if host != own))


def load(browser: Browser, target: Target) -> Loaded:
    """Open one address in a new profile. Raises `NotMeasured` when it does not come."""
    context = browser.new_context(
        viewport={"width": VIEWPORT[0], "height": VIEWPORT[1]},
        has_touch=True,
        device_scale_factor=2,
    )
    context.set_default_timeout(_PATIENCE)
    try:
        page = context.new_page()
        protocol = context.new_cdp_session(page)
        line = Line(protocol)
        slow(protocol)
        notes = _NOTES.replace("{{heading}}", target.heading).replace("{{answers}}", target.answers)
        page.add_init_script(notes)
        page.goto(target.url, wait_until="commit")
        _wait(page, target)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(_QUIET)
        noted = page.evaluate("({ ...firstLoad, origin: performance.timeOrigin })")
        _press(page, target)
        return _loaded(target, line, noted)
    finally:
        context.close()


def _wait(page: Page, target: Target) -> None:
    """Until text and controls are there; asked from outside, as a page may forbid `eval`."""
    until = time.monotonic() + _PATIENCE / 1000
    while time.monotonic() < until:
        if page.evaluate("window.firstLoad?.readable != null && firstLoad.answers != null"):
            return
        page.wait_for_timeout(_OFTEN)
    raise NotMeasured(f"{target.name}: no heading, or no controls, in {_PATIENCE / 1000:.0f} s.")


def slow(protocol: CDPSession) -> None:
    """Put a page on the slow line, with a slow processor and an empty cache."""
    rate = LINE_KBIT_S * 1000 / 8
    protocol.send("Network.enable")
    protocol.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS,
            "downloadThroughput": rate,
            "uploadThroughput": rate,
        },
    )
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _press(page: Page, target: Target) -> None:
    if target.press is None:
        return
    button, opened = target.press
    page.locator(button).first.click()
    if not page.locator(opened).first.is_visible():
        raise NotMeasured(f"{target.name}: {button} did not open {opened}.")


def _loaded(target: Target, line: Line, noted: dict[str, Any]) -> Loaded:
    if line.zero is None:
        raise NotMeasured(f"{target.name}: no request was seen.")
    until = line.zero[0] + (noted["origin"] + noted["readable"]) / 1000 - line.zero[1]
    asked = list(line.requests.values())
    text = [one for one in asked if one.kind in ("Document", "Font") and one.started <= until]
    moved = noted["moved"] or {"px": None, "what": "", "gone": []}
    return Loaded(
        readable=noted["readable"],
        answers=max(noted["answers"], noted["readable"]),  # nobody presses what is not seen
        size=sum(one.size for one in asked),
        requests=len(asked),
        text_size=sum(one.size for one in text),
        text_requests=len(text),
        line_size=sum(size for one in asked for at, size in one.arrived if at <= until),
        line_requests=sum(one.started <= until for one in asked),
        shift=noted["shift"],
        moved=moved["px"],
        moved_what=moved["what"],
        not_found=tuple(moved["gone"]),
        socket_size=line.socket_size,
        hosts=line.hosts(urlsplit(target.url).netloc),
        heading=noted["heading"],
        heaviest=tuple(
            (urlsplit(one.url).path.rpartition("/")[2] or "/", one.size)
            for one in sorted(asked, key=lambda one: -one.size)[:8]
        ),
    )
