"""Caveats that a text itself gives cause for, by the triggers and words of caveats.yaml.

What a text does not mention gives cause only where the methods were at hand: an abstract cannot
show what a paper lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from atlas_data import vocabulary
from atlas_data.ingest.rules import spans, words
from atlas_data.ingest.rules.material import Material
from atlas_data.model import Evidence, Pathogen, Reason, Study
from atlas_data.vocabulary import match
from atlas_data.vocabulary.seek import Seeker, seeker

_TRIALS = frozenset({"rct", "crossover_trial", "nonrandomised_trial"})
_SHORT = 26  # weeks of follow-up after a treatment, from `short_follow_up`
_MANY_LEFT = 20.0  # per cent, from `high_dropout`
_WEEKS = {"week": 1.0, "month": 4.35, "year": 52.0}
_INACTIVE = {"exercise_pem", "muscle", "energy_mitochondria", "vascular", "metabolomics"}
_OMICS = {"metabolomics", "epigenetics_expression", "microbiome_gut", "genetics"}
_FIRM = frozenset({"xmrv", "bdv", "retrovirus_other", "virome"})
_SAMPLED = frozenset(vocabulary.TERMS["specimen"]) - {
    "records",
    "none",
    "not_stated",
    "not_checked",
}
_BLOOD = frozenset({"blood", "serum_plasma", "pbmc"})
_FOR_ADULTS = frozenset({"fukuda_1994", "holmes_1988", "oxford_1991", "reeves_2005"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A study under way: its material, its labels so far, and whether the methods are there."""

    material: Material
    study: Study
    people: bool

    def cue(self, name: str) -> Evidence | None:
        """The first words of a text pattern of the vocabulary; methods name too much by the way."""
        cue = vocabulary.CAVEAT_CUES[name]
        return self.seek(seeker(cue.re))

    def seek(self, sought: Seeker) -> Evidence | None:
        """The first words that a pattern finds in the title or in the own part of the abstract."""
        for place in ("title", "abstract"):
            text = self.material.text(place)
            start = spans.own(text).start if place == "abstract" else 0
            if hit := sought.search(match.plain(text), start):
                return words.at(text, place, *hit.span())
        return None

    @property
    def whole(self) -> bool:
        return self.material.level == "full_text"

    def lacks(self, *names: str) -> bool:
        """Whether the whole text is there and holds none of the cues."""
        return self.whole and not any(
            seeker(vocabulary.CAVEAT_CUES[name].re).search(text)
            for name in names
            for text in (one.text for one in self.material.passages)
        )


def reasons(material: Material, study: Study) -> tuple[Reason, ...]:
    """A reason for each caveat; `study` holds the labels that the other rules gave."""
    if material.level == "title":
        return ()
    held = vocabulary.DESIGNS.get(study.design)
    nobody = held is not None and held.pem_default == "not_applicable"
    read = _Read(material=material, study=study, people=not nobody)
    found = ((name, rule(read)) for name, rule in _RULES.items())
    return tuple(words.reason("caveat", name, held) for name, held in found if held)


def _in_people(name: str) -> Callable[[_Read], Evidence | None]:
    return lambda read: read.cue(name) if read.people else None


def _open_label(read: _Read) -> Evidence | None:
    return read.cue("open_label") if read.study.design in _TRIALS else None


_OUTCOME = Seeker(
    r"\b(?:primary|main) (?:outcomes?|endpoints?)\b[^.]{0,160}?\b(?:self-?(?:report|rated)\w*|"
    r"Chalder|"
    r"SF-36|questionnaires?|visual analog\w*|scales?|MFI|fatigue severity)\b",
)


def _own_ratings(read: _Read) -> Evidence | None:
    if read.study.design in _TRIALS:
        return read.seek(_OUTCOME) or read.cue("self_report_outcome")
    if read.study.design in ("cross_sectional", "instrument_validation"):
        return read.cue("self_report_outcome")
    return None


_UNMATCHED = Seeker(
    r"\b(?:not|un)[- ]?matched\b|\bblood[- ]donor (?:controls|samples)|\bcontrols? (?:\w+ ){0,4}"
    r"(?:blood donors|biobank)\b|\bblood donors (?:as|served as) controls\b",
)


def _unmatched(read: _Read) -> Evidence | None:
    return read.seek(_UNMATCHED) if read.study.design == "case_control" else None


def _healthy_only(read: _Read) -> Evidence | None:
    held = read.cue("healthy_only_control") if read.study.design == "case_control" else None
    return held if held and read.lacks("disease_control") else None


def _no_inactive(read: _Read) -> Evidence | None:
    about = _INACTIVE & set(read.study.topics) and read.study.design == "case_control"
    return _topic(read, _INACTIVE) if about and read.lacks("sedentary_control") else None


def _many_tested(read: _Read) -> Evidence | None:
    if not read.people or not read.lacks("multiplicity_handled"):
        return None
    return _topic(read, _OMICS)


def _not_validated(read: _Read) -> Evidence | None:
    if read.study.design != "diagnostic_accuracy" or not read.lacks("external_validation"):
        return None
    return read.study.design_evidence


def _harms(read: _Read) -> Evidence | None:
    if read.study.design not in _TRIALS or not read.lacks("harms_words"):
        return None
    return read.study.design_evidence


def _topic(read: _Read, among: set[str]) -> Evidence | None:
    named = zip(read.study.topics, read.study.topics_evidence, strict=False)
    return next((held for name, held in named if name in among), None)


_EXERTION = Seeker(
    r"\bgraded (?:exercise|activity)\b|\bexercise (?:therapy|training|program(?:me)?)\b|"
    r"(?-i:\bGET\b)|"
    r"\b(?:increas\w+|raise) (?:\w+ ){0,3}(?:activity|exercise)\b",
)


def _exertion(read: _Read) -> Evidence | None:
    return read.seek(_EXERTION) if read.study.design in (*_TRIALS, "protocol") else None


_LEFT = re.compile(
    r"(?P<before>\d{1,2}(?:\.\d+)?)\s?%[^.;%]{0,30}\b(?:drop-?(?:ped )?outs?|attrition|"
    r"lost to follow-?up|"
    r"withdrew)\b|\b(?:drop-?outs?|attrition|"
    r"lost to follow-?up)\b[^.;%]{0,40}?(?P<after>\d{1,2}(?:\.\d+)?)\s?%",
    re.I,
)


def _left_early(read: _Read) -> Evidence | None:
    for place in ("abstract", "results", "methods"):
        for hit in _LEFT.finditer(match.plain(read.material.text(place))):
            share = float(hit["before"] or hit["after"])
            if share > _MANY_LEFT and place != "results":
                return words.at(read.material.text(place), place, *hit.span())
    return None


_FOLLOWED = re.compile(
    r"\b(?P<number>\d{1,2})[- ](?P<unit>week|month|year)s?['’]?[- ](?:\w+ )?follow-?up\b|"
    r"\bfollow(?:ed)?[- ]?up (?:at|of|for|after|period of) (?P<number2>\d{1,2}) (?P<unit2>week|"
    r"month|year)s?",
    re.I,
)


def _short(read: _Read) -> Evidence | None:
    if read.study.design not in _TRIALS:
        return None
    text = read.material.text("abstract")
    told = list(_FOLLOWED.finditer(match.plain(text)))
    weeks = [
        float(hit["number"] or hit["number2"]) * _WEEKS[(hit["unit"] or hit["unit2"]).lower()]
        for hit in told
    ]
    if not weeks or max(weeks) >= _SHORT:
        return None
    return words.at(text, "abstract", *told[0].span())


_DIFFER = Seeker(
    r"\b(?:I2|I²)\s?[=:]?\s?(?:[5-9]\d)(?:\.\d+)?\s?%|\b(?:conflicting|inconsistent|"
    r"contradictory|mixed) "
    r"(?:results|findings|evidence|data)\b|\b(?:high|substantial|considerable|"
    r"significant) heterogeneity\b",
)


def _differ(read: _Read) -> Evidence | None:
    held = vocabulary.DESIGNS.get(read.study.design)
    synthesis = held is not None and held.group == "evidence_synthesis"
    return read.seek(_DIFFER) if synthesis else None


_LONG_COVID = re.compile(
    r"\blong[- ]?COVID\b|\bpost[- ]COVID\b|\bPASC\b|\bpost-acute sequelae\b", re.I
)
_MECFS = re.compile(r"\bME/?CFS\b|\bCFS\b|chronic fatigue syndrome|myalgic", re.I)


def _long_covid(read: _Read) -> Evidence | None:
    title = read.material.text("title")
    hit = _LONG_COVID.search(match.plain(title))
    for_all = read.study.pem.status == "required" and read.study.pem.scope == "all"
    if hit is None or _MECFS.search(title) or for_all or not read.people:
        return None
    return words.at(title, "title", *hit.span())


def _tested(read: _Read) -> list[Pathogen]:
    """Germs that were looked for in samples: an illness named after its germ is no test for it."""
    named = [one for one in read.study.pathogens if one.role == "studied"]
    return [one for one in named if one.id != "sars_cov_2" and _SAMPLED & set(one.specimens)]


def _antibodies_only(read: _Read) -> Evidence | None:
    studied = _tested(read)
    if not studied or not read.whole or _GERM_ITSELF.search(read.material.text("methods")):
        return None
    return read.seek(_ANTIBODIES)


_ANTIBODIES = Seeker(r"\bserolog\w+|\bantibod(?:y|ies)\b|\bIg[GMA]\b")
_GERM_ITSELF = re.compile(r"\bPCR\b|\bviral load|\bsequenc\w+|\bDNA\b|\bRNA\b|\bcultur\w+", re.I)


def _blood_only(read: _Read) -> Evidence | None:
    studied = _tested(read)
    held = {name for one in studied for name in one.specimens}
    sampled = bool(held) and held <= _BLOOD
    return studied[0].evidence if sampled and read.whole else None


def _traces(read: _Read) -> Evidence | None:
    rare = [one for one in read.study.pathogens if one.role == "studied" and one.id in _FIRM]
    methods = read.material.text("methods")
    if (
        not rare
        or not _GERM_ITSELF.search(methods)
        or re.search(r"\bblind|\bmasked\b", methods, re.I)
    ):
        return None
    return rare[0].evidence


def _adult_rules(read: _Read) -> Evidence | None:
    if read.study.population != ("children_adolescents",):
        return None
    entry = (one for one in read.study.criteria if one.role == "entry" and one.id in _FOR_ADULTS)
    return next((one.evidence for one in entry), None)


_RULES: dict[str, Callable[[_Read], Evidence | None]] = {
    "paediatric_definition": _adult_rules,
    "long_covid_population": _long_covid,
    "single_centre": _in_people("single_centre"),
    "specialist_clinic_recruitment": _in_people("specialist_clinic_recruitment"),
    "volunteer_online_sample": _in_people("volunteer_online_sample"),
    "severe_excluded": _in_people("severe_excluded"),
    "healthy_only_control": _healthy_only,
    "no_sedentary_control": _no_inactive,
    "unmatched_controls": _unmatched,
    "open_label": _open_label,
    "self_report_outcome": _own_ratings,
    "exertion_intervention": _exertion,
    "high_dropout": _left_early,
    "harms_not_reported": _harms,
    "short_follow_up": _short,
    "contamination_risk": _traces,
    "serology_limits": _antibodies_only,
    "blood_not_tissue": _blood_only,
    "multiple_comparisons": _many_tested,
    "no_external_validation": _not_validated,
    "heterogeneity": _differ,
}
NAMES = frozenset(_RULES)  # the caveats that are sought here
