"""The tables of the store, and what an operator is told when its file cannot be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atlas_data.model import AtlasError

VERSION = 1
MARK = 0x4D454146  # SQLite's application id: "MEAF"
TABLES = """
CREATE TABLE files (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, format TEXT NOT NULL,
    taken_on TEXT NOT NULL, query TEXT, query_version TEXT, counts TEXT NOT NULL);
CREATE TABLE records (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES files, entry INTEGER NOT NULL,
    record TEXT NOT NULL, scope TEXT NOT NULL, reasons TEXT NOT NULL, seen_on TEXT NOT NULL,
    UNIQUE (file, entry));
CREATE TABLE names (
    name TEXT NOT NULL, record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
    PRIMARY KEY (name, record)) WITHOUT ROWID;
CREATE INDEX names_by_record ON names (record);
CREATE TABLE passages (
    record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE, place TEXT NOT NULL,
    n INTEGER NOT NULL, heading TEXT, text TEXT NOT NULL,
    PRIMARY KEY (record, n)) WITHOUT ROWID;
CREATE TABLE left_out (
    file INTEGER NOT NULL REFERENCES files, entry INTEGER NOT NULL, title TEXT NOT NULL,
    names TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE findings (
    file INTEGER NOT NULL REFERENCES files, entry INTEGER NOT NULL, message TEXT NOT NULL);
CREATE TABLE gone (name TEXT PRIMARY KEY, because TEXT NOT NULL) WITHOUT ROWID;
"""
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite says into what an operator can do about it."""
    try:
        yield
    except sqlite3.DatabaseError as why:
        raise AtlasError(_advice(path, why)) from why


def _advice(path: Path, why: sqlite3.DatabaseError) -> str:
    code = getattr(why, "sqlite_errorcode", 0) & 0xFF
    if code in _FULL:
        return (
            f"{path} could not be written: {why}. The disk may be full; make room and import the "
            "file again. What was there before is unharmed."
        )
    if code == sqlite3.SQLITE_READONLY:
        return f"{path} may not be written here: {why}. Give yourself the right to write to it."
    if code == sqlite3.SQLITE_CANTOPEN:
        return f"{path} cannot be opened: {why}. Is there such a file, and may you read it?"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"Another import is writing to {path}; wait until it is done and try again."
    return f"{path} is damaged or no store: {why}. Move it away and import your files again."


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file."""
    connection.executescript(
        f"BEGIN; {TABLES} PRAGMA application_id = {MARK}; PRAGMA user_version = {VERSION}; COMMIT;"
    )


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `AtlasError` for a file that is no store, or a store of another version."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if mark != MARK:
        raise AtlasError(f"{path} is no store of this program; move it away or name another.")
    if version != VERSION:
        raise AtlasError(
            f"{path} is a store of version {version}, and this program reads version {VERSION}. "
            "Move it away and import your files again."
        )
