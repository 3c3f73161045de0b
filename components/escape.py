"""Text from a source becomes safe HTML here and nowhere else."""

from __future__ import annotations

import html
import re

_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Html(str):
    """Text that is HTML already, every value in it escaped."""

    __slots__ = ()


def h(value: object) -> str:
    """A value as text inside HTML or inside a quoted attribute.

    Control characters go, and so do Unicode's direction overrides, with which a title could turn
    round the words that follow it on the page (Unicode Technical Report 36, section 3).
    """
    return html.escape(plain(value), quote=True)


def plain(value: object) -> str:
    """A value as text for places that know no markup, such as the title of a tab."""
    return _HARMFUL.sub("", str(value))
