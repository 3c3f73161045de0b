"""Check my references: what a reader is told of a file, and that nothing is left out silently."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import bibtexparser
import pytest

from atlas_data.formats import writer
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from components import address, check, check_figure, check_read, check_results
from components.atlas import Shown
from components.check_read import Checked

MINE = b"""@article{a, title={Detection of an infectious retrovirus, XMRV, in blood cells of
 patients with chronic fatigue syndrome}, doi={10.1126/science.1179052}}
@article{b, title={Retraction}, doi={10.1126/science.334.6063.1636-a}}
@article{c, title={Something else}, doi={10.1126/science.1179052}, pmid={27573827}}
@book{d, title={A book <b>that</b> is not there}, year=2001}
@article{e, title={Not closed
@article{f, title={Detection again}, doi={10.1126/SCIENCE.1179052}}
@article{g, title={Cytokines in parvovirus B19 infection as an aid to understanding chronic fatigue
 syndrome}, author={Kerr, J R}, year={2003}}
@article{h, title={Metabolic features of chronic fatigue syndrome}, year={2016}}
"""


def looked_up(atlas: Atlas, data: bytes, name: str = "mine.bib") -> Checked:
    return check_read.check(atlas, name, data, lambda _: None)


@pytest.fixture(scope="module")
def mine(shipped: Atlas) -> Checked:
    return looked_up(shipped, MINE)


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_counts_add_up_to_the_entries_of_the_file(mine: Checked) -> None:
    assert check_results.sentence(mine) == (
        "Your file holds 8 references (BibTeX). The atlas knows 4: 3 different studies. "
        "1 is not in the atlas: nobody looked whether it was retracted. "
        "1 stands under “Look at these yourself”. 1 is a notice, not a paper. "
        "1 could not be read."
    )


def test_retracted_ones_stand_first_then_corrected(shipped: Atlas, mine: Checked) -> None:
    told = text(check_results.head(shipped, mine))
    assert told.index("Retracted. Its findings") < told.index("Corrected after publication")
    assert "No. 1, 6:" in told
    assert "For 1 study no notice is known, and nobody has searched further." in told


def test_a_notice_and_a_conflict_are_told_apart_from_papers(shipped: Atlas, mine: Checked) -> None:
    told = text(check_results.head(shipped, mine))
    assert "No. 2 is a notice (retracted) about this paper" in told
    assert "Look at these yourself Each of these leads" in told
    assert "same DOI, but another title: Detection of an infectious" in told
    assert "same PMID, but another title: Metabolic" in told


def test_the_table_says_how_status_pem_and_criteria(shipped: Atlas, mine: Checked) -> None:
    told = text(check_results.table(shipped, mine))
    assert "4 references that the atlas knows: 3 different studies" in told
    assert re.search(r"No\. 8: Metabolic .* same title and year Corrected PEM required IOM", told)
    assert "No notice known (not checked)" in told
    assert "More than once in your file No. 1, 6:" in told


def test_unknown_ones_are_no_judgement_and_their_titles_are_escaped(mine: Checked) -> None:
    html = check_results.others(mine)
    assert "That is no judgement about a paper" in text(html)
    assert "<b>that</b>" not in html and "No. 4: A book <b>that</b>" in unescape(html)


def test_what_could_not_be_read_is_named_by_its_line_with_what_to_do(mine: Checked) -> None:
    told = text(check_results.others(mine))
    assert re.search(r"No\. 5, line 6: It cannot be read as BibTeX: .* Mend it", told)


def test_the_list_leads_to_exactly_the_known_studies(shipped: Atlas, mine: Checked) -> None:
    ways = re.findall(r'href="(/[^"]*)"', check_results.lists(shipped, mine))
    assert [urlsplit(one).path for one in ways] == ["/list", "/"]
    for one in ways:
        asked = address.read("/list", parse_qs(urlsplit(unescape(one)).query))
        assert not asked.problems
        rows = sorted(shipped.all_rows(asked.question).tolist())
        assert rows == sorted(mine.known)


def test_the_picture_counts_the_known_studies_once(shipped: Atlas, mine: Checked) -> None:
    made = check_figure.figure(shipped, mine)
    counts = [row[1].value for row in made.table.rows]
    assert sum(counts) == len(mine.known) == 3
    assert made.finding.startswith("1 of the 3 studies")
    whole = [row[2].value for row in made.table.rows]
    assert sum(whole) == shipped.count(Question(retracted=True)) == shipped.rows


def test_the_file_comes_back_with_notes_and_its_own_name(shipped: Atlas, mine: Checked) -> None:
    assert mine.file_name == "mine-atlas.bib"
    whole = b"".join(mine.annotated(shipped, "https://atlas.example")).decode()
    notes = {
        one.key: one.fields_dict["atlasnote"].value
        for one in bibtexparser.parse_string(whole).entries
        if "atlasnote" in one.fields_dict
    }
    assert set(notes) == {"a", "b", "c", "f", "g", "h"}
    assert all(one.startswith("Atlas note (not from the authors): ") for one in notes.values())
    assert "Retracted." in notes["a"] and "https://atlas.example/s/lombardi-2009" in notes["a"]
    assert "more than one study" in notes["c"] and "notice (retracted)" in notes["b"]


@pytest.mark.parametrize(
    ("name", "given"),
    [("C:\\x\\lib.ris", "lib-atlas.ris"), ("../a.csv", "a-atlas.csv"), ("", "references-atlas")],
)
def test_a_file_name_holds_no_path(shipped: Atlas, name: str, given: str) -> None:
    assert looked_up(shipped, b"doi\n10.1/1\n", name).file_name == given


def test_progress_rises_to_the_end(shipped: Atlas) -> None:
    data = b"".join(writer("ris").encode(list(shipped.studies(range(200)))))
    heard: list[float] = []
    found = check_read.check(shipped, "a.ris", data, heard.append)
    assert heard == sorted(heard) and 0.95 < heard[-1] <= 1 and 20 <= len(heard) <= 42
    assert len(found.known) == 200
    assert "As a reading list (200)" in text(check_results.lists(shipped, found))


def test_long_results_are_capped_with_their_number(shipped: Atlas) -> None:
    data = b"".join(writer("bibtex").encode(list(shipped.studies(range(350)))))
    data += b"".join(b"\n@misc{x, title={Not there %d}}" % number for number in range(150))
    data += b"\n@misc{x, note={Nothing}}" * 130
    found = looked_up(shipped, data)
    table, others = check_results.table(shipped, found), check_results.others(found)
    assert table.count('<th scope="row"') == 100 and "And 250 more." in text(table)
    assert "150 references are not in the atlas" in text(others) and "And 50 more." in text(others)
    assert "And 30 more: mend these first" in text(others)
    assert "150 more are in your file" in text(check_results.lists(shipped, found))


def test_more_than_the_limit_is_told(shipped: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atlas_data.formats.readers.MOST_ENTRIES", 3)
    found = looked_up(shipped, MINE)
    assert len(found.entries) == 3 and found.more
    assert "were looked up" in text(check_results.head(shipped, found))


def test_a_file_of_no_known_format_says_what_to_bring(shipped: Atlas) -> None:
    found = looked_up(shipped, b"Dear reader", "letter.txt")
    told = text(check_results.head(shipped, found))
    assert "No reference was found" in told and "BibTeX, RIS, MEDLINE" in told
    assert not check_results.table(shipped, found) and not check_results.others(found)


def test_the_page_says_what_becomes_of_the_file_above_the_button(shipped: Atlas) -> None:
    made = check.screen(Shown(shipped, ()), address.read("/check", {}))
    said = text("".join(made.before))
    assert "It is not written to disk and not kept" in said and "10 MB and 20,000" in said
    place = made.after[0]
    assert isinstance(place, check.Place)
    assert "scripts" in text(place.waiting())


XMRV = (
    "Detection of an infectious retrovirus, XMRV, in blood cells of patients with chronic fatigue"
    " syndrome"
)
MLV = (
    "Detection of MLV-related virus gene sequences in blood of patients with chronic fatigue"
    " syndrome and healthy blood donors"
)
KERR = "Cytokines in parvovirus B19 infection as an aid to understanding chronic fatigue syndrome"
METABOLIC = "Metabolic features of chronic fatigue syndrome"


def bib(*entries: str) -> bytes:
    """A file of BibTeX; each entry is its title, and other fields behind a bar."""
    out = []
    for number, one in enumerate(entries):
        title, _, rest = one.partition("|")
        out.append(f"@article{{k{number}, title={{{title}}}{',' if rest else ''} {rest}}}\n")
    return "".join(out).encode()


def test_a_title_with_its_own_retraction_mark_is_found_and_stands_at_the_top(
    shipped: Atlas,
) -> None:
    entry = f"RETRACTED: {XMRV}|year={{2009}}, journal={{Science}}, author={{Lombardi, VC}}"
    found = looked_up(shipped, bib(entry))
    told = text(check_results.head(shipped, found))
    assert "The atlas knows 1. Retracted, corrected" in told
    assert "Retracted. Its findings must not be relied on. No. 1: Detection" in told
    assert "Your file itself says" not in told


@pytest.mark.parametrize(
    ("title", "status"),
    [("WITHDRAWN: A review", "withdrawn"), ("A trial [Retracted]", "retracted")],
)
def test_what_the_file_itself_says_stands_at_the_top_though_the_atlas_knows_nothing(
    shipped: Atlas, title: str, status: str
) -> None:
    found = looked_up(shipped, bib(f"{METABOLIC}|year={{2016}}", title))
    told = text(check_results.head(shipped, found))
    assert f"Your file itself says: {status}. No. 2: A " in told
    assert told.index("Your file itself") < told.index("Corrected after publication")
    assert "1 is not in the atlas" in told and f"[{status}]" not in told.casefold()


def test_what_the_file_says_of_a_known_study_stands_beside_what_the_atlas_says(
    shipped: Atlas,
) -> None:
    found = looked_up(
        shipped, bib(f"{METABOLIC}|year={{2016}}", f"Retracted: {KERR}|year={{2003}}")
    )
    table = text(check_results.table(shipped, found))
    assert "Your file itself says: retracted. No notice known (not checked)" in table
    assert table.index("No. 2:") < table.index("No. 1:")
    note = b"".join(found.annotated(shipped, "")).decode()
    assert "Your file itself says: retracted. No notice known (not checked)." in note


@pytest.mark.parametrize(
    "title", [f"Retraction notice to “{XMRV}” [Science 326]", f"Retraction: {XMRV}"]
)
def test_the_notice_of_a_retraction_is_not_taken_for_the_paper(shipped: Atlas, title: str) -> None:
    found = looked_up(shipped, bib(f"{title}|year={{2011}}", "Retraction note to: A paper on mice"))
    told = text(check_results.head(shipped, found))
    assert not found.known and "2 are notices, not papers." in told
    assert f"No. 1 is a notice (retracted) about this paper: {XMRV} (2009). Retracted." in told
    assert "No. 2 is a notice (retracted). The atlas does not know its paper" in told


def test_an_identifier_under_another_title_is_no_match_but_a_row_of_its_own(
    shipped: Atlas,
) -> None:
    mice = "Something quite else about mice"
    doi = "doi={10.1126/science.1179052}"
    found = looked_up(shipped, bib(f"{XMRV}|{doi}", f"{mice}|{doi}"))
    told = text(check_results.head(shipped, found))
    assert "The atlas knows 1. 1 stands under “Look at these yourself”." in told
    assert f"No. 2: {mice} same DOI, but another title: {XMRV} (2009). Retracted." in told
    assert "More than once" not in text(check_results.table(shipped, found))
    note = b"".join(found.annotated(shipped, "")).decode().split("@article")[2]
    assert "which has another title" in note and "PEM" not in note and "Retracted" not in note


def test_a_row_of_several_entries_says_which_was_known_how(shipped: Atlas) -> None:
    found = looked_up(
        shipped,
        bib(f"{XMRV}|doi={{10.1126/science.1179052}}", "Not there", f"{XMRV}|year={{2009}}"),
    )
    told = text(check_results.table(shipped, found))
    assert "No. 1: same DOI; No. 3: same title and year" in told
    assert "2 references that the atlas knows: 1 study" in told


def test_what_retracted_means_is_said_once_for_all_of_them(shipped: Atlas) -> None:
    found = looked_up(shipped, bib(f"{MLV}|year={{2010}}", f"{XMRV}|year={{2009}}"))
    told = text(check_results.head(shipped, found))
    assert told.count("findings must not be relied on") == 1
    assert "Retracted. Their findings must not be relied on. No. 1:" in told


def test_the_grave_stand_first_in_the_table_and_the_rest_in_the_order_of_the_file(
    shipped: Atlas,
) -> None:
    calm = [
        one.record.title for one in shipped.studies(range(40)) if one.record.status == "not_checked"
    ]
    found = looked_up(shipped, bib(calm[7], calm[3], f"{METABOLIC}|year={{2016}}", calm[5], XMRV))
    rows = re.findall(r"No\. (\d+):", text(check_results.table(shipped, found)))
    assert rows == ["5", "3", "1", "2", "4"]


@pytest.mark.parametrize(
    "entries",
    [
        [f"{METABOLIC}|year={{2016}}"],
        [f"{XMRV}|year={{2009}}"],
        [f"{KERR}|year={{2003}}"],
        [f"{KERR}|year={{2003}}", f"{MLV}|year={{2010}}"],
        ["Not there"],
    ],
)
def test_no_sentence_counts_nothing_or_one_as_many(shipped: Atlas, entries: list[str]) -> None:
    found = looked_up(shipped, bib(*entries))
    told = text(check_results.head(shipped, found) + check_results.table(shipped, found))
    told += text(check_results.others(found))
    if found.known:
        made = check_figure.figure(shipped, found)
        told += f" {made.finding} {made.note} {made.source}"
    assert not re.search(r"(?<![\d.,])0 |\b1 (studies|references|are|were)\b", told)
