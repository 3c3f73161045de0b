"""Records of PubMed and open full texts, brought to the operator's machine as files.

`update` asks for what is new, what changed, and every record of the catalogue; it never reads what
it brings, beyond seeing that it is whole. The files are imported like any others.
"""

from __future__ import annotations

from atlas_data.fetch.asked import Asked, Fetched, Misasked, Progress
from atlas_data.fetch.job import begun
from atlas_data.fetch.pace import Timing
from atlas_data.fetch.update import full_texts, update

__all__ = [
    "Asked",
    "Fetched",
    "Misasked",
    "Progress",
    "Timing",
    "begun",
    "full_texts",
    "update",
]
