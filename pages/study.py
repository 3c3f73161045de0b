"""Study: one study, its caveat above the fold, its labels with the words they rest on."""

from __future__ import annotations

import streamlit as st

from atlas_data.query import question as asking
from components import (
    address,
    atlas,
    citation,
    downloads,
    frame,
    neighbours,
    notices,
    provenance,
    study_view,
    wire,
)

shown = atlas.load()
question, problems = address.read()
study_id = address.study_id() or ""
row = shown.atlas.row(study_id)

frame.head("/study", asking.query_string(question))
if row is None:
    st.set_page_config(page_title="Study not found · ME/CFS Atlas")
    st.html(neighbours.unknown(shown.atlas, study_id))
    frame.foot(shown.atlas)
    wire.show(said="Study not found", snapshot=shown.atlas.name)
    st.stop()

study = shown.atlas.study(row)
link = address.study_link(study.id, snapshot=shown.atlas.name)
st.set_page_config(page_title=f"{study_view.title(study)} · ME/CFS Atlas")
st.html(
    neighbours.within(shown.atlas, question, row)
    + notices.serving_older(shown.problems, shown.atlas)
    + notices.link_problems(problems)
    + notices.study_since(question, shown.atlas, study)
    + study_view.head(study)
    + study_view.key_points(study)
    + study_view.matters(study)
    + study_view.caveats(study)
    + study_view.labels(study)
    + provenance.reading(study, shown.atlas.about)
    + citation.box(study, snapshot=shown.atlas.name, address=link)
)
downloads.show(lambda: [study], 1, snapshot=shown.atlas.name, name=study.id, key="study")
st.html(
    study_view.share(link) + provenance.facts(study.record) + neighbours.alike(shown.atlas, row)
)
frame.foot(shown.atlas)
wire.show(said="", snapshot=shown.atlas.name)
