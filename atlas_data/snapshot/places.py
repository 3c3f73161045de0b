"""Where the operator's own files stand on this machine, and which snapshots are served."""

from __future__ import annotations

import os
from pathlib import Path

from atlas_data.snapshot.folder import SHIPPED, held


def local() -> Path:
    """The operator's folder: `ATLAS_LOCAL`, else `local` beside the program."""
    chosen = os.environ.get("ATLAS_LOCAL")
    return Path(chosen) if chosen else Path(__file__).parents[2] / "local"


def store() -> Path:
    """Records as sources gave them, with abstracts and full texts; never given away."""
    return local() / "store.sqlite"


def texts_shown() -> bool:
    """Whether the app shows texts of the store: `ATLAS_TEXTS` says `show` or `hide`; else they are
    hidden where the atlas has a public address, for they are not ours to hand on."""
    said = os.environ.get("ATLAS_TEXTS")
    return said == "show" if said else not os.environ.get("ATLAS_URL")


def published() -> Path:
    """Where the operator's own snapshots stand."""
    return local() / "snapshots"


def chosen() -> Path | None:
    """The folder that `ATLAS_SNAPSHOTS` names, if it names one."""
    named = os.environ.get("ATLAS_SNAPSHOTS")
    return Path(named) if named else None


def served() -> Path:
    """Where the app looks: the folder that was chosen, else the operator's own snapshots when
    there are any, else those that come with the program."""
    return chosen() or (published() if held(published()) else SHIPPED)
