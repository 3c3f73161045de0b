"""Rules T1 to T4 and C9: references as people read them.

The strings were derived from the manuals of the three styles; `test_citeproc` compares every
reference with what pandoc prints by the official style files.
"""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data.formats.names import initials
from atlas_data.formats.pages import ranges
from atlas_data.formats.reference import STYLES, reference, snapshot_line
from atlas_data.model import AtlasError, Author, Record
from tests.formats.fixtures import RECORDS

SICI_LINK = (
    "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2"
)
APA = {
    "f1": "Kasimir, F., Toomey, D., Liu, Z., Kaiping, A. C., Ariza, M. E., & Prusty, B. K. (2022). "
    "Tissue specific signature of HHV-6 infection in ME/CFS. Frontiers in Molecular Biosciences, "
    "9, Article 1044964. https://doi.org/10.3389/fmolb.2022.1044964",
    "f2": "Kerr, J. R., & Tyrrell, D. A. J. (2003). Cytokines in parvovirus B19 infection as an "
    "aid to understanding chronic fatigue syndrome. Current Pain and Headache Reports, 7(5), "
    "333–341. https://doi.org/10.1007/s11916-003-0031-3",
    "fluge": "Fluge, Ø., Tronstad, K. J., & Mella, O. (2021). Pathomechanisms and possible "
    "interventions in myalgic encephalomyelitis/chronic fatigue syndrome (ME/CFS). Journal of "
    "Clinical Investigation, 131(14), Article e150377. https://doi.org/10.1172/JCI150377",
    "f3": "Made-up Trial Management Group. (2003). A made-up report. Made-up Journal, 7.",
    "f4": "Ample, X., & Department of Sleep, Rest and Pacing, and its Friends. (2003). A made-up "
    "report. Made-up Journal, 7.",
    "f5": "van der Meer, J. W. M. (2003). A made-up report. Made-up Journal, 7.",
    "f6": "Smith, J., Jr., & Ample, X. (2003). A made-up report. Made-up Journal, 7.",
    "f8": "A made-up report that nobody signed. (2003). Made-up Journal, 7.",
    "f9a": "Ample, X. (2003). Is this a made-up report? Made-up Journal, 7, 1–9.",
    "f9b": "Ample, X. (2003). This is a made-up report. Made-up Journal, 7, 1–9.",
    "f12": f"Ample, X. (2003). A made-up report. Made-up Journal, 7, 1661–1680. {SICI_LINK}",
    "f14": "Ample, X. (2003). A made-up report. Made-up Journal, 7. "
    "https://pubmed.ncbi.nlm.nih.gov/1/",
    "f16": "Ample, X. (2003). A made-up report [Preprint] [Replaced by a newer "
    "version]. medRxiv. "
    "https://doi.org/10.99999/2022.09.09.1",
    "f17": "Lombardi, V. C., et al. (2009). Detection of an infectious retrovirus, XMRV, in blood "
    "cells of patients with chronic fatigue syndrome [Retracted]. Science, 326, 585–589. "
    "https://doi.org/10.1126/science.1179052",
    "f19": "Ample, X. (2003). [A made-up report from Graz]. Made-up Journal, 7.",
    "f21": "Ample, X. (n.d.). A made-up report. Made-up Journal. https://doi.org/10.99999/ahead",
    "f23": "Madonna, & Aristotle. (2003). A made-up report. Made-up Journal, 7.",
    "f24": "García Márquez, Ø., 王小明, & Петров, И. (2003). A made-up report. Made-up Journal, 7.",
}
VANCOUVER = {
    "f1": "Kasimir F, Toomey D, Liu Z, Kaiping AC, Ariza ME, Prusty BK. Tissue specific signature "
    "of HHV-6 infection in ME/CFS. Front Mol Biosci. 2022 Dec 8;9:1044964. "
    "doi:10.3389/fmolb.2022.1044964 PubMed PMID: 36589231.",
    "f2": "Kerr JR, Tyrrell DAJ. Cytokines in parvovirus B19 infection as an aid to understanding "
    "chronic fatigue syndrome. Curr Pain Headache Rep. 2003 Oct;7(5):333–41. "
    "doi:10.1007/s11916-003-0031-3 PubMed PMID: 12946285.",
    "f6": "Smith J Jr., Ample X. A made-up report. Made-up Journal. 2003;7.",
    "f7": "Ample1 AB, Ample2 AB, Ample3 AB, Ample4 AB, Ample5 AB, Ample6 AB, et al. A made-up "
    "report. Made-up Journal. 2003;7.",
    "f8": "A made-up report that nobody signed. Made-up Journal. 2003;7.",
}
AMA = {
    "f1": "Kasimir F, Toomey D, Liu Z, Kaiping AC, Ariza ME, Prusty BK. Tissue specific signature "
    "of HHV-6 infection in ME/CFS. Front Mol Biosci. 2022;9:1044964. "
    "doi:10.3389/fmolb.2022.1044964",
    "f2": "Kerr JR, Tyrrell DAJ. Cytokines in parvovirus B19 infection as an aid to understanding "
    "chronic fatigue syndrome. Curr Pain Headache Rep. 2003;7(5):333-341. "
    "doi:10.1007/s11916-003-0031-3",
    "f7": "Ample1 AB, Ample2 AB, Ample3 AB, et al. A made-up report. Made-up Journal. 2003;7.",
}
PRINTED = [
    (style, name, text)
    for style, texts in (("apa", APA), ("vancouver", VANCOUVER), ("ama", AMA))
    for name, text in texts.items()
]


@pytest.mark.parametrize(("style", "name", "text"), PRINTED)
def test_t1_a_reference_is_printed_as_its_manual_says(style, name, text):
    assert reference(RECORDS[name], style).text == text


def test_t2_apa_names_nineteen_of_75_and_the_last():
    text = reference(RECORDS["f7"]).text
    assert "Ample19, A. B., … Ample75, A. B. (2003)." in text and "Ample20" not in text


def test_t2_apa_names_all_of_twenty():
    authors = RECORDS["f7"].authors[:20]
    text = reference(Record(title="T", authors=authors)).text
    assert "Ample19, A. B., & Ample20, A. B. (n.d.)." in text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", RECORDS)
def test_t3_no_mark_stands_twice_or_alone(style, name):
    text = reference(RECORDS[name], style).text
    title = RECORDS[name].title
    assert not re.search(r"\.\.|\?\.|,,| [.,]|\(\)|  |\s$", text.replace(title, "T"))
    assert "None" not in text


def test_t3_a_title_without_authors_stands_once():
    for style in STYLES:
        assert reference(RECORDS["f8"], style).text.count("nobody signed") == 1


def test_t4_rich_text_has_italics_and_a_quoted_link():
    found = reference(RECORDS["f12"]).html
    assert found == (
        "Ample, X. (2003). A made-up report. <i>Made-up Journal</i>, <i>7</i>, 1661–1680. "
        f'<a href="{SICI_LINK}">{SICI_LINK}</a>'
    )


def test_t4_a_preprints_title_is_italic_in_apa():
    assert "<i>A made-up report</i> [Preprint] [" in reference(RECORDS["f16"]).html


@pytest.mark.parametrize(("known", "printed"), [(2, 2), (5, 5), (6, 3)])
def test_t2_ama_names_three_when_more_than_six_are_known_to_be_there(known, printed):
    authors = RECORDS["f7"].authors[:known]
    record = Record(title="T", authors=authors, authors_complete=False)
    names = ", ".join(f"Ample{number} AB" for number in range(1, printed + 1))
    assert reference(record, "ama").text == f"{names}, et al. T."


def test_t2_vancouver_prints_both_identifiers_of_pubmed():
    record = Record(title="T", pmid="1", pmcid="PMC2")
    assert reference(record, "vancouver").text == ("T. PubMed PMID: 1; PubMed Central PMCID: PMC2.")
    links = [run.link for run in reference(record, "vancouver").runs if run.link]
    assert links == [
        "https://pubmed.ncbi.nlm.nih.gov/1/", "https://pmc.ncbi.nlm.nih.gov/articles/PMC2/",
    ]  # fmt: skip


def test_t3_an_abbreviated_journal_keeps_its_full_stop_once():
    record = Record(title="T", journal="J. Sleep Res.", volume="1")
    assert reference(record).text == "T. (n.d.). J. Sleep Res., 1."
    assert reference(Record(title="T", journal="J. Sleep Res.")).text == "T. (n.d.). J. Sleep Res."
    assert reference(record, "ama").text == "T. J Sleep Res. 1."


@pytest.mark.parametrize(
    ("pages", "whole", "short"),
    [
        ("333-41", "333–341", "333–41"), ("S32-S42", "S32–S42", "S32–42"),
        ("S98-S102", "S98–S102", "S98–102"), ("e270-e273", "e270–e273", "e270–3"),
        ("183, 189-190", "183, 189–190", "183, 189–90"),
        ("167.e23-167.e30", "167.e23–167.e30", "167.e23–30"),
        ("288-304.e8", "288–304.e8", "288–304.e8"), ("e00266-12", "e00266-12", "e00266-12"),
        ("228-214", "228-214", "228-214"), ("7-7", "7–7", "7–7"), (None, "", ""),
    ],
)  # fmt: skip
def test_t2_ranges_of_pages_have_a_dash_and_nlm_shortens_them(pages, whole, short):
    assert ranges(pages) == whole
    assert ranges(pages, short=True) == short


@given(st.integers(1, 9999), st.integers(0, 9999), st.sampled_from(["", "S", "e"]))
def test_t2_a_shortened_range_can_be_read_back(first, more, letter):
    said = ranges(f"{letter}{first}-{letter}{first + more}", short=True)
    begin, _, end = said.partition("–")
    digits = begin.removeprefix(letter)
    assert int(digits[: max(0, len(digits) - len(end))] + end) == first + more


@pytest.mark.parametrize(
    ("given_name", "dotted", "plain"),
    [
        ("Jean-Luc P", "J.-L. P.", "JLP"), ("JWM", "J. W. M.", "JWM"),
        ("Jos W.M.", "J. W. M.", "JWM"),
        ("C. (Linda) M. C. van", "C. M. C. van", "CMC van"), ("Øystein", "Ø.", "Ø"),
        ("L de S", "L. de S.", "L de S"), ("MARIA", "M.", "M"), ("J.-P.", "J.-P.", "JP"),
    ],
)  # fmt: skip
def test_given_names_are_shortened(given_name, dotted, plain):
    assert initials(given_name, dotted=True) == dotted
    assert initials(given_name, dotted=False) == plain


def test_a_name_in_a_script_without_capitals_is_printed_whole():
    record = Record(title="T", authors=(Author(family="محمد", given="علي"),))
    assert reference(record).text.startswith("محمد علي. (n.d.)")


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(list(STYLES)))
def test_html_says_what_the_text_says_and_runs_nothing(one, other, style):
    record = Record(
        title=f"T{one}", journal=other, volume=one, pages=other, doi="10.99999/<script>",
        authors=(Author(family=f"F{one}", given=other), Author(literal=f"G<b>{other}")),
    )  # fmt: skip
    found = reference(record, style)
    bare = re.sub(r'</?i>|<a href="[^"<>]*">|</a>', "", found.html)
    assert "<" not in bare and html.unescape(bare) == found.text
    assert "\n" not in found.text and "  " not in found.text.strip()


def test_the_snapshot_is_cited_apart_from_the_paper():
    line = snapshot_line("kerr-2003-cytokines-parvovirus", "2026-11-22", "https://atlas.example/x")
    assert line == (
        "ME/CFS Atlas Explorer, snapshot 2026-11-22, study kerr-2003-cytokines-parvovirus, "
        "https://atlas.example/x"
    )
    assert "(0123456789ab)" in snapshot_line("a", "2026-11-22", digest="0123456789abcdef")
    assert "Atlas" not in reference(RECORDS["f2"]).text


def test_an_unknown_style_is_named():
    with pytest.raises(AtlasError, match="harvard"):
        reference(RECORDS["f1"], "harvard")
