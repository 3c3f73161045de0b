"""Who takes part: people with ME/CFS, with another illness, healthy people only, or no cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from atlas_data.ingest.rules import words
from atlas_data.ingest.rules.material import Material
from atlas_data.ingest.rules.role_cues import ILLNESS, NUMBER, PEOPLE
from atlas_data.ingest.rules.sentences import Sentence, sentences
from atlas_data.model import Evidence, Reason
from atlas_data.vocabulary import match

# Kinds of people; any other answer is None, which stands for “not known”.
KINDS = ("mecfs", "long_covid", "other", "healthy_only", "no_cases")
_MAY_NAME = re.compile(r"C[Ff][Ss]|ME\b|SEID|CFIDS|[Mm]yalgic|[Cc]hronic [Ff]atigue|G93|8E49")
_MAY_ASK = re.compile(
    r"[Pp]ractitioner|GPs|[Pp]hysician|[Dd]octor|linician|[Nn]urse|students|rofessional"
    r"|orkers|roviders|arers|aregivers|eachers|sychologists|herapists"
    r"|ediatricians|schools"
)
_READ = ("title", "methods", "abstract")

_WITH = (
    r"(?:with|having|had|has|have|diagnosed with|suffering from|affected by|who (?:have|had)|of)"
)
_MECFS = re.compile(
    rf"\b{PEOPLE}\W+(?:\w+\W+){{0,3}}?{_WITH}\W+(?:[\w,/-]+\W+){{0,5}}?{ILLNESS}"
    rf"|{ILLNESS}(?:\W+\w+){{0,2}}?\W+(?:{PEOPLE}|serum|sera|plasma|biobank|blood)\b|\bpw(?:ME"
    rf"|CFS)"
    rf"|\b(?:G93\.3|8E49)",
    re.IGNORECASE,
)
_LONG_COVID = re.compile(
    r"\blong[- ]?covid|\blong[- ]haul|\bpost[- ]?(?:acute )?covid|\bPASC\b"
    r"|\bpost-?acute sequela\w+"
    r"|\bpost[- ]?(?:acute[- ])?(?:SARS|coronavirus)|\bPCC\b|\bafter covid|\bfollowing (?:covid"
    r"|SARS)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\bGulf War|\bfibromyalgia|\binfectious mononucleosis|\bglandular fever|\bgiardia\w*"
    r"|\bQ fever"
    r"|\bLyme|\bborreli\w+|\bWest Nile|\bdengue|\bebola|\bSj[oö]gren\w*|\bcancer"
    r"|\bmultiple sclerosis"
    r""
    r"|\bpost[- ]?infecti\w+\b(?!\W+(?:ME\b|CFS|myalgic|chronic fatigue syndrome))"
    r"|\bSARS-CoV-2|\bCOVID-19|\bcovid|\binfluenza|\bvaccin\w+|\bEhlers"
    r"|\brheumatoid|\blupus|\bPOTS\b|\bpostural (?:orthostatic )?tachycardia|\bHIV\b|\bhepatitis"
    r"|\bXMRV|\bblood donors|\bgeneral population|\binsomnia|\birritable bowel|\bmigraine",
    re.IGNORECASE,
)
_HEALTHY = re.compile(
    rf"\b(?:{NUMBER}|only|young|trained|untrained|male"
    rf"|female)\W+(?:\w+\W+){{0,2}}?healthy\W+(?:\w+\W+){{0,2}}?"
    r"(?:volunteers?|subjects?|men|women|adults|students|participants|individuals|people|donors)"
    r"|\bhealthy (?:\w+ )?(?:volunteers|students|donors|people|subjects"
    r"|adults)\b(?! were (?:compared|matched))",
    re.IGNORECASE,
)
_IN_HEALTHY = re.compile(
    r"\b(?:in|of|among) (?:\w+ )?healthy (?:\w+ )?(?:volunteers|subjects|adults|men|women|people"
    r"|individuals|students|participants|donors)\b(?! (?:and|or|versus|vs|compared))",
    re.IGNORECASE,
)
_PATIENTS = re.compile(
    r"\b(?:patients?|cases?|people with|individuals with|diagnosed with)\b", re.I
)
_NO_PATIENT = re.compile(r"\bno (?:patients?|cases?)\b", re.I)
_NO_PATIENT_ASKED = re.compile(
    r"\bno (?:ME/CFS |CFS |CFS/ME )?patients? (?:took part|participated|(?:was|were) (?:asked"
    r"|questioned|interviewed|studied|examined|surveyed|recruited))[^.;]{0,15}\.?$",
    re.IGNORECASE,
)
_CARERS = (
    r"(?:general practitioners|GPs|(?:primary care |family )?(?:physicians|doctors|clinicians)"
    r"|paediatricians"
    r"|pediatricians|nurses|(?:medical|nursing|physiotherapy|health) students"
    r"|(?:health ?care |health )?(?:professionals|workers"
    r"|providers"
    r"|practitioners)|carers|caregivers|teachers|psychologists|psychiatrists"
    r"|neurologists|rheumatologists|pharmacists|physiotherapists|therapists"
    r"|medical schools)"
)
_ASKED = re.compile(
    rf"\b{_CARERS}\b[^.;]{{0,60}}\b(?:were|was)\s+(?:\w+\s+){{0,2}}?(?:asked|surveyed|interviewed"
    rf"|questioned|sent|invited|sampled|recruited)"
    rf"|\b(?:sent|mailed|posted|distributed|administered|given"
    rf"|e-?mailed)\s+to\b[^.;]{{0,40}}\b{_CARERS}\b"
    rf"|\b(?:survey|questionnaire|interviews?|focus groups?|attitudes|knowledge|beliefs|views"
    rf"|opinions)\s+"
    rf"(?:\w+\s+){{0,3}}?(?:of|with|among|amongst|from)\s+(?:[\w-]+\s+){{0,4}}?{_CARERS}\b"
    rf"|\b{_CARERS}\b(?:['’]s?)?\s+(?:attitudes|knowledge|beliefs|views|opinions|experiences of"
    rf"|completed|answered|responded)",
    re.IGNORECASE,
)
_PATIENTS_TOOK_PART = re.compile(
    rf"\b(?:{NUMBER}\W+(?:\w+\W+){{0,3}}?(?:patients|people|adults|adolescents|children)\b"
    rf"|{NUMBER} (?:[\w/-]+ ){{0,2}}?cases were (?:reported|notified|identified|confirmed)"
    rf"|{ILLNESS}\W+(?:patients|cases)\W+(?:had to|met|fulfil\w*|satisf\w+)"
    r"|patients\W+(?:\w+\W+){0,3}?(?:were|was|and)\W+(?:\w+\W+)?(?:recruited|interviewed|surveyed"
    r"|enrolled|GPs|clinicians|doctors))",
    re.IGNORECASE,
)


_SIDES = rf"{_LONG_COVID.pattern}|{_OTHER.pattern}"
# “in ME/CFS and long COVID”, “fibromyalgia versus CFS”: a title that names two groups
_SIDE_BY_SIDE = re.compile(
    rf"(?:(?P<one>{ILLNESS})|{_SIDES})\W+(?:[\w-]+\W+){{0,3}}?"
    rf"(?:and|or|versus|vs|compared (?:to|with)|from)\W+(?:[\w-]+\W+){{0,3}}?"
    rf"(?(one)(?:{_SIDES})|{ILLNESS})",
    re.IGNORECASE,
)
_ARM = re.compile(
    rf"\b(?:{NUMBER}|with|and|,|in|between|among)\W+(?:\w+\W+){{0,2}}?"
    rf"(?:{ILLNESS}\W+(?:patients|participants|subjects|cases|group|cohort)"
    rf"|(?:patients|people|participants|individuals|pw\w*)\W+with\W+(?:\w+\W+){{0,2}}?{ILLNESS})"
    rf"|\bpwME|{ILLNESS}\s*\(\s*n\s*=",
    re.IGNORECASE,
)


# Whatever may stand for the illness; where none of it stands, nobody with ME/CFS was studied.
_MAY_BE_MECFS = re.compile(
    r"(?-i:\bME\b|\bMEs?/|\bSEID\b|\bCFIDS|\bPVFS|\bPEM\b|\bPENE\b|\bPESE\b|\bpwME)|myalgic"
    r"|chronic(?:ally)? fatigue|post-?\s?exertion|fatigue[- ]syndrome?\b|neuromyasthenia"
    r"|neurasthenia|fatigue chronique|fati[gc]a cr[oó]nica|fadiga cr[oô]nica|stanchezza cronica"
    r"|vermoeidheid|utmattelse|trötthet|chronische Erschöpfung|慢性疲"
    r"|exertion intolerance|G93\.?3|8E49|(?:unexplained|idiopathic|debilitating) (?:\w+ )?fatigue"
    r"|Royal Free|functional somatic|bodily distress|medically unexplained",
    re.IGNORECASE,
)
_CFS = re.compile(r"CFS\b")
_OTHER_CFS = re.compile(
    r"\b(?:scale|score|scan|fluid|index|questionnaire)s? \(CFS\)", re.IGNORECASE
)
_SOMEBODY = re.compile(
    rf"\b{PEOPLE} (?:with|undergoing|after|receiving) [\w-]+(?: [\w-]+){{0,3}}", re.IGNORECASE
)


def population(material: Material) -> Reason | None:
    """The kind of people who take part as cases, on plain evidence only; None: not known.

    A reason whose `term` is one of `KINDS` and whose `role` is “cases”.
    """
    found = _kind(material)
    return found and words.reason("pem", found[0], found[1], role="cases")


def came_with_other_illness(material: Material) -> bool:
    """Whether the people of a study came in with another illness or infection."""
    found = _kind(material)
    return found is not None and found[0] in ("long_covid", "other")


@lru_cache(maxsize=4)
def _kind(material: Material) -> tuple[str, Evidence] | None:
    if asked := _asked(material):
        return "no_cases", asked
    title = match.plain(material.record.title)
    illness = re.search(ILLNESS, title, re.I)
    healthy = _IN_HEALTHY.search(title)
    if healthy and not illness and not _near(material, _ARM):
        return "healthy_only", words.at(material.record.title, "title", *healthy.span())
    for kind, cue in (("long_covid", _LONG_COVID), ("other", _OTHER)):
        named = cue.search(title)
        if named and not (illness and _SIDE_BY_SIDE.search(title)) and not _near(material, _ARM):
            return kind, words.at(material.record.title, "title", *named.span())
    if held := _near(material, _MECFS):
        return "mecfs", held
    return _healthy(material)


@lru_cache(maxsize=4)
def named_nowhere(material: Material) -> Evidence | None:
    """The people of a report whose title, abstract and methods name neither ME/CFS nor PEM.

    None: something names it, or too little was read to say so.
    """
    title = match.plain(material.record.title)
    other = next((hit for cue in (_LONG_COVID, _OTHER) if (hit := cue.search(title))), None)
    if not material.text("methods") or not (other or material.text("abstract")):
        return None
    for place in _READ:
        text = match.plain(material.text(place))
        found = _MAY_BE_MECFS.search(_OTHER_CFS.sub(" ", text))
        if found or (_CFS.search(text) and not _OTHER_CFS.search(text)):
            return None
    hit = other or _SOMEBODY.search(title)
    if hit is None:
        return None
    held = words.at(material.record.title, "title", *hit.span())
    return replace(held, rule=f"{held.rule}; title, abstract and methods never name ME/CFS")


def _asked(material: Material) -> Evidence | None:
    """Words that say that clinicians or carers were asked, where no patient was."""
    for place, text, sentence in _said(material):
        if hit := _NO_PATIENT_ASKED.search(sentence.plain):
            return words.at(text, place, sentence.start + hit.start(), sentence.start + hit.end())
        if _MAY_ASK.search(sentence.text) and (hit := _ASKED.search(sentence.plain)):
            if any(_PATIENTS_TOOK_PART.search(one.plain) for _, _, one in _said(material)):
                return None
            return words.at(text, place, sentence.start + hit.start(), sentence.start + hit.end())
    return None


def _healthy(material: Material) -> tuple[str, Evidence] | None:
    found = None
    told = _IN_HEALTHY.search(match.plain(material.record.title)) is not None
    for place, text, sentence in _said(material):
        if told and place == "title":  # “fatigue in healthy volunteers as a model for CFS”
            continue
        plain = sentence.plain
        if _PATIENTS.search(_NO_PATIENT.sub(" ", plain)) or re.search(ILLNESS, plain):
            return None
        if found is None and "healthy" in plain.lower() and (hit := _HEALTHY.search(plain)):
            span = sentence.start + hit.start(), sentence.start + hit.end()
            found = "healthy_only", words.at(text, place, *span)
    return found


def _near(material: Material, cue: re.Pattern[str]) -> Evidence | None:
    """The first words that fit, about a name of the illness."""
    for place, text, sentence in _said(material):
        if _MAY_NAME.search(sentence.text) and (hit := cue.search(sentence.plain)):
            return words.at(text, place, sentence.start + hit.start(), sentence.start + hit.end())
    return None


def _said(material: Material) -> Iterator[tuple[str, str, Sentence]]:
    for place in _READ:
        text = material.text(place)
        for sentence in sentences(text):
            yield place, text, sentence
