"""The text of the page about the data, drawn from the vocabulary and the snapshot itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from atlas_data import texts, vocabulary
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from atlas_data.vocabulary import Term
from components import abbreviations, frame, kit, rest
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.screen import Screen


def screen(shown: Shown, asked: Asked) -> Screen:
    """The page about the data as a screen."""
    if asked.question.rest:
        return rest.screen(shown, asked)
    page = abbreviations.Page(frame.EXPLAINED)
    html = page.explain(f'<div class="prose">{text(shown.atlas)}</div>')
    return Screen(
        title=frame.title(texts.say("page-about")),
        snapshot=shown.atlas.name,
        before=(frame.head(asked), html),
        after=(frame.foot(shown.atlas, asked, short_forms=page.listed()),),
        mode=asked.question.mode,
    )


def text(atlas: Atlas) -> str:
    """The page as HTML."""
    return (
        f"<h1>{h(texts.say('about-title'))}</h1>"
        f"{_counts(atlas)}{_reading(atlas.about)}"
        f"{_heading('about-lacking')}{_terms(vocabulary.TERMS['lacking'].values())}"
        f"{_heading('about-pem')}{_terms(vocabulary.FACETS['pem'].values())}"
        f"{_heading('about-read-levels')}{_terms(vocabulary.FACETS['read'].values())}"
        f"{_heading('about-status')}{_terms(vocabulary.FACETS['status'].values())}"
        f"{_credits(atlas.about)}"
    )


def _heading(key: str) -> str:
    return f"<h2>{h(texts.say(key))}</h2>"


def _counts(atlas: Atlas) -> str:
    counts = atlas.ask(Question(retracted=True)).counts
    unread = counts["read"].get("none", 0)
    left_out = atlas.about.get("counts", {}).get("left_out", {})
    outside = left_out.get("out_of_scope", 0)
    figures = (
        kit.figure(atlas.rows, texts.say("about-studies", snapshot=atlas.name))
        + kit.figure(atlas.rows - unread, texts.say("about-read"))
        + kit.figure(unread, texts.say("about-unread"))
    )
    return (
        f"<div>{figures}</div><p>{h(texts.say('about-left-out', number=outside))}</p>"
        f"<p>{h(atlas.about.get('coverage', {}).get('text', ''))}</p>"
    )


def _reading(about: Mapping[str, Any]) -> str:
    by = str(about.get("read_by", texts.say("about-reader-not-recorded")))
    agreement = about.get("agreement", {})
    rows = [_measure(one) for one in agreement.get("measures", {}).values()]
    twice = _twice(agreement["studies"], rows) if rows else ""
    return f"{_heading('about-who')}<p>{h(by[:1].upper() + by[1:])}.</p>{twice}"


def _twice(number: int, rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    heads = [texts.say(key) for key in ("about-label", "about-same", "about-kappa")]
    table = kit.table(heads, rows, caption=texts.say("about-agreement-caption"))
    return f"<p>{h(texts.say('about-twice', number=number))}</p>{table}"


def _measure(one: Mapping[str, Any]) -> tuple[str, tuple[str, str]]:
    kappa = f"{one['kappa']:.2f}" if "kappa" in one else texts.say("about-not-measured")
    return h(one["label"]), (f"{one['agreement']:.0%}", kappa)


def _terms(terms: Iterable[Term]) -> str:
    rows = "".join(
        f"<div><dt>{h(term.label)}</dt><dd>{h(term.meaning)}</dd></div>" for term in terms
    )
    return f'<dl class="facts-list">{rows}</dl>'


def _credits(about: Mapping[str, Any]) -> str:
    items = "".join(f"<li>{h(_credit(one))}</li>" for one in about.get("credits", ()))
    return f"{_heading('about-credits')}<p>{h(about.get('corroboration', ''))}</p><ul>{items}</ul>"


def _credit(one: Mapping[str, str]) -> str:
    text = f"{one['for'][:1].upper()}{one['for'][1:]}: {one['name']}"
    if "licence" in one:
        text += f" ({one['licence']})"
    return f"{text}. {one['note']}" if "note" in one else f"{text}."
