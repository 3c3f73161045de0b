"""The vocabulary proves itself: its sentences, its labels, its ways back, and its complaints."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data import vocabulary
from atlas_data.vocabulary import (
    CAVEATS,
    CRITERIA,
    DESIGNS,
    FACETS,
    REPORTING,
    TERMS,
    TOPICS,
    VIRUSES,
    match,
)
from atlas_data.vocabulary.term import PLACEHOLDERS, Pattern

WORDED = {
    "criteria": CRITERIA,
    "virus": VIRUSES,
    "design": DESIGNS,
    "topic": TOPICS,
    "reporting": REPORTING,
}
LACKING = {"not_stated", "unclear", "not_applicable", "not_checked"}
PROOFS = [
    pytest.param(facet, term.id, proof, wanted, id=f"{term.id}: {proof.text}")
    for facet, table in WORDED.items()
    for term in table.values()
    for wanted, proofs in ((True, term.yes), (False, term.no))
    for proof in proofs
]
EVERY_OPTION = [(facet, term.id) for facet, table in FACETS.items() for term in table.values()]


@pytest.mark.parametrize(("facet", "id", "proof", "wanted"), PROOFS)
def test_every_proof_holds(facet, id, proof, wanted):
    place = "text" if facet in ("criteria", "virus", "reporting") else "title"
    told = {"title": "", "text": "", place: proof.text}
    found = match.labels(WORDED[facet], **told, year=proof.year)
    assert (id in found) is wanted, found.get(id)


def test_every_term_with_words_has_a_proof():
    lacks = [t.id for table in WORDED.values() for t in table.values() if t.patterns and not t.yes]
    assert lacks == []


def test_every_pattern_can_be_compiled():
    cues = [one for some in vocabulary.PEM_CUES.values() for one in some]
    cues += vocabulary.CAVEAT_CUES.values()
    patterns = [p for table in WORDED.values() for t in table.values() for p in t.patterns]
    for pattern in [*patterns, *cues]:
        for words in filter(None, (pattern.re, pattern.needs, pattern.not_)):
            re.compile(words)
        assert pattern.case in "is" and pattern.strength in ("strong", "weak")


def test_no_two_options_of_a_filter_share_a_slug_or_a_label():
    for facet, table in FACETS.items():
        assert len({term.slug for term in table.values()}) == len(table), facet
        assert len({term.label for term in table.values()}) == len(table), facet


def test_short_labels_fit_a_chip_and_meanings_are_sentences():
    for table in [*FACETS.values(), *TERMS.values(), CAVEATS]:
        for term in table.values():
            assert 0 < len(term.short) <= 28, term
            assert term.meaning[0].isupper() and term.meaning.endswith("."), term


def test_the_filters_are_those_of_the_contract():
    names = "virus criteria pem design topic reporting finding specimen population scope status"
    assert list(FACETS) == [*names.split(), "read"]


def test_every_filter_can_say_that_nobody_looked():
    for facet in FACETS.keys() - {"reporting"}:  # of which "not checked" is a filter of its own
        unread = "none" if facet == "read" else "not_checked"
        assert unread in FACETS[facet]


def test_not_stated_is_offered_where_a_reading_can_end_so():
    for facet in ("virus", "criteria", "topic", "finding", "specimen", "population"):
        assert "not_stated" in FACETS[facet]


def test_the_ways_a_value_can_be_missing_are_told_apart():
    assert set(TERMS["lacking"]) == LACKING
    for table in [TERMS["lacking"], *FACETS.values()]:
        lacking = [term for id, term in table.items() if id in LACKING]
        assert len({term.label for term in lacking}) == len(lacking)
        assert len({term.meaning for term in lacking}) == len(lacking)


@pytest.mark.parametrize(("facet", "id"), EVERY_OPTION)
def test_id_and_slug_find_their_term(facet, id):
    term = vocabulary.term(facet, id)
    assert vocabulary.find(facet, term.id) is term
    assert vocabulary.find(facet, term.slug) is term
    assert vocabulary.label(facet, id) == term.label


@given(st.sampled_from(EVERY_OPTION), st.data())
def test_case_makes_no_difference(option, data):
    term = vocabulary.term(*option)
    upper = data.draw(st.lists(st.booleans(), min_size=len(term.slug), max_size=len(term.slug)))
    written = "".join(c.upper() if up else c for c, up in zip(term.slug, upper, strict=True))
    assert vocabulary.find(option[0], written) is term


@pytest.mark.parametrize(
    ("facet", "said", "meant"),
    [
        ("virus", "hhv-6", "hhv6"),
        ("virus", "epstein-barr-virus", "ebv"),
        ("virus", "Epstein–Barr virus", "ebv"),
        ("criteria", "fukuda", "fukuda_1994"),
        ("criteria", "CCC", "ccc_2003"),
        ("criteria", "icc", "icc_2011"),
        ("criteria", "iom", "iom_2015"),
        ("criteria", "oxford", "oxford_1991"),
        ("pem", "not-applicable", "not_applicable"),
        ("pem", "does-not-apply", "not_applicable"),
        ("design", "randomised-controlled-trial", "rct"),
    ],
)
def test_common_names_find_their_term(facet, said, meant):
    found = vocabulary.find(facet, said)
    assert found is not None and found.id == meant


@given(st.text(max_size=12))
def test_a_slug_found_is_one_that_was_offered(said):
    found = vocabulary.find("virus", said)
    assert found is None or found in FACETS["virus"].values()


def test_an_unknown_id_or_list_is_named():
    with pytest.raises(KeyError, match="no term “ebola_2”"):
        vocabulary.term("virus", "ebola_2")
    with pytest.raises(KeyError, match="no list “colour”"):
        vocabulary.label("colour", "red")


def test_a_lacking_state_no_filter_offers_still_has_a_label():
    assert "not_applicable" not in FACETS["virus"]
    assert vocabulary.label("virus", "not_applicable") == "Does not apply"


def test_a_caveat_says_what_it_is_and_why_it_applies():
    for caveat in CAVEATS.values():
        assert caveat.plain.endswith(".") and caveat.trigger, caveat.id
        assert 2 <= len(caveat.label.split()) <= 6, caveat.id
        assert caveat.because.startswith("It applies because "), caveat.id
        assert 10 <= len(caveat.because.split()) <= 25, caveat.id
        assert caveat.placeholders <= set(PLACEHOLDERS), caveat.id


def test_a_reason_is_filled_and_what_is_unknown_is_said_in_words():
    caveat = CAVEATS["small_sample"]
    assert "because 12 people" in caveat.why(cases="12")
    assert "because few people" in caveat.why(cases=None)


def test_no_caveat_speaks_down_to_patients_or_authors():
    wrong = re.compile(r"sufferer|claim|biased authors|bad study|poor study|flawed|complain", re.I)
    for caveat in CAVEATS.values():
        assert not wrong.search(f"{caveat.plain} {caveat.because}"), caveat.id


def test_references_between_entries_lead_somewhere():
    for definition in CRITERIA.values():
        assert set(definition.wins_over) <= set(CRITERIA)
        assert definition.pem_status in TERMS["pem_status"]
    for table in (TOPICS, DESIGNS):
        assert {term.parent for term in table.values()} - {None} <= set(table)
    groups = vocabulary.RULES["caveats"]["group_order"]
    assert {caveat.group for caveat in CAVEATS.values()} <= set(groups)
    assert {caveat.severity for caveat in CAVEATS.values()} <= {"critical", "high", "medium", "low"}
    assert {design.pem_default for design in DESIGNS.values()} == {"not_applicable", "as_design"}


def test_the_reporting_card_is_the_published_list_and_leads_to_labels_that_exist():
    rows = [item.source for item in REPORTING.values()]
    shared = {"demographics, row 1": 3}  # age, sex and ethnicity are one row of the list
    assert {row: rows.count(row) for row in rows if rows.count(row) > 1} == shared
    labels = {"criteria", "design", *DESIGNS, *TERMS["design_flag"], *TERMS["population"]}
    for item in REPORTING.values():
        assert item.group in TERMS["report_group"], item.id
        assert set(item.filled_by) <= labels, item.id
        assert item.applies_to in ("people", "randomised", "comparison", "numbers"), item.id


def test_only_what_the_coding_manual_asks_for_can_be_said_to_be_missing():
    assert [item.id for item in REPORTING.values() if item.asked] == ["case_definition"]


def test_not_checked_and_not_reported_are_told_apart():
    states = TERMS["report_state"]
    assert list(states) == ["reported", "not_reported", "not_checked", "not_applicable"]
    assert states["not_checked"].label == TERMS["lacking"]["not_checked"].label
    assert "may well be there" in states["not_checked"].meaning
    assert "full text was read" in states["not_reported"].meaning


def test_definitions_that_ask_for_pem_are_told_from_those_that_do_not():
    required = {"ccc_2003", "icc_2011", "iom_2015", "nice_2021"}
    assert {id for id in required if CRITERIA[id].pem_status == "required"} == required
    assert (
        CRITERIA["fukuda_1994"].pem_status == CRITERIA["oxford_1991"].pem_status == "not_required"
    )
    assert CRITERIA["nice_2007"].pem_status == "not_required"
    assert CRITERIA["cdc_undated"].pem_status == CRITERIA["icd10_g933"].pem_status == "unclear"


WEAK = Pattern(re="Ross", strength="weak", needs="river", not_="Diana")


def test_a_weak_pattern_needs_company_nearby_or_in_the_title():
    assert match.hits([WEAK], title="", text="Ross fever by a river")
    assert not match.hits([WEAK], title="", text="Ross" + " a" * 100 + " river")
    assert match.hits([WEAK], title="A river fever", text="Ross" + " a" * 100)


def test_half_a_word_at_the_edge_of_the_window_does_not_count():
    pattern = Pattern(re="Ross", strength="weak", needs=r"\briver\b")
    assert not match.hits([pattern], title="", text="Ross" + " " * 155 + "riverside")


def test_a_word_that_rules_out_counts_only_nearby():
    assert not match.hits([WEAK], title="", text="Diana Ross by a river")
    assert match.hits([WEAK], title="", text="Diana" + " a" * 60 + " Ross by a river")


def test_a_year_rule_holds_within_its_years_only():
    pattern = Pattern(re="CDC", year_min=1995, year_max=2016)
    counts = [
        bool(match.hits([pattern], title="CDC", year=y)) for y in (1994, 1995, 2016, 2017, None)
    ]
    assert counts == [False, True, True, False, False]


def test_the_narrower_definition_takes_the_words():
    found = match.labels(CRITERIA, title="The revised Canadian ME/CFS case definition")
    assert "rccc_2010" in found and "ccc_2003" not in found


def test_a_general_word_stands_back_for_the_germ_that_is_named():
    assert set(match.labels(VIRUSES, title="Herpesvirus DNA")) == {"herpes_any"}
    assert set(match.labels(VIRUSES, title="EBV and other herpesvirus DNA")) == {"ebv"}
    title = "Parvovirus B19 and herpesvirus DNA"
    assert set(match.labels(VIRUSES, title=title)) == {"parvovirus_b19", "herpes_any"}


@given(st.text(alphabet="EBV –-\u00a0Barrpstein4H’x", max_size=60))
def test_the_words_of_a_hit_stand_verbatim_where_it_says(text):
    for hit in match.hits(VIRUSES["ebv"].patterns, title="", text=text):
        assert text[hit.start : hit.end] == hit.words
        assert hit.rule == f"text says “{hit.words}”"


@given(st.text(alphabet="EBV HHV-4 ", max_size=60))
def test_hits_of_one_term_never_overlap(text):
    found = match.hits(VIRUSES["ebv"].patterns, title="", text=text)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_importing_the_vocabulary_is_light():
    told = (
        "import sys, atlas_data.vocabulary as v; from atlas_data.vocabulary import match;"
        "print(match._compiled.cache_info().currsize,"
        "*{'streamlit', 'pandas', 'pyarrow'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["0"]
