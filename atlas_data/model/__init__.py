"""The nouns of the atlas; every other room speaks in them.

`None` means "the source does not say" and `""` is never used for that. What nobody read is the
vocabulary term `not_checked`, what was read and does not say is `not_stated`: two different things.
"""

from __future__ import annotations

from atlas_data.model.record import (
    WITHDRAWN,
    Author,
    Disagreement,
    Notice,
    Origin,
    Passage,
    Record,
    Related,
    Report,
)
from atlas_data.model.study import (
    Caveat,
    Criterion,
    Evidence,
    Pathogen,
    Pem,
    Reason,
    Reported,
    Sample,
    Study,
)

__all__ = [
    "WITHDRAWN",
    "AtlasError",
    "Author",
    "Caveat",
    "Criterion",
    "Disagreement",
    "Evidence",
    "Notice",
    "Origin",
    "Passage",
    "Pathogen",
    "Pem",
    "Reason",
    "Record",
    "Related",
    "Report",
    "Reported",
    "Sample",
    "Study",
]


class AtlasError(Exception):
    """An operator's or reader's mistake; its text says what is wrong and what to do."""
