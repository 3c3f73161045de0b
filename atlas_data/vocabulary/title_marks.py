"""What a printed title itself says of its paper: that it was taken back, or that it is only a
notice about another one.

Written as publishers (Elsevier, Springer, Wiley, Taylor & Francis, Cochrane), PubMed, Web of
Science and reference managers print it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NOUN = r"(?:\s+(?:article|paper|chapter|publication|manuscript|study|preprint))?"
_MARK = rf"(?:this\s+(?:article|paper)\s+(?:has\s+been|was)\s+)?(retracted|withdrawn){_NOUN}"
_BEFORE = re.compile(
    rf"(?:[\[(]\s*{_MARK}\s*[\])]\s*[:.–—-]*|\[?{_MARK}\s*(?:[:.\]–—]|\s-))\s*", re.I
)
# Web of Science: "(Retracted article. See vol. 334, pg. 1636, 2011)".
_SOURCE = r"(?:\s*[.:,;][^\[\]()]*|\s+(?:by\s+(?:the\s+)?authors?|in\b[^\[\]()]*))?"
_BEHIND = re.compile(
    rf"\s*(?:[\[(]\s*{_MARK}{_SOURCE}\s*[\])]|(?:[.:–—]|\s-)\s*(retracted){_NOUN})\s*[.:]?$", re.I
)
_ABOUT = re.compile(
    r"(?:editorial\s+)?(?:(?:(?:notice|statement)\s+of\s+)?(?:retraction|(expression\s+of\s+concern))"
    r"(?:\s+(?:notice|note|statement))?|withdrawal\s+notice|notice\s+of\s+withdrawal)"
    r"(?:$|\s*[:.—–]\s*|\s+-\s+|\s+(?:to|for)\b[\s:]*"
    r"|\s+(?:of|on|regarding)(?::\s*|\s+(?=[“\"‘'«])))",  # "Retraction of the eyelid" is none
    re.I,
)
_OF_VOLUME = re.compile(r"[\[(]\s*retraction\s+of\s+vol\b[^\[\]()]*[\])]\.?$", re.I)  # WoS
_QUOTED = re.compile(r"[“\"‘'«]([^“”\"«»]{10,})[”\"’'»]")
_TAIL = 400  # characters of the end in which a mark may stand


class Marked(NamedTuple):
    """A title without its mark, and what the mark says (a term of `status`, "" for none)."""

    title: str
    status: str


class Notice(NamedTuple):
    """The kind of a notice (a term of `status`), and the title of its paper, "" when not said."""

    kind: str
    about: str


def marked(title: str) -> Marked:
    """A cleaned title without "RETRACTED:", "[Withdrawn]", … before or behind it.

    A title that holds nothing else is kept, so that none is ever empty. "Retracted papers in …"
    has no mark: it is what the paper is about.
    """
    bare, status = title, ""
    if found := _BEFORE.match(bare):
        opened = "[" if found[0][0] == "[" and "]" not in found[0] else ""
        bare, status = opened + bare[found.end() :], _said(found)
    cut = max(0, len(bare) - _TAIL)
    if found := _BEHIND.search(bare, cut):
        bare, status = bare[: found.start()], status or _said(found)
    return Marked(bare.strip() or title, status)


def notice(title: str) -> Notice | None:
    """What a title says that is a notice's own ("Retraction notice to “…”"), else None."""
    if found := _OF_VOLUME.search(title, max(0, len(title) - _TAIL)):
        return Notice("retracted", title[: found.start()].strip())
    if found := _ABOUT.match(title):
        about = title[found.end() :]
        quoted = _QUOTED.match(about)
        return Notice(
            "concern" if found[1] else "retracted", quoted[1].strip(" .,") if quoted else about
        )
    return None


def _said(found: re.Match[str]) -> str:
    said: str = next(filter(None, found.groups()))
    return said.casefold()
