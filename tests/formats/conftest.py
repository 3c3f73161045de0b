"""The trial records written once and read once by each independent reader."""

from __future__ import annotations

import pytest

from atlas_data.formats import writer
from tests.formats import readers
from tests.formats.fixtures import STUDIES


@pytest.fixture(scope="session")
def bibtex() -> str:
    return "".join(writer("bibtex").write(STUDIES))


@pytest.fixture(scope="session")
def ris() -> str:
    return "".join(writer("ris").write(STUDIES))


@pytest.fixture(scope="session")
def read_back(bibtex: str, ris: str) -> dict[str, dict[str, readers.Facts]]:
    """Reader's name → key → facts."""
    return {
        "pandoc bibtex": readers.pandoc_facts(bibtex, "bibtex"),
        "bibtexparser bibtex": readers.bibtexparser_facts(bibtex),
        "pandoc ris": readers.pandoc_facts(ris, "ris"),
        "rispy ris": readers.rispy_facts(ris),
    }
