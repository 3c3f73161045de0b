"""Questions nobody has asked yet: a walk of single filter changes, and searches for new words.

The server remembers answers, so a question asked twice would measure its memory. Every question
here is asked once in this process (how long the engine alone takes) and once of the server.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import permutations

import pyarrow as pa

from atlas_data.model import AtlasError
from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import FILTERS
from atlas_data.query.question import Question
from atlas_data.query.words import fold
from components import results

_MOST_FILTERS = 3
_BOUNDS = {"from": range(1985, 2016), "to": range(2016, 2026), "cases": range(5, 100)}
_WORD = re.compile(r"[a-z]{5,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question and its page, the sentence it must show, and milliseconds of the engine alone."""

    query: str
    page: str = ""
    sentence: str
    count: int
    engine_ms: float


def changes(atlas: Atlas, number: int, *, seed: int = 0) -> list[Asked]:
    """Questions that each change one filter of the one before, as a reader at the panel would.

    A filter is added while fewer than three are in use, else one is changed or taken away. A value
    is drawn as often as studies have it; one that leaves no study is not, as the panel bars it.
    """
    draw, seen, question = random.Random(seed), {Question()}, Question()
    asked = []
    for _ in range(number):
        question = _next(atlas, question, seen, draw)
        seen.add(question)
        asked.append(_ask(atlas, question))
    return asked


def on(page: str, asked: Iterable[Asked]) -> list[Asked]:
    """The same questions asked of another page, named as its address is."""
    return [replace(one, page=page) for one in asked]


def searches(atlas: Atlas, texts: Iterable[str]) -> list[Asked]:
    """One search for each text, without any filter."""
    return [_ask(atlas, Question().with_values("q", (text,))) for text in texts]


def some_words(real: pa.Table, number: int, *, seed: int = 0) -> list[str]:
    """Words that stand in 0.4 to 4 % of the real titles: what a reader would look for."""
    most, least = real.num_rows // 25, max(2, real.num_rows // 250)
    held = [word for word, n in _by_title(real).items() if least <= n <= most]
    return _enough(random.Random(seed).sample(sorted(held), min(number, len(held))), number)


def common_words(real: pa.Table, number: int) -> list[str]:
    """The words most titles share, alone and two together: the dearest searches there are."""
    most = [word for word, _ in _by_title(real).most_common(8)]
    pairs = [" ".join(two) for two in permutations(most, 2)]
    return _enough([*most, *pairs][:number], number)


def _enough(texts: list[str], number: int) -> list[str]:
    if len(texts) < number:
        raise AtlasError(f"The snapshot has only {len(texts)} words to search; ask fewer rounds.")
    return texts


def _by_title(real: pa.Table) -> Counter[str]:
    titles = real["title"].to_pylist()
    return Counter(word for title in titles for word in sorted(set(_WORD.findall(fold(title)))))


def _ask(atlas: Atlas, question: Question) -> Asked:
    start = time.perf_counter()
    answer = atlas.ask(question)
    ms = (time.perf_counter() - start) * 1000
    return Asked(
        query=asking.query_string(question),
        sentence=results.sentence(answer),
        count=answer.count,
        engine_ms=ms,
    )


def _next(atlas: Atlas, question: Question, seen: set[Question], draw: random.Random) -> Question:
    full = len(question.chosen) >= _MOST_FILTERS
    shown = [key for key, one in FILTERS.items() if key != "q" and not one.hidden]
    keys = [key for key in shown if bool(question.values(key)) == full]
    while True:
        key = draw.choice(keys)
        value = () if full and draw.random() < 0.5 else (_value(atlas, question, key, draw),)
        found = question.with_values(key, value)
        if found not in seen and atlas.count(found):
            return found


def _value(atlas: Atlas, question: Question, key: str, draw: random.Random) -> str:
    if key in _BOUNDS:
        return str(draw.choice(_BOUNDS[key]))
    held = sorted(atlas.ask(question).counts[key].items())
    return draw.choices([one for one, _ in held], weights=[n for _, n in held])[0]
