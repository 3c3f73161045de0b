"""Short forms explained where a reader first meets them on a page, and listed at its end.

A page is drawn in pieces of our own HTML, where every value is escaped, so that "<" always begins
a tag. Words of others (titles, references, quotations), names of controls and text that is not
seen are never changed; but what stands there is listed. Words of the glossary become links in the
same pass (`first_use`), on pages that say where the glossary is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby

from atlas_data import texts
from atlas_data.vocabulary.abbreviations import ABBREVIATIONS, Abbreviation
from components import first_use, frame
from components.address import Asked
from components.escape import h

_KEPT = frozenset(
    {"a", "blockquote", "button", "caption", "h1", "h2", "h3", "label", "legend", "option", "q"}
    | {"s", "script", "select", "style", "summary", "svg", "textarea", "th"}
)
_UNREAD = frozenset({"script", "style"})
_MARKED = re.compile(  # "by" holds initials: "Smith ME" is a person
    r"""\s(?:class=["'](?:[^"']*\s)?(by|evidence|paper|reference|title|(unseen))[\s"']"""
    r"""|(hidden)(?![\w-]))"""
)
_OPEN = re.compile(r"\sopen(?![\w-])")
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"})

_HYPHENS = "-\N{NON-BREAKING HYPHEN}\N{EN DASH}"
_FOLD = str.maketrans(dict.fromkeys(_HYPHENS, " "))
_TAIL = re.compile(rf"(?:[{_HYPHENS}][a-z0-9]+)*(?:(?:&#x27;|’)s)?(?![{_HYPHENS}/\w])")
_OWN_WORDS = re.compile(r" \([A-Za-z]")
_AROUND = " \n([“,:;="  # what may stand between a short form and its long form


def _spelled(spellings: Iterable[str]) -> str:
    """A pattern of all spellings, longest first; each branch begins with a plain letter.

    Only so can the engine leap to the next letter that may begin one, instead of trying every
    place; whatever may not stand before the letter is therefore looked for behind it.
    """
    ordered = sorted(spellings, key=lambda one: (one[0], -len(one), one))
    branches = []
    for first, group in groupby(ordered, key=lambda one: one[0]):
        rests = "|".join(re.escape(one[1:]).replace(r"\-", f"[{_HYPHENS}]") for one in group)
        branches.append(rf"{first}(?<!\w.)(?:{rests})(?!\w)")
    return "|".join(branches)


def _by_spelling(known: Iterable[Abbreviation]) -> Mapping[str, Abbreviation]:
    return {one: entry for entry in known for one in entry.spellings}


_KNOWN = _by_spelling(ABBREVIATIONS.values())
_PIECES = re.compile(rf"<(\w+)([^<>]*)>|<[^<>]*>|&#?\w+;|{_spelled(_KNOWN)}")


def of(asked: Asked) -> Page:
    """The page of an address: its header explains the illness, and words lead to the glossary in
    the mode the reader is in."""
    calm = "?mode=calm" if asked.question.calm else ""
    return Page(frame.EXPLAINED, glossary=f"/glossary{calm}")


class Page:
    """The short forms of one drawing of one page: which are explained, and which were seen."""

    def __init__(self, *explained: str, glossary: str = "") -> None:
        """Begin a page on which some short forms are explained already, by its header.

        With the address of the glossary, its words become links where they are first used.
        """
        self._seen = set(explained)
        self._explained = set(explained)
        self._folded: set[str] = set()  # explained inside something closed, so perhaps not seen
        self._linked = first_use.Linked(glossary) if glossary else None

    def explain(self, html: str) -> str:
        """The piece with each long form behind the first use of its short form on the page, and
        each word of the glossary as a link there."""
        put: list[tuple[int, str]] = []
        done = 0
        parts = _Parts(html)
        for found in _PIECES.finditer(html):
            if found[1]:
                parts.enter(found[1], found[2], found.end())
            elif found[0][0] not in "<&" and found.start() >= parts.unread:
                end = self._place(html, found, parts)
                if end >= max(done, 1):
                    alone = end != found.end() or _alone(html, *found.span())
                    put.append((end, self._inserted(found[0], alone=alone)))
                    done = end
        if self._linked:
            for start, end, tag in self._linked.places(html, parts.closed):
                put += ((start, tag), (end, "</a>"))
        return _filled(html, put) if put else html

    def _inserted(self, spelling: str, *, alone: bool) -> str:
        """The long form in brackets: a link to its meaning where the short form stands alone, as
        in a frame, and is no running text that could hold the link."""
        long = h(texts.shown(_entry(spelling).said(_usual(spelling))))
        tag = self._linked.inserted(spelling) if self._linked and alone else ""
        return f' <span class="long">({tag}{long}{"</a>" if tag else ""})</span>'

    def _place(self, html: str, found: re.Match[str], parts: _Parts) -> int:
        """Where the long form is to be put in; 0 when it is not to be."""
        start, end = found.span()
        entry = _entry(found[0])
        if entry.short in self._explained or not _begins(html, start):
            return 0
        tail = _TAIL.match(html, end)
        if tail is None and html[end] == "/":
            return 0
        self._seen.add(entry.short)
        if _in_brackets(html, start) and start >= parts.badge:
            return 0
        explained = self._folded if start < parts.folded else self._explained
        if entry.short in explained:
            return 0
        stands = start >= parts.unseen and _stands(html, start, end, entry.long)
        if stands or (tail and start >= parts.kept):
            explained.add(entry.short)
        if not tail or stands or start < parts.kept:
            return 0
        if _OWN_WORDS.match(html, tail.end()):  # the text explains it in brackets of its own
            return 0
        return parts.badge if start < parts.badge else tail.end()

    def listed(self) -> str:
        """All short forms seen on the page so far, as a closed list; empty when there is none."""
        if not self._seen:
            return ""
        entries = sorted(self._seen, key=lambda one: (one.casefold(), one))
        rows = "".join(_row(ABBREVIATIONS[one]) for one in entries)
        return (
            f'<details class="short-forms"><summary>{h(texts.say("short-forms"))}</summary>'
            f"<dl>{rows}</dl></details>"
        )


class _Parts:
    """Up to where in a piece the text is kept as it is, not read, not seen, or folded away.

    `closed` are the places where no link may be put in, in order; none overlaps another.
    """

    def __init__(self, html: str) -> None:
        self._html = html
        self.kept = self.unread = self.unseen = self.folded = self.badge = 0
        self.closed: list[first_use.Place] = []

    def enter(self, name: str, attributes: str, at: int) -> None:
        """An element begins; its content begins at `at`."""
        if 'class="badge' in attributes:  # a frame round two words: the long form stands behind
            self.badge = self._end(name, at) + len(f"</{name}>")
            self._close(at, self.badge)
        elif 'class="banner' in attributes:  # must be read, not left for a link
            self._close(at, self._end(name, at))
        marked = _MARKED.search(attributes) if attributes else None
        keeps = (marked or name in _KEPT) and at >= self.kept
        folds = name == "details" and at >= self.folded and not _OPEN.search(attributes)
        if not (keeps or marked or folds) or name in _VOID:
            return
        end = self._end(name, at)
        self._close(at, end)
        if keeps:
            self.kept = end
        if folds:
            self.folded = end
        if marked and (marked[2] or marked[3]):
            self.unseen = max(self.unseen, end)
        if name in _UNREAD or (marked and marked[1] == "by"):
            self.unread = max(self.unread, end)

    def _close(self, start: int, end: int) -> None:
        if not self.closed or start >= self.closed[-1][1]:
            self.closed.append((start, end))
        elif end > self.closed[-1][1]:
            self.closed[-1] = (self.closed[-1][0], end)

    def _end(self, name: str, at: int) -> int:
        """Where the element ends that begins before `at`; elements inside it count."""
        depth = 1
        for tag in _tags(name).finditer(self._html, at):
            depth += -1 if tag[0][1] == "/" else 1
            if not depth:
                return tag.start()
        return len(self._html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"</?{name}\b(?!-)[^<>]*>")


def _entry(spelling: str) -> Abbreviation:
    """What a spelling stands for, whichever hyphen the text uses."""
    return _KNOWN.get(spelling) or _KNOWN[_usual(spelling)]


def _usual(spelling: str) -> str:
    return re.sub(f"[{_HYPHENS}]", "-", spelling)


def _filled(html: str, put: list[tuple[int, str]]) -> str:
    """The piece with texts put in at places of it; at one place an end stands before the rest."""
    out: list[str] = []
    done = 0
    for at, text in sorted(put, key=lambda one: (one[0], one[1] != "</a>")):
        out += (html[done:at], text)
        done = at
    return "".join(out) + html[done:]


def _alone(html: str, start: int, end: int) -> bool:
    """Whether a short form is all that stands in its element."""
    return html[start - 1 : start] == ">" and html[end : end + 1] == "<"


def _begins(html: str, start: int) -> bool:
    """Whether a short form may begin here: not behind "/", nor in the middle of "LC-MS"."""
    before = html[start - 1 : start]
    if before and before in _HYPHENS:
        return html[start - 2 : start - 1].islower()
    return before != "/"


def _in_brackets(html: str, start: int) -> bool:
    """Whether a bracket is open here: one more inside it would be hard to read."""
    before = html[html.rfind(">", 0, start) + 1 : start]
    return before.count("(") > before.count(")")


def _stands(html: str, start: int, end: int, long: str) -> bool:
    """Whether the long form stands right before or right behind, in the same text."""
    sought = _folded(h(long))
    room = len(sought) + 12
    before = _folded(html[max(0, start - room) : start].rpartition(">")[2]).rstrip(_AROUND)
    after = _folded(html[end : end + room].partition("<")[0]).lstrip(_AROUND)
    told = next((one for one in (sought, f"{sought}s") if before.endswith(one)), None)
    if told and not before[: -len(told)][-1:].isalnum():
        return True
    return after.removeprefix("or ").removeprefix("the ").startswith(sought)


def _folded(text: str) -> str:
    """Small letters, with hyphens as blanks: "Post-exertional" is "post exertional"."""
    return text.translate(_FOLD).lower()


def _row(entry: Abbreviation) -> str:
    long, plain = texts.shown(entry.long), entry.plain
    meaning = f"{long}: {texts.shown(plain)}" if plain else long
    return f"<div><dt>{h(entry.short)}</dt><dd>{h(meaning)}</dd></div>"
