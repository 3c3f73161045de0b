"""A preprint and its article become one study with two reports, and the article leads."""

from __future__ import annotations

from itertools import permutations

import pytest

from atlas_data.ingest.candidate import Candidate, Kind, Rule
from atlas_data.ingest.dedupe import dedupe
from atlas_data.ingest.preprints import is_preprint
from atlas_data.ingest.slugs import identifiers
from atlas_data.model import Author, Origin, Record, Related, Report

TITLE = "Activation of made-up elements segregates people with ME/CFS and defines a new entity"
AUTHORS = tuple(Author(family=name, given="A") for name in ("Made", "Else", "Other", "Fourth"))
EARLY = "10.1101/2022.09.09.22279773"


def candidate(**facts: object) -> Candidate:
    held = Record(
        **({"title": TITLE, "authors": AUTHORS, "year": 2022, "doi": "10.5555/article"} | facts)  # type: ignore[arg-type]
    )
    return Candidate(record=held, names=identifiers(held), kind=Kind.PUBMED)


def preprint(**facts: object) -> Candidate:
    return candidate(**({"doi": EARLY, "origins": (Origin(file="p.ris", entry=3),)} | facts))


def rules(*held: Candidate) -> list[Rule]:
    return [one.rule for one in dedupe(held).merges]


def test_the_article_leads_and_the_preprint_is_a_report_of_it() -> None:
    article = candidate(pmid="5", journal="Made J", origins=(Origin(file="a.xml", entry=1),))
    for order in permutations([article, preprint(pmid="4")]):
        (one,) = dedupe(order).candidates

        assert (one.record.doi, one.record.journal) == ("10.5555/article", "Made J")
        assert one.record.reports == (
            Report(
                kind="preprint",
                title=TITLE,
                year=2022,
                doi=EARLY,
                pmid="4",
                rule="same title and authors; one is a preprint",
            ),
        )
        assert one.names == (f"doi:{EARLY}", "doi:10.5555/article", "pmid:4", "pmid:5")
        assert {place.file for place in one.record.origins} == {"a.xml", "p.ris"}
        assert one.record.disagreements == ()


def test_a_title_may_drift() -> None:
    drifted = TITLE.replace(" and defines", " while defining")

    assert rules(candidate(title=drifted, year=2025), preprint()) == [Rule.DRIFTED]


def test_pubmeds_link_is_enough_where_nothing_else_agrees() -> None:
    linked = (Related(kind="update_of", text="medRxiv. 2022", pmid="4", rule="PubMed: UpdateOf"),)
    article = candidate(title="Another title", authors=AUTHORS[2:], related=linked)

    found = dedupe([article, preprint(pmid="4")])

    assert [one.rule for one in found.merges] == [Rule.LINKED]
    assert found.candidates[0].record.related == ()  # it says nothing more


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("10.7554/elife.104441.2", "10.7554/elife.104441"),
        ("10.21203/rs.3.rs-77/v1", "10.21203/rs.3.rs-77/v2"),
        ("10.20944/preprints202301.0001.v1", "10.20944/preprints202301.0001.v3"),
    ],
)
def test_a_doi_that_is_a_version_of_another_shows_one_study(early: str, late: str) -> None:
    first = candidate(doi=early, title="An early title of it", authors=AUTHORS[:1])

    found = dedupe([first, candidate(doi=late)])

    assert [one.rule for one in found.merges] == [Rule.DOI_VERSION]
    assert found.candidates[0].record.doi == late


def test_three_versions_and_an_article_are_one_study() -> None:
    versions = [preprint(doi=f"10.21203/rs.3.rs-77/v{n}") for n in (1, 2, 3)]

    (one,) = dedupe([*versions, candidate()]).candidates

    assert one.record.doi == "10.5555/article"
    assert len(one.record.reports) == 3


def test_other_authors_other_titles_and_earlier_articles_are_other_studies() -> None:
    others = [
        candidate(authors=(Author(family="Else", given="B"), *AUTHORS[1:])),
        candidate(title="Sleep of made-up people with ME/CFS and what became of it"),
        candidate(year=2019),
        candidate(year=2027),
        candidate(authors=(AUTHORS[0], *(Author(family=f"N{n}") for n in range(5)))),
    ]
    for other in others:
        assert rules(preprint(), other) == []


def test_two_articles_that_fit_equally_are_left_to_a_person() -> None:
    twins = [candidate(), candidate(doi="10.5555/twin", year=2023)]

    assert rules(preprint(), *twins) == []


def test_a_study_never_gets_two_articles() -> None:
    linked = (Related(kind="update_in", text="t", doi="10.5555/other"),)
    other = candidate(doi="10.5555/other", title="Sleep", authors=AUTHORS[1:])

    found = dedupe([preprint(related=linked), candidate(), other])

    assert len(found.candidates) == 2


def test_a_decision_keeps_a_preprint_and_an_article_apart() -> None:
    apart = frozenset({frozenset({f"doi:{EARLY}", "doi:10.5555/article"})})

    assert len(dedupe([candidate(), preprint()], apart=apart).candidates) == 2


def test_a_preprint_that_comes_again_is_known_by_the_report_of_the_shipped_study() -> None:
    shipped = dedupe([candidate(), preprint()]).candidates
    again = preprint(title="An early title of it", authors=())

    found = dedupe([*shipped, again])

    assert [(one.record.doi, one.record.title) for one in found.candidates] == [
        ("10.5555/article", TITLE)
    ]
    assert len(found.candidates[0].record.reports) == 1


def test_what_is_a_preprint() -> None:
    assert is_preprint(preprint().record)
    assert is_preprint(Record(title="A", publication_types=("Preprint",), status="retracted"))
    assert is_preprint(Record(title="A", doi="10.7554/elife.104441.1"))
    assert not is_preprint(Record(title="A", doi="10.7554/elife.104441.3", pmid="1"))
    assert not is_preprint(candidate().record)
