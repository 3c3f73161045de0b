"""A reader at a browser: opens addresses, waits until a page is drawn, and notes what may not be.

Ready means: Streamlit's script has ended and the atlas's own last element is there. Nothing sleeps;
every wait is for a condition.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, expect

from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from components import screens
from tests.browser.serving import Server

DRAWN = "[data-testid=stApp][data-test-script-state=notRunning]"
ENDED = "#root .foot, #root .nothing"
_JUDGE = Path(__file__).with_name("judge.js")
PANEL = "form.panel[data-ready]"
# Streamlit's client finds its base path by asking below the page's own address first.
_PROBES = ("/_stcore/health", "/_stcore/host-config")
PAGES_BELOW = tuple(one for one in screens.SCREENS if one != "/")


class Reader:
    """One page of a browser, with everything it asked for and complained of."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.foreign: list[str] = []
        self.failed: list[str] = []
        self.cut_off = False  # a test that stops the server says so: complaints are then right
        self.complaints: list[str] = []
        page.add_init_script(path=_JUDGE)
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("websocket", lambda socket: self._host(socket.url))
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, address: str = "/") -> None:
        """Go to an address of the atlas and wait until it is drawn."""
        self.page.goto(self.server.url + address)
        self.settled()

    def settled(self) -> None:
        """Wait until the page is drawn."""
        self.page.wait_for_selector(DRAWN, state="attached")
        self.page.wait_for_selector(ENDED, state="attached")
        self.page.wait_for_selector("#first", state="detached")

    def sees(self, atlas: Atlas, **asked: str | list[str]) -> int:
        """Wait until the sentence of a question stands there; gives how many studies answer."""
        question, problems = asking.parse(
            {key: [value] if isinstance(value, str) else value for key, value in asked.items()}
        )
        assert not problems, problems
        count = atlas.count(question)
        said = asking.describe(question)
        sentence = f"{count:,} of {atlas.rows:,} studies" + (f": {said}" if said else "")
        expect(self.page.locator("#root .asked h2")).to_have_text(sentence)
        self.settled()
        return count

    def option(self, name: str, value: str) -> Locator:
        """The checkbox of one choice in the filter panel."""
        return self.page.locator(f'{PANEL} input[name="{name}"][value="{value}"]')

    def choose(self, name: str, value: str) -> None:
        """Tick a choice as a reader does: open its part of the panel, click its label."""
        box = self.option(name, value)
        self.show_filters()
        for part in box.locator("xpath=ancestor::details[not(@open)]").all():
            part.locator("summary").first.click()
        box.locator("xpath=ancestor::label").click()

    def show_filters(self) -> None:
        """Open the filters when they are closed."""
        if not self.page.locator("dialog.filters[open]").count():
            self.page.locator("[data-filters]").first.click()

    def show_take(self) -> None:
        """Open what can be shared, cited and downloaded."""
        self.page.get_by_role("button", name="Share or cite").click()

    def asked(self) -> dict[str, list[str]]:
        """What the address asks."""
        return parse_qs(urlsplit(self.page.url).query)

    def faults(self) -> list[str]:
        """What no reader's page may do: other hosts, failed loads, errors on the console."""
        troubles = [] if self.cut_off else self.failed + self.complaints
        return [f"foreign: {one}" for one in self.foreign] + troubles

    def _asked(self, request: Request) -> None:
        self._host(request.url)

    def _host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != self.server.host:
            self.foreign.append(url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not _is_probe(response.url):
            self.failed.append(f"{response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        place = str(message.location.get("url", ""))
        if message.type == "error" and not ("404" in message.text and _is_probe(place)):
            self.complaints.append(f"console: {message.text} ({place})")


def _is_probe(url: str) -> bool:
    path = urlsplit(url).path
    return any(path == below + probe for below in PAGES_BELOW for probe in _PROBES)
