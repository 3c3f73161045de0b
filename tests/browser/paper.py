"""What comes out of the printer."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import warnings

import pytest
from playwright.sync_api import Page

_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


def pages_printed(page: Page) -> int:
    """How many sheets of A4 a page takes (page objects of the PDF, ISO 32000-1, 7.7.3.3)."""
    return len(_PAGE.findall(_pdf(page)))


def sheets(page: Page) -> list[str]:
    """The text of each sheet, as poppler's `pdftotext` reads it: what is cut off is not in it."""
    if shutil.which("pdftotext") is None:
        why = "NO PDFTOTEXT on this machine (package poppler-utils): paper was not read."
        if os.environ.get("ATLAS_BROWSER_MUST_RUN") == "1":
            pytest.fail(why)
        warnings.warn(why, stacklevel=1)  # shown in the summary, which a skip's reason is not
        pytest.skip(why)
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=_pdf(page), capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


def _pdf(page: Page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True)
