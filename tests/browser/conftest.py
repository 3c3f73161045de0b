"""A browser for the session, a server for each set of data, a reader for each test."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.reader import Reader
from tests.browser.serving import Server

_CHROMIUM = shutil.which("chromium")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PATIENCE = 30_000  # milliseconds; a page takes one second where nothing else runs
expect.set_options(timeout=_PATIENCE)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    if _CHROMIUM is None:
        why = "NO CHROMIUM on this machine: nothing was tried in a real browser."
        if os.environ.get("ATLAS_BROWSER_MUST_RUN") == "1":
            pytest.fail(why)
        warnings.warn(why, stacklevel=1)  # shown in the summary, which a skip's reason is not
        pytest.skip(why)
    started = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_FLAGS))
    yield started
    started.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The atlas as it is shipped."""
    started = Server(tmp_path_factory.mktemp("server") / "log.txt")
    yield started
    started.stop()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The snapshot folder of the second server."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture(scope="session")
def second(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a folder of the test's own, empty at the start; it can keep no cache."""
    log = tmp_path_factory.mktemp("second") / "log.txt"
    nowhere = log / "cache"  # below a file, so nobody can make it, not even root
    started = Server(log, ATLAS_SNAPSHOTS=str(shelf), ATLAS_CACHE=str(nowhere))
    yield started
    started.stop()


@pytest.fixture
def own(shelf: Path, second: Server) -> Iterator[Path]:
    """The second server's folder, empty before and after the test."""
    yield shelf
    shelf.chmod(0o755)
    for place in shelf.iterdir():
        shutil.rmtree(place)


Opens = Callable[..., Reader]


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Opens]:
    """Opens a fresh context: `visit(width=390, scheme="dark", at=second)`; checked at the end."""
    readers: list[Reader] = []

    def opens(
        *, width: int = 1280, height: int = 800, scheme: str = "light", at: Server | None = None
    ) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            permissions=["clipboard-read", "clipboard-write"],
            accept_downloads=True,
        )
        context.set_default_timeout(_PATIENCE)
        readers.append(Reader(context.new_page(), at or request.getfixturevalue("server")))
        return readers[-1]

    yield opens
    faults = [fault for one in readers for fault in one.faults()]
    for one in readers:
        one.page.context.close()
    assert not faults, faults


@pytest.fixture
def reader(visit: Opens) -> Reader:
    """A reader of the shipped atlas on a wide screen."""
    return visit()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Show the end of the servers' logs under a failed test."""
    report = yield
    if report.failed:
        for name in ("server", "second"):
            one = getattr(item, "funcargs", {}).get(name)
            if isinstance(one, Server):
                report.sections.append((f"log of {name}", one.said()[-3000:]))
    return report
