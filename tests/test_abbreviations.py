"""Short forms on a page: explained once, where first met, and no word of others changed."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data.vocabulary.abbreviations import ABBREVIATIONS
from components.abbreviations import Page

INSERTED = re.compile(r' <span class="long">\([^<]*\)</span>')
SPELLINGS = sorted(one for entry in ABBREVIATIONS.values() for one in entry.spellings)
LONGS = sorted(entry.long for entry in ABBREVIATIONS.values())

words = st.one_of(
    st.sampled_from(SPELLINGS),
    st.sampled_from(LONGS),
    st.sampled_from([*" ()-/.,;‑–’'&<>\"", "-positive", "’s", "anti-", "PEMX", "&DNA;"]),
    st.text(max_size=4),
)
text = st.lists(words, max_size=8).map(lambda parts: html.escape("".join(parts)))
running = st.sampled_from(["p", "li", "dd", "strong", "td", "span"])
KEPT = """a href="/"|button|label|option|select|summary|legend|th|textarea|h1|h2|h3|q|blockquote
s|script|style|caption|p class="reference"|span class="x title"|p class="evidence"
div class="paper y"|p class="by"|span class="unseen"|p hidden""".replace("\n", "|").split("|")
kept = st.sampled_from(KEPT)


def element(head: str, body: str) -> str:
    return f"<{head}>{body}</{head.split()[0]}>"


def described(head: str, attribute: str, body: str) -> str:
    return f'<{head} title="{attribute}">{body}</{head}>'


plain = st.recursive(
    text,
    lambda inner: st.one_of(
        st.builds(described, running, text, inner),
        st.builds(element, kept, inner),
        st.builds(element, st.sampled_from(["details", "details open"]), inner),
        st.lists(inner, max_size=3).map("<br>".join),
    ),
    max_leaves=8,
)
few = settings(max_examples=80, deadline=None)


@few
@given(plain)
def test_without_what_was_put_in_the_piece_is_as_it_was(piece):
    assert INSERTED.sub("", Page().explain(piece)) == piece


@few
@given(st.lists(plain, max_size=3))
def test_nothing_is_explained_a_second_time(pieces):
    page = Page()
    for piece in pieces:
        page.explain(piece)
    assert [page.explain(piece) for piece in pieces] == pieces


@few
@given(kept, plain)
def test_words_of_others_and_names_of_controls_never_change(head, body):
    piece = element(head, body)
    assert Page().explain(piece) == piece


@few
@given(text)
def test_attributes_never_change(value):
    piece = f'<p title="{value}" data-x="{value}">.</p><input value="{value}">'
    assert Page().explain(piece) == piece


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_each_spelling_is_explained_where_it_stands_alone_and_listed(spelling):
    page = Page()
    shown = page.explain(f"<p>In {spelling}, here. {spelling} again.</p>")
    assert re.fullmatch(
        rf'<p>In {re.escape(spelling)} <span class="long">\([^<]+\)</span>, here. '
        rf"{re.escape(spelling)} again.</p>",
        shown,
    )
    assert page.listed().count("<dt>") == 1


def explained(piece: str) -> list[str]:
    """The long forms put into a piece."""
    return re.findall(r'<span class="long">\(([^<]*)\)</span>', Page().explain(piece))


def test_the_long_form_stands_behind_the_first_use_only():
    page = Page()
    long = '<span class="long">(post-exertional malaise)</span>'
    assert page.explain("<p>PEM is asked. PEM is not.</p>") == (
        f"<p>PEM {long} is asked. PEM is not.</p>"
    )
    assert page.explain("<p>PEM</p>") == "<p>PEM</p>"


@pytest.mark.parametrize(
    ("piece", "longs"),
    [
        ("<p>ME/CFS</p>", ["myalgic encephalomyelitis/chronic fatigue syndrome"]),
        ("<p>EBVX, XPEM, PEM2</p>", []),
        ("<p>HHV-6A</p>", ["human herpesvirus 6A"]),
        ("<p>HHV‑6</p>", ["human herpesvirus 6"]),
        ("<p>GPs differ</p>", ["general practitioners"]),
        ("<p>CFS/MS</p>", []),
        ("<p>LC-MS, ME-ICC, HLA-DQB1</p>", []),
        ("<p>Post-exertional malaise (PEM)</p>", []),
        ("<p>Natural killer (NK) cells</p>", []),
        ("<p>MS, or multiple sclerosis</p>", []),
        ("<p>White Epstein-Barr virus (EBV)</p>", []),
        ("<p>Epstein-Barr virus</p><p>EBV</p>", ["Epstein–Barr virus"]),
    ],
)
def test_what_is_a_short_form_and_what_already_stands_there(piece, longs):
    assert explained(piece) == longs


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("EBV-infected cells", 'EBV-infected <span class="long">(Epstein–Barr virus)</span> cells'),
        ("anti-EBV drugs", 'anti-EBV <span class="long">(Epstein–Barr virus)</span> drugs'),
        (
            "the GP&#x27;s view",
            'the GP&#x27;s <span class="long">(general practitioner)</span> view',
        ),
    ],
)
def test_a_compound_word_is_not_torn_apart(said, shown):
    assert Page().explain(f"<p>{said}</p>") == f"<p>{shown}</p>"


def test_a_title_or_quotation_does_not_use_the_explanation_up():
    page = Page()
    page.explain('<h3><a href="/">XMRV in CFS</a></h3><blockquote class="evidence"><q>XMRV</q>')
    assert "xenotropic" in page.explain("<p>XMRV</p>")


def test_what_is_folded_away_does_not_use_the_explanation_up():
    page = Page()
    assert "malaise" in page.explain("<details><summary>PEM</summary><p>PEM</p></details>")
    assert "malaise" in page.explain("<p>PEM</p>")
    assert "malaise" not in page.explain("<details><p>PEM</p></details>")


def test_kept_elements_of_one_name_inside_each_other_are_one():
    piece = '<div class="paper"><div>EBV</div>EBV<br>EBV</div>'
    assert Page().explain(piece) == piece
    assert "Epstein" in Page().explain(piece + "EBV")


def test_initials_of_a_person_are_no_short_form():
    page = Page()
    page.explain('<p class="by">Smith ME, Lee MS</p><th><span class="by">Gray GP</span></th>')
    assert page.listed() == ""


def test_the_list_holds_what_is_in_titles_quotations_and_controls_too():
    page = Page()
    page.explain(
        "<h1>PCR for XMRV</h1><blockquote><q>EBV-infected</q></blockquote><button>DOI</button>"
    )
    listed = page.listed()
    assert listed.startswith('<details class="short-forms"><summary>Short forms on this page')
    assert re.findall("<dt>(.*?)</dt>", listed) == ["DOI", "EBV", "PCR", "XMRV"]
    assert "polymerase chain reaction: a test that finds tiny amounts" in listed


def test_a_page_without_short_forms_has_no_list():
    page = Page()
    assert page.explain("<p>Nothing short.</p>") == "<p>Nothing short.</p>"
    assert page.listed() == ""
