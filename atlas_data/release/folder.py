"""Writing a release into a folder of its own: aside first, then in place in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from atlas_data import snapshot
from atlas_data.model import AtlasError
from atlas_data.release import files
from atlas_data.release.described import File
from atlas_data.release.edition import Edition, of


def newest(snapshots: Path) -> Edition:
    """The edition of the newest snapshot of a folder that can be read.

    Raises `AtlasError` when there is none.
    """
    return of(snapshot.newest(snapshots)[0])


def write(edition: Edition, folder: Path) -> Sequence[File]:
    """Write all files of a release into a new folder; on any failure nothing is there.

    Raises `AtlasError` when the folder holds something already, or the disk is full or read-only.
    """
    refuse_full(folder)
    aside: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".release-"))
        held = files.listed(edition)
        for one in held:
            with (aside / one.name).open("wb") as handle:
                handle.writelines(files.piece(edition, one.name))
                handle.flush()
                os.fsync(handle.fileno())
        aside.chmod(0o755)
        aside.replace(folder)  # POSIX: also over a folder that is empty
    except OSError as why:
        raise AtlasError(
            f"The release could not be written to {folder}: {why.strerror or why}. Nothing was "
            "changed; make room or make the place writable, then try again."
        ) from why
    finally:
        if aside is not None:
            shutil.rmtree(aside, ignore_errors=True)
    return held


def refuse_full(folder: Path) -> None:
    """Raises `AtlasError` when there is something at that place already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AtlasError(
            f"There is something at {folder} already, and a release never takes the place of "
            "another: give another folder, or move that one away."
        )
