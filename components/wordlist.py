"""Terms of the vocabulary as a reader meets them in a list: what each means, and its names."""

from __future__ import annotations

from collections.abc import Iterable

from atlas_data import texts
from atlas_data.vocabulary import Term
from components import kit
from components.escape import h


def meanings(listed: Iterable[Term]) -> str:
    """Terms and what they mean, side by side."""
    rows = "".join(
        f"<div><dt>{h(term.label)}</dt><dd>{h(term.meaning)}</dd></div>" for term in listed
    )
    return f'<dl class="facts-list">{rows}</dl>'


def names(term: Term) -> str:
    """The names a text may use for a term, in quotation marks; empty when it has none."""
    if not term.aliases:
        return ""
    return small(texts.say("methods-names", names=quoted(term.aliases)))


def quoted(words: Iterable[str]) -> str:
    """Words of others, each in quotation marks, with commas between."""
    return ", ".join(f"“{one}”" for one in words)


def small(text: str) -> str:
    """A line of plain text below what matters more."""
    return f'<p class="source">{h(text)}</p>'


def fold(name: str, entries: str) -> str:
    """A closed list of terms; `entries` are its items as HTML."""
    return kit.fold(name, f'<ul class="plain terms">{entries}</ul>')
