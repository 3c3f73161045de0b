"""The reporting card of a study: what its report is known to tell, and what nobody has checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from atlas_data import texts, vocabulary
from atlas_data.formats import pem_line
from atlas_data.model import Reported, Study
from atlas_data.vocabulary import ReportingElement
from components import kit, words
from components.escape import h
from components.evidence import quote

_COUNTED = ("reported", "not_reported", "not_checked", "not_applicable")


def show(study: Study) -> str:
    """The card as a section: how much is known, then item by item; unchecked items folded."""
    known = {one.element: one for one in study.reporting}
    outside = all(one.state == "not_applicable" for one in known.values())
    if known and outside:
        why = h(texts.say("sentence", text=pem_line.reason(study)))
        body = f'<p>{badge("not_applicable")}, <span class="why">{why}</span></p>'
    else:
        body = _lead(study, known) + _groups(study, known) + _unchecked(known)
    return (
        f'<section class="report screen-only"><h2>{h(texts.say("report"))}</h2>'
        f"{body}{_source()}</section>"
    )


def badge(state: str) -> str:
    """A state as shape and word; "not checked" never looks like "not reported"."""
    return kit.badge(vocabulary.label("report_state", state), f"told told-{state}")


def badges() -> str:
    """Every state side by side."""
    return " ".join(badge(state) for state in vocabulary.TERMS["report_state"])


def _lead(study: Study, known: Mapping[str, Reported]) -> str:
    total = len(vocabulary.REPORTING)
    counts = Counter(one.state for one in known.values())
    counts["not_checked"] = total - len(known)
    parts = {
        state: texts.say(f"report-count-{state}", number=counts[state], total=total)
        for state in _COUNTED
    }
    silence = "report-silence-whole" if study.read == "full_text" else "report-silence"
    lines = (texts.say("report-lead", **parts), texts.say(silence))
    told = (*lines, texts.say("report-part")) if counts["reported"] else lines
    return "".join(f"<p>{h(one)}</p>" for one in told)


def _groups(study: Study, known: Mapping[str, Reported]) -> str:
    """The items that are known, under the names of their groups; empty groups are left out."""
    out = []
    for group in vocabulary.TERMS["report_group"].values():
        rows = "".join(
            _row(study, item, known[item.id]) for item in _items(group.id) if item.id in known
        )
        if rows:
            out.append(f'<h3>{h(group.label)}</h3><dl class="facts-list">{rows}</dl>')
    return "".join(out)


def _items(group: str) -> Iterable[ReportingElement]:
    return (one for one in vocabulary.REPORTING.values() if one.group == group)


def _row(study: Study, item: ReportingElement, one: Reported) -> str:
    name = f'<dt title="{h(item.meaning)}">{h(item.label)}</dt>'
    return f"<div>{name}<dd>{badge(one.state)}{_because(study, item, one)}</dd></div>"


def _because(study: Study, item: ReportingElement, one: Reported) -> str:
    """The words or the label that a state rests on."""
    if one.state == "not_applicable":
        return ""
    if one.state == "not_reported":
        return f'<p class="source">{h(texts.say("report-absent"))}</p>'
    if one.evidence:
        return quote(one.evidence)
    label = texts.say("report-by-label", label=_label(study, item))
    return f'<p class="source">{h(label)}</p>'


def _label(study: Study, item: ReportingElement) -> str:
    """The labels of the reading that answer an item, in words."""
    if "design" in item.filled_by:
        return words.design(study)
    named = (
        *(("design", one) for one in (study.design,)),
        *(("design_flag", one) for one in study.design_flags),
        *(("population", one) for one in study.population),
    )
    found = [vocabulary.label(kind, one) for kind, one in named if one in item.filled_by]
    return ", ".join(found)


def _unchecked(known: Mapping[str, Reported]) -> str:
    lacking = [one for one in vocabulary.REPORTING.values() if one.id not in known]
    if not lacking:
        return ""
    items = "".join(f'<li title="{h(one.meaning)}">{h(one.label)}</li>' for one in lacking)
    number = h(texts.say("report-unchecked", number=len(lacking)))
    folded = kit.fold(texts.say("report-unchecked-which"), f"<ul>{items}</ul>")
    return f'<p class="unchecked">{badge("not_checked")} {number}</p>{folded}'


def _source() -> str:
    """Where the list comes from, with a link to it."""
    source: Mapping[str, Any] = vocabulary.RULES["reporting"]["source"]
    at = f"https://doi.org/{source['doi']}"
    named = f"{source['authors']}. {source['title']}. {source['year']}."
    return (
        f'<p class="hint">{h(texts.say("report-source"))}</p>'
        f'<p class="reference"><a href="{h(at)}" rel="noreferrer">{h(named)}</a></p>'
    )
