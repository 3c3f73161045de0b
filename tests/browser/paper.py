"""What comes out of the printer."""

from __future__ import annotations

import re

from playwright.sync_api import Page
from pypdfium2 import PdfDocument

_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


def pages_printed(page: Page) -> int:
    """How many sheets of A4 a page takes (page objects of the PDF, ISO 32000-1, 7.7.3.3)."""
    return len(_PAGE.findall(_pdf(page)))


def sheets(page: Page) -> list[str]:
    """The text inside the edges of each sheet: what is cut off is not in it."""
    return [sheet.get_textpage().get_text_bounded() for sheet in PdfDocument(_pdf(page))]


def _pdf(page: Page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True)
