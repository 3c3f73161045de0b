"""What a design has besides its kind: made by chance, blinded, a pilot, a new look at old data."""

from __future__ import annotations

from collections.abc import Mapping

from atlas_data.ingest.rules import spans, words
from atlas_data.ingest.rules.material import Material
from atlas_data.model import Evidence, Reason
from atlas_data.vocabulary import match
from atlas_data.vocabulary.seek import Seeker

_TRIALS = frozenset({"rct", "crossover_trial", "nonrandomised_trial", "protocol"})
_RANDOM_DESIGNS = frozenset({"rct", "crossover_trial"})
_BY_TYPE = {"Preprint": "preprint", "preprint": "preprint", "Twin Study": "twin_family"}
_BY_TYPE |= {"Clinical Trial Protocol": "protocol", "Randomized Controlled Trial": "randomised"}
_SOUGHT = {
    "preprint": r"\bpreprint\b|\b(?:bio|med)Rxiv\b",
    "pilot": r"\bpilot\b|\bfeasibility (?:study|trial)\b|\bproof[- ]of[- ]concept\b|"
    r"\bexploratory (?:\w+ )?(?:study|trial|randomi[sz]ed)",
    "open_label": r"\bopen[- ]label(?:led)?\b|\bunblinded\b|\bnon-?blinded\b|\bopen trial\b|"
    r"\bopen study\b",
    "randomised": r"\brandom(?:ly|i[sz]ed)\b(?!-effects| select| sampl| chosen| effects)|"
    r"\brandomi[sz]ation\b",
    "blinded": r"\b(?:double|single|triple|observer|assessor|investigator|"
    r"rater)[- ]?(?:blind(?:ed)?|masked)\b|"
    r"\bblinded\b|\bblindly\b|\bin a blinded\b|\bcoded samples\b|\bmasked (?:to|assess)",
    "placebo": r"\bplacebo\b|\bsham\b",
    "secondary_analysis": r"\b(?:secondary|post[- ]?hoc|re-?)\s?analys[ie]s\b|\breanaly[sz]ed?\b|"
    r"\bpublicly available (?:\w+ )?(?:data|datasets?|transcriptom)|\bpreviously (?:published|"
    r"collected|reported) (?:data|samples|trial)|\bpooled data\b|\bdata from (?:a|the) (?:previous|"
    r"randomi[sz]ed|clinical)",
    "post_mortem": r"\bpost-?\s?mortem\b|\bautops\w+",
    "twin_family": r"\btwins?\b|\bco-?twins?\b|\bfamil(?:y|ial) (?:cluster|aggregation|members)|"
    r"\bsiblings\b",
    "registry": r"\bregist(?:er|ry)[- ]based\b|\b(?:national|patient|population|birth|"
    r"twin) regist(?:er|ry)\b|"
    r"\bbiobanks?\b|\bhealth insurance (?:claims|research|data)|\bclaims data|\bregistries\b",
}
_SEEK = {name: Seeker(held) for name, held in _SOUGHT.items()}
_ONLY_IN_TRIALS = ("open_label", "placebo", "randomised")
_TELLS_OF_OTHERS = frozenset(
    {
        *("narrative_review", "systematic_review", "scoping_review", "meta_analysis", "hypothesis"),
        *("editorial_letter", "history_biography", "practice_guideline", "consensus_definition"),
    }
)


def found(material: Material, *, design: str, shown_by: Evidence | None) -> dict[str, Evidence]:
    """The flags with the words for each, in the order of the vocabulary; none from a bare title."""
    if material.level == "title":
        return {}
    held: dict[str, Evidence] = {}
    for printed in material.record.publication_types:
        if flag := _BY_TYPE.get(printed):
            held[flag] = words.of_term(printed, "publication type", "publication_types")
    if shown_by and design == "protocol":
        held.setdefault("protocol", shown_by)
    if shown_by and design in _RANDOM_DESIGNS:
        held.setdefault("randomised", shown_by)
    if design not in _TELLS_OF_OTHERS:
        _add_from_text(material, design, held)
    order = ("preprint", "protocol", "pilot", "open_label", "randomised", "blinded", "placebo")
    rest = ("secondary_analysis", "post_mortem", "twin_family", "registry")
    return {name: held[name] for name in (*order, *rest) if name in held}


def reasons(flags: Mapping[str, Evidence]) -> tuple[Reason, ...]:
    """A reason for each flag, of the facet "design"."""
    return tuple(words.reason("design", name, held, role="flag") for name, held in flags.items())


def _add_from_text(material: Material, design: str, held: dict[str, Evidence]) -> None:
    for place in ("title", "abstract"):
        text = match.plain(material.text(place))
        for name, sought in _SEEK.items():
            if name in held or (name in _ONLY_IN_TRIALS and design not in _TRIALS):
                continue
            for hit in sought.finditer(text):
                if not spans.only_wished(text, *hit.span()):
                    held[name] = words.at(material.text(place), place, *hit.span())
                    break
