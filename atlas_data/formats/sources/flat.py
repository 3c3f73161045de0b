"""The text of an element of XML, without its markup."""

from __future__ import annotations

from typing import Any

from lxml import etree

_MATH = "{http://www.w3.org/1998/Math/MathML}*"


def flat(element: etree._Element | None) -> str:
    """All text of an element in one line; "" for none."""
    if element is None:
        return ""
    if len(element):
        close_up(element)
        return " ".join("".join(map(str, element.itertext())).split())
    return " ".join((element.text or "").split())


def said(element: etree._Element | None) -> str | None:
    """The same, None where nothing is said."""
    return flat(element) or None


def close_up(element: etree._Element) -> None:
    """Take out the blanks between the parts of formulas, which MathML does not mean."""
    for one in element.iter(_MATH):
        if one.text is not None and one.text.isspace():
            one.text = None
        for part in one:
            if part.tail is not None and part.tail.isspace():
                part.tail = None


def under(element: etree._Element | None) -> dict[str, etree._Element]:
    """The children of an element by name, the first of each; none for no element."""
    # Names are texts: comments and the like are not parsed.
    found: dict[Any, etree._Element] = {}
    if element is not None:
        for child in element:
            found.setdefault(child.tag, child)
    return found
