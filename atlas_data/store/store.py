"""Reading and writing the store; one file is taken in one transaction.

A reader never waits for a writer (write-ahead log), and a kill at any moment leaves the store as
it was before the file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from atlas_data.model import AtlasError, Passage
from atlas_data.store import line, schema, texts
from atlas_data.store.entries import Deleted, Entry, File, Flow, Held, Left, Problem, Taken
from atlas_data.store.tally import Tally

MOST_LEFT = 10_000  # rows of what was left out that are kept of one file; all are counted
_WAIT = 10.0  # seconds to wait for another writer


class Store:
    """The store on one connection; made by `Store.open`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    @contextmanager
    def open(cls, path: Path, *, write: bool = False) -> Iterator[Store]:
        """The store at `path`; `write` makes it where there is none.

        Raises `AtlasError`, which says what to do, for a file that is missing, damaged, of another
        version, not to be written, or no store.
        """
        if not write and not path.is_file():
            raise AtlasError(f"There is no store at {path}; `import` a file first.")
        if write:
            _folder(path)
        address = f"{path.resolve().as_uri()}?mode={'rwc' if write else 'ro'}"
        with schema.told(path):
            connection = sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None)
            with closing(connection):
                if write:
                    _for_writing(connection)
                schema.check(connection, path)
                yield cls(connection, path)

    def take(self, file: File, items: Iterable[Entry | Left | Problem | Deleted]) -> Taken:
        """Keep one file's entries, all or none; the same file again changes nothing.

        Of what was left out at most `MOST_LEFT` rows are kept, and all are counted. An entry whose
        identifier was deleted stays out, and counts as deleted.
        """
        if self.knows(file.sha256):
            return Taken(known=True)
        with schema.told(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                made = self._take(file, items)
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise
        return made

    def knows(self, sha256: str) -> bool:
        """Whether a file of these bytes was taken in before."""
        asked = "SELECT 1 FROM files WHERE sha256 = ?"
        with schema.told(self._path):
            return self._connection.execute(asked, (sha256,)).fetchone() is not None

    def holds(self, names: Iterable[str]) -> bool:
        """Whether a record under one of these identifiers is here."""
        return any(texts.ids(self._connection, names))

    def records(self) -> Iterator[Held]:
        """All records, in the order in which they were taken in."""
        asked = (
            "SELECT records.id, record, scope, reasons, files.name, entry, format, seen_on "
            "FROM records JOIN files ON files.id = records.file ORDER BY records.id"
        )
        with schema.told(self._path):
            for key, record, scope, reasons, file, entry, kind, seen in self._rows(asked):
                yield Held(
                    record=line.record(str(record)),
                    names=tuple(sorted(str(one[0]) for one in self._rows(_NAMES, key))),
                    scope=str(scope),
                    reasons=line.reasons(str(reasons)),
                    file=str(file),
                    entry=int(str(entry)),
                    format=str(kind),
                    seen_on=str(seen),
                )

    def passages(self, names: Iterable[str]) -> tuple[Passage, ...]:
        """The best text held under these identifiers: one abstract, and one paper's sections."""
        with schema.told(self._path):
            return texts.best(self._connection, names)

    def abstract(self, names: Iterable[str]) -> str | None:
        """The best abstract held under these identifiers; its parts stand on lines of their own."""
        with schema.told(self._path):
            parts = texts.best(self._connection, names, sections=False)
        return "\n".join(one.text for one in parts) or None

    def files(self) -> Iterator[File]:
        """All files, in the order in which they were taken in."""
        asked = "SELECT name, sha256, format, taken_on, query, query_version FROM files ORDER BY id"
        for row in self._rows(asked):
            name, sha256, kind, day, *search = (None if one is None else str(one) for one in row)
            yield File(
                name=str(name),
                sha256=str(sha256),
                format=str(kind),
                taken_on=str(day),
                query=search[0],
                query_version=search[1],
            )

    def flow(self) -> Flow:
        """What came in with all files, and what became of it."""
        tally = Tally()
        files = 0
        for (counts,) in self._rows("SELECT counts FROM files ORDER BY id"):
            tally.add(json.loads(str(counts)))
            files += 1
        made = tally.taken()
        return Flow(
            files=files,
            entries=made.entries,
            kept=made.kept,
            left_out=made.left_out,
            problems=made.problems,
            deleted=made.deleted,
        )

    def left_out(self) -> Iterator[tuple[str, Left]]:
        """What was not kept, with the name of its file."""
        asked = (
            "SELECT files.name, entry, title, reason, detail, names FROM left_out "
            "JOIN files ON files.id = left_out.file ORDER BY left_out.file, entry"
        )
        for file, entry, title, reason, detail, names in self._rows(asked):
            yield (
                str(file),
                Left(
                    entry=int(str(entry)),
                    title=str(title),
                    reason=str(reason),
                    detail=str(detail),
                    names=tuple(json.loads(str(names))),
                ),
            )

    def findings(self) -> Iterator[tuple[str, Problem]]:
        """Entries that could not be used, with the name of their file."""
        asked = (
            "SELECT files.name, entry, message FROM findings "
            "JOIN files ON files.id = findings.file ORDER BY findings.file, entry"
        )
        for file, entry, message in self._rows(asked):
            yield str(file), Problem(entry=int(str(entry)), message=str(message))

    def forget(self, names: Iterable[str], *, because: str = "an operator") -> int:
        """Remove the records under these identifiers and keep them out; how many there were."""
        with schema.told(self._path), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            return sum(self._forget(name, because) for name in sorted(set(names)))

    def _rows(self, asked: str, *values: object) -> Iterator[tuple[object, ...]]:
        with schema.told(self._path):
            yield from self._connection.execute(asked, values)

    def _take(self, file: File, items: Iterable[Entry | Left | Problem | Deleted]) -> Taken:
        made = self._connection.execute(
            "INSERT INTO files (name, sha256, format, taken_on, query, query_version, counts) "
            "VALUES (?, ?, ?, ?, ?, ?, '{}')",
            (file.name, file.sha256, file.format, file.taken_on, file.query, file.query_version),
        )
        number, tally = int(made.lastrowid or 0), Tally()
        for item in items:
            match item:
                case Entry():
                    self._keep(number, file, item, tally)
                case Left():
                    self._leave(number, item, tally)
                case Problem():
                    tally.count("problems")
                    self._put("findings", number, item.entry, item.message)
                case Deleted():
                    tally.count("deleted")
                    self._forget(item.name, file.name)
        counts = json.dumps(tally.counts, sort_keys=True)
        self._connection.execute("UPDATE files SET counts = ? WHERE id = ?", (counts, number))
        return tally.taken()

    def _keep(self, number: int, file: File, item: Entry, tally: Tally) -> None:
        if any(self._gone(name) for name in item.names):
            tally.count("deleted")
            return
        tally.count("kept", item.scope)
        seen = item.record.checked_on or file.taken_on
        values = (line.of_record(item.record), item.scope, line.of_reasons(item.reasons), seen)
        key = self._put("records", None, number, item.entry, *values)
        for name in sorted(set(item.names)):
            self._put("names", name, key)
        for n, one in enumerate(_text(item)):
            self._put("passages", key, one.place, n, one.heading, one.text)

    def _leave(self, number: int, item: Left, tally: Tally) -> None:
        if tally.count("left_out", item.reason) <= MOST_LEFT:
            names = json.dumps(item.names, ensure_ascii=False)
            row = (item.entry, item.title, names, item.reason, item.detail)
            self._put("left_out", number, *row)

    def _put(self, table: str, *values: object) -> int:
        marks = ", ".join("?" * len(values))
        made = self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)
        return int(made.lastrowid or 0)

    def _gone(self, name: str) -> bool:
        asked = "SELECT 1 FROM gone WHERE name = ?"
        return self._connection.execute(asked, (name,)).fetchone() is not None

    def _forget(self, name: str, because: str) -> int:
        put = "INSERT OR IGNORE INTO gone VALUES (?, ?)"
        self._connection.execute(put, (name, because))
        found = texts.ids(self._connection, [name])
        for key in found:
            self._connection.execute("DELETE FROM records WHERE id = ?", (key,))
        return len(found)


_NAMES = "SELECT name FROM names WHERE record = ?"


def _text(item: Entry) -> Iterator[Passage]:
    abstract = item.record.abstract
    if abstract and not any(one.place == "abstract" for one in item.passages):
        yield Passage(place="abstract", text=abstract)
    yield from item.passages


def _folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise AtlasError(f"{path.parent} could not be made: {why.strerror or why}.") from why


def _for_writing(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if version == tables == 0:
        connection.execute("PRAGMA journal_mode = WAL")
        schema.prepare(connection)
