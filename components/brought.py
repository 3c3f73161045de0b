"""From records that an operator brought in to studies, in numbers: what was left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from atlas_data import texts, vocabulary
from components.escape import h


def steps(flow: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The steps before the studies: what is there, what leaves there and more on it, as HTML.

    `flow` is what a snapshot says of itself (`atlas_data/ingest/gather.py`), numbers all:
    read - problems - deleted - screened_out = kept, by scope;
    kept + catalogue - merged - notices - refused = studies.
    """
    clean = flow["read"] - flow["problems"] - flow["deleted"]
    kept: Mapping[str, int] = flow["kept"]
    yield (
        texts.say("methods-brought-read", number=flow["read"], files=flow["files"]),
        _aside(flow, "problems", "deleted"),
        "",
    )
    yield texts.say("methods-brought-clean", number=clean), left_out(flow["screened_out"]), ""
    yield (
        texts.say("methods-brought-kept", number=sum(kept.values()), catalogue=flow["catalogue"]),
        _merged(flow["merged"]) + _aside(flow, "notices", "refused"),
        _listed((number, vocabulary.label("scope", scope)) for scope, number in kept.items()),
    )


def left_out(reasons: Mapping[str, int]) -> str:
    """How many records were left out, and of these how many for which reason."""
    total = texts.say("methods-flow-left-out", number=sum(reasons.values()))
    known = vocabulary.TERMS["left_out"]
    rows = "".join(_reason(one, reasons[one]) for one in known if reasons.get(one))
    return f"<p>{bold(total)}</p>" + (f"<ul>{rows}</ul>" if rows else "")


def _reason(reason: str, number: int) -> str:
    term = vocabulary.TERMS["left_out"][reason]
    said = texts.say("methods-flow-reason", number=number, reason=term.label)
    return f"<li>{bold(said)}. {h(term.meaning)}</li>"


def _merged(rules: Mapping[str, int]) -> str:
    total = texts.say("methods-brought-merged", number=sum(rules.values()))
    return f"<p>{bold(total)}</p>" + _listed((number, rule) for rule, number in rules.items())


def _listed(counted: Iterable[tuple[int, str]]) -> str:
    """Numbers with what they count, the largest first; none that is 0."""
    rows = "".join(
        f"<li>{bold(texts.say('methods-flow-reason', number=number, reason=what))}</li>"
        for number, what in sorted(counted, key=lambda one: (-one[0], one[1]))
        if number
    )
    return f"<ul>{rows}</ul>" if rows else ""


def _aside(flow: Mapping[str, Any], *keys: str) -> str:
    said = (texts.say(f"methods-brought-{key}", number=flow[key]) for key in keys if flow.get(key))
    return "".join(f"<p>{bold(one)}</p>" for one in said)


def bold(said: str) -> str:
    """The text escaped, its numbers in bold, wherever the language puts them."""
    return " ".join(
        f"<b>{h(word)}</b>" if word[:1].isdigit() else h(word) for word in said.split(" ")
    )
