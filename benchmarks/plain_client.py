"""A small HTTP/1.1 client over connections that stay open (RFC 9112): what each answer took.

It asks for gzip (RFC 1952), as browsers do, and unpacks nothing while the clock runs. Every piece
of an answer keeps the time it came, so that the first byte of the *text* is known, not only that
of the answer.
"""

from __future__ import annotations

import asyncio
import time
import zlib
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
_PATIENCE = 300.0
_GZIP = 16 + zlib.MAX_WBITS


class NotAnswered(Exception):
    """An answer that is not the one asked for; a time for it would mean nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: `pieces` are its body as it came, each with the ms since it was asked for."""

    path: str
    status: int
    encoding: str
    pieces: Sequence[tuple[float, bytes]]
    ms: float

    @property
    def size(self) -> int:
        """Bytes of the body as sent."""
        return sum(len(data) for _, data in self.pieces)

    def text(self) -> bytes:
        """The body, unpacked."""
        return b"".join(data for _, data in self._unpacked())

    def first_ms(self) -> float:
        """When the first byte of the text could be read."""
        return next((ms for ms, data in self._unpacked() if data), self.ms)

    def _unpacked(self) -> Iterator[tuple[float, bytes]]:
        if self.encoding != "gzip":
            yield from self.pieces
            return
        packed = zlib.decompressobj(_GZIP)
        for ms, data in self.pieces:
            yield ms, packed.decompress(data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Answers to a list of questions asked over several connections, and the seconds in all."""

    answers: Sequence[Answer]
    seconds: float

    @property
    def rate(self) -> float:
        """Requests per second."""
        return len(self.answers) / self.seconds


class Connection:
    """One connection that stays open from question to question."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        host, port = writer.get_extra_info("peername")[:2]
        self._host = f"{host}:{port}"

    async def ask(self, path: str) -> Answer:
        """Ask for a path and read the whole answer. Raises `NotAnswered` unless its status is 200
        or when it does not say where it ends."""
        start = time.perf_counter()
        asked = f"GET {path} HTTP/1.1\r\nhost: {self._host}\r\naccept-encoding: gzip\r\n\r\n"
        self._writer.write(asked.encode())
        status, headers = _head(await self._reader.readuntil(b"\r\n\r\n"))
        if status != 200:
            raise NotAnswered(f"{path} was answered with status {status}.")
        pieces = []
        async for data in self._body(path, headers):
            pieces.append(((time.perf_counter() - start) * 1000, data))
        return Answer(
            path=path,
            status=status,
            encoding=headers.get("content-encoding", ""),
            pieces=pieces,
            ms=(time.perf_counter() - start) * 1000,
        )

    async def _body(self, path: str, headers: Mapping[str, str]) -> AsyncIterator[bytes]:
        if length := headers.get("content-length"):
            yield await self._reader.readexactly(int(length))
        elif headers.get("transfer-encoding", "").lower() == "chunked":
            while size := int((await self._reader.readline()).partition(b";")[0], 16):
                yield (await self._reader.readexactly(size + 2))[:-2]
            await self._reader.readline()
        else:
            raise NotAnswered(f"The answer to {path} does not say where it ends.")


def _head(raw: bytes) -> tuple[int, dict[str, str]]:
    first, *lines = raw.decode("latin-1").rstrip("\r\n").split("\r\n")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return int(first.split(" ", 2)[1]), headers


@asynccontextmanager
async def connected(port: int) -> AsyncIterator[Connection]:
    """A connection to a server of this machine, closed with the block."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield Connection(reader, writer)
    finally:
        writer.close()


def _finished(work: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives. It runs in a thread of its own, for the caller's may have a loop
    already, as a test's has beside a browser."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asyncio.wait_for(work, _PATIENCE)).result()


def ask(port: int, path: str) -> Answer:
    """One question over a connection of its own, opened before the clock runs."""

    async def one() -> Answer:
        async with connected(port) as connection:
            return await connection.ask(path)

    return _finished(one())


def load(port: int, paths: Iterable[str], *, connections: int) -> Load:
    """Ask for all paths in turn; each connection takes the next one when it has its answer."""

    async def all_of_them() -> Load:
        async with AsyncExitStack() as opened:
            held = [await opened.enter_async_context(connected(port)) for _ in range(connections)]
            return await _load(held, iter(paths))

    return _finished(all_of_them())


def load_beside(
    port: int, paths: Iterable[str], files: Sequence[str], *, connections: int
) -> tuple[Load, list[Answer]]:
    """Fetch files at the same time, one a connection, and ask for the paths until all have come."""

    async def both() -> tuple[Load, list[Answer]]:
        async with AsyncExitStack() as opened:
            count = connections + len(files)
            held = [await opened.enter_async_context(connected(port)) for _ in range(count)]
            fetched = [
                asyncio.ensure_future(one.ask(file)) for one, file in zip(held, files, strict=False)
            ]
            wanted = _until(fetched, paths)
            return await _load(held[len(files) :], wanted), await asyncio.gather(*fetched)

    return _finished(both())


def _until(fetched: Sequence[asyncio.Future[Answer]], paths: Iterable[str]) -> Iterator[str]:
    """The paths, as long as some file has not come."""
    for path in paths:
        if all(one.done() for one in fetched):
            return
        yield path


async def _load(held: Sequence[Connection], paths: Iterator[str]) -> Load:
    answers: list[Answer] = []

    async def one_reader(connection: Connection) -> None:
        for path in paths:
            answers.append(await connection.ask(path))

    start = time.perf_counter()
    await asyncio.gather(*map(one_reader, held))
    return Load(answers=answers, seconds=time.perf_counter() - start)
