"""A view of the atlas as an address asks for it: the same reading as on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import parse_qs

from starlette.requests import Request

from atlas_data.formats import Export
from atlas_data.model import Study
from atlas_data.query import question as asking
from atlas_data.query import reading
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from components import address, compare, methods_text, notices, pick, results
from components import atlas as shelf
from routes import answers

NOTES = "notes"
"""The parameter that asks for the atlas's caveats in a file (`yes`)."""
_AT_ONCE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Some studies of a snapshot: `rows` in the order of the screen, `sentence` what they answer.

    `address` shows them in the app, `query` is what is asked after `?` and `path` what stands
    before, without an ending; `methods` tells how the list was made, when it is called; `problems`
    say what of the address could not be read.
    """

    atlas: Atlas
    question: Question
    rows: Sequence[int]
    sentence: str
    methods: Callable[[], str]
    query: str
    address: str
    host: str
    notes: bool
    problems: tuple[str, ...]
    path: str = "/api/studies"

    def studies(self) -> Iterator[Study]:
        """The studies, read a few at a time: a file begins at once, and little of it is held."""
        return self.atlas.studies(self.rows, at_once=_AT_ONCE)

    @property
    def export(self) -> Export:
        """What a file of these studies says of itself."""
        return Export(
            snapshot=self.atlas.name,
            asked=self.sentence,
            address=self.address,
            host=self.host,
            notes=self.notes,
        )


Reads = Callable[[Request], View]


def answering(request: Request) -> View:
    """The studies that answer. Raises `AtlasError` when there is no snapshot to ask."""
    view = _read(request)
    atlas, question = view.atlas, view.question
    answer = atlas.ask(question)
    asked = question.listed()
    return replace(
        view,
        problems=(*view.problems, *one_sided(question)),
        rows=atlas.all_rows(question).tolist(),
        sentence=results.sentence(answer),
        methods=partial(methods_text.paragraph, atlas, answer),
        query=asking.query_string(asked),
        address=view.host + address.link(asked, snapshot=atlas.name, path=_page(asked)),
    )


def one_sided(question: Question) -> list[str]:
    """What an address asks of one side of a comparison, where there is none; in words."""
    return [
        reading.unknown("key", f"{side}.{key}") for side, held in question.sides for key, _ in held
    ]


def _page(question: Question) -> str:
    """The page that shows a view: a reading list has its own."""
    return pick.PATH if [key for key, _ in question.chosen] == ["ids"] else "/"


def dropping_out(request: Request) -> View:
    """Of two questions side by side, the studies that answer only the left one."""
    view = _read(request)
    asked, rows, sentence = compare.dropping_out(view.atlas, view.question)
    return replace(
        view,
        rows=rows,
        sentence=sentence,
        methods=partial(methods_text.of_rows, view.atlas, sentence, len(rows)),
        query=asking.query_string(asked),
        address=view.host + address.link(asked, snapshot=view.atlas.name, path="/compare"),
        path="/api/compare",
    )


def _read(request: Request) -> View:
    atlas = shelf.load().atlas
    given = parse_qs(request.url.query)
    notes = given.pop(NOTES, [])
    read = address.read("/", given)
    question = replace(read.question, at=None, rest=False, page=1, snapshot=None, mode="full")
    wrong = [reading.unknown(NOTES, one) for one in notes if one != "yes"]
    return View(
        atlas=atlas,
        question=question,
        rows=(),
        sentence="",
        methods=str,
        query="",
        address="",
        host=answers.host(request),
        notes=bool(notes) and not wrong,
        problems=(*read.problems, *notices.not_held(atlas, question), *wrong),
    )
