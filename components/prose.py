"""A page of text, made one way: notices, the text with its short forms explained, the foot."""

from __future__ import annotations

from collections.abc import Callable

from atlas_data import texts
from atlas_data.query.atlas import Atlas
from components import abbreviations, frame, notices, rest
from components.address import Asked
from components.atlas import Shown
from components.screen import Screen


def screen(
    shown: Shown,
    asked: Asked,
    text: Callable[[Atlas, Asked], str],
    *,
    said: str = "",
    explained: bool = True,
) -> Screen:
    """A page of text as a screen, named as the menu names its path.

    `said` is what a screen reader hears first; a page that is not `explained` explains every short
    form itself.
    """
    if asked.question.rest:
        return rest.screen(shown, asked)
    atlas = shown.atlas
    page = abbreviations.of(asked)
    told = notices.serving_older(shown.problems, atlas) + notices.link_problems(asked.problems)
    html = told + text(atlas, asked)
    return Screen(
        title=frame.title(texts.say(frame.PAGES[asked.path])),
        snapshot=atlas.name,
        before=(frame.head(asked), page.explain(html) if explained else html),
        after=(frame.foot(atlas, asked, short_forms=page.listed() if explained else ""),),
        said=said,
        mode=asked.question.mode,
    )
