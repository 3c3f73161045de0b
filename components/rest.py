"""The screen to rest on: nothing bright, nothing to do, and one way back to the same place."""

from __future__ import annotations

from dataclasses import replace

from atlas_data import texts
from atlas_data.query.atlas import Atlas
from components import address, frame, words
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.screen import Screen


def screen(shown: Shown, asked: Asked) -> Screen:
    """Where the reader stopped, the link that leads back, and ways to keep that link.

    The address holds all of it, so it outlives the day, the device and the server.
    """
    back = address.same(asked, replace(asked.question, rest=False, snapshot=shown.atlas.name))
    reached = _reached(shown.atlas, asked)
    html = (
        f'<div class="resting"><h1>{h(texts.say("rest-title"))}</h1>'
        f"<p>{h(texts.say('rest-nothing-lost'))}</p>{reached}"
        f'<p><a class="big" href="{h(back)}">{h(texts.say("rest-continue"))}</a></p>'
        f'<p class="other">{h(texts.say("rest-other-device"))}</p>'
        f'<p class="address"><span data-here="1"></span>{h(back)}</p>'
        f'<div class="tools"><button type="button" data-copy="{{here}}{h(back)}" '
        f'data-what="{h(texts.say("rest-the-link"))}" aria-describedby="copied">'
        f"{h(texts.say('rest-copy'))}</button>"
        f'<a class="button" data-mail="{{here}}{h(back)}" '
        f'data-subject="{h(texts.say("rest-subject"))}" href="mailto:">'
        f"{h(texts.say('rest-mail'))}</a>"
        '<span id="copied" class="copied" role="status"></span></div></div>'
    )
    return Screen(
        title=frame.title(texts.say("rest-tab")),
        snapshot=shown.atlas.name,
        before=(html,),
        after=(frame.foot(shown.atlas, asked),),
        said=texts.say("rest-title"),
        mode="rest",
    )


def _reached(atlas: Atlas, asked: Asked) -> str:
    row = atlas.row(asked.study or asked.question.at or "")
    if row is None:
        return ""
    study = atlas.study(row)
    title = h(study.plain_title) if study.plain_title else words.title(study.record)
    return (
        f'<p class="reached">{h(texts.say("rest-reached"))} <span class="title">{title}</span></p>'
    )
