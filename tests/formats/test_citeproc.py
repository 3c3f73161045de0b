"""Rules T1 to T3: our references are those of the official styles, for every study there is.

pandoc prints every trial record and every study of the shipped snapshot by the style files of
APA 7, NLM and AMA 11. `exceptions` holds the places where ours differ on purpose.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from atlas_data import texts
from atlas_data.formats.reference import reference
from atlas_data.model import Study
from tests.formats import shipped
from tests.formats.citeproc import STYLES, printed
from tests.formats.exceptions import EXCEPTIONS, even, needed
from tests.formats.fixtures import RECORDS, STUDIES, ident

TRIALS = tuple(replace(one, id=f"trial-{one.id}") for one in STUDIES)  # F1 and F2 are shipped too
ALL: tuple[Study, ...] = (*TRIALS, *shipped.studies())


@cache
def theirs(style: str) -> dict[str, tuple[str, str]]:
    return printed(style, ALL)


@cache
def excused(style: str) -> dict[str, tuple[str, ...] | None]:
    """Id of each study whose references differ → the exceptions that make them alike."""
    found: dict[str, tuple[str, ...] | None] = {}
    for study in ALL:
        ours, other = reference(study.record, style).text, theirs(style)[study.id][0]
        if ours != other:
            found[study.id] = needed(study.record, style, ours, other)
    return found


@pytest.mark.parametrize("style", STYLES)
def test_t1_every_reference_is_the_official_styles_but_for_named_exceptions(style):
    assert len(theirs(style)) == len(ALL)
    assert [one for one, names in excused(style).items() if names is None] == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["f1", "f5", "f6", "f7", "f8", "f9a", "f9b"])
def test_t1_the_trials_need_no_exception(style, name):
    assert reference(RECORDS[name], style).text == theirs(style)[f"trial-{ident(name)}"][0]


@pytest.mark.parametrize("style", STYLES)
def test_t1_most_references_need_no_exception(style):
    assert len(excused(style)) < len(ALL) / 6


@pytest.mark.parametrize("style", STYLES)
def test_t4_what_is_italic_is_the_official_styles(style):
    for study in ALL:
        runs = reference(study.record, style).runs
        italic = "".join(run.text for run in runs if run.italic)
        assert even(italic) == even(theirs(style)[study.id][1]), study.id


def test_t1_no_exception_is_idle_and_each_has_its_reason():
    found = (one for style in STYLES for one in excused(style).values())
    assert {name for one in found for name in one or ()} == set(EXCEPTIONS)
    for name in EXCEPTIONS:
        assert len(texts.say(f"proof-why-{name}")) > 40
