"""What the atlas is measured against, on this machine: Datasette, and Streamlit with nothing in it.

Datasette (https://datasette.io) serves the same snapshot as one SQLite table. It is no dependency
of the project: it is installed into a virtual environment of its own that can be thrown away.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from atlas_data.model import AtlasError
from benchmarks.serving import free_port, running

TABLE = "studies"
HELLO = 'import streamlit as st\n\nst.title("Hello")\nst.button("Say hello")\n'


def install_datasette(folder: Path) -> Path:
    """Datasette in an environment of its own below `folder`; gives its command.

    Raises `AtlasError` when it cannot be installed.
    """
    place = folder / "datasette"
    command = place / "bin" / "datasette"
    if command.exists():
        return command
    venv.create(place, with_pip=True)
    asked = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "datasette"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode or not command.exists():
        raise AtlasError(f"Datasette could not be installed: {done.stderr.strip()[-300:]}")
    return command


def version(command: Path) -> str:
    """A program's name and version, as it says them."""
    done = subprocess.run([str(command), "--version"], capture_output=True, text=True, check=True)
    return done.stdout.strip().replace(", version", "").capitalize()


def write_sqlite(snapshot: pa.Table, path: Path) -> None:
    """The snapshot as one SQLite table; lists and structures become JSON, as Datasette reads it."""
    path.unlink(missing_ok=True)
    named = ", ".join(map(_column, snapshot.schema))
    marks = ", ".join("?" * snapshot.num_columns)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(f"CREATE TABLE {TABLE} ({named})")
        base.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", rows(snapshot.to_pylist()))


def _column(field: pa.Field) -> str:
    """Without a type, SQLite finds no number that is asked for as text, as an address does."""
    whole = pa.types.is_integer(field.type) or pa.types.is_boolean(field.type)
    kind = "INTEGER" if whole else "TEXT"
    return f'"{field.name}" {kind}{" PRIMARY KEY" if field.name == "id" else ""}'


def rows(studies: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """Each study as values that SQLite can hold."""
    for study in studies:
        yield tuple(
            json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
            for value in study.values()
        )


@contextmanager
def datasette(command: Path, base: Path) -> Iterator[str]:
    """Datasette over one file that does not change; gives its address."""
    port = free_port()
    asked = [str(command), "serve", "--immutable", str(base), "--port", str(port)]
    url, folder = f"http://127.0.0.1:{port}", base.parent
    with running(asked, url, folder / "datasette.log", folder=folder, places={}):
        yield url


@contextmanager
def bare_streamlit(folder: Path) -> Iterator[str]:
    """A page of three lines on Streamlit's own settings; gives its address."""
    script = folder / "hello.py"
    script.write_text(HELLO, encoding="utf-8")
    port = free_port()
    asked = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true"]
    asked += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    url = f"http://127.0.0.1:{port}"
    with running(asked, url, folder / "hello.log", folder=folder, places={}):
        yield url
