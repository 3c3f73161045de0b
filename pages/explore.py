"""Explore: filters, the sentence of what is asked, the studies, share and take away."""

from __future__ import annotations

import streamlit as st

from atlas_data.query import question as asking
from components import address, atlas, downloads, frame, notices, panel, results, undo, wire

shown = atlas.load()
question, problems = address.read()
answer = shown.atlas.ask(question)
link = address.link(question, snapshot=shown.atlas.name)

st.set_page_config(page_title=f"{results.sentence(answer)} · ME/CFS Atlas")
frame.head("/", asking.query_string(question))
panel.show()
st.html(
    "<h1 class='page'>Explore ME/CFS studies</h1>"
    + notices.serving_older(shown.problems, shown.atlas)
    + notices.link_problems(problems)
    + notices.since(question, shown.atlas, "/study")
)
panel.search()
st.html(
    results.head(shown.atlas, answer, cleared=undo.remembered(question)) + results.tools(answer)
)
with st.container(key="take"):
    st.html(results.share(answer, link=link, snapshot=shown.atlas.name))
    downloads.show(
        lambda: shown.atlas.studies(shown.atlas.all_rows(question)),
        answer.count,
        snapshot=shown.atlas.name,
        name=asking.query_string(question.alone()),
        key="list",
    )
st.html(
    results.listed(shown.atlas, answer) + results.pages(answer)
    if answer.count
    else results.nothing(shown.atlas, answer)
)
frame.foot(shown.atlas)
wire.show(said=results.said(answer), snapshot=shown.atlas.name, panel=panel.state(answer))
