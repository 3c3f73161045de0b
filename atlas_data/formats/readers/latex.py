"""LaTeX in the values of BibTeX as a person reads it: accents, braces, dashes."""

from __future__ import annotations

import re
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

_TEXT = LatexNodes2Text(strict_latex_spaces=True)
_MARKED = re.compile(r"[\\{}$%~]|--|``|''")
_COMMAND = re.compile(r"\\(?![%&_#{}$])|(?<!\\)\$")  # what only pylatexenc can read
_ESCAPED = re.compile(r"\\([%&_#{}$])")
_BRACE = re.compile(r"(?<!\\)[{}]")
_DEEPEST, _LONGEST = 12, 4_000  # beyond, it is no title or name; pylatexenc would recurse
_LONGEST_PROSE = 20_000
_NESTS = re.compile(r"\\(?:begin|left|[(\[])|\$")


@lru_cache(maxsize=4096)
def plain(value: str) -> str:
    """The value with accents and letters for their commands and without braces.

    A value too long or too deep to be a title or name only loses its braces.
    """
    return _plain(value, _LONGEST)


def prose(value: str) -> str:
    """The same for an abstract, which may be longer and is not read twice."""
    return _plain(value, _LONGEST_PROSE)


def _plain(value: str, longest: int) -> str:
    if not _MARKED.search(value):
        return value
    value = value.replace(r"{\textbraceleft}", r"\{").replace(r"{\textbraceright}", r"\}")
    if len(value) > longest or _depth(value) > _DEEPEST or len(_NESTS.findall(value)) > _DEEPEST:
        return re.sub(r"[{}]", "", value)
    if not _COMMAND.search(value):
        text = value.replace("~", " ").replace("---", "—").replace("--", "–")
        text = text.replace("``", "“").replace("''", "”")  # before braces go, which part two signs
        return _ESCAPED.sub(r"\1", _BRACE.sub("", text))
    # An unescaped % begins a comment in LaTeX, but BibTeX has none: managers write it for itself.
    read: str = _TEXT.latex_to_text(re.sub(r"(?<!\\)%", r"\\%", value))
    return read.replace("ˆ", "^")  # pylatexenc's sign for \textasciicircum, which is a letter


def _depth(value: str) -> int:
    deepest = depth = 0
    for sign in value:
        if sign in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "}]":
            depth -= 1
    return deepest
