"""About the data: what the states mean, who read the studies, where the facts come from."""

from __future__ import annotations

import streamlit as st

from atlas_data.query import question as asking
from components import about, address, atlas, frame, wire

shown = atlas.load()
question, _ = address.read()

st.set_page_config(page_title="About the data · ME/CFS Atlas")
frame.head("/about", asking.query_string(question))
st.html(about.text(shown.atlas))
frame.foot(shown.atlas)
wire.show(said="", snapshot=shown.atlas.name)
