"""The data dictionary: every column of both files as tables, a group a fold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from atlas_data import release, texts
from atlas_data.query.atlas import Atlas
from atlas_data.release import Edition
from atlas_data.vocabulary.columns import DICTIONARY
from components import address, kit
from components.escape import Html, h

_INLINE = 5  # values that are named at once; more are folded
_LONGEST = 90  # characters of an example
Field = Mapping[str, Any]


def show(atlas: Atlas, held: Edition) -> str:
    """How the tables are read, then the columns of each file; those that mean in the second what
    they mean in the first are only named."""
    (first, whole), (second, flat) = release.fields(held).items()
    known = {one["name"]: one["description"] for one in whole}
    same = [one for one in flat if known.get(one["name"]) == one["description"]]
    others = [one for one in flat if one not in same]
    names = ", ".join(name(one["name"]) for one in same)
    page = _Tables(atlas.name, str(flat[0].get("exampleStudy", "")))
    return (
        f"<p>{h(texts.say('data-columns-how'))} {page.usual()}</p>"
        f"<h3>{name(first)}</h3>{page.groups(first, whole)}<h3>{name(second)}</h3>"
        f"<p>{h(texts.say('data-same'))} {names}.</p>{page.groups(second, others)}"
    )


class _Tables:
    """The tables of one page; `study` is the one most examples are taken from."""

    def __init__(self, snapshot: str, study: str) -> None:
        self.snapshot = snapshot
        self.study = study

    def usual(self) -> str:
        """Which study most examples are taken from."""
        return f"{h(texts.say('data-examples'))} {self._link(self.study)}" if self.study else ""

    def groups(self, file: str, fields: Sequence[Field]) -> str:
        """A table in a fold for each group of columns."""
        order = list(DICTIONARY.groups)
        ordered = sorted(fields, key=lambda one: order.index(one["group"]))
        folds = []
        for key, held in groupby(ordered, key=lambda one: str(one["group"])):
            rows = [row for one in held for row in self._rows(one, "")]
            group = DICTIONARY.groups[key]
            table = _table(texts.say("data-caption", file=file, group=group), rows)
            folds.append(kit.fold(texts.say("data-group", group=group, number=len(rows)), table))
        return "".join(folds)

    def _rows(self, field: Field, before: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        path = f"{before}{field['name']}"
        kind = h(texts.say(f"data-type-{field['type']}"))
        cells = (_meaning(field), field["empty"], self._example(field))
        yield f'{name(path)} <span class="by">{kind}</span>', cells
        for one in field.get("parts", ()):
            yield from self._rows(one, f"{path}.")

    def _example(self, field: Field) -> Html:
        if "example" not in field:
            return Html(h(texts.say("data-no-example" if "parts" not in field else "data-parts")))
        # Class `paper`: words as they are, into which no short form is explained.
        text = f'<span class="address paper">{h(_clipped(_spelt(field["example"])))}</span>'
        study = field["exampleStudy"]
        return Html(text if study == self.study else f"{text} {self._link(study)}")

    def _link(self, study: str) -> str:
        link = h(address.study_link(study, snapshot=self.snapshot))
        return f'<a class="by" href="{link}">{name(study)}</a>'


def _table(caption: str, rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    heads = [texts.say(f"data-column-{part}") for part in ("name", "meaning", "empty", "example")]
    return kit.table(heads, rows, caption=caption)


def name(path: str) -> str:
    """A column, a value or a study by its name in the files, which may break behind its marks."""
    broken = re.sub(r"([._-])(?=\w)", r"\1<wbr>", h(path))
    return f'<span class="address">{broken}</span>'


def _meaning(field: Field) -> Html:
    origin = texts.say("data-origin", origin=field["origin"])
    told = f'{h(field["description"])} <span class="by">{h(origin)}</span>'
    values = [(one["value"], one["label"]) for one in field.get("categories", ())]
    if not values:
        return Html(told)
    listed = "".join(f"<li>{name(value)}: {h(label)}</li>" for value, label in values)
    named = texts.say("data-values", number=len(values))
    if len(values) <= _INLINE:
        return Html(f"{told} {h(named)}<ul>{listed}</ul>")
    return Html(told + kit.fold(named, f"<ul>{listed}</ul>"))


def _spelt(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(_spelt, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
