"""The page on citations, tried: what each format promises, and what other programs read of it.

The trial records are spelled when the page is asked for, by the writers that make every export;
what other programs made of them was stored when they were last tried (`formats.proof`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from atlas_data import formats, texts
from atlas_data.formats import proof, tally, trials
from atlas_data.formats.proof import Proof, Read, Reading
from atlas_data.formats.reference import STYLES, reference
from atlas_data.formats.trials import Trial
from atlas_data.model import Study
from atlas_data.query.atlas import Atlas
from components import kit, prose
from components.address import Asked
from components.atlas import Shown
from components.escape import Html, h
from components.screen import Screen

PATH = "/citations"
_SPELLED = ("bibtex", "biblatex", "ris", "nbib", "csl")
_HEADS = ("format", "reader", "records", "fields", "alike", "named")
_SECTIONS = ("promises", "readers", "why", "trials")


def screen(shown: Shown, asked: Asked) -> Screen:
    """The page on tried citations as a screen."""
    return prose.screen(shown, asked, lambda atlas, _: f'<div class="prose">{text(atlas)}</div>')


def text(atlas: Atlas) -> str:
    """The page as HTML."""
    told = proof.load()
    parts = (_promises(), _readings(told), _exceptions(told), _trials(told))
    sections = "".join(
        f'<section><h2 id="proof-{name}">{_say(f"proof-part-{name}")}</h2>{html}</section>'
        for name, html in zip(_SECTIONS, parts, strict=True)
    )
    links = "".join(
        f'<li><a href="#proof-{name}">{_say(f"proof-part-{name}")}</a></li>' for name in _SECTIONS
    )
    named = _say("proof-contents")
    return (
        f"<h1>{_say('page-citations')}</h1><p>{_say('proof-what')}</p>{_figures(told)}"
        f"{_when(told, atlas)}"
        f'<nav class="on-page" aria-label="{named}"><ul>{links}</ul></nav>{sections}'
    )


def _figures(told: Proof) -> str:
    fields = sum(one.studies.fields + one.trials.fields for one in told.readings)
    unnamed = sum(len(one.studies.differing + one.trials.differing) for one in told.readings)
    figures = (
        kit.figure(told.studies, texts.say("proof-studies"))
        + kit.figure(told.trials, texts.say("proof-trials"))
        + kit.figure(fields, texts.say("proof-fields"))
        + kit.figure(unnamed, texts.say("proof-unnamed"))
    )
    return f"<div>{figures}</div>"


def _when(told: Proof, atlas: Atlas) -> str:
    said = texts.say("proof-when", day=told.tried_on, snapshot=told.snapshot)
    other = texts.say("proof-other-snapshot", snapshot=atlas.name)
    return f"<p>{h(said)}{f' {h(other)}' if atlas.name != told.snapshot else ''}</p>"


def _promises() -> str:
    """What each format promises; the three for Word promise the same."""
    named = {one.slug.rpartition("-")[2]: one.label for one in formats.WRITERS}
    named["docx"] = texts.say("proof-word")
    items = "".join(
        f"<div><dt>{h(label)}</dt><dd>{_say(f'proof-promise-{kind}')}</dd></div>"
        for kind, label in named.items()
    )
    everywhere = "".join(f"<li>{_say(f'proof-all-{one}')}</li>" for one in _ALL)
    return f'<ul>{everywhere}</ul><dl class="facts-list">{items}</dl>'


_ALL = ("missing", "status", "authors", "paper", "abstract", "same")


def _readings(told: Proof) -> str:
    heads = [texts.say(f"proof-head-{name}") for name in _HEADS]
    rows = [_row(one) for one in told.readings]
    table = kit.table(heads, rows, caption=texts.say("proof-part-readers"))
    return f"<p>{_say('proof-readers-how')}</p>{table}"


def _row(one: Reading) -> tuple[str, tuple[str, ...]]:
    found = one.studies
    cells = (
        f"{one.reader} {one.version}",
        texts.say("number", number=found.read),
        texts.say("number", number=found.fields),
        texts.say("number", number=found.alike),
        _counted(found),
    )
    return h(_label(one.format)), cells


def _counted(found: Read) -> str:
    """How many fields each exception explains, most first."""
    ordered = sorted(found.exceptions.items(), key=lambda one: (-one[1], one[0]))
    said = (
        f'<a href="#proof-{name}">{_say(f"proof-case-{name}")}</a>: {number:,}'
        for name, number in ordered
    )
    return Html("; ".join(said) or h(texts.say("proof-none")))


def _exceptions(told: Proof) -> str:
    total: Counter[str] = Counter()
    for one in told.readings:
        total.update(one.studies.exceptions)
        total.update(one.trials.exceptions)
    items = "".join(
        f'<div><dt id="proof-{name}">{_say(f"proof-case-{name}")}</dt>'
        f"<dd>{_say(f'proof-why-{name}')} {h(texts.say('proof-times', number=number))}</dd></div>"
        for name, number in total.most_common()
    )
    return f'<p>{_say("proof-why-how")}</p><dl class="facts-list">{items}</dl>'


def _trials(told: Proof) -> str:
    folds = "".join(kit.fold(_heading(one), _trial(one, told)) for one in trials.load())
    return f"<p>{_say('proof-trials-how')}</p>{folds}"


def _heading(one: Trial) -> str:
    return texts.say("proof-trial", name=one.name.upper(), tries=texts.say(f"proof-{one.name}"))


def _trial(one: Trial, told: Proof) -> str:
    kind = "made-up" if one.made_up else "real"
    spelled = (
        f"<h3>{h(_label(slug))}</h3>{html}{_read_back(one, slug, told)}"
        for slug, html in _spellings(one.study)
    )
    return f"<p>{_say(f'proof-{kind}')}</p>{''.join(spelled)}"


def _spellings(study: Study) -> Iterator[tuple[str, str]]:
    """Slug of each format and how it spells the study, as HTML; without the line on all studies."""
    for slug in _SPELLED:
        writer = formats.writer(slug)
        if not writer.keeps(study):
            continue
        whole = b"".join(writer.encode([study])).decode(writer.encoding)
        last = tally.sentence([study])
        lines = (line for line in whole.splitlines() if last not in line)
        said = "\n".join(lines).strip("\n")
        yield slug, f'<pre class="code reference"><code>{h(said)}</code></pre>'
    for style in STYLES:
        yield style, f'<p class="reference">{reference(study.record, style).html}</p>'


def _read_back(one: Trial, slug: str, told: Proof) -> str:
    said = [_said(reading, one.name) for reading in told.readings if reading.format == slug]
    return f'<p class="hint">{h(" · ".join(said))}</p>'


def _said(reading: Reading, name: str) -> str:
    why = reading.trials.excused.get(name, ())
    cases = ", ".join(texts.say(f"proof-case-{case}") for case in why)
    result = texts.say("proof-but", cases=cases) if why else texts.say("proof-as-written")
    return f"{reading.reader}: {result}"


def _label(slug: str) -> str:
    return formats.writer(slug).label


def _say(key: str) -> str:
    return h(texts.say(key))
