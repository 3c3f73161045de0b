"""What can be taken away from a view: its link, words about it, its studies as files."""

from __future__ import annotations

from dataclasses import replace

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Answer, Atlas
from components import address, downloads, methods_text, pick, results, standing
from components.escape import h

_COPIED = '<span id="copied" class="copied" role="status"></span>'


def take(atlas: Atlas, answer: Answer, path: str) -> str:
    """Sharing and files of the studies that answer, on the page at `path`."""
    question = answer.question
    link = address.link(question, snapshot=atlas.name, path=path)
    shared = share(atlas, answer, link=link, path=path)
    if not answer.count:
        return taken(shared + downloads.show(files(atlas, answer)))
    methods = methods_text.paragraph(atlas, answer)
    copied = _copy(methods, "results-copy-methods", "results-the-methods")
    counted = f'<p class="hint tally">{h(standing.sentence(atlas, question))}</p>'
    return taken(shared + downloads.show(files(atlas, answer), more=copied) + counted)


def taken(html: str) -> str:
    """What can be taken away, in the part of the page that opens when it is asked for."""
    return f'<section class="take" id="take">{html}</section>'


def files(atlas: Atlas, answer: Answer) -> downloads.Files:
    """The files of the studies that answer, in the order of the list."""
    question = answer.question
    return downloads.Files(
        query=asking.query_string(question.listed()),
        count=answer.count,
        numbered=atlas.numbered(atlas.selected(question)),
    )


def share(atlas: Atlas, answer: Answer, *, link: str, path: str) -> str:
    """The copy buttons, each of which says what it copies and then that it has; and the way to
    what can be printed."""
    told = share_text(atlas, answer, link)
    reading = replace(answer.question, view="reading", page=1)
    place = path if path == pick.PATH else "/"  # pictures have no list to print
    at = address.link(reading, snapshot=atlas.name, path=place)
    printed = f'<a class="button" href="{h(at)}">{h(texts.say("download-print"))}</a>'
    return _share(link, told, printed if answer.count else "")


def copies(link: str, sentence: str, snapshot: str) -> str:
    """The two copy buttons for a link and a sentence of its own."""
    return _share(link, _text(sentence.rstrip("."), link, snapshot))


def share_text(atlas: Atlas, answer: Answer, link: str) -> str:
    """A short text to send with a link: the count, what is asked, what was retracted, a caveat."""
    counted = standing.count(atlas, answer.question)
    told = counted.became["retracted"] + counted.became["concern"]
    became = texts.say("results-became", became=counted.counted) if told else ""
    return _text(results.sentence(answer), link, atlas.name, became)


def _text(sentence: str, link: str, snapshot: str, became: str = "") -> str:
    return texts.say(
        "results-share-text",
        sentence=sentence,
        snapshot=snapshot,
        became=became,
        link=f"{{here}}{link}",
    )


def _share(link: str, text: str, more: str = "") -> str:
    buttons = _copy(f"{{here}}{link}", "results-copy-link", "results-the-link")
    buttons += _copy(text, "results-copy-text", "results-the-text")
    return f'<div class="tools share">{buttons}{more}{_COPIED}</div>'


def _copy(text: str, label: str, what: str) -> str:
    return (
        f'<button type="button" data-copy="{h(text)}" data-what="{h(texts.say(what))}" '
        f'aria-describedby="copied">{h(texts.say(label))}</button>'
    )
