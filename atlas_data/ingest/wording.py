"""Causal wording: verbs that say one thing brings about another, in summaries of designs that
cannot show it.

Caught are verbs of causing, and present-tense verbs of effect ("improves"). Left alone are
"improved" and the like, which say how people fared, and "explain", which is statistics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from atlas_data.model import AtlasError, Study

_CAUSAL = re.compile(
    r"\b(?:"
    r"caus(?:e|es|ed|ing)|"
    r"(?:lead(?:s|ing)?|led) to|"
    r"result(?:s|ed|ing)? in|"
    r"trigger(?:s|ed|ing)?|"
    r"induc(?:e|es|ed|ing)|"
    r"provok(?:e|es|ed|ing)|"
    r"produc(?:e|es|ed|ing)|"
    r"(?:bring(?:s|ing)?|brought) (?:about|on)|"
    r"prevent(?:s|ed|ing)?|"
    r"cur(?:e|es|ed|ing)|"
    r"driv(?:e|es|en|ing)|drove|"
    r"contribut(?:e|es|ed|ing) to|"
    r"(?:due|owing) to|because of|thanks to|responsible for|"
    r"(?:improves|worsens|reduces|restores|relieves|lowers|raises|heals)"
    r")\b",
    re.I,
)
# "the cause", "possible triggers": a thing that is named, not a claim that it acts.
_NOUN_BEFORE = re.compile(
    r"\b(?:a|an|the|its|their|no|any|one|only|single|common|possible|likely|unclear|named|main|"
    r"of|about|on|into|as|other|two|stress|infection)\s+$",
    re.I,
)
_NOUNS = re.compile(r"caus(?:e|es)|triggers?|cures?|drive", re.I)
_BY_CHANCE = frozenset({"rct", "crossover_trial"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """A causal phrase a person looked at and let stand in one study's summary, and why."""

    study: str
    phrase: str
    reason: str


def claims(study: Study) -> list[re.Match[str]]:
    """Causal verbs in summary and points of a study whose design cannot show cause."""
    if may_claim(study):
        return []
    said = [text for text in (study.summary, study.plain_title, *study.points) if text]
    return [hit for text in said for hit in _CAUSAL.finditer(text) if not _is_noun(hit)]


def may_claim(study: Study) -> bool:
    """Whether people were put into groups by chance, here or in the trials that were pooled."""
    pooled = study.design == "meta_analysis" and "randomised" in study.design_flags
    return study.design in _BY_CHANCE or pooled


def _is_noun(hit: re.Match[str]) -> bool:
    if not _NOUNS.fullmatch(hit.group()):
        return False
    return bool(_NOUN_BEFORE.search(hit.string[: hit.start()]))


def covers(allowed: Allowed, study: Study, hit: re.Match[str]) -> bool:
    """Whether the exception is about this very place of this very study."""
    if allowed.study != study.id:
        return False
    start = hit.string.find(allowed.phrase)
    return 0 <= start <= hit.start() and hit.end() <= start + len(allowed.phrase)


def read(path: Path) -> tuple[Allowed, ...]:
    """The exceptions of a YAML file. Raises `AtlasError` for one without a reason."""
    entries: Iterable[dict[str, str]] = yaml.safe_load(path.read_text("utf-8")) or ()
    for entry in entries:
        if not all(entry.get(name) for name in ("study", "phrase", "reason")):
            raise AtlasError(f"{path.name}: an exception needs study, phrase and reason: {entry}")
    return tuple(Allowed(**entry) for entry in entries)
