"""What a history of a germ must be: short sentences anyone can read, and where to check them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

SENTENCES = 2
WORDS = 28  # a tired reader holds no longer sentence
_INNER_END = re.compile(r"[.!?](?=\s)")
_ADDRESS = re.compile(r"https?://[\w.-]+/\S+")


def problems(entry: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with `history` and `history_sources` of a raw entry, in words; often nothing.

    A history is one or two sentences of at most 28 words, one a line. Every one but an unverified
    one has a source.
    """
    told = entry["history"]
    if not isinstance(told, list) or not 1 <= len(told) <= SENTENCES:
        yield f"has a history that is no list of one to {SENTENCES} sentences"
    else:
        yield from (f"says “{one}”, which {why}" for one in told for why in _wrong(one))
    sources = entry.get("history_sources", [])
    if not isinstance(sources, list) or any(not _is_source(one) for one in sources):
        yield "has a source of history that is neither a study nor a name with its web address"
    elif not sources and entry.get("history_unverified") is not True:
        yield "has a history without a source that is not marked history_unverified"


def _wrong(sentence: Any) -> Iterator[str]:
    if not isinstance(sentence, str) or not sentence.endswith("."):
        yield "does not end with a full stop"
        return
    if _INNER_END.search(sentence):
        yield "is more than one sentence"
    if (number := len(sentence.split())) > WORDS:
        yield f"has {number} words (at most {WORDS})"


def _is_source(one: Any) -> bool:
    if not isinstance(one, dict) or not all(isinstance(held, str) for held in one.values()):
        return False
    if one.get("url"):
        return set(one) == {"name", "url"} and bool(_ADDRESS.fullmatch(one["url"]))
    return set(one) == {"study"}
