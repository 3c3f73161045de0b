"""Notices stand at their works, statuses say what they rest on, and kin are linked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from atlas_data.ingest import registers
from atlas_data.ingest.candidate import Candidate
from atlas_data.ingest.kinship import trials
from atlas_data.ingest.lineage import Lineage, trace
from atlas_data.ingest.slugs import identifiers
from atlas_data.model import AtlasError, Notice, Record, Related

TITLE = "Detection of a made-up virus in people with chronic fatigue syndrome"


def candidate(**facts: object) -> Candidate:
    held = Record(**({"title": TITLE, "doi": "10.5555/work", "pmid": "1"} | facts))  # type: ignore[arg-type]
    return Candidate(record=held, names=identifiers(held))


def notice(**facts: object) -> Candidate:
    told = {"title": "Retraction", "doi": "10.5555/notice", "pmid": "9", "year": 2011, "month": 12}
    return candidate(**(told | facts))


def link(kind: str, **facts: str) -> tuple[Related, ...]:
    return (Related(kind=kind, text="Made J. 2009", **facts),)


WORK = candidate()


def by_pmid(found: Lineage) -> list[Candidate]:
    return sorted(found.candidates, key=lambda one: one.record.pmid or "")


@pytest.mark.parametrize(
    ("told", "texts", "status"),
    [
        (notice(related=link("notice_on", pmid="1", rule="PubMed: RetractionOf")), {}, "retracted"),
        (
            notice(
                title="Editorial",
                related=link("notice_on", doi="10.5555/work", rule="PubMed: ErratumFor"),
            ),
            {},
            "corrected",
        ),
        (
            notice(publication_types=("Retraction of Publication",)),
            {"pmid:9": "[This retracts the article DOI: 10.5555/Work.]."},
            "retracted",
        ),
        (
            notice(
                title="Erratum to a paper: Corrigendum", publication_types=("Published Erratum",)
            ),
            {"pmid:9": "[This corrects the article DOI: 10.5555/work.]."},
            "corrected",
        ),
        (notice(title=f"Retraction notice to “{TITLE}”"), {}, "retracted"),
        (notice(title=f"Expression of concern: {TITLE}"), {}, "concern"),
        (notice(title=f"Retraction [of {TITLE}]"), {}, "retracted"),
        (notice(title=f"Corrigendum: {TITLE}"), {}, "corrected"),
    ],
)
def test_a_notice_stands_at_its_work_and_is_no_study(
    told: Candidate, texts: dict[str, str], status: str
) -> None:
    found = trace([told, WORK], texts=texts)

    (work,) = found.candidates
    (held,) = work.record.notices
    assert (held.kind, held.pmid, held.doi) == (status, "9", "10.5555/notice")
    assert held.date == "2011-12"
    assert (work.record.status, work.record.status_source) == (
        status,
        "the notice itself, which names this work",
    )
    (left,) = found.left_out
    assert (left.reason, left.of) == ("notice", WORK.names)
    assert found.findings == ()


def test_a_notice_whose_work_is_not_held_asks_for_it() -> None:
    told = notice(related=link("notice_on", pmid="404", rule="PubMed: RetractionOf"))

    found = trace([told, WORK])

    assert found.candidates == (WORK,)
    (finding,) = found.findings
    assert finding.names == ("pmid:404",)
    assert "fetch pmid:404" in finding.message


def test_a_notice_that_names_no_work_is_told_and_hits_none() -> None:
    found = trace([notice(title="Erratum", publication_types=("Published Erratum",)), WORK])

    assert found.candidates == (WORK,)
    assert "does not say which" in found.findings[0].message


def test_a_short_title_or_one_that_two_works_share_is_matched_to_none() -> None:
    twins = [WORK, candidate(doi="10.5555/twin", pmid="2")]

    found = trace([notice(title=f"Retraction notice to “{TITLE}”"), *twins])

    assert all(not one.record.notices for one in found.candidates)


def test_what_the_record_knows_already_changes_nothing() -> None:
    known = candidate(
        status="retracted",
        status_source="the notices named in the source's record",
        notices=(Notice(kind="retracted", text="Made J. 2011", pmid="9"),),
    )
    told = notice(related=link("notice_on", pmid="1", rule="PubMed: RetractionOf"))

    assert trace([told, known]).candidates == (known,)


def test_the_graver_status_stays() -> None:
    known = candidate(status="retracted", notices=(Notice(kind="retracted", text="t", pmid="8"),))
    told = notice(related=link("notice_on", pmid="1", rule="PubMed: ErratumFor"), title="Erratum")

    (one,) = trace([told, known]).candidates

    assert one.record.status == "retracted"
    assert len(one.record.notices) == 2


def test_a_work_about_retractions_is_a_study() -> None:
    about = candidate(title="Retracted papers in fatigue research", doi="10.5555/about", pmid="3")

    assert trace([about]).candidates == (about,)


def test_tracing_twice_is_tracing_once_and_order_does_not_matter() -> None:
    texts = {"pmid:1": "Registered as NCT01234567.", "pmid:2": "See NCT01234567."}
    held = [
        WORK,
        candidate(title="Its second year", doi="10.5555/second", pmid="2"),
        notice(related=link("notice_on", pmid="1", rule="PubMed: RetractionOf")),
    ]
    once = trace(held, texts=texts)

    assert trace(held[::-1], texts=texts) == once
    assert trace(once.candidates, texts=texts).candidates == once.candidates


def test_papers_of_one_trial_are_linked_both_ways() -> None:
    second = candidate(title="Its second year", doi="10.5555/second", pmid="2")
    third = candidate(title="Another trial", doi="10.5555/third", pmid="3")
    texts = {
        "pmid:1": "Registration: ISRCTN54285094.",
        "pmid:2": "Registration: ISRCTN54285094.",
        "pmid:3": "Registration: ISRCTN11111111.",
    }

    first, other, alone = by_pmid(trace([WORK, second, third], texts=texts))

    assert [(one.kind, one.pmid, one.rule) for one in first.record.related] == [
        ("same_trial", "2", "both name the trial ISRCTN54285094")
    ]
    assert [one.pmid for one in other.record.related] == ["1"]
    assert alone.record.related == ()


def test_papers_of_one_cohort_are_linked_only_where_they_say_they_used_it() -> None:
    second = candidate(title="Antibodies again", doi="10.5555/second", pmid="2")
    third = candidate(title="A plea", doi="10.5555/third", pmid="3")
    texts = {
        "pmid:1": "Samples of 200 people came from the UK ME/CFS Biobank.",
        "pmid:2": "We re-analysed data from the UK ME/CFS Biobank.",
        "pmid:3": "The UK ME/CFS Biobank is praised.",
    }

    first, other, praised = by_pmid(trace([WORK, second, third], texts=texts))

    assert [(one.kind, one.pmid) for one in first.record.related] == [("same_cohort", "2")]
    assert [one.pmid for one in other.record.related] == ["1"]
    assert praised.record.related == ()


def test_a_link_to_a_held_study_gets_its_identifiers() -> None:
    comment = candidate(
        title="A comment", doi="10.5555/comment", pmid="2", related=link("comment_on", pmid="1")
    )

    found = {one.record.pmid: one for one in trace([WORK, comment]).candidates}

    assert found["2"].record.related[0].doi == "10.5555/work"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("NCT01234567 and NCT01234567", ["NCT01234567"]),
        ("EudraCT 2015-000123-45", ["2015-000123-45"]),
        ("ACTRN12605000669606", ["ACTRN12605000669606"]),
        ("In 2015-16 no trial was registered. NCT123.", []),
    ],
)
def test_trial_numbers_are_found_as_registers_write_them(text: str, numbers: list[str]) -> None:
    assert trials(text) == numbers


CROSSREF = {
    "DOI": "10.5555/notice",
    "title": ["Retraction: a made-up virus"],
    "update-to": [
        {"DOI": "10.5555/WORK", "type": "retraction", "updated": {"date-parts": [[2011, 12, 23]]}},
        {"DOI": "10.5555/new", "type": "new_version"},
    ],
}
WATCH = (
    "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason\n"
    "1,A made-up virus,12/23/2011 0:00,10.5555/notice,0,10.5555/work,0,Retraction,+Invented;\n"
    "2,Other,1/2/2012 0:00,unavailable,0,unavailable,1,Expression of concern,+Invented;\n"
    "3,Third,1/2/2013 0:00,10.5555/back,0,10.5555/third,0,Reinstatement,+Invented;\n"
    "4,Fourth,1/2/2013 0:00,10.5555/odd,0,10.5555/fourth,0,Oddity,+Invented;\n"
)


def test_crossref_gives_a_status_with_its_source(tmp_path: Path) -> None:
    path = tmp_path / "updates.jsonl"
    path.write_text(f"{json.dumps(CROSSREF)}\n{json.dumps({'message': CROSSREF})}\nno json\n")

    found, problems = registers.crossref(path)
    (work,) = trace([WORK], registers=[found]).candidates

    assert (work.record.status, work.record.status_source) == (
        "retracted",
        "Crossref, updates.jsonl",
    )
    assert work.record.notices == (
        Notice(
            kind="retracted",
            text="Retraction: a made-up virus",
            doi="10.5555/notice",
            date="2011-12-23",
        ),
    )
    assert len(problems) == 1 and "line 3" in problems[0]


def test_retraction_watch_is_looked_up_by_doi_and_pmid(tmp_path: Path) -> None:
    path = tmp_path / "watch.csv"
    path.write_text(WATCH, "utf-8")

    found, problems = registers.retraction_watch(path)
    (work,) = trace([WORK], registers=[found]).candidates

    assert [(one.kind, one.date) for one in work.record.notices] == [
        ("retracted", "2011-12-23"),
        ("concern", "2012-01-02"),
    ]
    assert (work.record.status, work.record.status_source) == (
        "retracted",
        "Retraction Watch, watch.csv",
    )
    assert set(found) == {"doi:10.5555/work", "pmid:1"}
    assert problems == ["watch.csv, line 5: nobody here knows “oddity”."]


def test_a_table_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "watch.csv"
    path.write_text("a,b\n1,2\n", "utf-8")

    with pytest.raises(AtlasError, match="lacks the columns"):
        registers.retraction_watch(path)
