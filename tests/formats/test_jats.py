"""JATS gives the record as printed, and its sections as sentences a rule can read."""

from __future__ import annotations

import io

import pytest

from atlas_data import vocabulary
from atlas_data.formats.sources import jats, jats_record
from atlas_data.formats.sources.entry import Read
from atlas_data.model import Author, Notice, Passage
from tests.formats.xml_samples import JATS


def read(text: str) -> list[Read]:
    return list(jats.read(io.BytesIO(text.encode())))


def passages(body: str) -> list[Passage]:
    start, end = JATS.index("<body>"), JATS.index("</body>")
    (one,) = read(JATS[:start] + "<body>" + body + JATS[end:])
    return [held for held in one.passages if held.place != "abstract"]


def paragraph(inside: str) -> str:
    (one,) = passages(f"<sec><title>Methods</title><p>{inside}</p></sec>")
    return one.text


(WHOLE,) = read(JATS)
assert WHOLE.record is not None
RECORD = WHOLE.record


def test_facts_are_as_the_front_matter_prints_them() -> None:
    assert RECORD.title == "Invented walks: an example"
    assert (RECORD.doi, RECORD.pmid, RECORD.pmcid) == ("10.5555/jats.11", "90000011", "PMC9000011")
    assert RECORD.journal == "The Journal of Made-Up Examples"
    assert (RECORD.journal_abbreviation, RECORD.issn) == ("J Made Ex", "0000-0027")
    assert (RECORD.volume, RECORD.issue, RECORD.pages) == ("12", "3", "e77")
    assert (RECORD.language, RECORD.publication_types) == ("en", ("research-article",))
    assert RECORD.keywords == ("walks", "examples")


def test_the_date_is_that_of_the_issue() -> None:
    assert (RECORD.year, RECORD.month, RECORD.day) == (2021, 2, None)


def test_a_yearly_collection_takes_the_day_of_the_article_in_that_year() -> None:
    text = JATS.replace("<month>2</month><year>2021</year>", "<year>2020</year>")
    (one,) = read(text)
    assert one.record is not None
    assert (one.record.year, one.record.month, one.record.day) == (2020, 11, 9)


def test_authors_are_persons_and_groups_without_editors_or_members() -> None:
    assert RECORD.authors == (
        Author(family="Example", given="Cy D.", suffix="III"),
        Author(literal="Made-Up Group"),
        Author(literal="Lone Name"),
    )


def test_links_become_notices_and_relations() -> None:
    assert RECORD.notices == (Notice(kind="retracted", text="Retracted", doi="10.5555/notice.2"),)
    assert [(one.kind, one.pmid, one.rule) for one in RECORD.related] == [
        ("comment_on", "90000012", "JATS: commentary-article")
    ]
    assert set(jats_record._NOTICES.values()) <= set(vocabulary.TERMS["status"])
    assert set(jats_record._RELATIONS.values()) <= set(vocabulary.TERMS["relation"])


def test_the_abstract_is_the_authors_with_its_titles() -> None:
    assert RECORD.abstract == "Methods: We invented ten people.\nResults: They walked."
    assert WHOLE.passages[0] == Passage(place="abstract", text=RECORD.abstract)


def test_sections_stand_in_order_with_place_and_heading() -> None:
    assert [(one.place, one.heading) for one in WHOLE.passages[1:]] == [
        ("introduction", "Introduction"),
        ("methods", "2. Patients and methods"),
        ("methods", "2.1. Results of the questionnaire"),
        ("results", "What we saw"),
        ("results", "Participants"),
        ("discussion", "Conclusions"),
        ("other", "Thanks"),
    ]


def test_marks_of_references_are_dropped_and_names_kept() -> None:
    assert WHOLE.passages[1].text == ("Walking tires people, as Example et al., 1999 made up.")
    assert WHOLE.passages[4].text == "Nothing (Fig. 1) was seen."


def test_powers_are_kept_and_formulas_tables_and_figures_left_out() -> None:
    assert WHOLE.passages[3].text == "It asked for 5 m2 or 109/L."


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('criteria<sup><xref ref-type="bibr">1</xref></sup> were', "criteria were"),
        ('criteria<xref ref-type="bibr"><sup>1-3</sup></xref>. We', "criteria. We"),
        ('criteria (<xref ref-type="bibr">1</xref>, <xref ref-type="bibr">2</xref>).', "criteria."),
        ('of [<xref ref-type="bibr">Example, 1994</xref>] were', "of [Example, 1994] were"),
        ('criteria [<xref ref-type="bibr">12</xref>], PEM', "criteria, PEM"),
        ("the criteria<sup>12</sup> were", "the criteria were"),
        ("CD4<sup>+</sup> cells of 3 mm<sup>3</sup>", "CD4+ cells of 3 mm3"),
        ("f() and [a] stay", "f() and [a] stay"),
        ('they<xref ref-type="fn">†</xref> rested', "they rested"),
        (
            "n = <inline-formula><mml:math>\n<mml:mn>23</mml:mn>\n</mml:math></inline-formula>",
            "n = 23",
        ),
        ("one<break/>two", "one two"),
    ],
)
def test_a_sentence_reads_as_without_its_marks(inside: str, text: str) -> None:
    assert paragraph(inside) == text


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ('<sec sec-type="materials|methods"><title>x</title>', "methods"),
        ("<sec><title>MATERIALS AND METHODS</title>", "methods"),
        ("<sec><title>STAR★Methods</title>", "methods"),
        ("<sec><title>2 Participants</title>", "methods"),
        ("<sec><title>Study design</title>", "methods"),
        ("<sec><title>Statistical analyses</title>", "methods"),
        ("<sec><title>Experimental procedures</title>", "methods"),
        ("<sec><title>Inclusion criteria</title>", "methods"),
        ("<sec><title>2. Case presentation</title>", "methods"),  # where a case report tells it
        ("<sec><title>Detailed case description</title>", "methods"),
        ("<sec><title>In case of doubt</title>", "other"),
        ("<sec><title>III. Results and discussion</title>", "results"),
        ("<sec><title>Background</title>", "introduction"),
        ("<sec><title>5. Limitations</title>", "discussion"),
        ("<sec><title>Conclusion</title>", "discussion"),
        ("<sec><title>Long COVID: public health</title>", "other"),
        ("<sec>", "other"),
    ],
)
def test_a_section_is_placed_by_its_type_or_heading(opening: str, place: str) -> None:
    (one,) = passages(f"{opening}<p>Text.</p></sec>")
    assert one.place == place


def test_items_of_a_list_stand_on_lines_of_their_own() -> None:
    (one,) = passages(
        "<sec><title>Participants</title><p>Inclusion criteria:<list><list-item><p>Age 18 to 65"
        "</p></list-item><list-item><p>Fatigue</p></list-item></list>Others were left out.</p>"
        "</sec>"
    )
    assert one.text.splitlines() == [
        "Inclusion criteria:",
        "Age 18 to 65",
        "Fatigue",
        "Others were left out.",
    ]


def test_a_body_without_sections_is_other() -> None:
    assert passages("<p>A letter.</p><p>Yours.</p>") == [
        Passage(place="other", text="A letter.\nYours.")
    ]


def test_sets_of_articles_are_read_one_by_one_whatever_their_namespaces() -> None:
    bare = '<article article-type="letter"><front><article-meta><title-group><article-title>{}'
    bare += "</article-title></title-group></article-meta></front></article>"
    linked = bare.replace("</title-group>", '</title-group><self-uri xlink:href="x"/>')
    named = bare.replace("<article ", '<article xmlns="https://jats.nlm.nih.gov/ns/archiving" ')
    prefixed = bare.replace("</", "</j:").replace("<", "<j:").replace("<j:/j:", "</j:")
    whole = (
        '<?xml version="1.0"?><!DOCTYPE pmc-articleset SYSTEM "x.dtd"><pmc-articleset '
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:j="urn:j">'
        f"{linked.format('One')}{named.format('Two')}{prefixed.format('Three')}</pmc-articleset>"
    )
    assert jats.claims(whole.encode())
    assert [one.record.title for one in read(whole) if one.record] == ["One", "Two", "Three"]


def test_a_bad_article_does_not_stop_the_next() -> None:
    broken = JATS.replace("</title-group>", "", 1)
    found = read(f"<articles>{JATS}{broken}{JATS}</articles>")
    assert [bool(one.record) for one in found] == [True, False, True]
    assert "not well-formed" in found[1].problem
