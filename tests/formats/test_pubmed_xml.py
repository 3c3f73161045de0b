"""PubMed's XML gives each record as printed, and only what is printed of the record itself."""

from __future__ import annotations

import io

import pytest

from atlas_data import vocabulary
from atlas_data.formats.sources import pubmed_links, pubmed_xml
from atlas_data.formats.sources.entry import Read
from atlas_data.model import Author, Notice, Record
from tests.formats.xml_samples import ARTICLE, BOOK, DELETED, plain, pubmed_set


def read(*entries: str) -> list[Read]:
    return list(pubmed_xml.read(io.BytesIO(pubmed_set(*entries))))


def record(*changes: tuple[str, str]) -> Record:
    text = ARTICLE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (one,) = read(text)
    assert one.record is not None, one.problem
    return one.record


def dated(printed: str) -> tuple[int | None, int | None, int | None]:
    before = "<Year>2021</Year><Month>Mar</Month><Day>05</Day>"
    found = record((before, printed))
    return found.year, found.month, found.day


def test_title_keeps_brackets_and_loses_markup() -> None:
    assert record().title == "[Rest in invented people: H2O & sleep]."


@pytest.mark.parametrize("missing", ["", "[Not Available]."])
def test_a_work_without_english_title_has_its_own(missing: str) -> None:
    title = "[Rest in <i>invented</i> people: H<sub>2</sub>O &amp; sleep]."
    assert record((title, missing)).title == "Ruhe bei erfundenen Leuten."


def test_the_parts_of_a_formula_stand_together() -> None:
    formula = (
        '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">\n<mml:mi>T</mml:mi>\n '
        "<mml:mn>2</mml:mn>\n</mml:math>"
    )
    (one,) = read(plain(5, f"Of {formula} alone"))
    assert one.record is not None
    assert one.record.title == "Of T2 alone"


def test_identifiers_are_the_articles_own_and_valid() -> None:
    found = record()
    assert (found.doi, found.pmid, found.pmcid) == ("10.5555/Example.1", "90000001", "PMC9000001")


def test_a_doi_that_only_the_list_of_identifiers_has_is_found() -> None:
    place = '<ELocationID EIdType="doi" ValidYN="Y">10.5555/Example.1</ELocationID>'
    assert record((place, "")).doi == "10.5555/Example.1"


def test_no_identifier_is_taken_from_references() -> None:
    own = '<ArticleId IdType="doi">10.5555/Example.1</ArticleId></ArticleIdList>'
    place = '<ELocationID EIdType="doi" ValidYN="Y">10.5555/Example.1</ELocationID>'
    pmc = '<ArticleId IdType="pmc">PMC9000001</ArticleId>'
    found = record((place, ""), (own, "</ArticleIdList>"), (pmc, ""))
    assert (found.doi, found.pmcid) == (None, None)


def test_authors_are_persons_and_groups_without_names_marked_wrong() -> None:
    found = record()
    assert found.authors == (
        Author(family="Example", given="Ada B", suffix="Jr"),
        Author(family="Initial", given="Q"),
        Author(literal="Made-Up Study Group"),
    )
    assert not found.authors_complete


def test_journal_volume_and_languages() -> None:
    found = record()
    assert found.journal == "The journal of made-up examples"
    assert (found.journal_abbreviation, found.issn) == ("J Made Ex", "0000-0027")
    assert (found.volume, found.issue, found.language) == ("7", "2", "ger; fre")


def test_the_abstract_keeps_its_labels_and_leaves_the_copyright() -> None:
    assert record().abstract == "BACKGROUND: We made this up.\nNothing was seen."


def test_a_section_that_is_all_label_is_kept() -> None:
    before = '<AbstractText Label="UNLABELLED">Nothing <b>was</b> seen.</AbstractText>'
    found = record((before, '<AbstractText Label="LEVEL OF EVIDENCE 4"/>'))
    assert found.abstract == "BACKGROUND: We made this up.\nLEVEL OF EVIDENCE 4"


def test_another_abstract_is_taken_only_when_there_is_none() -> None:
    other = (
        '<OtherAbstract Type="Publisher" Language="ger"><AbstractText>Erfunden.</AbstractText>'
        '</OtherAbstract><OtherAbstract Type="PIP" Language="eng"><AbstractText>Invented.'
        "</AbstractText></OtherAbstract><KeywordList Owner="
    )
    assert record(("<KeywordList Owner=", other)).abstract == record().abstract
    start, end = ARTICLE.index("<Abstract>"), ARTICLE.index("</Abstract>")
    none = (ARTICLE[start:end], "<Abstract>")
    assert record(none, ("<KeywordList Owner=", other)).abstract == "Invented."


def test_labels_of_libraries_are_kept_in_order() -> None:
    found = record()
    assert found.mesh == ("Fatigue Syndrome, Chronic", "Humans")
    assert found.keywords == ("rest", "sleep", "Nowhere")
    assert found.publication_types == ("Journal Article", "Retracted Publication")


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("<Year>2021</Year><Month>Mar</Month><Day>05</Day>", (2021, 3, 5)),
        ("<Year>2021</Year><Month>12</Month>", (2021, 12, None)),
        ("<Year>2021</Year><Season>Spring</Season>", (2021, None, None)),
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", (1998, 12, None)),
        ("<MedlineDate>2003 Spring</MedlineDate>", (2003, None, None)),
        ("<MedlineDate>Summer 2003</MedlineDate>", (2003, None, None)),
        ("<MedlineDate>1979 Jul 7-14</MedlineDate>", (1979, 7, 7)),
        ("<MedlineDate>2000-2001</MedlineDate>", (2000, None, None)),
        ("<Month>Mar</Month>", (None, None, None)),
        ("<Year>2021</Year><Month>Mär</Month><Day>40</Day>", (2021, None, None)),
    ],
)
def test_dates_are_as_far_as_printed(
    printed: str, date: tuple[int | None, int | None, int | None]
) -> None:
    assert dated(printed) == date


def test_an_issue_without_year_takes_the_day_of_the_electronic_article() -> None:
    electronic = (
        '<ArticleDate DateType="Electronic"><Year>2020</Year><Month>12</Month><Day>31</Day>'
        "</ArticleDate></Article>"
    )
    before = "<Year>2021</Year><Month>Mar</Month><Day>05</Day>"
    found = record((before, ""), ("</Article>", electronic))
    assert (found.year, found.month, found.day) == (2020, 12, 31)


PAGES = (
    "<Pagination><StartPage>101</StartPage><EndPage>109</EndPage><MedlinePgn>101-9</MedlinePgn>\n"
    "</Pagination>"
)


@pytest.mark.parametrize(
    ("place", "pages"),
    [
        ("e123456", "e123456"),
        ("583", "583"),
        ("eabg1234", "eabg1234"),
        ("S0000-0000(21)00001-1", None),
        ("bmj.n71", None),
    ],
)
def test_a_publishers_number_is_a_page_only_where_it_is_a_place(
    place: str, pages: str | None
) -> None:
    assert record((PAGES, ""), ("S0000-0000(21)00001-1", place)).pages == pages


def test_pages_are_as_printed_before_any_other() -> None:
    assert record().pages == "101-9"
    assert record(("<MedlinePgn>101-9</MedlinePgn>", "")).pages == "101-109"


def test_notices_tell_kind_text_identifiers_and_day() -> None:
    retraction, concern, erratum = record().notices
    assert retraction == Notice(
        kind="retracted",
        text="J Made Ex. 2022 Jul 4;8(1):3. doi: 10.5555/notice.1.",
        doi="10.5555/notice.1",
        pmid="90000002",
        date="2022-07-04",
    )
    assert (concern.kind, concern.date) == ("concern", None)
    assert (erratum.kind, erratum.date) == ("corrected", "2021-05")


def test_other_links_are_relations_with_the_rule_that_says_so() -> None:
    found = [(one.kind, one.pmid, one.rule) for one in record().related]
    assert found == [
        ("comment_in", "90000003", "PubMed: CommentIn"),
        ("update_of", None, "PubMed: UpdateOf"),
        ("notice_on", None, "PubMed: ErratumFor"),
        ("other", None, "PubMed: AssociatedDataset"),
    ]


def test_kinds_of_links_are_terms_of_the_vocabulary() -> None:
    assert set(pubmed_links.NOTICES.values()) <= set(vocabulary.TERMS["status"])
    assert set(pubmed_links.RELATIONS.values()) | {"other"} <= set(vocabulary.TERMS["relation"])


def test_status_follows_the_gravest_notice() -> None:
    assert record().status == "retracted"
    no_retraction = record(("RetractionIn", "CommentIn"), ("Retracted Publication", "Review"))
    assert no_retraction.status == "concern"
    assert no_retraction.status_source


def test_status_follows_publication_types_and_history() -> None:
    start, end = ARTICLE.index("<CommentsC"), ARTICLE.index("</CommentsCorrectionsList>")
    bare = (ARTICLE[start:end], "<CommentsCorrectionsList>")
    assert record(bare).status_source == "publication type “Retracted Publication”"
    assert record(bare, ("Retracted Publication", "Preprint")).status == "preprint"
    assert record(bare, ("Retracted Publication", "Review")).status == "not_checked"
    history = ('PubStatus="pubmed"', 'PubStatus="retracted"')
    assert record(bare, ("Retracted Publication", "Review"), history).status == "retracted"


def test_a_chapter_stands_in_its_book() -> None:
    (one,) = read(BOOK)
    assert one.record is not None
    assert one.record.title == "A chapter on examples"
    assert one.record.journal == "Reviews of the made-up"
    assert one.record.authors == (Author(family="Example", given="Bo"),)
    assert (one.record.doi, one.record.pmid, one.record.year) == (
        "10.5555/book.9",
        "90000009",
        2019,
    )
    assert one.record.publication_types == ("Review",)


def test_each_deleted_number_is_an_entry() -> None:
    found = read(plain(3), DELETED)
    assert [(one.entry, one.deleted) for one in found] == [
        (1, None),
        (2, "pmid:90000007"),
        (3, "pmid:90000008"),
    ]


def test_two_versions_of_a_record_are_both_kept() -> None:
    assert [one.record.pmid for one in read(plain(3), plain(3)) if one.record] == ["3", "3"]


def test_nothing_said_is_none_and_never_an_empty_text() -> None:
    (one,) = read(plain(3))
    assert one.record is not None
    held = {name: getattr(one.record, name) for name in Record.__dataclass_fields__}
    assert "" not in held.values()
    assert one.record.sources == ("PubMed",)
