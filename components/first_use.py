"""Words of the glossary on a page: each becomes a link to its meaning where it first stands.

Only in running text: what may never be changed is told by the caller as closed places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from atlas_data.vocabulary.glossary import GLOSSARY
from components.escape import h

MOST = 8  # more links on one page would tire more than they help
_PART_OF_WORD = "-\N{NON-BREAKING HYPHEN}\N{EN DASH}/_&"

Place = tuple[int, int]


class Linked:
    """The words that one drawing of a page may still link; `glossary` is the glossary's address."""

    def __init__(self, glossary: str) -> None:
        self._glossary = glossary
        self._left = dict(GLOSSARY.linked)
        self._number = 0

    def places(self, html: str, closed: Sequence[Place]) -> list[tuple[int, int, str]]:
        """Where links begin and end in a piece, with the tag that opens each, in order.

        `closed` are places in order that must stay as they are; none overlaps another. What is
        given back counts as linked.
        """
        found = sorted((*min(places), anchor) for anchor, places in self._found(html, closed))
        out: list[tuple[int, int, str]] = []
        for start, less_end, anchor in found:
            if self._number < MOST and (not out or start >= out[-1][1]):
                out.append((start, -less_end, self._opened(anchor)))
        return out

    def inserted(self, spelling: str) -> str:
        """The opening tag for what is put into a page for a word; "" when it is linked already."""
        for anchor, spellings in self._left.items():
            if spelling in spellings and self._number < MOST:
                return self._opened(anchor)
        return ""

    def _opened(self, anchor: str) -> str:
        del self._left[anchor]
        self._number += 1
        return f'<a class="term" href="{h(self._glossary)}#{h(anchor)}">'

    def _found(self, html: str, closed: Sequence[Place]) -> Iterator[tuple[str, list[Place]]]:
        """For each word that stands in the piece: its first place by each of its spellings.

        A place is (start, -end), so that of two that begin together the longer one is the least.
        """
        if self._number >= MOST:
            return
        starts = [start for start, _ in closed]
        for anchor, spellings in self._left.items():
            found = [
                (start, -end)
                for one in spellings
                for start, end in _first(html, one, closed, starts)
            ]
            if found:
                yield anchor, found


def _first(
    html: str, spelling: str, closed: Sequence[Place], starts: Sequence[int]
) -> Iterator[Place]:
    """The first place of a spelling in running text, if there is one.

    The search leaves the first letter out, so that one pass finds it small and as a capital.
    """
    letters, rest = (spelling[0], spelling[0].upper()), spelling[1:]
    at = html.find(rest, 1)
    while at > 0:
        start, end = at - 1, at + len(rest)
        if html[end : end + 1] == "s":
            end += 1
        inside = bisect_right(starts, start) - 1
        if inside >= 0 and start < closed[inside][1]:
            end = closed[inside][1]  # on behind what is closed
        elif html[start] in letters and _stands(html, start, end):
            yield start, end
            return
        at = html.find(rest, max(end, at + 1))


def _stands(html: str, start: int, end: int) -> bool:
    """Whether a whole word stands here with other text beside it, and not inside a tag."""
    before, after = html[start - 1 : start], html[end : end + 1]
    for one in before + after:
        if one.isalnum() or one in _PART_OF_WORD:
            return False
    if before in ("", ">") and after in ("", "<"):
        return False
    return html.rfind("<", 0, start) <= html.rfind(">", 0, start)
