"""Fuzzing of the readers to import from, guided by coverage; run by hand, not by pytest.

    .venv/bin/python -m tests.formats.fuzz_sources -max_total_time=300 -timeout=10 -rss_limit_mb=999

It begins with the made-up samples of the tests and changes their bytes until something raises,
takes longer than `-timeout` seconds or more memory than `-rss_limit_mb`; what did stands then in a
file `crash-…`, `timeout-…` or `oom-…` in the folder. Needs `pip install atheris`; all other options
are libFuzzer's.
"""

from __future__ import annotations

import gzip
import io
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["atlas_data.formats.sources"]):
    from atlas_data.formats import sources
    from atlas_data.formats.sources import jats, pubmed_xml

from atlas_data.model import AtlasError
from tests.formats.xml_samples import ARTICLE, BOOK, DELETED, JATS, plain, pubmed_set

SAMPLES = (
    pubmed_set(ARTICLE, plain(2), DELETED),
    pubmed_set(BOOK, plain(3)),
    JATS.encode(),
    f"<articles>{JATS}</articles>".encode("utf-16"),
    gzip.compress(pubmed_set(plain(4))),
    b"TY  - JOUR\r\nTI  - An invented title\r\nER  - \r\n",
    b"@article{a, title = {An invented title}}",
    b'[{"title": "An invented title", "DOI": "10.5555/x"}]',
    b"title,doi\nAn invented title,10.5555/x\n",
    b"PMID- 1\nTI  - An invented title\n",
)


def one_input(data: bytes) -> None:
    """Every entry is a record, a deletion or a problem, counted without a gap; nothing is raised
    but an `AtlasError` for a file nobody can read."""
    for read in (pubmed_xml.read, jats.read):
        _checked(list(read(io.BytesIO(data))))
    with tempfile.NamedTemporaryFile(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as file:
        file.write(data)
        file.flush()
        try:
            _checked(list(sources.read(Path(file.name))))
        except AtlasError as why:
            assert str(why)


def _checked(found: list[sources.Read]) -> None:
    assert [one.entry for one in found] == list(range(1, len(found) + 1))
    assert all(one.record or one.deleted or one.problem for one in found)


def main() -> None:
    """Fuzz with the samples as the first inputs."""
    with tempfile.TemporaryDirectory(prefix="atlas-fuzz-") as folder:
        for number, sample in enumerate(SAMPLES):
            (Path(folder) / f"{number}").write_bytes(sample)
        atheris.Setup([*sys.argv, folder], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
