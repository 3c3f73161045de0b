"""Where a study stands among others: its other reports, works linked to it, and what its sources
say differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from atlas_data import texts, vocabulary
from atlas_data.model import Disagreement, Origin, Record, Related, Report
from atlas_data.query import known
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from atlas_data.vocabulary.columns import DICTIONARY
from components import address, kit, words
from components.escape import h

_NOTICE = re.compile(r"PubMed: (\w+)")  # a link as PubMed names it, such as CommentIn
_LONG = 240  # characters of a difference that stand open; more are behind its name
_FOLDED = 3  # works or differences that stand open; more are behind a name


def show(record: Record, atlas: Atlas) -> str:
    """Each of the four with its heading; nothing where there is none.

    A linked work that is a study of the atlas leads to it.
    """
    parts = (
        ("reports", map(_report, record.reports)),
        ("related", (_related(one, atlas) for one in record.related)),
        ("disagreements", map(_disagreement, record.disagreements)),
    )
    return "".join(_part(name, list(items)) for name, items in parts) + _origins(record.origins)


def _part(name: str, items: list[str]) -> str:
    if not items:
        return ""
    listed = f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"
    if len(items) > _FOLDED:
        listed = kit.fold(texts.say(f"lineage-{name}-all", number=len(items)), listed)
    said = f"<h3>{h(texts.say(f'lineage-{name}'))}</h3>"
    return f"{said}<p>{h(texts.say(f'lineage-{name}-mean'))}</p>{listed}"


def _report(one: Report) -> str:
    kind = vocabulary.TERMS["report"][one.kind]
    place = ", ".join(str(part) for part in (one.journal, one.year) if part)
    said = ". ".join(part for part in (one.title, place) if part)
    return (
        f'<strong>{h(kind.label)}</strong>: <span class="title">{h(said)}.</span>'
        f"{_ways(one.doi, one.pmid, one.pmcid)}{_why(one.rule)}"
    )


def _related(one: Related, atlas: Atlas) -> str:
    kind = vocabulary.TERMS["relation"][one.kind]
    return (
        f'<strong title="{h(kind.meaning)}">{h(kind.label)}</strong>: {_work(one, atlas)}'
        f"{_ways(one.doi, one.pmid)}{_why(one.rule)}"
    )


def _work(one: Related, atlas: Atlas) -> str:
    """The linked work as its source names it, or as the study of the atlas that it is."""
    row = known.row(atlas, doi=one.doi, pmid=one.pmid)
    if row is None:
        return f'<span class="reference">{h(one.text)}</span>'
    study = atlas.study(row)
    at = address.link(Question(), snapshot=atlas.name, path="/study", id=study.id)
    return (
        f'<a href="{h(at)}">{words.title(study.record)}</a> '
        f'<span class="by">{h(words.by_line(study.record))}</span>'
    )


def _ways(doi: str | None, pmid: str | None, pmcid: str | None = None) -> str:
    found = Record(title="", doi=doi, pmid=pmid, pmcid=pmcid)
    links = []
    if doi and found.url:
        links.append((found.url, texts.say("study-link-doi", id=doi)))
    if pmid:
        at = f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
        links.append((at, texts.say("study-link-pubmed", id=pmid)))
    if pmcid:
        at = f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"
        links.append((at, texts.say("study-link-pmc", id=pmcid)))
    return "".join(f' <a href="{h(at)}" rel="noreferrer">{h(said)}</a>' for at, said in links)


def _disagreement(one: Disagreement) -> str:
    column = DICTIONARY.parquet.get(one.field)
    said = texts.say(
        "lineage-differs",
        field=column.label if column else one.field,
        kept=one.kept,
        other=one.other,
        source=one.source,
    )
    if len(said) > _LONG:
        name = texts.say("lineage-differs-long", field=column.label if column else one.field)
        return kit.fold(name, f'<p class="reference">{h(said)}{_why(one.rule)}</p>')
    return f'<span class="reference">{h(said)}</span>{_why(one.rule)}'


def _why(rule: str | None) -> str:
    if not rule:
        return ""
    if notice := _NOTICE.fullmatch(rule):
        said = texts.say("lineage-why-notice", name=notice[1])
    else:
        said = texts.say("lineage-why", rule=rule.rstrip("."))
    return f' <span class="source">{h(said)}</span>'


def _origins(origins: Iterable[Origin]) -> str:
    items = "".join(f"<li>{one}</li>" for one in _files(origins))
    return kit.fold(texts.say("lineage-origins"), f"<ul>{items}</ul>") if items else ""


def _files(origins: Iterable[Origin]) -> Iterator[str]:
    for one in origins:
        yield h(texts.say("lineage-origin", file=one.file, entry=str(one.entry)))
