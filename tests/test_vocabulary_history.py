"""The history of each germ: short, plain, checkable, and never more than was found."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from statistics import mean

import pytest

from atlas_data import vocabulary
from atlas_data.ingest import catalogue, plain, wording
from atlas_data.model import AtlasError, Record, Study
from atlas_data.vocabulary import TERMS, VIRUSES, PathogenTerm
from atlas_data.vocabulary.load import read
from tests.ingest.test_plain import ADVICE
from tests.test_vocabulary_abbreviations import accounted_for, short_forms

FOLDER = Path(vocabulary.__file__).parent
FACTS = {row["id"]: row for row in catalogue.rows(catalogue.FOLDER / "studies.jsonl")}
READ = {row["study"]: row for row in catalogue.rows(catalogue.FOLDER / "readings.jsonl")}
SENTENCES = [(id, one) for id, germ in VIRUSES.items() for one in germ.history]
EVERY_GERM = [pytest.param(germ, id=id) for id, germ in VIRUSES.items()]
MEAN_AGE, HARDEST = 13.0, plain.GOAL  # years; the mean was 12.6 when they were written
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
YEAR = re.compile(r"\b(?:19|20)\d\ds?\b")
VIRUS_NAMES = re.compile(r"COVID-19|B19\b")


def studies(germ: PathogenTerm) -> list[str]:
    return [one.study for one in germ.history_sources if one.study]


def spoken(germ: PathogenTerm) -> str:
    return " ".join(germ.history)


@pytest.mark.parametrize("germ", EVERY_GERM)
def test_a_history_is_one_or_two_sentences_of_at_most_28_words(germ):
    assert 1 <= len(germ.history) <= 2
    for sentence in germ.history:
        assert len(sentence.split()) <= 28, sentence
        assert sentence[0].isupper() and sentence.endswith(".")


@pytest.mark.parametrize("germ", EVERY_GERM)
def test_a_history_has_a_source_or_says_that_nobody_checked_it(germ):
    assert bool(germ.history_sources) is not germ.history_unverified


@pytest.mark.parametrize("germ", EVERY_GERM)
def test_a_study_named_as_source_is_in_the_catalogue(germ):
    assert [id for id in studies(germ) if id not in FACTS] == []
    assert len(set(studies(germ))) == len(studies(germ))


def test_a_paper_the_atlas_has_is_named_as_a_study_not_as_a_page():
    known = {str(row[key]).lower() for row in FACTS.values() for key in ("doi", "pmid", "pmcid")
             if row.get(key)}  # fmt: skip
    for germ in VIRUSES.values():
        for url in (one.url for one in germ.history_sources if one.url):
            identifier = re.sub(r"^https?://(?:doi\.org/)?", "", url).rstrip("/").lower()
            assert identifier not in known, url
            assert identifier.rpartition("/")[2] not in known, url


@pytest.mark.parametrize("germ", EVERY_GERM)
def test_a_page_named_as_source_has_a_name_and_a_web_address(germ):
    for one in germ.history_sources:
        if not one.study:
            assert one.name and re.match(r"https?://[^/\s]+/\S", one.url or ""), one
            assert len(one.name) <= 60


@pytest.mark.parametrize("germ", EVERY_GERM)
def test_a_number_in_a_history_stands_in_a_reading_it_names(germ):
    if any(one.url for one in germ.history_sources):
        return  # the number may stand on the page
    told = " ".join(str(READ.get(id, "")) for id in studies(germ))
    known = set(NUMBER.findall(told))
    said = NUMBER.findall(YEAR.sub("", VIRUS_NAMES.sub("", spoken(germ))))
    assert [one for one in said if one not in known] == []


@pytest.mark.parametrize(("id", "sentence"), SENTENCES)
def test_a_history_claims_no_cause_and_gives_no_advice(id, sentence):
    observed = Study(
        id=id.replace("_", "-"), record=Record(title=id), design="case_control", summary=sentence
    )
    assert [hit[0] for hit in wording.claims(observed)] == []
    assert not ADVICE.search(sentence)


def test_histories_can_be_read_at_school_age():
    ages = {sentence: plain.age(sentence) for _, sentence in SENTENCES}
    assert {text: age for text, age in ages.items() if age > HARDEST} == {}
    assert mean(ages.values()) <= MEAN_AGE


@pytest.mark.parametrize("germ", EVERY_GERM)
def test_a_short_form_in_a_history_is_explained(germ):
    told = " ".join([spoken(germ), *(one.name or "" for one in germ.history_sources)])
    assert [one for one in short_forms(told) if not accounted_for(one)] == []


def test_no_history_says_what_the_atlas_lacks():
    """The data say what the atlas holds, and they change; a sentence would go stale."""
    for germ in VIRUSES.values():
        assert not re.search(r"\b(?:atlas|catalogue|seen by us)\b", spoken(germ)), germ.id


def test_the_story_of_xmrv_is_told_to_its_end():
    xmrv = VIRUSES["xmrv"]
    for part in ("2009", "Science", "67%", "laboratories could not find it", "Contamination",
                 "retracted", "December 2011", "closed"):  # fmt: skip
        assert part in spoken(xmrv), part
    retracted = {id for id in studies(xmrv) if FACTS[id].get("status") == "retracted"}
    assert {FACTS[id]["journal"][:7] for id in retracted} == {"Science", "Proceed"}


def test_a_flag_on_a_germ_has_a_label_and_only_a_disproved_link_has_one():
    flagged = {germ.id: germ.status_flag for germ in VIRUSES.values() if germ.status_flag}
    assert flagged == {"xmrv": "disproved_association"}
    assert TERMS["status_flag"]["disproved_association"].short == "Claim withdrawn"
    assert set(flagged.values()) == set(TERMS["status_flag"])


@pytest.fixture
def broken(tmp_path):
    """Reads the vocabulary with one entry changed."""

    def reads(old: str, new: str) -> None:
        folder = tmp_path / "vocabulary"
        shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        text = (folder / "viruses.yaml").read_text()
        assert old in text
        (folder / "viruses.yaml").write_text(text.replace(old, new, 1))
        read(folder)

    return reads


ROSS = (
    "  - The share was about the same after each infection, so it did not seem special to this "
    "virus."
)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (ROSS, ROSS + "\n  - A third one.", "no list of one to 2 sentences"),
        (ROSS, f"  - {'word ' * 28}word.", "29 words"),
        (ROSS, "  - This is one. This is another.", "more than one sentence"),
        (ROSS, "  - It never ends", "full stop"),
        ("url: https://pmc.", "url: pmc.", "neither a study nor a name with its web address"),
        ("  - study: hickie-2006-post-infective\n  yes:", "  yes:", "source"),
    ],
)
def test_a_broken_history_is_named(broken, old, new, told):
    with pytest.raises(AtlasError, match=rf"viruses\.yaml, entry \w+, .*{told}"):
        broken(old, new)
