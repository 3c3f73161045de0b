"""A made-up study that has everything a study can have, and a store with made-up words of it."""

from __future__ import annotations

from pathlib import Path

from atlas_data.model import (
    Criterion,
    Disagreement,
    Evidence,
    Origin,
    Passage,
    Pem,
    Reason,
    Related,
    Report,
    Sample,
    Study,
)
from atlas_data.store import Entry, File, Store
from tests.conftest import read, study

ABSTRACT = (
    "Background: nobody knows why <b>made-up</b> people tire. Forty made-up patients met the "
    "Canadian criteria & rested. Forty made-up patients were seen again."
)
METHODS = ("We asked for worsening after effort.", "Blood was drawn twice.")
MET = Evidence(
    words="met the Canadian criteria",
    place="abstract",
    by="rule",
    rule="abstract says “met the … criteria”",
    start=ABSTRACT.index("met the"),
)
AFTER = Evidence(
    words="worsening after effort",
    place="methods",
    by="rule",
    rule="methods ask for worsening after effort",
    start=METHODS[0].index("worsening"),
)
OTHER_RULE = Evidence(
    words="Forty made-up patients",
    place="abstract",
    by="rule",
    rule="abstract says “Forty … patients”",
)


def explained(number: int = 1) -> Study:
    """A study that nobody read, labelled by rules that had its abstract and methods."""
    return study(
        number,
        pmid="90000001",
        ruled_on="full_text",
        scope="mecfs",
        design="case_control",
        criteria=(Criterion(id="ccc_2003", role="entry", evidence=MET),),
        criteria_entry=("ccc_2003",),
        pem=Pem(status="required", basis="definition", scope="all", evidence=AFTER),
        sample=Sample(cases=40, evidence=OTHER_RULE),
        reasons=(
            Reason(facet="criteria", term="ccc_2003", role="entry", evidence=MET),
            Reason(facet="pem", term="required", role="definition", evidence=AFTER),
            Reason(facet="pem", term="unclear", role="none", holds=False, evidence=MET),
            Reason(facet="sample", term="40", role="cases", evidence=OTHER_RULE),
            Reason(facet="specimen", term="blood", role="ebv", evidence=OTHER_RULE),
        ),
        reports=(
            Report(
                kind="preprint",
                title="A made-up preprint <i>of it</i>",
                journal="Example Preprints",
                year=2000,
                doi="10.5555/preprint",
                rule="same title and authors; one is a preprint",
            ),
        ),
        related=(
            Related(
                kind="comment_in",
                text="Example J. 2002;1:1",
                pmid="90000002",
                rule="PubMed names it as a comment",
            ),
        ),
        origins=(Origin(file="made-up.xml", entry=7),),
        disagreements=(
            Disagreement(
                field="year",
                kept="2001",
                other="2002",
                source="made-up.ris, entry 3",
                rule="PubMed goes before exports",
            ),
        ),
    )


def outread(number: int = 2) -> Study:
    """A study that was read, and whose reading goes before what a rule concluded."""
    words = Evidence(words="rested", place="abstract")
    return read(
        number,
        ruled_on="abstract",
        criteria=(Criterion(id="fukuda_1994", role="entry", evidence=words),),
        criteria_entry=("fukuda_1994",),
        reasons=(
            Reason(facet="criteria", term="ccc_2003", role="entry", holds=False, evidence=MET),
            Reason(facet="design", term="case_control", holds=False, evidence=OTHER_RULE),
        ),
    )


def put_texts(path: Path, name: str) -> None:
    """A store that holds the made-up words under one identifier."""
    path.parent.mkdir(parents=True, exist_ok=True)
    passages = (
        Passage(place="abstract", text=ABSTRACT),
        Passage(place="methods", text=METHODS[0], heading="Who took part"),
        Passage(place="methods", text=METHODS[1], heading="Samples"),
        Passage(place="results", text="Secret made-up results."),
    )
    held = Entry(entry=1, record=study(1).record, names=(name,), scope="mecfs", passages=passages)
    file = File(name="made-up.xml", sha256="0" * 64, format="pubmed_xml", taken_on="2026-01-01")
    with Store.open(path, write=True) as store:
        store.take(file, [held])
