"""The data release, read back by Frictionless, Croissant, pandas and sha256sum: none is ours."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import bibtexparser
import frictionless
import mlcroissant
import pandas
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from atlas_data import release, snapshot
from atlas_data.__main__ import main
from atlas_data.commands.command import DONE, MISTAKE
from atlas_data.formats.csv_table import COLUMNS
from atlas_data.model import AtlasError, Study
from atlas_data.release import Edition
from atlas_data.vocabulary import columns
from atlas_data.vocabulary.columns import DICTIONARY
from tests.conftest import SHIPPED, half, made_up, study

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return release.newest(SHIPPED)


@pytest.fixture(scope="module")
def folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made") / "release"
    release.write(edition, place)
    return place


def made(edition: Edition, name: str) -> bytes:
    return b"".join(release.piece(edition, name))


def held(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8"))


def published(folder: Path, *dated: tuple[str, list[Study]]) -> Edition:
    for date, studies in dated:
        snapshot.write(snapshot.table(studies, {"date": date}), folder / date)
    return release.newest(folder)


def paths(field: pa.Field, before: str = "") -> Iterator[str]:
    """Every column of the Parquet file and every part of one, as a path."""
    yield before + field.name
    kind = field.type.value_type if pa.types.is_list(field.type) else field.type
    if pa.types.is_struct(kind):
        for one in kind:
            yield from paths(one, f"{before}{field.name}.")


def values(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Everything that stands at a path in a row, lists one by one."""
    if isinstance(value, list):
        for one in value:
            yield from values(one, path)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from values(one, f"{path}.{key}")
    else:
        yield path, value


# The dictionary


def test_d2_every_column_of_both_files_has_its_entry() -> None:
    assert list(DICTIONARY.parquet) == [path for one in snapshot.SCHEMA for path in paths(one)]
    assert list(DICTIONARY.csv) == list(COLUMNS)


def test_d2_no_value_of_the_snapshot_is_outside_what_its_column_allows(edition: Edition) -> None:
    found: dict[str, set[Any]] = {path: set() for path in DICTIONARY.parquet}
    for row in edition.table.to_pylist():
        for name, value in row.items():
            for path, one in values(value, name):
                found[path].add(one)
    for path, column in DICTIONARY.parquet.items():
        if column.values:
            assert found[path] - {None} <= set(column.values), path
        if column.always:
            assert None not in found[path], path


def test_d2_each_example_is_what_that_study_has(edition: Edition) -> None:
    rows = {row["id"]: row for row in edition.table.to_pylist()}
    fields = release.fields(edition)
    for name, value, study_id in examples(fields["studies.parquet"]):
        column, _, part = name.partition(".")
        there = rows[study_id][column]
        assert there == value if not part else value in at(there, part), name
    for name, value, study_id in examples(fields["studies.csv"]):
        assert COLUMNS[name](snapshot.study(rows[study_id])) == value


def test_d2_only_a_column_that_is_empty_in_every_study_has_no_example(edition: Edition) -> None:
    held = {
        path
        for row in edition.table.to_pylist()
        for name, value in row.items()
        for path, one in values(value, name)
        if one is not None
    }
    fields = release.fields(edition)["studies.parquet"]
    assert {name for name, _, _ in examples(fields)} == held


def at(value: Any, part: str) -> list[Any]:
    """What stands at a path inside a column: each value, and each list whole."""
    if isinstance(value, list):
        return [one for each in value for one in at(each, part)]
    name, _, rest = part.partition(".")
    return [] if value is None else at(value[name], rest) if rest else [value[name]]


def examples(fields: list[dict[str, Any]], before: str = "") -> Iterator[tuple[str, Any, str]]:
    for one in fields:
        if "example" in one:
            yield f"{before}{one['name']}", one["example"], one["exampleStudy"]
        yield from examples(one.get("parts", []), f"{before}{one['name']}.")


def test_an_example_is_not_of_work_that_was_taken_back_when_another_has_it(tmp_path: Path) -> None:
    told = study(1, status="retracted", volume="1", issue="2", pages="3")
    plain = study(2)
    fields = release.fields(published(tmp_path, ("2026-01-01", [told, plain])))
    found = {name: study_id for name, _, study_id in examples(fields["studies.parquet"])}
    assert found["title"] == plain.id
    assert found["volume"] == told.id


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rights: facts\n", "rights: free\n", "has the rights “free”"),
        ("empty: never\n", "empty: maybe\n", "has the empty “maybe”"),
        ("terms: place\n", "terms: places\n", "takes its values from “places”"),
        ("as: doi}", "as: doy}", "means “doy”, which is no column"),
        ("parts: evidence\n", "parts: proof\n", "has the parts “proof”"),
        ("label: Id\n", "labels: Id\n", "has a field “labels”"),
        ("csv:\n", "tsv:\n", "has no “csv:”"),
    ],
)
def test_a_broken_entry_is_named_with_its_remedy(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    whole = Path(columns.__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    assert old in whole
    path = tmp_path / "columns.yaml"
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AtlasError, match=r"Vocabulary file columns.yaml") as found:
        columns.read(path)
    assert said in str(found.value)


# What others make of the files


def test_d2_frictionless_finds_every_file_and_every_cell_as_described(folder: Path) -> None:
    package = frictionless.Package(str(folder / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["fieldName", "message"])[:5]
    (whole, flat) = package.resources
    assert (whole.path, flat.path) == ("studies.parquet", "studies.csv")
    assert report.tasks[1].stats["rows"] == pq.read_table(folder / "studies.parquet").num_rows


def test_d2_frictionless_finds_the_parquet_rows_as_described(folder: Path) -> None:
    described = held(folder, "datapackage.json")["resources"][0]["schema"]
    rows = pq.read_table(folder / "studies.parquet").to_pylist()
    schema = frictionless.Schema.from_descriptor(described)
    report = frictionless.Resource(data=rows, schema=schema).validate()
    assert report.valid, report.flatten(["fieldName", "message"])[:5]
    rows[0]["pem_status"], rows[1]["topics"] = "perhaps", ["not-a-topic"]
    report = frictionless.Resource(data=rows, schema=schema).validate()
    wrong = {one[0] for one in report.flatten(["fieldName"])}
    assert wrong == {"pem_status", "topics"}


def test_d2_frictionless_finds_a_file_that_was_touched(folder: Path, tmp_path: Path) -> None:
    for one in folder.iterdir():
        (tmp_path / one.name).write_bytes(one.read_bytes())
    table = tmp_path / "studies.csv"
    table.write_bytes(table.read_bytes().replace(b"not_checked", b"not_chekced", 1))
    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


def test_d2_croissant_is_valid_and_its_records_are_the_studies(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    data = mlcroissant.Dataset(jsonld="croissant.json")
    assert not data.metadata.ctx.issues.errors
    warnings = [str(one) for one in data.metadata.ctx.issues.warnings]
    assert len(warnings) == 1 and "MAJOR.MINOR.PATCH" in warnings[0]  # a snapshot is named by day
    rows = pq.read_table("studies.parquet").to_pylist()
    count = 0
    for record, row in zip(data.records("studies"), rows, strict=True):
        for key, value in record.items():
            assert plain(value) == row[key.removeprefix("studies/")], key
        count += 1
    assert count == len(rows)
    fields = held(folder, "datapackage.json")["resources"][0]["schema"]["fields"]
    assert len(record) == sum("parts" not in one for one in fields)


def plain(value: Any) -> Any:
    """A value of Croissant's reader, which gives text as bytes."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.decode() if isinstance(value, bytes) else value


def test_d2_the_jsonld_says_what_search_engines_ask_for(folder: Path, edition: Edition) -> None:
    told = held(folder, "dataset.jsonld")
    assert (told["@context"], told["@type"]) == ("https://schema.org/", "Dataset")
    assert 50 <= len(told["description"]) <= 5000  # Google's bounds for a Dataset
    assert told["version"] == edition.name and told["datePublished"] == "2026-11-22"
    years = [one for one in edition.table["year"].to_pylist() if one]
    assert told["temporalCoverage"] == f"{min(years)}/{max(years)}"
    for one in told["distribution"]:
        file = folder / one["contentUrl"]
        assert one["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
        assert one["contentSize"] == f"{file.stat().st_size} B"
    assert len(told["license"]) == 2


def test_no_text_of_the_data_can_end_the_script_in_a_page(edition: Edition) -> None:
    hostile = edition.table.replace_schema_metadata(
        {"atlas": json.dumps({"credits": [{"for": "x", "name": "</script><script>alert(1)"}]})}
    )
    html = release.script(replace(edition, table=hostile), "/data/")
    assert html.count("<") == 2 and html.endswith("</script>")
    told = json.loads(html.partition(">")[2].removesuffix("</script>"))
    assert "</script><script>alert(1)" in told["creditText"]
    assert told["distribution"][0]["contentUrl"] == "/data/studies.parquet"


def test_d1_the_checksums_are_those_of_sha256sum(folder: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--strict", "--check", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    listed = {line.split(":")[0] for line in done.stdout.splitlines()}
    assert listed | {"SHA256SUMS"} == {one.name for one in folder.iterdir()} == set(release.names())


def test_d1_the_parquet_is_the_snapshot_and_the_csv_has_every_study(
    folder: Path, edition: Edition
) -> None:
    assert edition.path is not None
    assert (folder / "studies.parquet").read_bytes() == edition.path.read_bytes()
    table = pandas.read_csv(folder / "studies.csv", dtype=str, keep_default_na=False)
    assert table["id"].tolist() == edition.table["id"].to_pylist()
    assert table["pem_status"].tolist() == edition.table["pem_status"].to_pylist()


def test_the_same_snapshot_gives_the_same_bytes(folder: Path) -> None:
    again = release.newest(SHIPPED)
    for name in release.names():
        assert made(again, name) == (folder / name).read_bytes(), name


def test_the_sizes_and_hashes_told_are_those_of_the_files(folder: Path, edition: Edition) -> None:
    for one in release.listed(edition):
        data = (folder / one.name).read_bytes()
        assert (one.size, one.sha256) == (len(data), hashlib.sha256(data).hexdigest()), one.name
        assert release.media(one.name) == one.mime


# Licences, citation, limits


def test_d3_each_column_stands_under_one_kind_of_rights(folder: Path) -> None:
    text = (folder / "LICENSE-DATA.txt").read_text(encoding="utf-8")
    listed = " ".join(text.split())
    for kind in columns.RIGHTS:
        for name in release.columns(kind):
            assert name in listed
    assert sum(len(release.columns(kind)) for kind in columns.RIGHTS) == len(
        set(DICTIONARY.parquet) - {path.rpartition(".")[0] for path in DICTIONARY.parquet}
    )
    assert set(release.columns("ours")) >= {"summary", "does_not_show", "plain_title", "points"}
    assert all(name.endswith(".words") for name in release.columns("quoted"))
    assert "CC0-1.0" in text and "CC-BY-4.0" in text
    assert "abstract" not in snapshot.SCHEMA.names


def test_d3_the_licence_in_the_repository_is_the_one_released(folder: Path) -> None:
    assert (ROOT / "LICENSE-DATA").read_bytes() == (folder / "LICENSE-DATA.txt").read_bytes()


def test_the_readme_tells_how_to_cite_and_what_is_missing(folder: Path, edition: Edition) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    studies = pandas.read_parquet(folder / "studies.parquet")
    for said in (
        f"snapshot {edition.name} (SHA-256 {edition.digest})",
        f"{len(studies):,} published studies",
        f"{(studies.read != 'none').sum()} of them were read",
        f"{(studies.read == 'none').sum()} studies were not read",
        f"{(studies.status == 'retracted').sum()} works were retracted",
        f"For {(studies.status == 'not_checked').sum():,} studies no source spoke",
        "No clinician or expert has checked them.",
        "No abstracts and no full texts",
        *(f"`{name}`" for name in release.names()),
        *(one["name"] for one in edition.about["credits"]),
    ):
        assert said in text, said


def test_c1_the_bibtex_of_the_data_can_be_read(edition: Edition) -> None:
    (entry,) = bibtexparser.parse_string(release.bibtex(edition, "https://a.example/data")).entries
    fields = {key: one.value for key, one in entry.fields_dict.items()}
    assert entry.key == "mecfs-atlas-2026-11-22"
    assert fields["year"] == "2026" and fields["url"] == "https://a.example/data"
    assert edition.digest in fields["note"]


# Changes


def test_d1_e2_the_changes_name_what_came_went_changed_and_was_retracted(tmp_path: Path) -> None:
    one, two, three, four = (study(number) for number in (1, 2, 3, 4))
    taken = replace(three, record=replace(three.record, status="retracted"))
    mended = replace(one, record=replace(one.record, volume="12"))
    edition = published(
        tmp_path, ("2026-01-01", [one, two, three]), ("2026-02-01", [mended, taken, four])
    )
    told = json.loads(made(edition, "changes.json"))
    assert (told["snapshot"], told["before"], told["studies"]) == ("2026-02-01", "2026-01-01", 3)
    assert (told["added"], told["removed"]) == ([four.id], [two.id])
    assert told["newly_retracted"] == [three.id]
    assert told["changed"] == {
        one.id: {"volume": {"before": None, "now": "12"}},
        three.id: {"status": {"before": "not_checked", "now": "retracted"}},
    }


def test_a_snapshot_before_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    published(tmp_path, ("2026-01-01", made_up()[:2]))
    half(tmp_path, "2026-01-02", b"cut short")
    edition = published(tmp_path, ("2026-01-03", made_up()[:3]))
    assert json.loads(made(edition, "changes.json"))["before"] == "2026-01-01"


def test_an_atlas_without_studies_can_be_released(tmp_path: Path) -> None:
    edition = published(tmp_path, ("2026-01-01", []))
    release.write(edition, tmp_path / "out")
    assert frictionless.Package(str(tmp_path / "out/datapackage.json")).validate().valid


# The command


def test_the_command_writes_all_files_and_tells_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "releases" / "2026-11-22"
    assert main(["release", str(place)]) == DONE
    said = capsys.readouterr().out
    assert {one.name for one in place.iterdir()} == set(release.names())
    assert all(name in said for name in release.names())
    assert said.endswith(f"Snapshot 2026-11-22: 9 files written to {place}.\n")
    assert [one.name for one in place.parent.iterdir()] == [place.name]


def test_a_dry_run_names_the_files_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "--dry-run", str(tmp_path / "out")]) == DONE
    assert "9 files would be written" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_a_folder_that_holds_something_is_never_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    assert main(["release", str(tmp_path)]) == MISTAKE
    said = capsys.readouterr().err
    assert "There is something at" in said and "give another folder" in said
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_a_full_disk_leaves_nothing_behind_and_says_so(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(AtlasError, match=r"No space left on device. Nothing was changed"):
        release.write(edition, tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_a_file_that_there_is_not_is_named_with_those_there_are(edition: Edition) -> None:
    with pytest.raises(AtlasError, match=r"no file “studies.xlsx”.*studies.csv"):
        release.piece(edition, "studies.xlsx")
    with pytest.raises(AtlasError, match="no file"):
        release.media("../snapshots")


def test_without_the_snapshots_file_nothing_is_released(edition: Edition) -> None:
    gone = Edition(name="2026-11-22", table=edition.table)
    with pytest.raises(AtlasError, match="not at hand"):
        release.piece(gone, "studies.csv")
    with pytest.raises(AtlasError, match="not at hand"):
        release.listed(gone)


def test_the_table_of_studies_is_never_held_whole(edition: Edition) -> None:
    parts = list(release.piece(edition, "studies.csv"))
    assert len(parts) > edition.table.num_rows
    assert pandas.read_csv(io.BytesIO(b"".join(parts))).shape[0] == edition.table.num_rows
