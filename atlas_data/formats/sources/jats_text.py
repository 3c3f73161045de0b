"""The text of an article of JATS as sentences one can read: without the marks of references and
footnotes, formulas, tables and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element
_LEFT_OUT = frozenset(
    [
        "disp-formula",
        "disp-formula-group",
        "tex-math",
        "table-wrap",
        "table-wrap-group",
        "fig",
        "fig-group",
        "graphic",
        "inline-graphic",
        "media",
        "supplementary-material",
        "object-id",
        "label",
        "fn",
        "fn-group",
        "ref-list",
        "inline-supplementary-material",
        "alt-text",
        "chem-struct-wrap",
        "contrib-group",
        "ext-link-label",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "break",
        "list",
        "list-item",
        "disp-quote",
        "def-list",
        "def-item",
        "def",
        "term",
        "title",
        "td",
    ]
)
_MARKS = ("bibr", "fn", "table-fn", "aff", "corresp", "author-notes")
_GONE = "\ufdd0"  # stands where a mark was; no text has it
_ITEM = "\ufdd1"  # stands at both ends of an item of a list
# "12", "[3, 4]", "5-7", "a", "*": a mark; "Example et al., 1994" is a name, which stays.
_MARK = re.compile(
    r"[\[(]?(?:[A-Za-z]?\d+[a-z]?|[a-z]|[*†‡§¶#‖]+)(?:\s*[,;–—‐-]\s*\d+[a-z]?)*[\])]?"
)
_NUMBERS = re.compile(r"\d{1,3}(?:\s*[,;–—‐-]\s*\d{1,3})*")
# A raised number is a reference behind a word or a full stop, and a power behind "m" or "10";
# several are references behind any letter.
_REFERRING = re.compile(r"(?:[^\W\d_]{4,}|[.,;:)\]\"”’])$")
_REFERRING_TO_SEVERAL = re.compile(r"[^\d\s]$")
_EMPTY_BRACKETS = re.compile(
    rf" ?[\[(](?:[ ,;–—‐-]|and\b|&)*+{_GONE}(?:[ ,;–—‐-]|{_GONE}|and\b|&)*+[\])]"
)
_ROW = re.compile(rf" ?{_GONE}(?:[ ,;–—‐-]*+{_GONE})*+")


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, *names: str) -> list[Element]:
    """The children of these names, in order; none for no element."""
    return [] if element is None else [one for one in element if local(one) in names]


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of these names."""
    return next(iter(children(element, *names)), None)


def text(element: Element | None) -> str:
    """The text of an element in one line, without marks; "" for none."""
    return " ".join(lines(element))


def lines(element: Element | None) -> Iterator[str]:
    """The text of an element without marks, the items of its lists on lines of their own."""
    if element is None:
        return
    out: list[str] = []
    _gather(element, out)
    for line in "".join(out).split(_ITEM):
        held = " ".join(line.split())
        if _GONE in held:
            held = " ".join(_ROW.sub("", _EMPTY_BRACKETS.sub("", held)).split())
        if held:
            yield held


def _gather(element: Element, out: list[str]) -> None:
    out.append(element.text or "")
    for one in element:
        name = local(one)
        if name == "xref" and one.get("ref-type") in _MARKS:
            inside = "".join(map(str, one.itertext())).strip()
            out.append(_GONE if not inside or _MARK.fullmatch(inside) else inside)
        elif name == "sup":
            _raised(one, out)
        elif name in _BLOCKS:
            edge = _ITEM if name == "list-item" else " "
            out.append(edge)
            _gather(one, out)
            out.append(edge)
        elif name in _LEFT_OUT:
            out.append(" ")
        else:
            _gather(one, out)
        out.append(one.tail or "")


def _raised(one: Element, out: list[str]) -> None:
    inside: list[str] = []
    _gather(one, inside)
    held, before = "".join(inside), "".join(part[-20:] for part in out[-3:]).rstrip()
    only_marks = _GONE in held and not re.search(r"\w", held)
    behind = _REFERRING if held.strip().isdecimal() else _REFERRING_TO_SEVERAL
    numbers = _NUMBERS.fullmatch(held.strip()) and behind.search(before)
    out.append(_GONE if only_marks or numbers else held)
