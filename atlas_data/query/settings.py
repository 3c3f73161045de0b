"""How a dashboard looks at the studies: what an address can say beside what is asked."""

from __future__ import annotations

from collections.abc import Mapping

DIMENSIONS = ("virus", "criteria", "pem", "design", "topic", "specimen", "population", "finding")
"""Filters by which studies are laid out in a table."""
SERIES = ("pem", "criteria", "design", "topic")
"""Filters whose values are followed over the years."""
SETTINGS: Mapping[str, tuple[str, ...]] = {
    "rows": DIMENSIONS,
    "columns": ("criteria", *(one for one in DIMENSIONS if one != "criteria")),
    "by": SERIES,
    "show": ("count", "share"),
    "against": ("pem", "none"),
}
"""Each setting with its values; the first is the usual one and stands in no address."""
