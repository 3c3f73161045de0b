"""The trial records written once and read once by each independent reader."""

from __future__ import annotations

import pytest

from tests.formats import readers, written
from tests.formats.fixtures import STUDIES


@pytest.fixture(scope="session")
def bibtex() -> str:
    return written.text("bibtex", STUDIES)


@pytest.fixture(scope="session")
def ris() -> str:
    return written.text("ris", STUDIES)


@pytest.fixture(scope="session")
def read_back(bibtex: str, ris: str) -> dict[str, dict[str, readers.Facts]]:
    """Reader's name and format → key → facts."""
    biblatex, csl = written.text("biblatex", STUDIES), written.text("csl", STUDIES)
    return {
        "pandoc bibtex": readers.pandoc_facts(bibtex, "bibtex"),
        "bibtexparser bibtex": readers.bibtexparser_facts(bibtex),
        "pandoc biblatex": readers.pandoc_facts(biblatex, "biblatex"),
        "bibtexparser biblatex": readers.bibtexparser_facts(biblatex),
        "pandoc ris": readers.pandoc_facts(ris, "ris"),
        "rispy ris": readers.rispy_facts(ris),
        "pandoc csl": readers.pandoc_facts(csl, "csljson"),
    }
