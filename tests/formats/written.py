"""Files as a reader gets them, whole, so that other programs can read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from atlas_data.formats import Export, writer
from atlas_data.model import Study


def sent(slug: str, studies: Iterable[Study], export: Export | None = None) -> bytes:
    """The bytes of a file."""
    return b"".join(writer(slug).encode(studies, export or Export()))


def text(slug: str, studies: Iterable[Study], export: Export | None = None) -> str:
    """The text of a file, without a byte order mark."""
    encoding = writer(slug).encoding
    return sent(slug, studies, export).decode(encoding).removeprefix("\ufeff")


def with_pmids(studies: Iterable[Study]) -> tuple[Study, ...]:
    """The studies, those without a PMID given one, so that MEDLINE can hold them all."""
    return tuple(
        study
        if study.record.pmid
        else replace(study, record=replace(study.record, pmid=str(900_000_000 + number)))
        for number, study in enumerate(studies)
    )


def body(slug: str, studies: Iterable[Study]) -> str:
    """What a file holds between its first words and its last: the studies alone."""
    whole = text(slug, studies)
    if slug in ("bibtex", "biblatex"):
        return whole.rpartition("% ")[0].rstrip("\n")
    if slug in ("csv", "excel"):
        return whole.partition("\n")[2]
    if slug in ("csl", "json"):
        return whole.partition("[\n")[2].rpartition("\n]")[0]
    return whole
