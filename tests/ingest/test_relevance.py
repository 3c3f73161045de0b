"""Which records are about ME/CFS, how closely, and the words that say so."""

from __future__ import annotations

import pytest

from atlas_data import vocabulary
from atlas_data.ingest import relevance
from atlas_data.ingest.illness import mentions, other_meaning
from atlas_data.ingest.rules.material import Material
from atlas_data.model import Passage, Record

PLAIN = "A made-up study of sleep"
ABOUT = [  # title, abstract
    ("Sleep in chronic fatigue syndrome", ""),
    ("Sleep in Chronic Fatigue Syndromes of the young", ""),
    ("Chronic-fatigue syndrome and sleep", ""),
    ("Sleep in myalgic encephalomyelitis", ""),
    ("Sleep in benign myalgic encephalomyelitis", ""),
    ("Sleep in myalgic encephalopathy", ""),
    ("Sleep in myalgic encephalitis", ""),
    ("Sleep in ME/CFS", ""),
    ("Sleep in CFS/ME", ""),
    ("Sleep in MECFS", ""),
    ("Sleep in ME / CFS", ""),
    ("Sleep in ME-CFS", ""),
    ("The chronic fatigue and immune dysfunction syndrome", ""),
    ("Chronic fatigue immune dysfunction: a survey", ""),
    ("CFIDS in a made-up town", ""),
    ("Systemic exertion intolerance disease: a new name", ""),
    ("Postviral fatigue syndrome after influenza", ""),
    ("Post-viral fatigue syndrome in children", ""),
    ("An outbreak of epidemic neuromyasthenia", ""),
    ("Royal Free disease: what became of the nurses", ""),
    ("Akureyri disease revisited", ""),
    ("Chronic mononucleosis syndrome", ""),
    ("Le syndrome de fatigue chronique en France", ""),
    ("Síndrome de fatiga crónica en España", ""),
    ("Chronisches Fatigue-Syndrom bei Kindern", ""),
    ("Encefalomielitis miálgica: una revisión", ""),
    ("Chronic fatigue syndrome in survivors of cancer", ""),
    ("Sub-types of CFS by symptoms", "Fatigue was rated by forty invented people."),
    (PLAIN, "People with ME/CFS slept badly. In ME/CFS sleep does not refresh."),
    (PLAIN, "People with chronic fatigue syndrome (CFS) took part. Those with CFS slept less."),
    (PLAIN, "Chronic fatigue syndrome is an illness. Twelve people with ME slept."),
    (PLAIN, "Twelve people met the Fukuda criteria for chronic fatigue syndrome."),
]
ONCE = [
    ("Comorbid conditions in endometriosis", "They had migraine, fibromyalgia and ME/CFS."),
    (
        "Comorbid conditions in endometriosis",
        "Fibromyalgia, myalgic encephalomyelitis/chronic fatigue syndrome (ME/CFS) and migraine.",
    ),
    (PLAIN, "Pain, myalgic encephalomyelitis (also known as chronic fatigue syndrome) and POTS."),
    (
        "Pain in Ehlers-Danlos syndrome",
        "Some had been told that they had chronic fatigue syndrome.",
    ),
    ("Postural tachycardia in scleroderma", "Overlap with ME or CFS, i.e. ME/CFS, was not sought."),
    (PLAIN, "Some had ME/CFS. On the Chalder Fatigue Scale (CFS) they scored a CFS of 3."),
    ("Post-exertional malaise in long COVID", "Two hundred invented people answered."),
    ("Fatigue after dengue", "Post-infectious fatigue was common."),
    ("Minimum data elements for research reports on CFS", ""),
]
OUT = [
    (
        "Airway infection",
        "Sputum of people with cystic fibrosis (CFs) was cultured.",
        "other_meaning",
    ),
    ("Tau in dementia", "CFS volume was measured: the cerebrospinal fluid.", "other_meaning"),
    ("Frailty at admission", "The Clinical Frailty Scale (CFS) was scored.", "other_meaning"),
    ("Lactobacilli", "Their cell-free supernatant (CFS) killed other germs.", "other_meaning"),
    ("Fibrosis of the heart", "Cardiac fibroblasts (CFs) were grown.", "other_meaning"),
    ("Breaks in chromosomes", "Common fragile sites (CFSs) break first.", "other_meaning"),
    (
        "Frailty and fatigue",
        "The Clinical Frailty Scale (CFS) and fatigue were scored.",
        "other_meaning",
    ),
    (
        "Scent and sleep",
        "The Chalder Fatigue Scale (CFS): CFS fell, and CFS rose.",
        "other_meaning",
    ),
    ("Cancer-related fatigue after radiation", "Chronic fatigue was common.", "other_fatigue"),
    ("Chronic fatigue in Hodgkin survivors", "", "other_fatigue"),
    ("Fatigue in multiple sclerosis", "", "other_fatigue"),
    ("Prolonged fatigue in a general practice", "", "other_fatigue"),
    ("Long COVID in hospital workers", "Breathlessness was common.", "neighbour_only"),
    ("Gulf War illness and the gut", "Bacteria were counted.", "neighbour_only"),
    ("Fibromyalgia and vitamin D", "Levels were low.", "neighbour_only"),
    ("Teach me to sleep", "Tell me, they said; it was told to me.", "not_named"),
    ("TO ME OR NOT TO ME", "A play about a pronoun.", "not_named"),
    ("Grain size in a river", "CFS volume and flow in cubic feet were measured.", "not_named"),
    ("Metal fatigue of bridges", "", "other_fatigue"),
    ("A mouse model of asthma", "Mice coughed.", "not_named"),
    ("Low mood of stressed mice", "Mice floated in the forced swim test.", "not_named"),
    ("Vaccination against COVID-19", "Arms were sore.", "not_named"),
    ("Polymers of cell walls", "Their lymph was viral.", "not_named"),
    ("Endurance of mice", "A fatigue model: mice on a treadmill.", "other_fatigue"),
]
MODELS = [
    ("A rat model of chronic fatigue syndrome", "Rats were stressed."),
    ("Ginseng and forced swimming", "Mice of a chronic fatigue model swam longer."),
    ("An extract against chronic fatigue in mice", "Load-swimming tired the mice."),
    ("Chronically fatigued rats and their hearts", "Each day they ran on a treadmill."),
    ("Animal models for chronic fatigue syndrome", ""),
]
OVERLAP = [
    ("Fatigue after long COVID", "Half met criteria of ME/CFS. Those with ME/CFS were younger."),
    (
        "Gulf War illness and exercise",
        "Chronic fatigue syndrome was milder; CFS was also rarer.",
    ),
    (
        "Fatigue ten years after giardiasis",
        "Chronic fatigue syndrome was found. CFS was rarer later.",
    ),
]


def scope(title: str, abstract: str = "", **facts: object) -> relevance.Screened:
    return relevance.scope(Record(title=title, abstract=abstract or None, **facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(("title", "abstract"), ABOUT)
def test_the_illness_by_any_of_its_names_is_in(title: str, abstract: str) -> None:
    assert scope(title, abstract).scope == "mecfs"


@pytest.mark.parametrize(("title", "abstract"), ONCE)
def test_what_is_named_once_is_kept_apart_and_not_dropped(title: str, abstract: str) -> None:
    found = scope(title, abstract)

    assert (found.scope, found.left_out) == ("peripheral", None)


@pytest.mark.parametrize(("title", "abstract", "reason"), OUT)
def test_what_is_not_about_the_illness_is_left_out_with_its_reason(
    title: str, abstract: str, reason: str
) -> None:
    found = scope(title, abstract)

    assert (found.scope, found.left_out) == ("out", reason)


@pytest.mark.parametrize(("title", "abstract"), MODELS)
def test_tired_animals_are_kept_as_models(title: str, abstract: str) -> None:
    assert scope(title, abstract).scope == "model"


@pytest.mark.parametrize(("title", "abstract"), OVERLAP)
def test_a_neighbouring_illness_with_mecfs_in_the_question_is_an_overlap(
    title: str, abstract: str
) -> None:
    assert scope(title, abstract).scope == "overlap"


def test_there_are_sixty_sentences() -> None:
    assert len(ABOUT) + len(ONCE) + len(OUT) + len(MODELS) + len(OVERLAP) >= 60


@pytest.mark.parametrize(
    "title",
    [
        "No murine leukemia virus in chronic fatigue syndrome",
        "Xenotropic murine leukaemia virus-related virus and chronic fatigue syndrome",
        "Mouse retroviruses and chronic fatigue syndrome",
    ],
)
def test_a_virus_of_mice_sought_in_people_is_no_animal_study(title: str) -> None:
    assert scope(title).scope == "mecfs"


def test_an_animal_study_of_nothing_tired_is_no_model() -> None:
    assert scope("Rats on a treadmill", "Their hearts grew.").left_out == "not_named"


def test_the_mesh_heading_alone_is_enough() -> None:
    found = scope(PLAIN, "They slept.", mesh=("Sleep", "Fatigue Syndrome, Chronic/physiopathology"))

    assert found.scope == "mecfs"
    (reason,) = found.reasons
    assert reason.evidence.place == "keywords"
    assert reason.evidence.rule == "MeSH heading “Fatigue Syndrome, Chronic/physiopathology”"


def test_a_keyword_alone_makes_it_peripheral() -> None:
    assert scope(PLAIN, "They slept.", keywords=("sleep", "ME/CFS")).scope == "peripheral"


def test_a_full_text_that_names_the_illness_in_its_discussion_is_peripheral() -> None:
    passages = (
        Passage(place="abstract", text="They slept."),
        Passage(place="discussion", text="As in ME/CFS, sleep did not refresh."),
    )
    found = relevance.scope(Record(title=PLAIN), passages)

    assert found.scope == "peripheral"
    assert found.reasons[0].evidence.place == "elsewhere"


def test_evidence_is_verbatim_and_its_offset_is_true() -> None:
    for title, abstract in (*ABOUT, *ONCE, *MODELS, *OVERLAP):
        for reason in scope(title, abstract).reasons:
            held = {"title": title, "abstract": abstract}[reason.evidence.place]
            start = reason.evidence.start
            assert start is not None
            assert held[start : start + len(reason.evidence.words)] == reason.evidence.words
            assert len(reason.evidence.words.split()) <= relevance.MOST_WORDS
            assert reason.facet == "scope"


def test_why_something_is_left_out_is_said_with_its_words() -> None:
    found = scope("Frailty at admission", "The Clinical Frailty Scale (CFS) was scored.")

    assert "Clinical Frailty Scale (CFS)" in found.detail


def test_names_that_follow_each_other_are_one_mention() -> None:
    text = "Myalgic encephalomyelitis/chronic fatigue syndrome (ME/CFS) is one. CFS is two."
    found = mentions(Material(record=Record(title=text)), "title")

    assert [one.words for one in found] == [
        "Myalgic encephalomyelitis/chronic fatigue syndrome (ME/CFS",
        "CFS",
    ]


def test_letters_that_stand_for_the_illness_have_no_other_meaning() -> None:
    held = Record(title=PLAIN, abstract="Chronic fatigue syndrome (CFS) is not rare.")

    assert other_meaning(Material(record=held)) is None


def test_every_reason_and_scope_is_a_term() -> None:
    assert set(relevance.OUT) <= set(vocabulary.TERMS["left_out"])
    assert {"mecfs", "overlap", "model", "peripheral"} <= set(vocabulary.TERMS["scope"])


def test_screening_twice_gives_the_same() -> None:
    for title, abstract, _ in OUT:
        assert scope(title, abstract) == scope(title, abstract)
