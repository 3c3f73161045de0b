"""What became of the studies of a view, in the sentence that its files end in."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from atlas_data.formats.tally import Tally
from atlas_data.model import Study
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question


def sentence(atlas: Atlas, question: Question) -> str:
    """How many of the studies that answer were retracted, corrected or are preprints, and of which
    day that is."""
    return count(atlas, question).sentence


def count(atlas: Atlas, question: Question) -> Tally:
    """What the files of a question count, without reading every study; shared by all who ask."""
    return atlas.kept(_count, question)


def _count(atlas: Atlas, question: Question) -> Tally:
    selected = atlas.selected(question)
    tally = Tally()
    tally.studies = int(selected.sum())
    for row, study in atlas.kept(_marked):
        if selected[row]:
            tally.note(study)
    tally.became["not_checked"] = atlas.count_with(question, "status", "not_checked")
    days = pc.value_counts(atlas.table["checked_on"].filter(pa.array(selected)))
    tally.days.update({one["values"] or "": one["counts"] for one in days.to_pylist()})
    return tally


def _marked(atlas: Atlas) -> list[tuple[int, Study]]:
    """The rows of studies of which a notice is known or that are preprints: few of all."""
    table = atlas.table
    known = pc.invert(pc.is_in(table["status"], value_set=pa.array(["no_notice", "not_checked"])))
    noticed = pc.greater(pc.fill_null(pc.list_value_length(table["notices"]), 0), 0)
    printed = pc.match_substring(pc.binary_join(table["publication_types"], "; "), "Preprint")
    rows = pc.indices_nonzero(pc.or_(pc.or_(known, noticed), pc.fill_null(printed, False)))
    found: list[int] = rows.to_pylist()
    return list(zip(found, atlas.studies(found), strict=True))
