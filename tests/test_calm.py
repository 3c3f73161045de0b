"""Calm mode, for every study of the snapshot: fewer words, and nothing that limits a claim lost.

Accessibility rules A6 and A12. "Calm mode" is its list and the study's page in it.
"""

from __future__ import annotations

import re
from html import unescape

from atlas_data import vocabulary
from atlas_data.formats import pem_line, reading
from atlas_data.model import Study
from atlas_data.query.atlas import Atlas
from components import calm, study_view, words


def seen(html: str) -> str:
    """The text of a piece, as a reader sees it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def every(atlas: Atlas) -> list[Study]:
    return list(atlas.studies(range(atlas.rows)))


def _limits(study: Study) -> list[str]:
    """What a study's full page says that limits a claim."""
    return [
        reading.not_shown(study),
        *(vocabulary.CAVEATS[one.id].label for one in study.caveats),
        vocabulary.label("pem", study.pem.status),
        reading.read_line(study),
        *([seen(words.banner(study.record, brief=True))] if words.banner(study.record) else []),
    ]


def test_a12_no_fact_that_limits_a_claim_is_only_outside_calm_mode(shipped: Atlas) -> None:
    for study in every(shipped):
        shown = seen(calm.card(study))
        for limit in _limits(study):
            assert " ".join(limit.split()) in shown, (study.id, limit)
        if study.pem.scope == "subgroup":
            assert pem_line.reason(study) in shown, study.id


def test_a12_the_list_has_the_whole_caveat_the_status_and_the_number_of_further_ones(
    shipped: Atlas,
) -> None:
    for study in every(shipped):
        shown = seen(calm.brief(study, "/study"))
        assert reading.not_shown(study) in shown
        assert vocabulary.label("pem", study.pem.status) in shown
        assert reading.read_line(study) in shown
        if len(study.caveats) > 1:
            assert f"its {len(study.caveats)} general caveats" in shown
        if words.banner(study.record):
            assert seen(words.banner(study.record, brief=True)) in shown


def test_a12_calm_mode_uses_fewer_words_than_a_card_and_far_fewer_than_the_page(
    shipped: Atlas,
) -> None:
    read = [study for study in every(shipped) if study.points]
    lengths = sorted(len(seen(calm.brief(one, "/study")).split()) for one in read)
    assert lengths[len(lengths) // 2] <= 100 and lengths[-1] <= 170


def test_a12_the_reason_for_the_pem_status_stands_beside_it_and_before_the_criteria(
    shipped: Atlas,
) -> None:
    told = 0
    for study in every(shipped):
        (line,) = re.findall(r'<p class="facts">.*?</p>', calm.brief(study, "/study"))
        shown = seen(line)
        assert not re.search(r"Criteria .*\. [a-z]", shown), study.id
        if study.pem.basis == "stated":
            status = vocabulary.label("pem", study.pem.status)
            assert f"{status} , stated in the text . Criteria" in shown, study.id
            told += 1
    assert told >= 4


def test_a6_every_study_has_at_most_three_points_of_at_most_twenty_words(shipped: Atlas) -> None:
    told = 0
    for study in every(shipped):
        assert len(study.points) <= 3
        assert all(len(point.split()) <= 20 for point in study.points), study.id
        assert not study.plain_title or len(study.plain_title.split()) <= 14
        told += bool(study.points)
        assert bool(study.points) == bool(study.plain_title) == bool(study.summary)
    assert told > 700


def test_a12_the_caveat_stands_before_what_was_seen(shipped: Atlas) -> None:
    for study in every(shipped):
        for html in (calm.card(study), calm.brief(study, "/study"), study_view.key_points(study)):
            assert html.index("not-shown") < re.search(r'class="(?:seen|points)"', html).start()
