"""The pseudo-language: every word longer and with accents, so that a text left out is seen."""

from __future__ import annotations

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import BaseNode, TextElement
from fluent.syntax.visitor import Transformer

_ACCENTS = str.maketrans("aceinosuyAEIOUC", "àçéîñöšûýÀÉÎÖÛÇ")
_LONGER = 0.35  # German runs about a third longer than English


def text(plain: str) -> str:
    """A text with accents on its letters and its words a third longer."""
    return " ".join(_word(word) for word in plain.split(" "))


def _word(word: str) -> str:
    if not any(char.isalpha() for char in word):
        return word
    more = round(len(word) * _LONGER + 0.5)
    body = word.rstrip(".,:;?!)”")
    return body.translate(_ACCENTS) + "ö" * more + word[len(body) :]


class _Longer(Transformer):
    def visit_TextElement(self, node: TextElement) -> BaseNode:
        node.value = text(node.value)
        return node


def resource(source: str) -> str:
    """A Fluent file with every text element in the pseudo-language; placeables stay as they are."""
    tree = _Longer().visit(FluentParser(with_spans=False).parse(source))
    serialised: str = FluentSerializer().serialize(tree)
    return serialised
