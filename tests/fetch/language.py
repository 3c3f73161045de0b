"""Enough of PubMed's search language to answer the queries of the atlas over made-up papers.

AND and OR are read from left to right, as PubMed does; a phrase is matched word for word, with
punctuation read as a space; a star stands for the rest of a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from tests.fetch.papers import Paper

Test = Callable[[Paper], bool]
_OPERAND = r'(?:"[^"]*"|[^\s()\[\]]+)\[[A-Za-z]+\]'
_TOKEN = re.compile(rf"\(|\)|\bAND\b|\bOR\b|{_OPERAND}")


@cache
def understood(term: str) -> Test:
    """What a query asks of a paper. Raises `ValueError` for what this server cannot read."""
    if rest := _TOKEN.sub("", term).strip():
        raise ValueError(f"not understood: {rest}")
    return _expression(iter(_TOKEN.findall(term)))


def _expression(tokens: Iterator[str]) -> Test:
    test = _operand(next(tokens), tokens)
    for token in tokens:
        if token == ")":
            break
        other = _operand(next(tokens), tokens)
        test = _both(test, other) if token == "AND" else _either(test, other)
    return test


def _both(one: Test, other: Test) -> Test:
    return lambda paper: one(paper) and other(paper)


def _either(one: Test, other: Test) -> Test:
    return lambda paper: one(paper) or other(paper)


def _operand(token: str, tokens: Iterator[str]) -> Test:
    if token == "(":
        return _expression(tokens)
    words, field = token.removesuffix("]").rsplit("[", 1)
    asked = words.strip('"').lower()
    match field.lower():
        case "uid":
            return lambda paper: paper.pmid == asked
        case "pt":
            return lambda paper: asked in (kind.lower() for kind in paper.types)
        case "mesh":
            return lambda paper: asked in (name.lower() for name in paper.mesh)
        case "dp":
            first, last = map(int, asked.split(":"))
            return lambda paper: first <= paper.year <= last
        case "tiab":
            return _phrase(asked)
    raise ValueError(f"no such field: {field}")


def _phrase(asked: str) -> Test:
    phrase = f" {_plain(asked)}" + ("" if asked.endswith("*") else " ")
    return lambda paper: phrase in f" {_printed(paper)} "


@cache
def _printed(paper: Paper) -> str:
    return _plain(f"{paper.title} {paper.abstract}")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
