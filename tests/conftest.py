"""Studies to ask questions of: a small made-up atlas, and the shipped one."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from atlas_data import snapshot
from atlas_data.model import (
    Author,
    Criterion,
    Evidence,
    Pathogen,
    Pem,
    Record,
    Reported,
    Sample,
    Study,
)
from atlas_data.query.atlas import Atlas

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")
WORDS = Evidence(words="words of the paper", place="abstract")
SHIPPED = snapshot.SHIPPED
# What an operator of this machine published and imported is no part of a test.
os.environ["ATLAS_LOCAL"] = os.devnull


def study(number: int, **changes: object) -> Study:
    """A made-up study; `changes` may name fields of the study or of its record."""
    facts = {name: changes.pop(name) for name in list(changes) if name in Record.__slots__}
    record = Record(
        title=f"Made-up study number {number}",
        authors=(Author(family=f"Author{number}", given="A"),),
        year=2000 + number,
        doi=f"10.1234/{number}",
    )
    made = Study(id=f"author{number}-{2000 + number}-made-up", record=replace(record, **facts))
    return replace(made, **changes)


def virus(name: str, finding: str, *specimens: str) -> Pathogen:
    return Pathogen(id=name, role="studied", finding=finding, specimens=specimens, evidence=WORDS)


def read(number: int, **changes: object) -> Study:
    """A made-up study that was read, with what a reading always has."""
    found = changes.get("pathogens", ())
    labels: dict[str, object] = {
        "read": "abstract",
        "scope": "mecfs",
        "design": "case_control",
        "criteria_entry": ("not_stated",),
        "pem": Pem(status="unclear", basis="none"),
        "virus": tuple(one.id for one in found) or ("not_stated",),
        "topics": ("infection",),
        "population": ("adults",),
        "summary": f"People were compared in study {number}. Nothing was seen.",
        "does_not_show": "It does not show what was not measured.",
    }
    return study(number, **(labels | changes))


def made_up() -> list[Study]:
    """Twelve studies with every state the filters know."""
    fukuda = Criterion(id="fukuda_1994", role="entry", evidence=WORDS)
    ccc = Criterion(id="ccc_2003", role="entry", evidence=WORDS)
    return [
        study(1),
        study(2, title="Sjögren antibodies and the HHV-6 virus", pmcid="PMC2"),
        read(3, pathogens=(virus("ebv", "association", "blood", "saliva"),)),
        read(
            4,
            pathogens=(
                virus("ebv", "no_association", "blood"),
                virus("hhv6", "association", "brain"),
            ),
        ),
        read(5, pathogens=(virus("hhv6", "no_association"),), year=None),
        read(
            6,
            criteria=(ccc,),
            criteria_entry=("ccc_2003",),
            pem=Pem(status="required", basis="definition", scope="all", evidence=WORDS),
            sample=Sample(cases=40, controls=20, evidence=WORDS),
            reporting=(
                Reported(element="age", state="reported", evidence=WORDS),
                Reported(element="case_definition", state="reported", evidence=WORDS),
                Reported(element="random_allocation", state="not_applicable"),
            ),
        ),
        read(
            7,
            criteria=(fukuda,),
            criteria_entry=("fukuda_1994",),
            pem=Pem(status="not_required", basis="definition", scope="all", evidence=WORDS),
            sample=Sample(cases=7, evidence=WORDS),
            reporting=(
                Reported(element="age", state="reported"),
                Reported(element="case_definition", state="not_reported"),
            ),
        ),
        read(
            8,
            design="narrative_review",
            criteria_entry=("not_applicable",),
            pem=Pem(status="not_applicable", basis="design"),
            population=("not_stated",),
        ),
        read(9, status="retracted", pathogens=(virus("xmrv", "association", "blood"),)),
        read(10, status="preprint", pathogens=(virus("ebv", "association", "brain"),)),
        read(11, authors=(Author(literal="Øvre Study Group"),), year=1990),
        read(12, summary=None, read="title", topics=("not_stated",)),
    ]


def half(folder: Path, name: str, data: bytes = b"PAR1 cut short") -> Path:
    """A snapshot of which only a piece of the studies is there."""
    place = folder / name
    place.mkdir()
    (place / snapshot.STUDIES).write_bytes(data)
    return place


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    about = {"date": "2026-01-02", "name": "2026-01-02"}
    return Atlas(snapshot.table(made_up(), about))


@pytest.fixture(scope="session")
def shipped() -> Atlas:
    return Atlas(snapshot.newest(SHIPPED)[1])
