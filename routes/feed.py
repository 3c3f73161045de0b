"""New and changed studies of any view as a feed (Atom, RFC 4287), and any view as one.

`published` is the day a study came into the atlas, `updated` the day its record or labels last
changed there; when the paper was published stands in its reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request
from starlette.responses import Response

from atlas_data import formats, texts, vocabulary
from atlas_data.formats import parts, pem_line, reading, reference
from atlas_data.model import Study
from atlas_data.query import history
from atlas_data.query.history import History
from atlas_data.vocabulary import Term
from atlas_data.vocabulary.columns import DICTIONARY
from components import address, words
from components import atlas as shelf
from routes import answers, view
from routes.view import View

MEDIA = "application/atom+xml"
_HEAD, _END = b'<?xml version="1.0" encoding="utf-8"?>\n', b"</feed>"
NEWEST = 100
"""A feed of news holds at most so many studies, the last changed first."""


def news(request: Request) -> Response:
    """What came or changed last among the studies of a view.

    A work of the view that was retracted is told even where retracted works are left out: who read
    of it here has to hear of that too (rule E2).
    """
    found = view.answering(request)
    if found.problems:
        return answers.refuse(found.problems)
    past = history.in_folder(shelf.folder())
    newest = replace(found, rows=_newest(found, past))
    name = formats.file_name(found.atlas.name, found.query, len(newest.rows), "atom")
    made = pieces(newest, "/feed.atom")
    return answers.stream(request, found.atlas, made, media=MEDIA, name=name, shown=True)


def _newest(found: View, past: History) -> list[int]:
    atlas = found.atlas
    taken_back = {one for release in past.releases for one in release.retracted}
    all_of_it = atlas.all_rows(replace(found.question, retracted=True, sort="newest"))
    shown = {int(row) for row in found.rows}
    ids = atlas.ids(all_of_it)
    rows = [
        (past.changed.get(one, atlas.name), int(row))
        for one, row in zip(ids, all_of_it, strict=True)
        if int(row) in shown or one in taken_back
    ]
    rows.sort(key=lambda one: one[0], reverse=True)
    return [row for _, row in rows[:NEWEST]]


def pieces(found: View, path: str = "") -> Iterator[bytes]:
    """The feed, an entry a piece; it stands at `path`, or where the view's other files stand."""
    past = history.in_folder(shelf.folder())
    at = found.host + address.at(path or f"{found.path}.atom", found.query)
    head = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _text(head, "id", at)
    _text(head, "title", texts.say("feed-title", sentence=found.sentence))
    _text(head, "subtitle", texts.say("feed-subtitle"))
    _text(head, "updated", _day(found.atlas.name))
    _link(head, rel="self", href=at, type=MEDIA)
    _link(head, rel="alternate", href=found.address, type="text/html")
    yield _HEAD + tostring(head, encoding="utf-8").removesuffix(_END) + b"\n"
    for study in found.studies():
        yield tostring(_entry(found, study, past), encoding="utf-8") + b"\n"
    yield _END + b"\n"


def _entry(found: View, study: Study, past: History) -> Element:
    entry, page = Element("entry"), f"{found.host}/s/{study.id}"
    _text(entry, "id", page)
    _text(entry, "title", _title(study))
    _text(entry, "published", _day(past.added.get(study.id, found.atlas.name)))
    _text(entry, "updated", _day(past.changed.get(study.id, found.atlas.name)))
    named = [words.name(one) for one in study.record.authors]
    for name in named or [texts.say("feed-no-author")]:
        _text(SubElement(entry, "author"), "name", name)
    _link(entry, rel="alternate", href=page, type="text/html")
    if study.record.url:
        _link(entry, rel="related", href=study.record.url)
    for scheme, term in _terms(study):
        at = f"{found.host}/glossary#{scheme}"
        SubElement(entry, "category", {"scheme": at, "term": term.slug, "label": term.label})
    SubElement(entry, "summary", {"type": "html"}).text = _summary(study, past)
    return entry


def _title(study: Study) -> str:
    """The title, and before it what became of the work: a feed reader shows little more."""
    marked = "".join(f"[{one}] " for one in parts.marks(study.record))
    return marked + parts.title(study.record)


def _terms(study: Study) -> Iterator[tuple[str, Term]]:
    held = {
        "pem": (study.pem.status,),
        "status": (study.record.status,),
        "virus": study.virus,
        "criteria": study.criteria_entry,
    }
    for facet, ids in held.items():
        yield from ((facet, vocabulary.term(facet, one)) for one in ids)


def _summary(study: Study, past: History) -> str:
    """What was looked at and seen, its limit, and the reference, a paragraph each."""
    changed = [DICTIONARY.parquet[one].label for one in past.columns(study.id)]
    said = (
        texts.say("feed-changed", parts=", ".join(changed)) if changed else "",
        texts.say("sentence", text=study.plain_title) if study.plain_title else "",
        " ".join(study.points),
        f"{texts.say('does-not-show')} {reading.not_shown(study)}",
        texts.say("sentence", text=pem_line.line(study)),
        reference.reference(study.record).text,
        texts.say("sentence", text=reading.read_line(study)),
    )
    return "".join(f"<p>{escape(parts.clean(one))}</p>" for one in said if one)


def _day(snapshot: str) -> str:
    return answers.modified(snapshot).isoformat()


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = parts.clean(text)


def _link(parent: Element, **attributes: str) -> None:
    SubElement(parent, "link", attributes)
