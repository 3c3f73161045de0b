"""Rules R1 to R7: how RIS is spelled."""

from __future__ import annotations

import re

import pytest

from atlas_data.formats.ris import entry, write
from atlas_data.model import Author, Record, Study
from tests.formats.fixtures import RECORDS, STUDIES, ident


def tags(name: str) -> list[tuple[str, str]]:
    return tags_of(RECORDS[name], ident(name))


def tags_of(record: Record, made: str = "a") -> list[tuple[str, str]]:
    text = entry(Study(id=made, record=record))
    return [(line[:2], line[6:]) for line in text.split("\r\n") if line]


def test_r1_the_shape_of_the_file(ris):
    assert ris.startswith("TY  - JOUR\r\n") and ris.endswith("\r\nER  - \r\n")
    assert "\n" not in ris.replace("\r\n", "") and "\r\n\r\n\r\n" not in ris
    for record in ris.split("\r\n\r\n"):
        lines = record.removesuffix("\r\n").split("\r\n")
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
        assert [line for line in lines if line[:2] in ("TY", "ER")] == [lines[0], "ER  - "]


def test_r1_f22_is_exactly_one_record():
    hostile = [study for study in STUDIES if study.id.endswith("f22")]
    assert len(re.findall("^TY  - ", "".join(write(hostile)), re.M)) == 1


def test_r2_people_and_groups():
    assert ("AU", "van der Meer, Jos W. M.") in tags("f5")
    assert ("AU", "Smith, John, Jr.") in tags("f6")
    assert ("AU", "Made-up Trial Management Group,") in tags("f3")
    assert ("AU", "Department of Sleep – Rest and Pacing – and its Friends,") in tags("f4")
    assert [tag for tag, _ in tags("f7")].count("AU") == 75


@pytest.mark.parametrize(
    ("author", "written"),
    [
        (Author(family="Madonna"), "Madonna"),
        (Author(family="Chen Zhang"), "Chen Zhang,"),
        (Author(family="A, B", given="C, D"), "A B, C D"),
        (Author(literal="Group, "), "Group,"),
    ],
)
def test_r2_a_name_has_no_comma_of_its_own(author, written):
    assert ("AU", written) in tags_of(Record(title="T", authors=(author,)))


def test_r2_a_list_cut_short_ends_as_endnote_asks():
    assert [value for tag, value in tags("f17") if tag == "AU"] == [
        "Lombardi, Vincent C", "et al.,",
    ]  # fmt: skip


def test_r3_titles_years_and_dates():
    found = dict(tags("f1"))
    assert found["TI"] == "Tissue specific signature of HHV-6 infection in ME/CFS"
    assert (found["T2"], found["J2"]) == ("Frontiers in Molecular Biosciences", "Front Mol Biosci")
    assert (found["PY"], found["DA"], found["LA"]) == ("2022", "2022/12/08/", "eng")
    assert dict(tags("f2"))["DA"] == "2003/10//" and dict(tags("f3"))["DA"] == "2003///"


def test_r3_no_year_no_date():
    assert not {"PY", "DA", "Y1"} & {tag for tag, _ in tags("f21")}


def test_r4_pages_and_article_numbers():
    assert dict(tags("f2"))["SP"] == "333" and dict(tags("f2"))["EP"] == "341"
    assert dict(tags("f1"))["SP"] == "1044964" and "EP" not in dict(tags("f1"))


def test_r4_r3_tags_other_programs_read_wrongly_are_not_used(ris):
    assert not re.search("^(M1|M3|Y1|AB|N2)  - ", ris, re.M)


def test_r5_pubmed_numbers():
    found = dict(tags_of(Record(title="T", pmid="1", pmcid="PMC2")))
    assert (found["AN"], found["DB"], found["C2"]) == ("1", "PubMed", "PMC2")
    assert "DB" not in dict(tags("f15"))


def test_r6_a_preprint_is_unpublished_and_the_atlas_says_nothing():
    assert tags("f16")[0] == ("TY", "UNPB") and ("PB", "medRxiv") in tags("f16")
    study = Study(id="a", record=RECORDS["f1"], summary="The atlas says", does_not_show="that")
    assert "atlas" not in entry(study).casefold()


def test_r7_two_readers_count_alike(read_back):
    assert len(read_back["pandoc ris"]) == len(read_back["rispy ris"]) == len(STUDIES)
