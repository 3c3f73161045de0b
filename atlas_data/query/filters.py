"""The filters: one entry knows its key in an address, its label, its options and its words.

To add a filter, add an entry to `FILTERS`; address, panel, chips, sentence and counts follow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas_data import vocabulary
from atlas_data.vocabulary import Term

WORDS_LIMIT = 300
LACKING = ("not_stated", "unclear", "not_applicable", "not_checked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Any of some vocabulary terms (OR). `column` is the snapshot's column, `says` its phrase.

    `named`: the terms are proper names, which keep their capital inside a sentence.
    """

    key: str
    label: str
    column: str
    says: str
    help: str
    named: bool = False
    more: bool = False

    @property
    def options(self) -> Mapping[str, Term]:
        """The possible answers by id, in display order, the four lacking states last."""
        return vocabulary.FACETS[self.key]

    def read(self, values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Values of an address as term ids in display order, and the values it does not know."""
        found = {value: vocabulary.find(self.key, value) for value in dict.fromkeys(values)}
        ids = {term.id for term in found.values() if term is not None}
        unknown = tuple(value for value, term in found.items() if term is None)
        return tuple(one for one in self.options if one in ids), unknown

    def slug(self, value: str) -> str:
        """The value as an address spells it."""
        return self.options[value].slug

    def chip(self, value: str) -> str:
        """The value as a chip shows it."""
        label = self.options[value].label
        return label if label.startswith(self.label) else f"{self.label}: {label}"

    def phrase(self, values: Sequence[str]) -> str:
        """The chosen values as a part of the sentence that says what is asked."""
        return f"{self.says} {' or '.join(self.word(value) for value in values)}".strip()

    def word(self, value: str) -> str:
        """One value inside the sentence: a name keeps its capitals, a state begins small."""
        label = self.options[value].label
        name = self.named and value not in LACKING
        return label if name or label[1:2].isupper() else label[:1].lower() + label[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A lowest or highest whole number of a column; a study without the number is left out."""

    key: str
    label: str
    column: str
    says: str
    help: str
    lowest: int
    highest: int
    upper: bool = False
    more: bool = False

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

    def slug(self, value: str) -> str:
        """The value as an address spells it."""
        return value

    def chip(self, value: str) -> str:
        """The value as a chip shows it."""
        return f"{self.label}: {value}"

    def phrase(self, values: Sequence[str]) -> str:
        """The bound as a part of the sentence."""
        return self.says.format(values[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A yes-question: the column is known."""

    key: str
    label: str
    column: str
    says: str
    help: str
    more: bool = False

    def read(self, values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """`yes` when asked for, and the values that are something else."""
        yes = tuple(dict.fromkeys(value.lower() for value in values if value.lower() == "yes"))
        return yes, tuple(value for value in values if value.lower() != "yes")

    def slug(self, value: str) -> str:
        """The value as an address spells it."""
        return value

    def chip(self, value: str) -> str:
        """The value as a chip shows it."""
        return self.label

    def phrase(self, values: Sequence[str]) -> str:
        """The flag as a part of the sentence."""
        return self.says


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Free text: every word must match, "quoted words" stand together, -word must be absent."""

    key: str
    label: str
    says: str
    help: str
    more: bool = False

    def read(self, values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The text with control characters and spare blanks taken out, and a text too long."""
        text = " ".join("".join(c if c.isprintable() else " " for c in " ".join(values)).split())
        if len(text) > WORDS_LIMIT:
            return (), (text,)
        return ((text,) if text else ()), ()

    def slug(self, value: str) -> str:
        """The value as an address spells it."""
        return value

    def chip(self, value: str) -> str:
        """The value as a chip shows it."""
        return f"{self.label}: {value}"

    def phrase(self, values: Sequence[str]) -> str:
        """The search as a part of the sentence."""
        return self.says.format(values[0])


Filter = Choice | Bound | Flag | Words

FILTERS: Mapping[str, Filter] = {
    one.key: one
    for one in (
        Words(
            key="q",
            label="Search",
            says="the words “{}”",
            help="Looks in title, authors, journal, year and the atlas’s own text. All words must "
            "match; “quoted words” stand together; \N{NON-BREAKING HYPHEN}word must not occur.",
        ),
        Choice(
            key="virus",
            label="Virus studied",
            column="virus",
            says="virus is",
            named=True,
            help="Viruses and other pathogens that a study tested or followed, not those it only "
            "mentions.",
        ),
        Choice(
            key="pem",
            label="PEM",
            column="pem_status",
            says="",
            help="Post-exertional malaise (PEM). “Required” means nobody could join without it; "
            "not that it was measured or talked about.",
        ),
        Choice(
            key="criteria",
            label="Criteria for entry",
            column="criteria_entry",
            says="criteria are",
            named=True,
            help="The case definition that decided who could join the study.",
        ),
        Choice(
            key="design",
            label="Study design",
            column="design",
            says="design is",
            help="What kind of study it is.",
        ),
        Bound(
            key="from",
            label="From year",
            column="year",
            says="from {}",
            help="First year of publication.",
            lowest=1000,
            highest=2999,
        ),
        Bound(
            key="to",
            label="To year",
            column="year",
            says="to {}",
            help="Last year of publication.",
            lowest=1000,
            highest=2999,
            upper=True,
        ),
        Choice(
            key="topic",
            label="Topic",
            column="topics",
            says="topic is",
            help="What the study is about, at most four topics a study.",
        ),
        Choice(
            key="finding",
            label="Finding for the virus",
            column="finding",
            says="finding for the virus is",
            help="What was seen for the studied virus; with a virus chosen, for that virus.",
            more=True,
        ),
        Choice(
            key="specimen",
            label="Specimen",
            column="specimen",
            says="specimen is",
            help="Where the virus was looked for.",
            more=True,
        ),
        Choice(
            key="population",
            label="Population",
            column="population",
            says="population is",
            help="Who took part.",
            more=True,
        ),
        Choice(
            key="scope",
            label="Scope",
            column="scope",
            says="scope is",
            help="How close the study is to ME/CFS.",
            more=True,
        ),
        Choice(
            key="status",
            label="Publication status",
            column="status",
            says="publication status is",
            help="Retracted, corrected, a preprint, or nothing known.",
            more=True,
        ),
        Choice(
            key="read",
            label="What was read",
            column="read",
            says="read level is",
            help="The most of a study that was read for its labels.",
            more=True,
        ),
        Bound(
            key="cases",
            label="Patient group of at least",
            column="sample_cases",
            says="a patient group of at least {}",
            help="Studies whose number of patients is known.",
            lowest=1,
            highest=9_999_999,
            more=True,
        ),
        Flag(
            key="open-access",
            label="Open access id known",
            column="pmcid",
            says="an open access id is known",
            help="A PubMed Central number is known, so the full text can be read free of charge.",
            more=True,
        ),
    )
}
