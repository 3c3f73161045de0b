"""The vocabulary files: a broken one is named, a changed one is told, none points to a machine."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from atlas_data import vocabulary
from atlas_data.model import AtlasError
from atlas_data.vocabulary.facets import Facets
from atlas_data.vocabulary.load import read, version

FOLDER = Path(vocabulary.__file__).parent


@pytest.fixture
def copied(tmp_path):
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    for path in FOLDER.glob("*.yaml"):
        shutil.copy(path, folder)
    return folder


def test_the_version_tells_a_changed_file(copied):
    assert version(copied) == vocabulary.VERSION
    with (copied / "topics.yaml").open("a") as topics:
        topics.write("# one comment more\n")
    assert version(copied) != vocabulary.VERSION
    assert re.fullmatch("[0-9a-f]{12}", version(copied))


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("viruses", "short: EBV", "shart: EBV", r"viruses\.yaml, entry ebv, has no short"),
        ("viruses", "- id: hhv6a", "- id: ebv", r"viruses\.yaml, entry ebv, stands there twice"),
        (
            "caveats",
            "because {cases}",
            "because {people}",
            r"caveats\.yaml, entry small_sample, .*placeholder",
        ),
        (
            "topics",
            "\n- id: sleep",
            "\n- name: sleep",
            r"topics\.yaml, entry \d+ of topics, has no id",
        ),
        ("terms", "label: Saliva", "label: 1", r"terms\.yaml, entry saliva, has no text as label"),
        ("designs", "re: '", "ra: '", r"designs\.yaml, entry retracted, .*ra\b"),
        ("criteria", "\ncriteria:", "\ncriteria", r"criteria\.yaml is not YAML .*line"),
    ],
)
def test_a_broken_file_is_named_with_its_entry(copied, file, old, new, told):
    path = copied / f"{file}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(AtlasError, match=told):
        read(copied)


def test_an_alias_of_two_terms_finds_neither(copied):
    path = copied / "viruses.yaml"
    path.write_text(path.read_text().replace("  - HHV-4\n", "  - HHV-4\n  - HHV-6\n", 1))
    facets = Facets(read(copied))
    assert facets.find("virus", "HHV-6") is None
    assert facets.find("virus", "hhv6") is facets.term("virus", "hhv6")


def test_a_missing_file_is_named(copied):
    (copied / "terms.yaml").unlink()
    with pytest.raises(AtlasError, match=r"terms\.yaml cannot be read .*put the file back"):
        read(copied)


def test_the_files_point_to_no_folder_of_a_machine():
    local = re.compile(r"(?<![\w.])/(?:work|home|tmp|root|Users)/|file://|\bpypi:|localhost")
    for path in FOLDER.iterdir():
        if path.is_file():
            assert not local.search(path.read_text()), path.name
