"""Pictures of every page, from the running app: `.venv/bin/python -m docs.screenshots`.

Each page in light, dark and on a phone; the page /design whole, in all three colours, is what
tests/browser/test_design.py compares with.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import _FLAGS as FLAGS
from tests.browser.everywhere import ADDRESSES, SCHEMES, dress
from tests.browser.serving import ROOT, Server

FOLDER = ROOT / "docs" / "pictures"
DRESSES = {"light": ("light", 1280, 800), "dark": ("dark", 1280, 800), "phone": ("light", 390, 844)}
DESIGN_WIDTHS = (390, 1280)
_COLOURS = 128  # a palette keeps the files small; the pages have few colours


def design(page: Page, scheme: str, width: int) -> Image.Image:
    """The page /design, which is open, whole."""
    dress(page, scheme, width, 800)
    inner = "document.querySelector('[data-testid=stMain]').scrollHeight"
    dress(page, scheme, width, int(page.evaluate(inner)))
    page.evaluate("document.fonts.ready")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def save(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours."""
    picture.quantize(_COLOURS).save(FOLDER / f"{name}.png", optimize=True)


def opened(browser: Browser, address: str, scheme: str, width: int, height: int) -> Page:
    """A page in a context of its own, drawn to the end."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#root .foot, .static .foot", state="attached")
    page.wait_for_selector("#first", state="detached")
    page.wait_for_load_state("networkidle")
    return page


def main() -> None:
    """Start the server, take every picture, stop the server."""
    plain = "/s/kerr-2003-cytokines-parvovirus"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "server.log")
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        try:
            for name, path in (ADDRESSES | {"plain": plain}).items():
                for dressed, (scheme, width, height) in DRESSES.items():
                    page = opened(browser, server.url + path, scheme, width, height)
                    if name != "design":
                        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
                        save(picture, f"{name}-{dressed}")
                    page.context.close()
            page = opened(browser, f"{server.url}/design", "light", 1280, 800)
            for scheme in SCHEMES:
                for width in DESIGN_WIDTHS:
                    save(design(page, scheme, width), f"design-{scheme}-{width}")
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
