"""The documents say what is true."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from atlas_data import snapshot
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from tests.conftest import SHIPPED

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    helped = subprocess.run(
        [sys.executable, "-m", "atlas_data", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    listed = re.findall(r"^    ([a-z]+) ", helped, flags=re.M)
    assert {"build", "validate"} <= set(listed)
    for command in listed:
        assert f"python -m atlas_data {command}" in README, command


def test_every_noun_of_the_model_is_in_the_glossary() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    nouns = [
        node.name
        for path in (ROOT / "atlas_data/model").glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert {"Study", "Record", "Evidence"} <= set(nouns)
    for noun in nouns:
        assert re.search(rf"^\| {noun}\b", glossary, flags=re.M), noun


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md"])
def test_the_numbers_in_a_document_are_those_of_the_snapshot(document: str, shipped: Atlas) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    read = shipped.rows - shipped.ask(Question(retracted=True)).counts["read"]["none"]
    assert f"{shipped.rows:,} publications" in text
    assert re.search(rf"\b{read} of them were read|\b{read} of them read", text)


def test_every_link_inside_the_documents_leads_somewhere() -> None:
    for path in ROOT.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{path.name} → {target}"


def test_no_file_names_this_machine_and_no_pin_names_a_host() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.splitlines()
    here = f"{ROOT}/"
    for name in tracked:
        path = ROOT / name
        if path.is_file() and path.suffix not in (".parquet", ".png", ".woff2"):
            text = path.read_text(encoding="utf-8")
            assert here not in text, name
    for name in ("constraints.txt", "pyproject.toml", "Makefile", ".ci/run"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8"), name


def test_the_shipped_snapshot_is_the_one_the_readme_opens() -> None:
    assert snapshot.newest(SHIPPED)[0].name in README
