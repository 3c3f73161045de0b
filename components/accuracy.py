"""How far the labels can be trusted, measured: rules against readings, and readings against one
another. Neither measures what is true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas_data import texts
from components import kit
from components.escape import h
from components.flow import Flow, levels

_FIELDS = (  # what is measured, in the order of the questions
    "pem_required",
    "pem",
    "pem_measured",
    "criteria_entry",
    "virus_studied",
    "specimen",
    "design",
    "design_flags",
    "sample_cases",
    "sample_controls",
    "population",
    "topics",
    "caveats_of_text",
    "scope",
)


def show(about: Mapping[str, Any], flow: Flow) -> str:
    """Who read, what the rules are worth, and how alike two readings are."""
    by = str(about.get("read_by", texts.say("methods-reader-not-recorded")))
    return (
        f"<h3>{h(texts.say('methods-who'))}</h3><p>{h(by[:1].upper() + by[1:])}.</p>"
        f"{_readers(flow)}"
        f"<h3>{h(texts.say('methods-rules-measured'))}</h3>{_rules(about.get('rules', {}), flow)}"
        f"{_coded(about.get('accuracy', {}))}"
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
    return f"{given:,}", f"{same:,}", _share(same, given)


def _coded(measured: Mapping[str, Any]) -> str:
    """The rules on full texts held against readings of them; nothing where that was not done.

    `measured` is what the command `evaluate` tells (`atlas_data/ingest/scores.py`); `apart` is how
    many of its `studies` the rules were not tuned on.
    """
    if not measured:
        return ""
    number, apart = sum(measured["studies"].values()), measured.get("apart", 0)
    part = "all" if apart == number else texts.say("number", number=apart)
    how = texts.say("methods-coded-how", number=number, apart=part)
    return (
        f"<h3>{h(texts.say('methods-coded'))}</h3><p>{h(how)}</p>"
        f"{_labels_found(measured)}{_answers(measured['one'])}"
        f"<p>{h(texts.say('methods-coded-mean'))}</p>"
    )


def _labels_found(measured: Mapping[str, Any]) -> str:
    """Labels a study can have several of, and the one PEM status that must not be wrong."""
    found: dict[str, Mapping[str, int]] = {}
    if required := measured["one"].get("pem", {}).get("answers", {}).get("required"):
        found["pem_required"] = required
    found |= measured["many"]
    heads = [
        texts.say(f"methods-coded-{one}")
        for one in ("label", "right", "wrong", "missed", "precision", "recall")
    ]
    rows = [(_field(one), _scores(found[one])) for one in _FIELDS if one in found]
    return kit.table(heads, rows, caption=texts.say("methods-coded-labels"))


def _answers(asked: Mapping[str, Mapping[str, int]]) -> str:
    """Questions with one answer a study."""
    heads = [texts.say(f"methods-coded-{one}") for one in ("question", "same", "of", "share")]
    rows = [
        (
            _field(one),
            (
                f"{asked[one]['same']:,}",
                f"{asked[one]['total']:,}",
                _share(asked[one]["same"], asked[one]["total"]),
            ),
        )
        for one in _FIELDS
        if one in asked
    ]
    return kit.table(heads, rows, caption=texts.say("methods-coded-answers"))


def _field(name: str) -> str:
    return h(texts.say(f"methods-coded-field-{name}"))


def _scores(one: Mapping[str, int]) -> tuple[str, ...]:
    right, wrong, missed = one["both"], one["only_rules"], one["only_coding"]
    shares = (_share(right, right + wrong), _share(right, right + missed))
    return (f"{right:,}", f"{wrong:,}", f"{missed:,}", *shares)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else texts.say("methods-not-measured-short")


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
