"""The studies of any view as files: `/api/studies.<ending>?<what the screen is asked>`."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response

from atlas_data import formats, texts
from routes import answers, archive, feed, view
from routes.view import Reads, View

_SHOWN = ("json", "jsonl", "html", "txt", "atom")  # opened in the browser, not saved


def answering(request: Request) -> Response:
    """The studies that answer, as a file."""
    return _file(request, view.answering)


def dropping_out(request: Request) -> Response:
    """The studies that drop out of a comparison, as a file."""
    return _file(request, view.dropping_out)


def nowhere(request: Request) -> Response:
    """An address below `/api/` that gives nothing."""
    return answers.refuse([_no_such(str(request.path_params["rest"]))], status=404)


def _file(request: Request, read: Reads) -> Response:
    ending = str(request.path_params["ending"])
    known = {one.suffix: one for one in formats.WRITERS}
    if ending not in known and ending not in ("zip", "atom"):
        return answers.refuse([_no_such(f".{ending}")], status=404)
    found = read(request)
    if found.problems:
        return answers.refuse(found.problems)
    if ending == "zip":
        return _sent(request, found, archive.pieces(found), "application/zip", ending)
    if ending == "atom":
        return _sent(request, found, feed.pieces(found), feed.MEDIA, ending)
    one = known[ending]
    return _sent(request, found, one.encode(found.studies(), found.export), one.mime, ending)


def _sent(
    request: Request, found: View, pieces: Iterator[bytes], media: str, ending: str
) -> Response:
    count = found.atlas.numbered(found.rows) if ending == "nbib" else len(found.rows)
    name = formats.file_name(found.atlas.name, found.query, count, ending)
    return answers.stream(
        request,
        found.atlas,
        pieces,
        media=media,
        name=name,
        shown=ending.rpartition(".")[2] in _SHOWN,
        more={"atlas-count": str(count), "atlas-left-out": str(len(found.rows) - count)},
    )


def _no_such(asked: str) -> str:
    endings = ", ".join(f".{one.suffix}" for one in formats.WRITERS)
    return texts.say("api-no-such", asked=asked[:80], endings=f"{endings}, .zip, .atom")
