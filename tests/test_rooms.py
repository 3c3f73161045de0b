"""Who may import whom, and how large a file may grow: the architecture as a test.

If this fails, do not widen the table first: ask which room the new line belongs to (DECISIONS.md).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT = {
    "atlas_data.model": set(),
    "atlas_data.texts": {"atlas_data.model"},
    "atlas_data.vocabulary": {"atlas_data.model", "atlas_data.texts"},
    "atlas_data.snapshot": {"atlas_data.model"},
    "atlas_data.formats": {
        "atlas_data.model",
        "atlas_data.texts",
        "atlas_data.vocabulary",
        "atlas_data.snapshot",
    },
    "atlas_data.query": {
        "atlas_data.model",
        "atlas_data.texts",
        "atlas_data.vocabulary",
        "atlas_data.snapshot",
    },
    "atlas_data.release": {
        "atlas_data.model",
        "atlas_data.texts",
        "atlas_data.vocabulary",
        "atlas_data.formats",
        "atlas_data.snapshot",
        "atlas_data.query",
    },
    "atlas_data.store": {"atlas_data.model"},
    "atlas_data.fetch": {"atlas_data.model"},
    "atlas_data.ingest": {
        "atlas_data.model",
        "atlas_data.vocabulary",
        "atlas_data.formats",
        "atlas_data.snapshot",
        "atlas_data.store",
    },
    "atlas_data.commands": {
        "atlas_data",
        "atlas_data.model",
        "atlas_data.vocabulary",
        "atlas_data.formats",
        "atlas_data.snapshot",
        "atlas_data.store",
        "atlas_data.fetch",
        "atlas_data.ingest",
        "atlas_data.release",
    },
    "components": {
        "atlas_data",
        "atlas_data.model",
        "atlas_data.texts",
        "atlas_data.vocabulary",
        "atlas_data.formats",
        "atlas_data.snapshot",
        "atlas_data.query",
        "atlas_data.release",
        "atlas_data.store",
    },
    "pages": {"components"},
    "app": {"atlas_data.model", "atlas_data.texts", "components"},
    "routes": {
        "atlas_data",
        "atlas_data.model",
        "atlas_data.texts",
        "atlas_data.vocabulary",
        "atlas_data.formats",
        "atlas_data.snapshot",
        "atlas_data.query",
        "atlas_data.release",
        "components",
    },
    "server": {"atlas_data.model", "atlas_data.texts", "components", "routes"},
}
FENCED = {
    "fluent": {"atlas_data.texts", "atlas_data.ingest"},
    "pyphen": {"atlas_data.ingest"},
    "streamlit": {"components", "pages", "app", "server"},
    "starlette": {"server", "routes"},
    "plotly": {"components"},
    "pyarrow": {
        "atlas_data.snapshot",
        "atlas_data.formats",
        "atlas_data.query",
        "atlas_data.ingest",
        "atlas_data.release",
        "components",
    },
    "numpy": {"atlas_data.query"},
    "sqlite3": {"atlas_data.query", "atlas_data.store"},
    "lxml": {"atlas_data.formats", "atlas_data.fetch"},
    "httpx2": {"atlas_data.fetch"},
    "tenacity": {"atlas_data.fetch"},
    "tqdm": {"atlas_data.commands"},
    "yaml": {"atlas_data.vocabulary", "atlas_data.ingest", "atlas_data.fetch"},
}
LISTS = {"filters.py"}  # a list of entries may be as long as it needs


def room_of(module: str) -> str | None:
    """The room a module of ours stands in; None for an outside library."""
    if module.split(".")[0] not in ("atlas_data", "components", "pages", "routes", "app", "server"):
        return None
    fits = [room for room in MAY_IMPORT if module == room or module.startswith(room + ".")]
    return max(fits, key=len) if fits else module


def sources() -> Iterator[tuple[str, Path]]:
    for path in [
        *ROOT.glob("*.py"),
        *(
            one
            for top in ("atlas_data", "components", "pages", "routes")
            for one in (ROOT / top).rglob("*.py")
        ),
    ]:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield module.removesuffix(".__init__"), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                f"{node.module}.{one.name}" if node.module in ("atlas_data",) else node.module
                for one in node.names
            )


@pytest.mark.parametrize(("module", "path"), list(sources()), ids=lambda one: str(one)[-40:])
def test_a_room_imports_only_what_it_may(module: str, path: Path) -> None:
    room = room_of(module)
    if module in ("atlas_data.__main__", "atlas_data"):
        return
    for name in imported(path):
        other = room_of(name)
        if other is None:
            top = name.split(".")[0]
            assert room in FENCED.get(top, {room}), f"{module} may not import {top}"
        elif other != room:
            assert other in MAY_IMPORT[str(room)], f"{module} ({room}) may not import {name}"


@pytest.mark.parametrize(("module", "path"), list(sources()), ids=lambda one: str(one)[-40:])
def test_files_and_functions_stay_small(module: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.name in LISTS or len(text.splitlines()) <= 300, f"{module}: split it"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 45, f"{module}.{node.name} has {length} lines"


def test_no_page_loops_over_data_or_holds_a_term() -> None:
    for path in (ROOT / "pages").glob("*.py"):
        loops = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.For | ast.comprehension)
        ]
        assert not loops, f"{path.name}: a page says what, a component how"
