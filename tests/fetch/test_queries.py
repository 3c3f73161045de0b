"""The queries as data: complete, versioned by their text, and readable by the tests' server."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas_data.fetch import queries
from atlas_data.model import AtlasError
from tests.fetch import language
from tests.fetch.papers import paper


def _file(folder: Path, text: str) -> Path:
    path = folder / "queries.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_queries_are_there_on_one_line_and_with_their_parts_put_in() -> None:
    known = queries.load()
    assert list(known) == ["Q1", "Q2", "Q3", "notices", "Q4", "Q4-preprints", "Q5"]
    for one in known.values():
        assert "{" not in one.text and "\n" not in one.text and "  " not in one.text
        assert one.purpose.endswith(".")
    assert known["Q4"].text == f"{known['Q1'].text} AND {known['notices'].text}"


def test_a_changed_word_makes_a_new_version_and_white_space_does_not(tmp_path: Path) -> None:
    entry = "- {{id: A, purpose: Try., text: '{}'}}\n"
    versions = [
        queries.load(_file(tmp_path, entry.format(text)))["A"].version
        for text in ("one[tiab] OR two[tiab]", "one[tiab]   OR two[tiab]", "one[tiab] OR tw[tiab]")
    ]
    assert versions[0] == versions[1] != versions[2]


def test_a_changed_part_changes_the_version_of_what_refers_to_it(tmp_path: Path) -> None:
    first = "{{id: A, purpose: P., text: '{}'}}"
    second = "{{id: B, purpose: P., text: '{{A}} AND c[pt]'}}"
    two = f"- {first}\n- {second}\n"
    before = queries.load(_file(tmp_path, two.format("x[tiab]")))["B"]
    after = queries.load(_file(tmp_path, two.format("y[tiab]")))["B"]
    assert (before.text, after.text) == ("x[tiab] AND c[pt]", "y[tiab] AND c[pt]")
    assert before.version != after.version


@pytest.mark.parametrize(
    "text", ["- {id: A, text: x}", "- {id: A, purpose: P., text: '{B}'}", "just words", "- ["]
)
def test_a_broken_file_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(AtlasError, match="cannot be read as queries"):
        queries.load(_file(tmp_path, text))


def test_an_id_used_twice_is_told(tmp_path: Path) -> None:
    one = "- {id: A, purpose: P., text: x}\n"
    with pytest.raises(AtlasError, match="the id A twice"):
        queries.load(_file(tmp_path, one + one))


def test_an_unknown_query_is_named_with_the_known_ones() -> None:
    with pytest.raises(AtlasError, match=r"no query “Q9”; there are Q1, Q2"):
        queries.named(["Q9"], queries.load())


@pytest.mark.parametrize(
    ("query", "words", "found"),
    [
        ("Q1", "on ME/CFS in towns", True),
        ("Q1", "on post-exertional malaise", True),
        ("Q1", "on chronic fatigue in cancer", False),
        ("Q2", "on ME/CFS and enteroviruses", False),
        ("Q2", "on ME/CFS after infections", True),
        ("Q3", "on long COVID and ME/CFS", True),
        ("Q3", "on long COVID", False),
        ("Q5", "on the Royal Free", True),
    ],
)
def test_a_query_finds_what_it_is_for(query: str, words: str, found: bool) -> None:
    one = paper(1, title=f"Invented paper {words}", year=1980)
    assert language.understood(queries.load()[query].text)(one) is found
