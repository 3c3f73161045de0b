"""LaTeX in the values of BibTeX as a person reads it: accents, braces, dashes."""

from __future__ import annotations

import re
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

_TEXT = LatexNodes2Text(strict_latex_spaces=True)
_MARKED = re.compile(r"[\\{}$%~]|--|``|''")
_DEEPEST, _LONGEST = 12, 4_000  # beyond, it is no title or name; pylatexenc would recurse
_NESTS = re.compile(r"\\(?:begin|left|[(\[])|\$")


@lru_cache(maxsize=4096)
def plain(value: str) -> str:
    """The value with accents and letters for their commands and without braces.

    A value too long or too deep to be a title or name only loses its braces.
    """
    if not _MARKED.search(value):
        return value
    if len(value) > _LONGEST or _depth(value) > _DEEPEST or len(_NESTS.findall(value)) > _DEEPEST:
        return re.sub(r"[{}]", "", value)
    if "\\" not in value and "$" not in value and "%" not in value:
        bare = re.sub(r"[{}]", "", value).replace("~", " ").replace("---", "—")
        return bare.replace("--", "–").replace("``", "“").replace("''", "”")
    # An unescaped % begins a comment in LaTeX, but BibTeX has none: managers write it for itself.
    text: str = _TEXT.latex_to_text(re.sub(r"(?<!\\)%", r"\\%", value))
    return text


def _depth(value: str) -> int:
    deepest = depth = 0
    for sign in value:
        if sign in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "}]":
            depth -= 1
    return deepest
