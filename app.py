"""The app: names the pages and runs the one in the address."""

from __future__ import annotations

import streamlit as st

from atlas_data.model import AtlasError
from components import screen

PAGES = [
    st.Page("pages/explore.py", title="Explore", default=True),
    st.Page("pages/study.py", title="Study", url_path="study"),
    st.Page("pages/about.py", title="About the data", url_path="about"),
    st.Page("pages/design.py", title="Design", url_path="design"),
]

st.set_page_config(layout="wide", page_icon="📖", initial_sidebar_state="collapsed")
page = st.navigation(PAGES, position="hidden")
try:
    page.run()
except AtlasError as why:
    screen.draw(screen.trouble(str(why)))
