"""Studies as cards in a real list, or as rows of a real table."""

from __future__ import annotations

from collections.abc import Sequence

from atlas_data import vocabulary
from atlas_data.model import Study
from atlas_data.query.filters import LACKING
from components import pem, words
from components.escape import h


def cards(studies: Sequence[Study], links: Sequence[str], *, first: int) -> str:
    """The list as HTML; `first` is the number of its first study in the whole result."""
    items = "".join(
        f"<li>{card(study, link)}</li>" for study, link in zip(studies, links, strict=True)
    )
    return f'<ol class="cards" start="{first}">{items}</ol>'


def card(study: Study, link: str) -> str:
    """One study: what it is, what was seen, and what it does not show, never one without both."""
    record = study.record
    numbers = words.sample_line(study.sample)
    facts = [h(words.design(study)), pem.line(study), *([h(numbers)] if numbers else [])]
    return (
        f'<article class="card">{words.banner(record, brief=True)}'
        f'<h3><a href="{h(link)}">{words.title(record)}</a></h3>'
        f'<p class="by">{h(words.by_line(record))}</p>'
        f'<p class="facts">{" · ".join(facts)}</p>'
        f"{_said(study)}"
        f'<p class="read">{h(words.read_line(study))}</p></article>'
    )


def _said(study: Study) -> str:
    out = ""
    if study.summary:
        out += f'<p class="sum">{h(words.sentences(study.summary)[0])}</p>'
    if study.does_not_show:
        first = words.sentences(study.does_not_show)[0]
        out += f'<p class="not"><strong>Does not show:</strong> {h(first)}</p>'
    return out


def table(studies: Sequence[Study], links: Sequence[str], *, caption: str) -> str:
    """The list as a compact HTML table with named headers."""
    heads = ("Study", "Year", "PEM", "Design", "Virus studied", "Patients")
    rows = "".join(_row(study, link) for study, link in zip(studies, links, strict=True))
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{h(caption)}">'
        f'<table class="compact"><caption class="unseen">{h(caption)}</caption><thead><tr>'
        + "".join(f'<th scope="col">{one}</th>' for one in heads)
        + f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(study: Study, link: str) -> str:
    record = study.record
    status = words.banner(record) and vocabulary.label("status", record.status)
    mark = f' <span class="mark">{h(status)}</span>' if status else ""
    cases = study.sample.cases
    cells = (
        str(record.year or "not stated"),
        vocabulary.label("pem", study.pem.status),
        words.design(study),
        ", ".join(_short(one) for one in study.virus),
        f"{cases:,}" if cases is not None else words.no_numbers(study),
    )
    return (
        f'<tr><th scope="row"><a href="{h(link)}">{words.title(record)}</a>{mark}'
        f'<span class="by">{h(words.people(record.authors, record.authors_complete, 1))}</span>'
        "</th>" + "".join(f"<td>{h(cell)}</td>" for cell in cells) + "</tr>"
    )


def _short(virus: str) -> str:
    term = vocabulary.FACETS["virus"][virus]
    return words.small(term.label) if virus in LACKING else term.short
