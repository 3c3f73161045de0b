"""The snapshot file: whole or not at all, the same bytes for the same studies."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data import snapshot
from atlas_data.model import (
    AtlasError,
    Author,
    Caveat,
    Criterion,
    Disagreement,
    Evidence,
    Notice,
    Origin,
    Pathogen,
    Pem,
    Reason,
    Record,
    Related,
    Report,
    Reported,
    Sample,
    Study,
)
from tests.conftest import SHIPPED, half, made_up, study

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXT
FILES = ("studies.parquet", "manifest.json")
LIST = st.lists(TEXT, max_size=3).map(tuple)
YEAR = st.none() | st.integers(1900, 2100)
START = st.none() | st.integers(0, 10**6)
EVIDENCE = st.builds(Evidence, words=TEXT, place=TEXT, by=TEXT, rule=MAYBE, start=START)


def some(noun: type, /, **fields: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(st.builds(noun, **fields), max_size=2).map(tuple)


RECORDS = st.builds(
    Record,
    title=TEXT,
    translated=st.booleans(),
    authors=some(Author, family=MAYBE, given=MAYBE, particle=MAYBE, suffix=MAYBE, literal=MAYBE),
    journal=MAYBE,
    year=YEAR,
    month=st.none() | st.integers(1, 12),
    pages=MAYBE,
    doi=MAYBE,
    mesh=LIST,
    sources=LIST,
    notices=some(Notice, kind=TEXT, text=TEXT, doi=MAYBE, pmid=MAYBE, date=MAYBE),
    reports=some(
        Report, kind=TEXT, title=TEXT, year=st.none() | st.integers(1900, 2100), rule=MAYBE
    ),
    related=some(Related, kind=TEXT, text=TEXT, doi=MAYBE, pmid=MAYBE, rule=MAYBE),
    origins=some(Origin, file=TEXT, entry=st.integers(1, 10**6)),
    disagreements=some(Disagreement, field=TEXT, kept=TEXT, other=TEXT, source=TEXT, rule=TEXT),
)
STUDIES = st.builds(
    Study,
    id=TEXT,
    record=RECORDS,
    criteria=some(Criterion, id=TEXT, role=TEXT, evidence=EVIDENCE),
    criteria_entry=LIST,
    pem=st.builds(
        Pem,
        status=TEXT,
        basis=MAYBE,
        scope=MAYBE,
        evidence=st.none() | EVIDENCE,
        measured=st.none() | st.booleans(),
    ),
    pathogens=some(Pathogen, id=TEXT, role=TEXT, finding=TEXT, specimens=LIST, evidence=EVIDENCE),
    topics_evidence=some(Evidence, words=TEXT, place=TEXT, by=TEXT, rule=MAYBE),
    sample=st.builds(
        Sample, cases=st.none() | st.integers(0, 10**6), evidence=st.none() | EVIDENCE
    ),
    caveats=some(Caveat, id=TEXT, by=TEXT),
    reporting=some(Reported, element=TEXT, state=TEXT, evidence=st.none() | EVIDENCE),
    ruled_on=MAYBE,
    reasons=some(Reason, facet=TEXT, term=TEXT, role=MAYBE, holds=st.booleans(), evidence=EVIDENCE),
    doubt=MAYBE,
)


@settings(max_examples=100, deadline=None)
@given(STUDIES)
def test_a_study_comes_back_from_the_table_as_it_went_in(one: Study) -> None:
    table = snapshot.table([one], {"date": "2026-01-01"})
    assert snapshot.study(table.to_pylist()[0]) == one


def test_an_item_stands_in_the_list_of_its_state_and_in_no_other() -> None:
    known = (
        Reported(element="age", state="reported"),
        Reported(element="case_definition", state="not_reported"),
        Reported(element="random_allocation", state="not_applicable"),
    )
    table = snapshot.table([study(1, reporting=known)], {})
    (held,) = table.select(["reported", "not_reported"]).to_pylist()
    assert held == {"reported": ["age"], "not_reported": ["case_definition"]}


def test_the_file_describes_itself_and_keeps_the_order_of_ids(tmp_path: Path) -> None:
    path = tmp_path / "2026-01-01"
    snapshot.write(snapshot.table(reversed(made_up()), {"date": "2026-01-01", "n": 12}), path)
    found = snapshot.read(path)
    assert snapshot.about(found) == {
        "date": "2026-01-01",
        "n": 12,
        "schema_version": snapshot.SCHEMA_VERSION,
    }
    assert found["id"].to_pylist() == sorted(one.id for one in made_up())


def test_the_same_studies_give_the_same_bytes(tmp_path: Path) -> None:
    sums = set()
    for number, studies in enumerate([made_up(), made_up()[::-1]]):
        place = tmp_path / str(number) / "2026-01-01"
        place.parent.mkdir()
        snapshot.write(snapshot.table(studies, {"b": 1, "a": 2}), place)
        sums.add(
            tuple((place / name).read_bytes() for name in ("studies.parquet", "manifest.json"))
        )
    assert len(sums) == 1


def test_the_shipped_file_opens_without_our_code() -> None:
    frame = pd.read_parquet(snapshot.newest(SHIPPED)[0] / "studies.parquet")
    kerr = frame.set_index("id").loc["kerr-2003-cytokines-parvovirus"]
    assert (kerr.title, kerr.pem_status, kerr.year) == (
        "Cytokines in parvovirus B19 infection as an aid to understanding chronic fatigue syndrome",
        "not_applicable",
        2003,
    )
    assert [one["family"] for one in kerr.authors] == ["Kerr", "Tyrrell"]


def test_no_abstract_is_ever_in_a_snapshot() -> None:
    names = snapshot.newest(SHIPPED)[1].schema.names
    assert not [name for name in names if "abstract" in name or "full_text" in name]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_file_cut_anywhere_is_refused_with_advice(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    path = folder / "2026-01-01"
    snapshot.write(snapshot.table(made_up(), {}), path)
    cut = path / data.draw(st.sampled_from(["studies.parquet", "manifest.json"]))
    whole = cut.read_bytes().rstrip()
    cut.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(AtlasError, match=r"2026-01-01 cannot be read.*Build it again"):
        snapshot.read(path)


def test_a_file_of_another_kind_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "2026-01-01"
    path.mkdir()
    pd.DataFrame({"a": [1]}).to_parquet(path / "studies.parquet")
    with pytest.raises(AtlasError, match="has schema none"):
        snapshot.read(path)


_LACKING = sorted({*snapshot.SCHEMA.names} - {"id", "title"})


@pytest.mark.parametrize(
    ("dropped", "added", "told"),
    [
        (["year", "doubt"], [], "it lacks doubt, year."),
        ([], ["mood"], "it has unknown mood."),
        (["doubt"], ["mood"], "it lacks doubt and has unknown mood."),
        (_LACKING, [], f"it lacks {', '.join(_LACKING[:5])} and {len(_LACKING) - 5} more."),
    ],
)
def test_a_file_with_other_columns_is_refused_with_their_names(
    dropped: list[str], added: list[str], told: str, tmp_path: Path
) -> None:
    table = snapshot.table(made_up(), {}).drop_columns(dropped)
    for name in added:
        table = table.append_column(name, table["id"])
    path = tmp_path / "2026-01-01"
    path.mkdir()
    pq.write_table(table, path / "studies.parquet")
    same = f"says schema {snapshot.SCHEMA_VERSION}, but has other columns: {told}"
    with pytest.raises(AtlasError, match=re.escape(f"{same} Build it again")):
        snapshot.read(path)


def test_the_last_good_snapshot_is_taken_and_the_broken_ones_are_named(tmp_path: Path) -> None:
    good = tmp_path / "2026-01-01.2"
    snapshot.write(snapshot.table(made_up(), {}), tmp_path / "2026-01-01")
    snapshot.write(snapshot.table(made_up()[:3], {}), good)
    half(tmp_path, "2026-02-01")
    half(tmp_path, ".part-left")
    (tmp_path / "2026-03-01.parquet").write_bytes(b"a snapshot of an older program")
    path, table, problems = snapshot.newest(tmp_path)
    assert path == good and table.num_rows == 3
    assert len(problems) == 1 and "The snapshot 2026-02-01" in problems[0]


def test_the_tenth_build_of_a_day_is_newer_than_the_second() -> None:
    names = ["2026-01-01.10", "2026-01-01", "2026-01-01.2", "2025-12-31.3"]
    assert sorted(names, key=snapshot.version_order) == [
        "2025-12-31.3",
        "2026-01-01",
        "2026-01-01.2",
        "2026-01-01.10",
    ]


def test_an_empty_folder_says_how_to_make_a_snapshot(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match="python -m atlas_data build"):
        snapshot.newest(tmp_path)


_FULL = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
from atlas_data import snapshot
from atlas_data.model import AtlasError
from tests.conftest import made_up
try:
    snapshot.write(snapshot.table(made_up(), {}), Path(sys.argv[1]))
except AtlasError as why:
    print(why)
"""


def test_a_full_disk_leaves_the_old_snapshot_and_says_so(tmp_path: Path) -> None:
    """The disk is made full for real: a process that may write no more than 2,000 bytes a file."""
    path = tmp_path / "2026-01-01"
    snapshot.write(snapshot.table([study(1)], {}), path)
    before = {one.name: one.read_bytes() for one in path.iterdir()}
    said = subprocess.run(
        [sys.executable, "-c", _FULL, str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert "could not be written" in said and "Nothing was changed" in said
    assert {one.name: one.read_bytes() for one in path.iterdir()} == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match="make the folder writable"):
        snapshot.write(snapshot.table([], {}), tmp_path / "missing" / "2026-01-01")


def test_the_shipped_file_carries_hashes_of_what_it_was_made_from() -> None:
    path, table, _ = snapshot.newest(SHIPPED)
    about = snapshot.about(table)
    folder = SHIPPED.parent / "catalogue"
    for name, sha in about["sources"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == sha, name
    assert about["counts"]["studies"] == table.num_rows
    assert json.dumps(about, sort_keys=True)
    assert path.name == about["date"]
