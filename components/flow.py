"""From records to studies, in numbers: what came in, what was left out and why, what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from atlas_data import texts, vocabulary
from atlas_data.model import WITHDRAWN
from atlas_data.query import census
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from components import brought
from components.brought import bold as _bold

_UNRECORDED = "reading_without_record"  # the one reason whose works were never records


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The numbers of the flow; None and empty where the snapshot does not say.

    `records` = `studies` + the sum of `left_out`; `studies` = `unread` + the sum of `levels`;
    `ruled` is how many of the unread studies rules had the abstract or the methods of. `brought` is
    what the snapshot says of records that an operator brought in (`components/brought.py`).
    """

    records: int | None
    left_out: Mapping[str, int]
    unrecorded: int
    studies: int
    taken_back: int
    levels: Mapping[str, int]
    unread: int
    twice: int
    ruled: Mapping[str, int]
    brought: Mapping[str, Any]

    @property
    def read(self) -> int:
        """How many studies were read."""
        return self.studies - self.unread


def numbers(atlas: Atlas) -> Flow:
    """The flow of a snapshot: its own columns, and what it says of the records left out."""
    counts = atlas.ask(Question(retracted=True)).counts
    said: Mapping[str, Any] = atlas.about.get("counts", {})
    out = said.get("left_out", {})
    read = counts["read"]
    return Flow(
        records=said.get("records"),
        left_out={
            one: out[one]
            for one in vocabulary.TERMS["left_out"]
            if out.get(one) and one != _UNRECORDED
        },
        unrecorded=out.get(_UNRECORDED, 0),
        studies=atlas.rows,
        taken_back=sum(counts["status"].get(one, 0) for one in WITHDRAWN),
        levels={one: read.get(one, 0) for one in vocabulary.FACETS["read"] if one != "none"},
        unread=read.get("none", 0),
        twice=census.read_twice(atlas.table),
        ruled=census.ruled(atlas.table),
        brought=atlas.about.get("flow", {}),
    )


def show(flow: Flow) -> str:
    """The flow as an ordered list; what leaves it stands beside the step it leaves."""
    steps = [
        _step(
            texts.say("methods-flow-studies", number=flow.studies),
            _beside("retracted", flow.taken_back),
        ),
        _step(
            texts.say("methods-flow-read", number=flow.read),
            f"<p>{_bold(unread(flow))}</p>",
            _levels(flow),
        ),
        _step(texts.say("methods-flow-twice", number=flow.twice), ""),
    ]
    if flow.brought:
        steps[:0] = [_step(*one) for one in brought.steps(flow.brought)]
    elif flow.records is not None:
        came = texts.say("methods-flow-records", number=flow.records)
        steps.insert(0, _step(came, _left_out(flow)))
    return f'<ol class="flow">{"".join(steps)}</ol>'


def _step(said: str, beside: str, more: str = "") -> str:
    """One box; its number stands in bold, wherever the language puts it."""
    side = f'<div class="aside">{beside}</div>' if beside else ""
    return f'<li><div class="step"><p>{_bold(said)}</p>{more}</div>{side}</li>'


def unread(flow: Flow) -> str:
    """How many studies were not read, and what rules had of them."""
    if not flow.ruled:
        return texts.say("methods-flow-unread", number=flow.unread)
    return texts.say(
        "methods-flow-unread-ruled",
        number=flow.unread,
        title=flow.unread - sum(flow.ruled.values()),
        abstract=flow.ruled.get("abstract", 0),
        methods=flow.ruled.get("full_text", 0),
    )


def _left_out(flow: Flow) -> str:
    extra = _beside("unrecorded", flow.unrecorded) if flow.unrecorded else ""
    return brought.left_out(flow.left_out) + extra


def _beside(key: str, number: int) -> str:
    return f"<p>{_bold(texts.say(f'methods-flow-{key}', number=number))}</p>"


def _levels(flow: Flow) -> str:
    return f"<ul>{''.join(f'<li>{_bold(one)}</li>' for one in levels(flow))}</ul>"


def levels(flow: Flow) -> list[str]:
    """How many studies were read how far, a sentence each."""
    return [
        texts.say("methods-flow-level", number=number, level=vocabulary.TERMS["read"][one].label)
        for one, number in flow.levels.items()
    ]
