"""Whose snapshots are served, and whether a newer one came with the program."""

from __future__ import annotations

from atlas_data import snapshot

CHOSEN, PUBLISHED, SHIPPED = "chosen", "published", "shipped"


def whose() -> str:
    """Whose snapshots are served: of a folder that was chosen, the operator's own, or shipped."""
    if snapshot.chosen():
        return CHOSEN
    return SHIPPED if snapshot.served() == snapshot.SHIPPED else PUBLISHED


def newer(name: str) -> str | None:
    """The shipped snapshot, when it is newer than the operator's own that is in use."""
    shipped = snapshot.held(snapshot.SHIPPED)
    if whose() != PUBLISHED or not shipped:
        return None
    newest = shipped[-1].name
    return newest if snapshot.version_order(newest) > snapshot.version_order(name) else None
