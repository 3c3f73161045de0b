"""Text from a source becomes safe HTML here and nowhere else."""

from __future__ import annotations

import html
import unicodedata

_DIRECTION = {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI"}


def h(value: object) -> str:
    """A value as text inside HTML or inside a quoted attribute.

    Control characters go, and so do Unicode's direction overrides, with which a title could turn
    round the words that follow it on the page (Unicode Technical Report 36, section 3).
    """
    return html.escape(plain(value), quote=True)


def plain(value: object) -> str:
    """A value as text for places that know no markup, such as the title of a tab."""
    return "".join(char for char in str(value) if _harmless(char))


def _harmless(char: str) -> bool:
    if unicodedata.bidirectional(char) in _DIRECTION:
        return False
    return char in "\t\n" or unicodedata.category(char) != "Cc"
