"""One study as a screen: its caveat in the first view, its labels with the words they rest on."""

from __future__ import annotations

from dataclasses import replace

from atlas_data import texts
from atlas_data.model import Study
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from components import (
    abbreviations,
    address,
    calm,
    citation,
    coins,
    downloads,
    frame,
    kit,
    metadata,
    neighbours,
    notices,
    own_text,
    pick,
    provenance,
    reasons,
    report_card,
    rest,
    study_view,
)
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.screen import Screen


def screen(shown: Shown, asked: Asked) -> Screen:
    """The study the address names; the nearest ones when it names none."""
    if asked.question.rest:
        return rest.screen(shown, asked)
    atlas, question = shown.atlas, asked.question
    row = atlas.row(asked.study)
    if row is None:
        return _unknown(atlas, asked)
    study = atlas.study(row)
    told = (
        notices.serving_older(shown.problems, atlas)
        + notices.link_problems(asked.problems)
        + notices.study_since(question, atlas, study)
    )
    way = neighbours.within(atlas, replace(question, at=None), row)
    page = abbreviations.of(asked)
    made = _calm if question.calm else _full
    before, after = made(atlas, study, row, told)
    return Screen(
        title=frame.title(study_view.title(study)),
        snapshot=atlas.name,
        before=(
            frame.head(asked),
            way,
            page.explain(before) + coins.span(study),
            _take(atlas, study, calm_mode=question.calm),
        ),
        after=(page.explain(after), frame.foot(atlas, asked, short_forms=page.listed())),
        mode=question.mode,
        head=f'<link rel="canonical" href="/s/{h(study.id)}">{metadata.card(study)}',
    )


def plain(shown: Shown, study_id: str, *, host: str) -> Screen:
    """The study as a page that stands alone: no controls, nothing to skip, in reading order.

    `host` is what stands before the path in the addresses it names.
    """
    atlas = shown.atlas
    asked = Asked(path="/study", question=Question(), study=study_id)
    row = atlas.row(study_id)
    if row is None:
        return replace(_unknown(atlas, asked), before=(neighbours.unknown(atlas, study_id),))
    study = atlas.study(row)
    page = abbreviations.Page()
    link = address.study_link(study.id, snapshot=atlas.name)
    cite = citation.plain(study, snapshot=atlas.name, address=host + link)
    return Screen(
        title=frame.title(study_view.title(study)),
        snapshot=atlas.name,
        before=(
            page.explain(_read(atlas, study) + cite),
            f'<p class="screen-only"><a href="{h(link)}">{h(texts.say("plain-more"))}</a> · '
            f"{pick.link(study.id)} {pick.mine()}</p>",
        ),
        after=(frame.foot(atlas, asked, short_forms=page.listed(), alone=True),),
        head=metadata.head(study, address=f"{host}/s/{study.id}", snapshot=atlas.name),
    )


def _full(atlas: Atlas, study: Study, row: int, told: str) -> tuple[str, str]:
    after = provenance.facts(study.record, atlas) + neighbours.alike(atlas, row)
    return told + _read(atlas, study), own_text.show(study) + after


def _read(atlas: Atlas, study: Study) -> str:
    """The study itself, from its title to how it was read."""
    return (
        study_view.head(study)
        + study_view.key_points(study)
        + study_view.summary(study)
        + study_view.matters(study)
        + study_view.caveats(study)
        + study_view.labels(study)
        + reasons.show(study)
        + report_card.show(study)
        + provenance.reading(study, atlas.about)
    )


def _calm(atlas: Atlas, study: Study, row: int, told: str) -> tuple[str, str]:
    """The calm card, and the rest behind names that open when asked."""
    labels = study_view.labels(study) + reasons.show(study) + report_card.show(study)
    parts = (
        ("calm-summary", study_view.summary(study) + study_view.matters(study)),
        ("calm-caveats", study_view.caveats(study)),
        ("calm-labels", labels + provenance.reading(study, atlas.about)),
    )
    folded = "".join(kit.fold(texts.say(key), html) for key, html in parts if html)
    after = provenance.facts(study.record, atlas) + neighbours.alike(atlas, row)
    after = own_text.show(study) + after
    last = kit.fold(texts.say("calm-sources"), after)
    return f'<div class="calm">{told}{calm.card(study, heading="h1")}</div>{folded}', last


def _take(atlas: Atlas, study: Study, *, calm_mode: bool) -> str:
    link = address.study_link(study.id, snapshot=atlas.name) + ("&mode=calm" if calm_mode else "")
    files = downloads.Files(
        query=f"ids={study.id}", count=1, numbered=1 if study.record.pmid else 0
    )
    box = citation.box(study, snapshot=atlas.name, address=link)
    return box + study_view.share(study, link) + downloads.show(files, counted=False)


def _unknown(atlas: Atlas, asked: Asked) -> Screen:
    nowhere = replace(asked, study="")
    return Screen(
        title=frame.title(texts.say("study-unknown-tab")),
        snapshot=atlas.name,
        before=(frame.head(nowhere), neighbours.unknown(atlas, asked.study, frame.home(asked))),
        after=(frame.foot(atlas, nowhere),),
        said=texts.say("study-unknown-tab"),
        mode=asked.question.mode,
    )
