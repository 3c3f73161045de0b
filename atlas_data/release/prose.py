"""The texts that go with the data: what it is and lacks, how to cite it, how it may be used."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from atlas_data import texts
from atlas_data.release import described, rights
from atlas_data.release.edition import Edition
from atlas_data.vocabulary.columns import DICTIONARY, RIGHTS

_WIDTH = 96


def readme(edition: Edition, files: Iterable[tuple[str, str]]) -> str:
    """The page that comes with the files, in Markdown; `files` are names with what they hold."""
    check = "`sha256sum --check SHA256SUMS`"
    parts = (
        ("files", [*_list(f"`{name}`: {about}" for name, about in files)]),
        ("limits", [*_list(described.limits(edition))]),
        (
            "cite",
            [
                texts.say("release-readme-cite-how"),
                "",
                described.cite(edition),
                "",
                *(f"    {line}" for line in bibtex(edition).splitlines()),
                "",
                texts.say("release-readme-check", command=check),
            ],
        ),
        ("rights", [*_rights()]),
        ("credits", [*_list(described.credits(edition.about))]),
    )
    lines = [f"# {texts.say('release-title')}", "", described.what(edition)]
    for key, held in parts:
        lines += ["", f"## {texts.say(f'release-readme-{key}')}", "", *held]
    return "\n".join(lines) + "\n"


def licence(about: Mapping[str, Any]) -> str:
    """Under what each part of the data may be used, as plain text."""
    heading = texts.say("release-rights-sources")
    lines = [texts.say("release-title"), "", *_rights(), "", heading]
    lines += ["", *_list(described.credits(about)), "", texts.say("release-rights-abstracts")]
    return "\n".join(lines) + "\n"


def bibtex(edition: Edition, address: str = "") -> str:
    """The release as a BibTeX entry; `address` is where it stands, when that is known."""
    fields = {
        "author": f"{{{texts.say('release-name')}}}",
        "title": f"{{{texts.say('release-title')}}}",
        "year": edition.date[:4],
        "version": edition.name,
        "note": texts.say("release-cite-note", snapshot=edition.name, digest=edition.digest),
        "url": address,
    }
    held = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{mecfs-atlas-{edition.name},{held[1:]}\n}}\n"


def columns(kind: str) -> list[str]:
    """The columns of the Parquet file that stand under one kind of rights; of a column that is
    made of parts, the parts."""
    whole = {name.rpartition(".")[0] for name in DICTIONARY.parquet}
    held = ((name, one) for name, one in DICTIONARY.parquet.items() if name not in whole)
    return [name for name, column in held if column.rights == kind]


def _rights() -> Iterator[str]:
    for number, kind in enumerate(RIGHTS):
        if number:
            yield ""
        yield from textwrap.wrap(f"{rights.title(kind)}. {rights.terms(kind)}", _WIDTH)
        if kind in rights.LICENCES:
            held = rights.LICENCES[kind]
            licence = f"{held.name} ({held.spdx})"
            yield texts.say("release-rights-under", licence=licence, address=held.url)
        named = texts.say("release-rights-columns", columns=", ".join(columns(kind)))
        yield from textwrap.wrap(named, _WIDTH, break_on_hyphens=False)


def _list(items: Iterable[str]) -> Iterator[str]:
    return (f"* {one}" for one in items)
