"""Rules N1 and N2: how MEDLINE (.nbib) is spelled."""

from __future__ import annotations

import re

import pytest

from atlas_data.formats import Export, writer
from atlas_data.formats.medline import entry
from atlas_data.model import Author, Notice, Record, Study
from tests.formats import readers, shipped, written
from tests.formats.fixtures import RECORDS, STUDIES, ident


def spelt(**facts: object) -> str:
    return entry(Study(id="a", record=Record(title="T", pmid="1", **facts)))  # type: ignore[arg-type]


def lines(name: str) -> list[str]:
    return entry(Study(id=ident(name), record=RECORDS[name])).splitlines()


def test_n1_the_file_begins_with_a_pmid_and_holds_only_works_that_have_one():
    keeps = writer("nbib").keeps
    text = written.text("nbib", STUDIES)
    assert text.startswith("PMID- ")
    pmids = [study.record.pmid for study in STUDIES if study.record.pmid]
    assert [study.record.pmid for study in STUDIES if keeps(study)] == pmids
    assert re.findall("^PMID- (.*)$", text, re.M) == pmids
    assert not keeps(Study(id="a", record=Record(title="T", pmid="not a number")))


def test_n1_every_line_has_a_tag_of_four_or_six_spaces():
    text = written.text("nbib", written.with_pmids(STUDIES))
    for line in filter(None, text.split("\n")):
        assert re.match(r"[A-Z]{2,4} *- \S|      \S", line) and line == line.rstrip()
    assert "\n\n\n" not in text and text.endswith("\n") and "\r" not in text


def test_n1_a_long_title_goes_on_in_the_next_line_and_comes_back_whole():
    title = "A made-up report with " + "many words and a-hyphen " * 30
    text = entry(Study(id="a", record=Record(title=title, pmid="1")))
    assert max(map(len, text.splitlines())) <= 88 and "\n      " in text
    assert readers.nbib_facts(text)["1"]["title"] == title.strip()


def test_n2_people_have_two_names_and_groups_one():
    assert "FAU - Kerr, Jonathan R\nAU  - Kerr JR\n" in "\n".join(lines("f2"))
    named = spelt(authors=(Author(family="Meer", particle="van der", given="Jos W. M."),))
    assert "FAU - van der Meer, Jos W. M.\nAU  - van der Meer JWM\n" in named
    named = spelt(authors=(Author(family="Smith", given="John", suffix="Jr."),))
    assert "FAU - Smith, John, Jr.\nAU  - Smith J Jr.\n" in named
    named = spelt(authors=(Author(literal="Sleep, Rest and Pacing Group"),))
    assert "CN  - Sleep, Rest and Pacing Group\n" in named and "AU" not in named


def test_c1_n2_a_list_cut_short_credits_nobody_else_and_says_so_in_a_note():
    found = [line for line in lines("f17") if line.startswith(("FAU", "AU", "CN"))]
    assert found == ["FAU - Lombardi, Vincent C", "AU  - Lombardi VC"]
    said = " ".join(" ".join(lines("f17")).split())
    assert "GN - Author list incomplete: the source of this record names only the first" in said
    assert "GN  - The source of this record names no author\n" in spelt(authors_complete=False)
    assert "Author list" not in spelt() and "no author" not in spelt()


def test_c1_n2_no_author_of_any_study_is_a_word_for_others():
    text = written.text("nbib", shipped.studies())
    assert not re.search(r"^(F?AU|CN) +- (et al|others)\b", text, re.M)
    cut_short = [s for s in shipped.studies() if s.record.pmid and not s.record.authors_complete]
    said = re.findall("^GN  - (?:Author list incomplete|The source of this record)", text, re.M)
    assert len(said) == len(cut_short) > 50


def test_n2_journal_date_pages_and_identifiers():
    found = lines("f2")
    for line in (
        "TA  - Curr Pain Headache Rep", "JT  - Current Pain and Headache Reports", "DP  - 2003 Oct",
        "VI  - 7", "IP  - 5", "PG  - 333-341", "LID - 10.1007/s11916-003-0031-3 [doi]",
        "AID - 10.1007/s11916-003-0031-3 [doi]",
    ):  # fmt: skip
        assert line in found
    assert "DP  - 2022 Dec 8" in lines("f1") and "LA  - eng" in lines("f1")
    assert "PMC - PMC2\n" in spelt(pmcid="PMC2")


def test_n2_a_long_doi_is_never_folded():
    doi = "10.99999/" + "long" * 40
    text = spelt(doi=doi)
    assert f"LID - {doi} [doi]\n" in text and f"AID - {doi} [doi]\n" in text
    assert readers.nbib_facts(text)["1"]["doi"] == doi


def test_n2_only_publication_types_of_nlm_are_called_so():
    text = spelt(publication_types=("Journal Article", "research-article", "Review"))
    assert re.findall("^PT  - (.*)$", text, re.M) == ["Journal Article", "Review"]
    assert "PT  - Preprint" in spelt(status="preprint") and "PT  -" not in spelt()


@pytest.mark.parametrize(
    ("kind", "tag"),
    [("retracted", "RIN"), ("corrected", "EIN"), ("concern", "ECI"), ("superseded", "UIN")],
)
def test_n2_c9_a_notice_has_pubmeds_tag_and_stands_in_words(kind, tag):
    notice = Notice(kind=kind, text="Made-up J. 2004;8:1", doi="10.99999/n", pmid="2")
    text = spelt(status=kind, notices=(notice,))
    assert f"{tag} - Made-up J. 2004;8:1 doi: 10.99999/n. PMID: 2\n" in text
    assert re.search(r"^GN  - .*: Made-up J\. 2004;8:1 doi:10\.99999/n$", text, re.M)


def test_n2_c9_a_retracted_work_is_a_retracted_publication_for_other_readers():
    (found,) = readers.nbib_facts("\n".join([*lines("f17"), ""])).values()
    assert "Retracted Publication" in found["type"]


def test_c9_a_status_without_a_notice_is_told_in_words():
    assert "GN  - Withdrawn\n" in spelt(status="withdrawn")
    assert "GN  - Corrected\n" in spelt(status="corrected")


def test_the_atlas_speaks_only_when_it_is_asked():
    study = Study(id="a", record=RECORDS["f2"], does_not_show="It shows no cause.")
    assert "Atlas note" not in entry(study)
    note = "GN  - Atlas note (not from the authors): It shows no cause.\n"
    assert note in entry(study, Export(notes=True))
