"""XML cut into its entries without reading it whole: each entry is parsed on its own.

So a bad entry takes no other with it, two files one after the other are one, and no document type
ever reaches the parser: there is no entity to expand, no file and no address to fetch.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO, NamedTuple

from lxml import etree

MOST_BYTES = 20_000_000
"""The longest entry; PubMed's longest have thousands of authors."""
MOST_TAGS = 2_000_000
"""Tags of an entry, of which each costs far more memory than its letters."""
_BLOCK = 1_048_576
_LONGEST_TAG = 100_000  # bytes of a start tag: namespaces, some of them long
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)
_AS_UTF8 = ("utf-8", "ascii")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_PREFIX = re.compile(rb"[<\s/]([A-Za-z_][\w.-]*):(?=[A-Za-z_])")
_XML_NAMED = (b"amp", b"lt", b"gt", b"quot", b"apos")
# Atomic, so that no file can make a search of it long.
_ROOT = re.compile(
    rb"(?:\s++|(?><\?.*?\?>)|(?><!--.*?-->)|(?><!DOCTYPE[^>\[]*+(?:\[.*?\]\s*+)?>))*+"
    rb"<([A-Za-z_][\w.:-]*+)",
    re.DOTALL,
)
_ELEMENT = re.compile(rb"<([A-Za-z_][\w.:-]*+)[^<>]*+>")
_AFTER_NAME = (b">", b"/", b" ", b"\t", b"\r", b"\n")
_TOO_LONG = f"The entry is longer than {MOST_BYTES:,} bytes; it was left."
_CUT_OFF = "The file ends inside this entry: it was cut off. Get it anew."
_PARSER = etree.XMLParser(
    encoding="utf-8",
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)


class Piece(NamedTuple):
    """One entry as its bytes (UTF-8) and its element's name, or what is wrong with it."""

    name: bytes
    data: bytes
    problem: str = ""


def encoding(head: bytes) -> str:
    """The encoding of an XML file, as Python names it: by its mark, else as it declares."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    declared = _DECLARED.match(head.lstrip())
    try:
        name = codecs.lookup(declared[1].decode() if declared else "utf-8").name
        "<".encode(name)
    except (LookupError, UnicodeError):
        return "utf-8"
    # What declares UTF-16 in letters of one byte is not UTF-16.
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def root(head: bytes) -> str:
    """Name of the root element, without its namespace's prefix; "" when a file is not XML."""
    name = encoding(head)
    if name not in _AS_UTF8:
        head = head.decode(name, "ignore").encode("utf-8", "ignore")
    found = _ROOT.match(head.removeprefix(codecs.BOM_UTF8))
    return found[1].decode("utf-8", "ignore").rpartition(":")[2] if found else ""


def parsed(data: bytes) -> etree._Element:
    """The element of an entry; raises `etree.XMLSyntaxError` when it is not well-formed.

    Names that HTML knows ("&nbsp;"), which older files take from their document type, are known;
    prefixes of namespaces may be declared outside the entry.
    """
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as why:
        mended = _NAMED.sub(_signs, data)
        if "Namespace prefix" in str(why):
            return etree.fromstring(_declaring(mended), _PARSER)[0]
        if mended == data:
            raise
    try:
        return etree.fromstring(mended, _PARSER)
    except etree.XMLSyntaxError as why:
        if "Namespace prefix" not in str(why):
            raise
        return etree.fromstring(_declaring(mended), _PARSER)[0]


def _signs(found: re.Match[bytes]) -> bytes:
    name = found[1]
    if name in _XML_NAMED:
        return found[0]
    return html5.get(f"{name.decode()};", found[0].decode()).encode()


def _declaring(data: bytes) -> bytes:
    prefixes = sorted(set(_PREFIX.findall(data)) - {b"xml", b"xmlns"})
    told = b"".join(b' xmlns:%b="urn:x-%b"' % (one, one) for one in prefixes)
    return b"<x%b>%b</x>" % (told, data)


def pieces(stream: BinaryIO, names: tuple[str, ...]) -> Iterator[Piece]:
    """The elements of these names in a stream of XML, in order, none inside another."""
    local = "|".join(map(re.escape, names)).encode()
    start = re.compile(rb"<(?:((?:[\w.-]+:)?(?:" + local + rb"))(?=[\s/>])|!--)")
    try:
        window = _Window(stream)
        while (name := window.next(start)) is not None:
            if name:
                yield window.take(name)
            else:
                window.pass_comment()
        if window.problem:
            yield Piece(b"", b"", window.problem)
    except UnicodeError as why:
        yield Piece(b"", b"", f"The file is not in the encoding it declares ({why}); get it anew.")


class _Recoded:
    """A stream of another encoding as UTF-8, with what was read of it already."""

    def __init__(self, stream: BinaryIO, read: bytes) -> None:
        self._stream, self._first = stream, read
        name = encoding(read)
        self._decode = None if name in _AS_UTF8 else codecs.getincrementaldecoder(name)().decode

    def read(self, size: int) -> bytes:
        """About so many bytes; none at the end. Raises `UnicodeError` where it is not as said."""
        while True:
            data, self._first = self._first or self._stream.read(size), b""
            if self._decode is None:
                return data
            text = self._decode(data, not data).encode()
            if text or not data:
                return text


class _Window:
    """The part of a stream that is being looked at."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = _Recoded(stream, stream.read(1024))
        self._held, self._at = b"", 0
        self._root: bytes | None = None  # of a set of entries
        self.problem = ""

    def _more(self) -> bool:
        block = self._stream.read(_BLOCK)
        self._held, self._at = self._held[self._at :] + block, 0
        return bool(block)

    def next(self, start: re.Pattern[bytes]) -> bytes | None:
        """Go to the next start and give its name ("" for a comment's).

        None at the end, and `problem` says if that came too early.
        """
        while True:
            found = start.search(self._held, self._at)
            self._learn(found.start() if found else len(self._held))
            if found:
                self._at = found.start()
                return found[1] or b""
            self._at = max(self._at, len(self._held) - _LONGEST_TAG)
            if not self._more():
                self.problem = self._unclosed()
                return None

    def _learn(self, end: int) -> None:
        if self._root is None and (found := _ELEMENT.search(self._held, self._at, end)):
            self._root = b"" if found[0].endswith(b"/>") else found[1]

    def _unclosed(self) -> str:
        if not self._root or b"</" + self._root in self._held:
            return ""
        name = self._root.decode("utf-8", "replace")
        return f"The file ends before </{name}>: it was cut off. Get it anew."

    def pass_comment(self) -> None:
        """Go behind the comment that begins here; to the end of the file if it is not closed."""
        while (end := self._held.find(b"-->", self._at)) < 0:
            self._at = max(self._at, len(self._held) - 2)
            if not self._more():
                self._at = len(self._held)
                return
        self._at = end + 3

    def take(self, name: bytes) -> Piece:
        """The entry that begins here, and go behind it."""
        self._root = self._root or b""
        end, problem = self._end(name)
        data, self._at = self._held[self._at : end], end
        if not problem and data.count(b"<") > MOST_TAGS:
            problem = f"The entry has more than {MOST_TAGS:,} tags; it was left."
        return Piece(name, b"" if problem else data, problem)

    def _end(self, name: bytes) -> tuple[int, str]:
        """Where the entry ends; or where to go on, and what is wrong with it."""
        since = self._at
        while True:
            opened = self._held.find(b">", self._at)
            if opened >= 0 and self._held[opened - 1] == ord("/"):
                return opened + 1, ""
            again = _tag(self._held, b"<" + name, max(since, self._at + 1), len(self._held))
            # Looked for no further than the next start, so that many starts cost no more than one.
            at = _tag(self._held, b"</" + name, since, again if again >= 0 else len(self._held))
            if at >= 0 and (stop := self._held.find(b">", at)) >= 0:
                return stop + 1, ""
            if at < 0 <= again:
                return again, "The entry has no end; the next one begins inside it."
            if len(self._held) - self._at > MOST_BYTES:
                return len(self._held), _TOO_LONG
            since = at if at >= 0 else max(since, len(self._held) - len(name) - 3)
            since -= self._at
            if not self._more():
                self._root = b""
                return len(self._held), _CUT_OFF


def _tag(held: bytes, tag: bytes, since: int, end: int) -> int:
    """Where a tag of exactly this name begins, at most `end`; -1 for nowhere."""
    at = held.find(tag, since, end)
    while at >= 0 and held[at + len(tag) : at + len(tag) + 1] not in _AFTER_NAME:
        at = held.find(tag, at + 1, end)
    return at
