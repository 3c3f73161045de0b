"""The trial records F1 to F25 by their names, as the package holds them."""

from __future__ import annotations

from atlas_data.formats import trials
from atlas_data.model import Record, Study

STUDIES: tuple[Study, ...] = tuple(one.study for one in trials.load())
RECORDS: dict[str, Record] = {one.name: one.study.record for one in trials.load()}
"""Trial's name → record; with title, author and journal where it is not about their absence."""

KASIMIR = RECORDS["f1"]
LOMBARDI = RECORDS["f17"]
SICI = RECORDS["f12"].doi or ""
_IDS = {one.name: one.study.id for one in trials.load()}


def ident(name: str) -> str:
    """Id of a trial's study, in the form the atlas gives out."""
    return _IDS[name]
