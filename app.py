"""The app: names the pages and runs the one in the address."""

from __future__ import annotations

import streamlit as st

from atlas_data.model import AtlasError
from components import screen

PAGES = [
    st.Page("pages/explore.py", title="Explore", default=True),
    st.Page("pages/study.py", title="Study", url_path="study"),
    st.Page("pages/viruses.py", title="Viruses", url_path="viruses"),
    st.Page("pages/map.py", title="Evidence map", url_path="map"),
    st.Page("pages/trends.py", title="Trends", url_path="trends"),
    st.Page("pages/compare.py", title="Compare", url_path="compare"),
    st.Page("pages/reporting.py", title="Reporting", url_path="reporting"),
    st.Page("pages/methods.py", title="Methods and data", url_path="methods"),
    st.Page("pages/about.py", title="Methods and data", url_path="about"),
    st.Page("pages/start.py", title="Start here", url_path="start"),
    st.Page("pages/retractions.py", title="Retractions", url_path="retractions"),
    st.Page("pages/glossary.py", title="Glossary", url_path="glossary"),
    st.Page("pages/list.py", title="My list", url_path="list"),
    st.Page("pages/data.py", title="Data to take away", url_path="data"),
    st.Page("pages/api.py", title="For programs", url_path="api"),
    st.Page("pages/citations.py", title="Citations, tried", url_path="citations"),
    st.Page("pages/check.py", title="Check my references", url_path="check"),
    st.Page("pages/design.py", title="Design", url_path="design"),
]

st.set_page_config(layout="wide", page_icon="📖", initial_sidebar_state="collapsed")
page = st.navigation(PAGES, position="hidden")
try:
    page.run()
except AtlasError as why:
    screen.draw(screen.trouble(str(why)))
