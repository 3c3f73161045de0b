"""The words of the atlas: viruses, case definitions, designs, caveats, topics, closed lists, and
what a report should tell.

One entry is one thing, in one place: what it is called, what it means, how a text names it, and
sentences that prove it. Everything is read once, when the package is imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from atlas_data.vocabulary.facets import Facets
from atlas_data.vocabulary.load import read
from atlas_data.vocabulary.term import (
    CaseDefinition,
    CaveatTerm,
    Design,
    Heading,
    HistorySource,
    PathogenTerm,
    Pattern,
    ReportingElement,
    Term,
    Topic,
    WordTerm,
    slug,
)

_all = read(Path(__file__).parent)
_facets = Facets(_all)

CRITERIA: Mapping[str, CaseDefinition] = _all.criteria
VIRUSES: Mapping[str, PathogenTerm] = _all.viruses
DESIGNS: Mapping[str, Design] = _all.designs
CAVEATS: Mapping[str, CaveatTerm] = _all.caveats
TOPICS: Mapping[str, Topic] = _all.topics
REPORTING: Mapping[str, ReportingElement] = _all.reporting
TERMS: Mapping[str, Mapping[str, Term]] = _all.terms
PEM_CUES: Mapping[str, tuple[Pattern, ...]] = _all.pem_cues
CAVEAT_CUES: Mapping[str, Pattern] = _all.caveat_cues
RULES: Mapping[str, Mapping[str, Any]] = _all.rules
VERSION: str = _all.version
FACETS: Mapping[str, Mapping[str, Term]] = _facets.options

label = _facets.label
term = _facets.term
find = _facets.find

__all__ = [
    "CAVEATS",
    "CAVEAT_CUES",
    "CRITERIA",
    "DESIGNS",
    "FACETS",
    "PEM_CUES",
    "REPORTING",
    "RULES",
    "TERMS",
    "TOPICS",
    "VERSION",
    "VIRUSES",
    "CaseDefinition",
    "CaveatTerm",
    "Design",
    "Heading",
    "HistorySource",
    "PathogenTerm",
    "Pattern",
    "ReportingElement",
    "Term",
    "Topic",
    "WordTerm",
    "find",
    "label",
    "slug",
    "term",
]
