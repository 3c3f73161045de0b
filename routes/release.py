"""The files of the data release: `/data/<name>`."""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from atlas_data import release
from atlas_data.model import AtlasError
from atlas_data.release import Edition
from components import atlas as shelf
from routes import answers

_SAVED = (".parquet", ".csv")  # the others are opened in the browser


def piece(request: Request) -> Response:
    """One file of the release of the snapshot in use."""
    name = str(request.path_params["name"])
    try:
        atlas = shelf.load().atlas
        edition = _edition(atlas.name, atlas.digest)
    except AtlasError as why:
        return answers.refuse([str(why)], status=503)
    try:
        media, made = release.media(name), release.piece(edition, name)
    except AtlasError as why:
        return answers.refuse([str(why)], status=404)
    shown = not name.endswith(_SAVED)
    return answers.stream(request, atlas, made, media=media, name=name, shown=shown)


@lru_cache(maxsize=2)
def _edition(name: str, digest: str) -> Edition:
    """The edition of a snapshot; another file of the same name has another digest."""
    return release.of(shelf.folder() / f"{name}.parquet")
