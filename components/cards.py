"""Studies as cards in a real list, or as rows of a real table."""

from __future__ import annotations

from collections.abc import Sequence

from atlas_data import texts, vocabulary
from atlas_data.formats import reading
from atlas_data.model import Study
from atlas_data.query.filters import LACKING
from components import coins, kit, pem, words
from components.escape import h

_HEADS = (
    *("table-study", "table-year", "table-pem", "table-design"),
    *("table-virus", "table-cases"),
)


def cards(
    studies: Sequence[Study], links: Sequence[str], *, first: int, picks: Sequence[str] = ()
) -> str:
    """The list as HTML; `first` is the number of its first study in the whole result, `picks` are
    links that put a study on the reader's list or take it off."""
    items = "".join(
        f'<li data-study="{h(study.id)}">{card(study, link, pick)}</li>'
        for study, link, pick in zip(studies, links, picks or [""] * len(studies), strict=True)
    )
    return f'<ol class="cards" start="{first}">{items}</ol>'


def card(study: Study, link: str, pick: str = "") -> str:
    """One study: what it is, what was seen, and what it does not show, never one without both."""
    record = study.record
    numbers = words.sample_line(study.sample)
    paper = f'<span class="paper">{words.title(record)}</span> · ' if study.plain_title else ""
    title = h(study.plain_title) if study.plain_title else words.title(record)
    facts = [h(words.design(study)), pem.line(study), *([h(numbers)] if numbers else [])]
    return (
        f'<article class="card">{words.banner(record, brief=True)}'
        f'<h3><a href="{h(link)}">{title}</a></h3>'
        f'<p class="by">{paper}{h(words.by_line(record))}</p>'
        f'<p class="facts">{" · ".join(facts)}</p>'
        f"{_said(study)}"
        f'<p class="read">{h(reading.read_line(study))}</p>{pick}{coins.span(study)}</article>'
    )


def _said(study: Study) -> str:
    out = ""
    if study.summary:
        out += f'<p class="sum">{h(words.seen(study))}</p>'
    if study.does_not_show:
        first = words.sentences(study.does_not_show)[0]
        limit = h(texts.say("does-not-show"))
        out += f'<p class="not"><strong>{limit}</strong> {h(first)}</p>'
    return out


def table(studies: Sequence[Study], links: Sequence[str], *, caption: str) -> str:
    """The list as a compact HTML table with named headers."""
    rows = [_row(study, link) for study, link in zip(studies, links, strict=True)]
    return kit.table([texts.say(one) for one in _HEADS], rows, caption=caption)


def _row(study: Study, link: str) -> tuple[str, tuple[str, ...]]:
    record = study.record
    status = words.banner(record) and vocabulary.label("status", record.status)
    mark = f' <span class="mark">{h(status)}</span>' if status else ""
    cases = study.sample.cases
    cells = (
        str(record.year) if record.year else texts.say("table-year-unknown"),
        vocabulary.label("pem", study.pem.status),
        words.design(study),
        ", ".join(_short(one) for one in study.virus),
        texts.say("number", number=cases) if cases is not None else words.no_numbers(study),
    )
    head = (
        f'<a href="{h(link)}">{words.title(record)}</a>{mark}'
        f'<span class="by">{h(words.people(record.authors, record.authors_complete, 1))}</span>'
        f"{coins.span(study)}"
    )
    return head, cells


def _short(virus: str) -> str:
    term = vocabulary.FACETS["virus"][virus]
    return words.small(term.label) if virus in LACKING else term.short
