"""What stands in the files of an update, read by the standard library alone."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree


def pmids(files: Iterable[Path]) -> list[str]:
    """The PMIDs of all records, in order, as often as they stand there."""
    return [
        str(record.findtext("MedlineCitation/PMID"))
        for path in files
        for record in ElementTree.fromstring(gzip.decompress(path.read_bytes()))
    ]
