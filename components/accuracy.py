"""How far the labels can be trusted, measured: rules against readings, and readings against one
another. Neither measures what is true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas_data import texts
from components import kit
from components.escape import h
from components.flow import Flow, levels


def show(about: Mapping[str, Any], flow: Flow) -> str:
    """Who read, what the rules are worth, and how alike two readings are."""
    by = str(about.get("read_by", texts.say("methods-reader-not-recorded")))
    return (
        f"<h3>{h(texts.say('methods-who'))}</h3><p>{h(by[:1].upper() + by[1:])}.</p>"
        f"{_readers(flow)}"
        f"<h3>{h(texts.say('methods-rules-measured'))}</h3>{_rules(about.get('rules', {}), flow)}"
        f"<h3>{h(texts.say('methods-agreement'))}</h3>{_agreement(about.get('agreement', {}))}"
    )


def _readers(flow: Flow) -> str:
    listed = "".join(f"<li>{h(one)}</li>" for one in levels(flow))
    return f"<p>{h(texts.say('methods-readers'))}</p><ul>{listed}</ul>"


def _rules(measured: Mapping[str, Mapping[str, int]], flow: Flow) -> str:
    if not measured:
        return f"<p>{h(texts.say('methods-not-measured'))}</p>"
    heads = [texts.say(f"methods-rules-{one}") for one in ("label", "given", "as-read", "share")]
    rows = [(h(texts.say(f"methods-rule-{name}")), _hits(one)) for name, one in measured.items()]
    table = kit.table(heads, rows, caption=texts.say("methods-rules-caption"))
    return (
        f"<p>{h(texts.say('methods-rules-how', number=flow.read))}</p>{table}"
        f"<p>{h(texts.say('methods-rules-mean'))}</p>"
    )


def _hits(one: Mapping[str, int]) -> tuple[str, str, str]:
    given, same = one["given"], one["as_read"]
    share = f"{same / given:.0%}" if given else texts.say("methods-not-measured-short")
    return f"{given:,}", f"{same:,}", share


def _agreement(held: Mapping[str, Any]) -> str:
    measures = held.get("measures", {})
    if not measures:
        return f"<p>{h(texts.say('methods-not-measured'))}</p>"
    heads = [texts.say(f"methods-agreement-{one}") for one in ("label", "n", "same", "kappa")]
    rows = [_measure(one, int(held["studies"])) for one in measures.values()]
    table = kit.table(heads, rows, caption=texts.say("methods-agreement-caption"))
    return (
        f"<p>{h(texts.say('methods-twice', number=held['studies']))}</p>{table}"
        f"<p>{h(texts.say('methods-agreement-mean'))}</p>"
    )


def _measure(one: Mapping[str, Any], studies: int) -> tuple[str, tuple[str, str, str]]:
    unknown = texts.say("methods-not-measured-short")
    kappa = f"{one['kappa']:.2f}" if "kappa" in one else unknown
    return h(one["label"]), (f"{studies:,}", f"{one['agreement']:.0%}", kappa)
