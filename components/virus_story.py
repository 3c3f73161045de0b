"""The story of one virus: what was claimed, what became of it, and which works were retracted."""

from __future__ import annotations

from atlas_data import texts, vocabulary
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from atlas_data.vocabulary import HistorySource
from atlas_data.vocabulary.term import PathogenTerm
from components import address, kit, words
from components.escape import h


def show(atlas: Atlas, virus: PathogenTerm, taken_back: Question) -> str:
    """The history in at most two sentences with its sources, then what was taken back."""
    flag = vocabulary.TERMS["status_flag"][virus.status_flag].label if virus.status_flag else ""
    mark = f"<p>{kit.badge(flag, 'flag')}</p>" if flag else ""
    told = "".join(f"<p>{h(one)}</p>" for one in virus.history)
    return (
        f'{mark}<div class="story">{told}</div>{_retracted(atlas, taken_back)}'
        f"{_sources(atlas, virus)}"
    )


def _sources(atlas: Atlas, virus: PathogenTerm) -> str:
    """Where the history comes from; that it was not checked, where nobody has."""
    if virus.history_unverified:
        return f'<p class="source">{h(texts.say("story-unverified"))}</p>'
    items = [_source(atlas, one) for one in virus.history_sources]
    head = h(texts.say("story-sources", number=len(items)))
    return kit.fold(head, f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>")


def _source(atlas: Atlas, source: HistorySource) -> str:
    row = atlas.row(source.study) if source.study else None
    if row is None:
        return f'<a href="{h(source.url)}" rel="noreferrer">{h(source.name)}</a>'
    record = atlas.study(row).record
    to = h(address.study_link(str(source.study), snapshot=atlas.name))
    paper = f'<a href="{to}">{words.title(record)}</a>'
    return f'{paper} <span class="by">{h(words.by_line(record))}</span>'


def _retracted(atlas: Atlas, question: Question) -> str:
    rows = atlas.all_rows(question)
    if not len(rows):
        return ""
    items = []
    for study in atlas.studies(rows[:20]):
        to = h(address.study_link(study.id, snapshot=atlas.name))
        record = study.record
        when = ", ".join(
            one.date for one in record.notices if one.date and one.kind == record.status
        )
        said = texts.say("story-notice", date=when) if when else ""
        items.append(
            f'<li><a href="{to}">{words.title(record)}</a> '
            f'<span class="by">{h(words.by_line(record))}</span> {h(said)}</li>'
        )
    head = h(texts.say("story-retracted", number=len(rows)))
    return kit.banner(f"<strong>{head}</strong><ul>{''.join(items)}</ul>", "retracted")
