"""What shows the kind of a study in its text: the cues of designs.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from atlas_data import vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A pattern for one design; `title` and `text` are its worth there (0: not looked for).

    `hits` is how many must stand in the text, `with_` what must stand elsewhere in title or
    text, `without` what must not; `idea` marks what counts little in a paper with data of its own.
    """

    design: str
    re: str
    title: int = 0
    text: int = 0
    hits: int = 1
    with_: str | None = None
    without: str | None = None
    idea: bool = False


_NAMES = {"with": "with_", "pattern": "re"}  # of the file, where Python has other ones


def _cue(held: Mapping[str, Any]) -> Cue:
    return Cue(**{_NAMES.get(name, name): value for name, value in held.items()})


CUES: tuple[Cue, ...] = tuple(_cue(one) for one in vocabulary.RULES["designs"]["cues"])
