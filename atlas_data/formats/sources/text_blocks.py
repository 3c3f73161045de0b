"""A file of references as text, block after block, whatever its encoding and its size."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from atlas_data import texts
from atlas_data.formats.readers import decoding

_BLOCK = 1_048_576  # bytes that are decoded at once
_HIGH_SURROGATE = 0xD8  # the first six bits of the first half of a pair (Unicode 3.9, D91)


class Blocks:
    """The text of a stream, its line ends all line feeds.

    A file that is not UTF-8 in every line is read as Latin 1 in those lines alone: exports put
    together from several programs are mixed. `problem` says so as soon as it is known.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._encoding = ""
        self.problem = ""

    def __iter__(self) -> Iterator[str]:
        even = io.IncrementalNewlineDecoder(None, translate=True)
        data = self._read()
        self._encoding, marked = decoding.begun(data)
        data = data[marked:]
        last = False
        while not last:
            more = self._read()
            last = not more
            text, left = self._decoded(data, last=last)
            if block := even.decode(text, final=last):
                yield block
            data = left + more

    def _read(self) -> bytes:
        """A whole block; less only at the end."""
        parts: list[bytes] = []
        wanted = _BLOCK
        while wanted and (part := self._stream.read(wanted)):
            parts.append(part)
            wanted -= len(part)
        return b"".join(parts)

    def _decoded(self, data: bytes, *, last: bool) -> tuple[str, bytes]:
        """The text of the bytes, and those at their end that only the next ones make a letter."""
        if "16" in self._encoding:
            return self._wide(data, last=last)
        try:
            text, used = codecs.utf_8_decode(data, "strict", last)
        except UnicodeDecodeError:
            self.problem = texts.say("read-latin")
        else:
            return text, data[used:]
        ended = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1
        cut = len(data) if last or not ended else ended
        return "".join(map(decoding.line, data[:cut].splitlines(keepends=True))), data[cut:]

    def _wide(self, data: bytes, *, last: bool) -> tuple[str, bytes]:
        whole = len(data) // 2 * 2
        if last and whole < len(data):
            self.problem = texts.say("read-odd")
        top = data[whole - (1 if self._encoding.endswith("le") else 2) :][:1]
        if not last and top and top[0] & 0xFC == _HIGH_SURROGATE:
            whole -= 2
        return data[:whole].decode(self._encoding, "surrogatepass"), data[whole:]
