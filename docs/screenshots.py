"""Make the pictures of the README from the running app: `.venv/bin/python -m docs.screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import _FLAGS as FLAGS
from tests.browser.serving import ROOT, Server

PICTURES = (
    ("explore", "/?virus=parvovirus-b19&sort=oldest", 1280, 860, "light"),
    ("study", "/study?id=kasimir-2022-tissue-specific", 1280, 860, "light"),
    ("study-phone-dark", "/study?id=kasimir-2022-tissue-specific", 390, 844, "dark"),
)


def main() -> None:
    """Start the server, take every picture, stop the server."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "server.log")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        try:
            for name, path, width, height, scheme in PICTURES:
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=scheme
                )
                page = context.new_page()
                page.goto(server.url + path)
                page.locator("[class*=st-key-downloads] button").first.wait_for()
                page.wait_for_load_state("networkidle")
                page.screenshot(path=ROOT / "docs" / f"{name}.png")
                context.close()
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
