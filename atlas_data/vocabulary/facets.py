"""What a reader can filter by, and the answers each offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from atlas_data.vocabulary.load import Vocabulary
from atlas_data.vocabulary.term import Design, Term, slug


def _kinds(designs: Mapping[str, Design]) -> Mapping[str, Design]:
    """Designs a reader can ask for; what is a publication status is asked by that name."""
    return {name: one for name, one in designs.items() if one.group != "status"}


class Facets:
    """Options of every filter in display order, and the ways back from words to a term."""

    def __init__(self, words: Vocabulary) -> None:
        tables: dict[str, Mapping[str, Term]] = {
            "virus": {**words.viruses, **words.lacking["virus"]},
            "criteria": {**words.criteria, **words.lacking["criteria"]},
            "pem": words.terms["pem_status"],
            "design": {**_kinds(words.designs), **words.lacking["design"]},
            "topic": {**words.topics, **words.lacking["topic"]},
            "reporting": words.reporting,  # of three filters, one a state
        }
        for name in ("finding", "specimen", "population", "scope", "status", "read"):
            tables[name] = words.terms[name]
        self.options = MappingProxyType({k: MappingProxyType(v) for k, v in tables.items()})
        self._others = words
        self._found: dict[str, dict[str, Term]] = {}

    def term(self, facet: str, id: str) -> Term:
        """The term of that id; `facet` is a filter, a list of `TERMS`, or "caveat".

        A lacking state that a filter does not offer has its general wording. Raises `KeyError`
        with what is known when facet or id is not.
        """
        table = self._table(facet)
        if id in table:
            return table[id]
        if facet in self.options and id in self._others.terms["lacking"]:
            return self._others.terms["lacking"][id]
        raise KeyError(f"{facet} has no term “{id}”; it has {', '.join(table)}")

    def label(self, facet: str, id: str) -> str:
        """What that term is called; raises as `term` does."""
        return self.term(facet, id).label

    def find(self, facet: str, slug: str) -> Term | None:
        """The term a person or an address means: an id, a slug, a label or an alias, any case.

        An alias that fits two terms fits none. None when nothing fits.
        """
        if facet not in self._found:
            self._found[facet] = dict(_names(self._table(facet)))
        return self._found[facet].get(_key(slug))

    def _table(self, facet: str) -> Mapping[str, Term]:
        if facet in self.options:
            return self.options[facet]
        if facet == "caveat":
            return self._others.caveats
        if facet in self._others.terms:
            return self._others.terms[facet]
        known = ", ".join([*self.options, "caveat", *self._others.terms])
        raise KeyError(f"the vocabulary has no list “{facet}”; it has {known}")


def _key(text: str) -> str:
    return slug(text)


def _names(table: Mapping[str, Term]) -> Iterator[tuple[str, Term]]:
    """Every name of every term; those of the last step override, so a slug is never lost."""
    meant: dict[str, set[str]] = {}
    for term in table.values():
        for name in (*term.names, *term.aliases):
            meant.setdefault(_key(name), set()).add(term.id)
    yield from ((name, table[ids.pop()]) for name, ids in meant.items() if len(ids) == 1)
    yield from ((term.slug, term) for term in table.values())
