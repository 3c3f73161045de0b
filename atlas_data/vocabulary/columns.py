"""The data dictionary: what every column of the Parquet file and of the CSV table means.

Allowed values are those of the vocabulary; types belong to the files and are not told here.
Everything is read once, when the module is imported; a broken entry is named with its remedy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from atlas_data import texts, vocabulary
from atlas_data.vocabulary import yaml_file

RIGHTS = ("facts", "ours", "quoted")
_TEXTS = ("id", "label", "meaning", "empty", "source", "rights")
_FIELDS = (*_TEXTS, "group", "terms", "values", "parts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column, or a part of one (`id` is then a path, "criteria.evidence.words").

    `empty` says what nothing in it means, `source` where its value comes from, both in words;
    `always` is true where it always holds something. `rights` is one of `RIGHTS`. `values` are the
    only ones it can hold, each with its meaning in words; empty where any text or number can
    stand. `terms` names their list in the vocabulary.
    """

    id: str
    group: str
    label: str
    meaning: str
    empty: str
    always: bool
    source: str
    rights: str
    terms: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Columns by path, in the order of the file, of the Parquet file and of the CSV table; the
    groups they stand in, each with its name."""

    groups: Mapping[str, str]
    parquet: Mapping[str, Column]
    csv: Mapping[str, Column]


def read(path: Path) -> Dictionary:
    """The dictionary of a file. Raises `AtlasError` naming entry and remedy when one is broken."""
    return _Reader(path).dictionary()


class _Reader:
    """One file while it is read, with its lists that entries name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: Mapping[str, Any] = yaml_file.parsed(path)
        for name in ("groups", "sources", "empties", "shared", "parquet", "csv"):
            if not isinstance(self.file, dict) or not self.file.get(name):
                raise yaml_file.wrong(path, f"has no “{name}:”", "put the list back")

    def dictionary(self) -> Dictionary:
        """The whole file."""
        held = self.file["parquet"]
        parquet = dict(one for raw in held for one in self._with_parts(raw, "", {}))
        csv = dict(self._of_csv(raw, parquet) for raw in self.file["csv"])
        groups = {key: texts.shown(name) for key, name in self.file["groups"].items()}
        return Dictionary(
            MappingProxyType(groups), MappingProxyType(parquet), MappingProxyType(csv)
        )

    def _of_csv(self, raw: Any, parquet: Mapping[str, Column]) -> tuple[str, Column]:
        if isinstance(raw, dict) and "as" in raw:
            if raw["as"] not in parquet:
                self._refuse(raw, f"means “{raw['as']}”, which is no column")
            return raw["id"], replace(parquet[raw["as"]], id=raw["id"])
        return next(self._with_parts(raw, "", {}))

    def _with_parts(
        self, raw: Any, before: str, outer: Mapping[str, Any]
    ) -> Iterator[tuple[str, Column]]:
        for problem in self._problems(raw, outer):
            self._refuse(raw, problem)
        path = f"{before}{raw['id']}"
        whole = {"group": outer.get("group"), **raw}
        yield path, self._column(path, whole)
        parts = raw.get("parts", [])
        for part in self.file["shared"][parts] if isinstance(parts, str) else parts:
            yield from self._with_parts(part, f"{path}.", whole)

    def _column(self, path: str, raw: Mapping[str, Any]) -> Column:
        closed = {str(key): texts.shown(words) for key, words in raw.get("values", {}).items()}
        return Column(
            id=path,
            group=raw["group"],
            label=texts.shown(raw["label"]),
            meaning=texts.shown(raw["meaning"]),
            empty=texts.shown(self.file["empties"][raw["empty"]]),
            always=raw["empty"] == "never",
            source=texts.shown(self.file["sources"][raw["source"]]),
            rights=raw["rights"],
            terms=raw.get("terms", ""),
            values=MappingProxyType(closed or _terms(raw.get("terms", ""))),
        )

    def _problems(self, raw: Any, outer: Mapping[str, Any]) -> Iterator[str]:
        yield from yaml_file.faults(raw, fields=_FIELDS, texts=_TEXTS)
        lists = {"empty": "empties", "source": "sources", "group": "groups"}
        for field, held in lists.items():
            named = raw.get(field, outer.get(field))
            if named not in self.file[held]:
                yield f"has the {field} “{named}”, which is not in “{held}:”"
        if raw.get("rights") not in RIGHTS:
            yield f"has the rights “{raw.get('rights')}”; there are {', '.join(RIGHTS)}"
        if "terms" in raw and not _terms(raw["terms"]):
            yield f"takes its values from “{raw['terms']}”, which the vocabulary does not have"
        if isinstance(raw.get("parts"), str) and raw["parts"] not in self.file["shared"]:
            yield f"has the parts “{raw['parts']}”, which are not in “shared:”"

    def _refuse(self, raw: Any, problem: str) -> None:
        where = str(raw.get("id", "")) if isinstance(raw, dict) else ""
        raise yaml_file.wrong(self.path, problem, "see the other entries", where)


def _terms(name: str) -> dict[str, str]:
    """The terms of a list of the vocabulary, id → label."""
    lists: Mapping[str, Mapping[str, vocabulary.Term]] = {
        **vocabulary.FACETS,
        **vocabulary.TERMS,
        "caveat": vocabulary.CAVEATS,
    }
    return {id_: term.label for id_, term in lists.get(name, {}).items()}


DICTIONARY: Dictionary = read(Path(__file__).with_suffix(".yaml"))
