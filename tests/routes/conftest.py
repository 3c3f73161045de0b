"""The plain addresses, asked in the same process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from routes import ROUTES

HOST = "http://atlas.example"


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A reader without a browser, of the shipped atlas unless a test chooses another folder."""
    with TestClient(Starlette(routes=ROUTES), base_url=HOST) as one:
        yield one


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of snapshots of the test's own."""
    monkeypatch.setenv("ATLAS_SNAPSHOTS", str(tmp_path))
    return tmp_path
