"""The filters: one entry knows its key in an address, its column and what it accepts.

To add a filter, add an entry to `FILTERS` and its texts to en.ftl: `filter-KEY`, what it means
(`-help`, but not for a bound) and its part of a sentence (`-says`). Address, panel, chips,
sentence and counts follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas_data import texts, vocabulary
from atlas_data.vocabulary import Term

WORDS_LIMIT = 300
IDS_LIMIT = 200
STUDY_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,199}")
LACKING = ("not_stated", "unclear", "not_applicable", "not_checked")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What all filters have: a key, which names their texts too, and where they stand.

    `more`: below the first ones in the panel; `hidden`: not in it, only in addresses and chips.
    """

    key: str
    more: bool = False
    hidden: bool = False

    @property
    def label(self) -> str:
        """What the filter is called."""
        return texts.say(f"filter-{self.key}")

    @property
    def help(self) -> str:
        """What the filter means; a bound says that by its label."""
        return texts.say(f"filter-{self.key}-help")

    def slug(self, value: str) -> str:
        """The value as an address spells it."""
        return value

    def chip(self, value: str) -> str:
        """The value as a chip shows it."""
        return texts.say("filter-chip", filter=self.label, value=value)

    def phrase(self, values: Sequence[str]) -> str:
        """The chosen values as a part of the sentence that says what is asked."""
        return texts.say(f"filter-{self.key}-says", value=values[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(_Named):
    """Any of some vocabulary terms (OR). `column` is the snapshot's column.

    `named`: the terms are proper names, which keep their capital inside a sentence. `facet`: the
    vocabulary's name for the terms where several filters offer the same ones; the key otherwise.
    `unsaid`: a study has the terms of which its column says nothing.
    """

    column: str
    named: bool = False
    facet: str = ""
    unsaid: bool = False

    @property
    def options(self) -> Mapping[str, Term]:
        """The possible answers by id, in display order, the four lacking states last."""
        return vocabulary.FACETS[self.facet or self.key]

    def read(self, values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Values of an address as term ids in display order, and the values it does not know."""
        facet = self.facet or self.key
        found = {value: vocabulary.find(facet, value) for value in dict.fromkeys(values)}
        ids = {term.id for term in found.values() if term is not None}
        unknown = tuple(value for value, term in found.items() if term is None)
        return tuple(one for one in self.options if one in ids), unknown

    def slug(self, value: str) -> str:
        """The value as an address spells it."""
        return self.options[value].slug

    def chip(self, value: str) -> str:
        """The value as a chip shows it."""
        label = self.options[value].label
        if label.startswith(self.label):
            return label
        return texts.say("filter-chip", filter=self.label, value=label)

    def phrase(self, values: Sequence[str]) -> str:
        """The chosen values as a part of the sentence that says what is asked."""
        either = f" {texts.say('filter-or')} ".join(self.word(value) for value in values)
        return texts.say(f"filter-{self.key}-says", value=either)

    def word(self, value: str) -> str:
        """One value inside the sentence: a name keeps its capitals, a state begins small."""
        label = self.options[value].label
        name = self.named and value not in LACKING
        return label if name or label[1:2].isupper() else label[:1].lower() + label[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound(_Named):
    """A lowest or highest whole number of a column; a study without the number is left out."""

    column: str
    lowest: int
    highest: int
    upper: bool = False

    def read(self, values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The last number that can be read, and the values that are no number in range."""
        good = [value for value in values if self._accepts(value)]
        return tuple(str(int(value)) for value in good[-1:]), tuple(
            value for value in values if not self._accepts(value)
        )

    def _accepts(self, value: str) -> bool:
        text = value.strip()
        return (
            text.isascii()
            and text.isdigit()
            and len(text) < 8
            and self.lowest <= int(text) <= self.highest
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(_Named):
    """A yes-question: the column is known."""

    column: str

    def read(self, values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """`yes` when asked for, and the values that are something else."""
        yes = tuple(dict.fromkeys(value.lower() for value in values if value.lower() == "yes"))
        return yes, tuple(value for value in values if value.lower() != "yes")

    def chip(self, value: str) -> str:
        """The value as a chip shows it."""
        return self.label

    def phrase(self, values: Sequence[str]) -> str:
        """The flag as a part of the sentence."""
        return texts.say(f"filter-{self.key}-says")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(_Named):
    """Free text: every word must match, "quoted words" stand together, -word must be absent."""

    def read(self, values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The text with control characters and spare blanks taken out, and a text too long."""
        text = " ".join("".join(c if c.isprintable() else " " for c in " ".join(values)).split())
        if len(text) > WORDS_LIMIT:
            return (), (text,)
        return ((text,) if text else ()), ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids(_Named):
    """A reading list: studies by id, in the order they were put on it.

    An address spells them as one value, with commas. Whether a study of that id is held is known
    only to a snapshot; here only what no id can look like is unknown.
    """

    def read(self, values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids, each once, and what cannot be one."""
        given = dict.fromkeys(one.strip() for one in ",".join(values).split(",") if one.strip())
        good = tuple(one for one in given if STUDY_ID.fullmatch(one))
        return good[:IDS_LIMIT], tuple(one for one in given if not STUDY_ID.fullmatch(one))

    def phrase(self, values: Sequence[str]) -> str:
        """The list as a part of the sentence: how many studies it names."""
        return texts.say("filter-ids-says", number=len(values))

    def chip(self, value: str) -> str:
        """The whole list as one chip: a study is taken out of it on the list's own page."""
        return texts.say("filter-ids-chip")


Filter = Choice | Bound | Flag | Words | Ids

FILTERS: Mapping[str, Filter] = {
    one.key: one
    for one in (
        Words(key="q"),
        Choice(key="virus", column="virus", named=True),
        Choice(key="pem", column="pem_status"),
        Choice(key="criteria", column="criteria_entry", named=True),
        Choice(key="design", column="design"),
        Bound(key="from", column="year", lowest=1000, highest=2999),
        Bound(key="to", column="year", lowest=1000, highest=2999, upper=True),
        Choice(key="topic", column="topics"),
        Choice(key="finding", column="finding", more=True),
        Choice(key="specimen", column="specimen", more=True),
        Choice(key="population", column="population", more=True),
        Choice(key="scope", column="scope", more=True),
        Choice(key="status", column="status", more=True),
        Choice(key="read", column="read", more=True),
        Bound(key="cases", column="sample_cases", lowest=1, highest=9_999_999, more=True),
        Flag(key="open-access", column="pmcid", more=True),
        Choice(key="reported", column="reported", facet="reporting", hidden=True),
        Choice(key="not-reported", column="not_reported", facet="reporting", hidden=True),
        Choice(
            key="report-not-checked",
            column="reporting",
            facet="reporting",
            hidden=True,
            unsaid=True,
        ),
        Ids(key="ids", hidden=True),
    )
}
