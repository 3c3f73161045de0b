"""The text of the page about the data, drawn from the vocabulary and the snapshot itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from atlas_data import vocabulary
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from atlas_data.vocabulary import Term
from components.escape import h


def text(atlas: Atlas) -> str:
    """The page as HTML."""
    return (
        "<h1>About the data</h1>"
        f"{_counts(atlas)}{_reading(atlas.about)}"
        "<h2>Four ways of not knowing</h2>"
        f"{_terms(vocabulary.TERMS['lacking'].values())}"
        "<h2>Post-exertional malaise (PEM)</h2>"
        f"{_terms(vocabulary.FACETS['pem'].values())}"
        "<h2>What was read</h2>"
        f"{_terms(vocabulary.FACETS['read'].values())}"
        "<h2>Publication status</h2>"
        f"{_terms(vocabulary.FACETS['status'].values())}"
        f"{_credits(atlas.about)}"
    )


def _counts(atlas: Atlas) -> str:
    counts = atlas.ask(Question(retracted=True)).counts
    unread = counts["read"].get("none", 0)
    left_out = atlas.about.get("counts", {}).get("left_out", {})
    outside = left_out.get("out_of_scope", 0)
    return (
        f"<p>This is the snapshot of {h(atlas.name)}: {atlas.rows:,} studies, "
        f"{atlas.rows - unread:,} of them read for the atlas, {unread:,} not read yet. "
        f"{outside:,} more were read and left out, because they are not about ME/CFS.</p>"
        f"<p>{h(atlas.about.get('coverage', {}).get('text', ''))}</p>"
    )


def _reading(about: Mapping[str, Any]) -> str:
    by = str(about.get("read_by", "not recorded"))
    agreement = about.get("agreement", {})
    rows = "".join(_measure(one) for one in agreement.get("measures", {}).values())
    twice = (
        f"<p>{agreement['studies']} studies were read a second time, independently, also by "
        "machine-assisted reading. Agreement shows that two such readings are alike, not that "
        "they are right.</p>"
        '<div class="wide" tabindex="0" role="region" aria-label="Agreement of two readings">'
        '<table class="compact"><caption class="unseen">Agreement of the two readings</caption>'
        '<thead><tr><th scope="col">Label</th><th scope="col">Same in both</th>'
        '<th scope="col">Kappa (agreement beyond chance; 1 is full)</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
        if rows
        else ""
    )
    return f"<h2>Who read the studies</h2><p>{h(by[:1].upper() + by[1:])}.</p>{twice}"


def _measure(one: Mapping[str, Any]) -> str:
    kappa = f"{one['kappa']:.2f}" if "kappa" in one else "not measured"
    return (
        f'<tr><th scope="row">{h(one["label"])}</th><td>{one["agreement"]:.0%}</td>'
        f"<td>{kappa}</td></tr>"
    )


def _terms(terms: Iterable[Term]) -> str:
    rows = "".join(
        f"<div><dt>{h(term.label)}</dt><dd>{h(term.meaning)}</dd></div>" for term in terms
    )
    return f'<dl class="facts-list">{rows}</dl>'


def _credits(about: Mapping[str, Any]) -> str:
    items = "".join(f"<li>{h(_credit(one))}</li>" for one in about.get("credits", ()))
    return (
        f"<h2>Where the facts come from</h2><p>{h(about.get('corroboration', ''))}</p>"
        f"<ul>{items}</ul>"
    )


def _credit(one: Mapping[str, str]) -> str:
    text = f"{one['for'][:1].upper()}{one['for'][1:]}: {one['name']}"
    if "licence" in one:
        text += f" ({one['licence']})"
    return f"{text}. {one['note']}" if "note" in one else f"{text}."
