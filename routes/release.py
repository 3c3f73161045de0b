"""The files of the data release: `/data/<name>`."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from atlas_data import release
from atlas_data.model import AtlasError
from components import atlas as shelf
from components import data
from routes import answers

_SAVED = (".parquet", ".csv")  # the others are opened in the browser


def piece(request: Request) -> Response:
    """One file of the release of the snapshot in use."""
    name, shown = str(request.path_params["name"]), shelf.load()
    try:
        media = release.media(name)
    except AtlasError as why:
        return answers.refuse([str(why)], status=404)
    made = release.piece(data.edition(shown), name)
    opened = not name.endswith(_SAVED)
    return answers.stream(request, shown.atlas, made, media=media, name=name, shown=opened)
