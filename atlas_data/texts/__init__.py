"""Every sentence of the interface, in one file a language, ready to be translated.

`en.ftl` holds the messages in Fluent (projectfluent.org), which knows plurals and numbers. Another
language is another file beside it. `ATLAS_LOCALE` chooses; `pseudo` makes longer words with accents
from the English ones, to prove that the layout holds and that no sentence stands anywhere else.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource, resolver

from atlas_data.model import AtlasError
from atlas_data.texts import pseudo

# Guards against hostile message files; ours are our own, and a title may have 10,000 characters.
resolver.MAX_PART_LENGTH = 1_000_000
_FOLDER = Path(__file__).parent
PSEUDO = "pseudo"
Value = str | int


def locale() -> str:
    """The language in use: `ATLAS_LOCALE`, else English."""
    return os.environ.get("ATLAS_LOCALE") or "en"


def say(key: str, **values: Value) -> str:
    """A message as plain text, its placeables filled; whole numbers get their thousands marked.

    Raises `AtlasError` when the message does not exist or a value it needs is not given: a text
    that is wrong is found by the tests, never by a reader.
    """
    return _said(key, tuple(values.items()))


def shown(text: str) -> str:
    """A text of the vocabulary as the language in use shows it."""
    return pseudo.text(text) if locale() == PSEUDO else text


def keys() -> tuple[str, ...]:
    """The names of all messages."""
    return tuple(_bundle()._messages)


@lru_cache(maxsize=4096)
def _said(key: str, values: tuple[tuple[str, Value], ...]) -> str:
    bundle = _bundle()
    if not bundle.has_message(key):
        raise AtlasError(f"No text is named {key!r}; add it to {_FOLDER.name}/en.ftl.")
    pattern = bundle.get_message(key).value
    assert pattern is not None  # a message without a value cannot be parsed
    text, errors = bundle.format_pattern(pattern, dict(values))
    if errors:
        raise AtlasError(f"The text {key!r} cannot be said: {'; '.join(map(str, errors))}.")
    return str(text)


@cache
def _bundle() -> FluentBundle:
    name = locale()
    files = {one.stem: one for one in _FOLDER.glob("*.ftl")}
    path = files.get("en" if name == PSEUDO else name)
    if path is None:
        known = ", ".join(sorted([*files, PSEUDO]))
        raise AtlasError(f"No texts in the language {name!r}; ATLAS_LOCALE may be {known}.")
    source = path.read_text(encoding="utf-8")
    bundle = FluentBundle(["en-GB" if name in ("en", PSEUDO) else name], use_isolating=False)
    bundle.add_resource(FluentResource(pseudo.resource(source) if name == PSEUDO else source))
    return bundle
