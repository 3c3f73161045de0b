"""Groups of people and their numbers, where a text says both side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from atlas_data.ingest.rules import numbers
from atlas_data.vocabulary import match

_HEADS = (
    r"case-patients|patients?|pts|participants?|subjects?|individuals?|people|persons?|cases?|"
    r"women|"
    r"men|females|males|girls|boys|adults|adolescents|teenagers|children|students|youths?|"
    r"respondents|sufferers|veterans|survivors|controls?|volunteers?|donors?|long-haulers|"
    r"(?:pw)?ME/CFS|CFS/ME|(?:pw)?MECFS|pwME|pwLC|pwPCC|CFS|CFIDS|HCs?|HDs?|HVs?"
)
_NOT_BETWEEN = (
    r"(?!(?:of|years?|months?|weeks?|days?|hours?|minutes?|were|was|had|have|has|did|to|from|in|"
    r"on|at|"
    r"for|by|items?|stud(?:y|ies)|trials?|articles?|papers?|genes?|samples?|sites?|cent(?:re|er)s?|"
    r"cent|times?|points?|fold|percent|symptoms?|criteria|groups?|cohorts?|mg|ml|with|who|that|"
    r"which|than|is|are|hundred|thousand|million|pairs?|families|countries|questions)\b)"
)
_BETWEEN = rf"(?:{_NOT_BETWEEN}(?:[A-Za-zÀ-ÿ][\w/'’+-]*|\((?:pw)?[A-Z/-]{{2,8}}\)|\d{{4}}),?\s+)"
_MATCHED = r"(?:(?:age|sex|gender|BMI|activity|race|ethnicity|weight)-?(?:,? and |, |/|- and ))*"
_NUMBER = rf"(?P<number>{numbers.IN_FIGURES}|\b{numbers.IN_WORDS}\b)"
_COUNTED = re.compile(
    rf"{_NUMBER}(?:\s*\([^)]{{1,40}}\))?\s+(?P<group>{_MATCHED}{_BETWEEN}{{0,7}}?(?:{_HEADS})\b"
    rf"(?:\s+(?:controls?|volunteers?|patients?|participants?|subjects?|cases|individuals)\b)?|"
    r"(?=(?:with|had|met) (?:the )?(?:severe |mild |post-COVID )?(?:ME\b|CFS|MECFS|chronic fatigue|"
    r"myalgic|long|multiple sclerosis|MS\b|fibromyalgia|FM\b)))",
    re.I,
)
_ANY_NUMBER = re.compile(rf"\d+|\b{numbers.IN_WORDS}", re.I)
# "five CFS/ME services"
_NO_PEOPLE = re.compile(
    r"\s(?:services?|clinics?|cent(?:re|er)s?|criteria|symptoms|stud(?:y|ies)|trials?|experts?|"
    r"physicians|specialists|organi[sz]ations|charities|samples|databases?)\b",
    re.I,
)
_EQUALS = re.compile(r"\b[nN]\s*=\s*(?P<number>\d{1,3}(?:[,  ]\d{3})+|\d{1,7})(?![\d.]*\d)")
_NAMED_BEFORE = re.compile(r"(?P<group>[^.;:()\d]{2,90}?)(?:\s*\([\w/+ -]{1,12}\))?[\s,(:;]*$")
_TAIL = re.compile(r"(?:\s*\([^)]{0,60}\))?[^.;:(]{0,80}")
_NEXT_GROUP = re.compile(
    rf"(?:\b(?:and|versus|vs|compared (?:to|with))\b|,)\s*(?:and |in |with )?(?={_NUMBER}|"
    rf"healthy|control)",
    re.I,
)
# "40 patients and controls": a number for both together
_ANY_HEAD = re.compile(rf"\b(?:{_HEADS}|cohort|sample|total)\b", re.I)
_BOTH = re.compile(
    rf"\s+(?:and|or) (?!{_NUMBER})(?:[a-z]+[ -]){{0,2}}(?:controls?|healthy|volunteers)\b", re.I
)
# "22 women and 15 men with CFS": two parts of a group whose number is not said
_SEX = r"(?:women|men|f?e?males?|girls|boys)"
_SEX_FIRST = re.compile(rf"\b{_SEX}\b[^.;]{{0,12}}(?:\band|,)\s*$", re.I)
_SEX_ALONE = re.compile(rf"{_SEX}", re.I)
_SEX_SECOND = re.compile(rf"[^.;]{{0,12}}(?:\band|,) {_NUMBER}\s+{_SEX}\b", re.I)

_CONTROL = re.compile(
    r"\bcontrols?\b|\bhealthy\b|\bvolunteers?\b|\bdonors?\b|\bnon-?fatigued\b|\basymptomatic\b|"
    r"\bHCs?\b|\bHDs?\b|\bHVs?\b|\bunaffected\b|\bnormals?\b|\bcomparison\b|\bnon-?CFS\b",
    re.I,
)
_ILL = re.compile(
    r"\bME\s?/\s?CFS\b|\bCFS(?:/ME)?\b|\bME\b(?! and\b)|MECFS\b|\bpwME\b|\bCFIDS\b|\bSEID\b|"
    r"\bchronic fatigue (?:and immune|syndrome)|\bmyalgic\b|\bpost-?viral fatigue\b|"
    r"\bpost-?infective fatigue\b",
)
_ILL_ANY_CASE = re.compile(_ILL.pattern.replace(r"\bME\b(?! and\b)|", ""), re.I)
_LONG_COVID = re.compile(
    r"\blong[- ]?COVID\b|\bpost[- ]COVID|\bPASC\b|\bPCC\b|\bPCS\b|\bLC\b", re.I
)
_OTHER = re.compile(
    r"\bmultiple sclerosis\b|\bMS\b|\bfibromyalgia\b|\bFMS?\b|\bdepress\w+|\bGulf War\b|\bGWI\b|"
    r"\brheumatoid\b|\blupus\b|\birritable bowel\b|\bSj[oö]gren|\bcancer\b|\bdiabet\w+|"
    r"\brecovered\b|\binfect(?:ion|ed)\b|\bmononucleosis\b|\bmeningitis\b|\bzoster\b|"
    r"\bexposed to\b|"
    r"\bdengue\b|\bpositive\b|\bSARS survivors\b|\bIM\b|\bborreliosis\b|\bconvalescent\b|"
    r"\basthma\b|\bstroke\b|\bPOTS\b|\bHIV\b|\bconcussion\b|\bPPCS\b|"
    r"\bidiopathic chronic fatigue\b|\bICF\b|\bLyme\b|\bsarcoid\w+|\bpsoria\w+|\barthritis\b"
)
_WITHOUT = re.compile(r"^\s*without\b|^\s*who (?:had )?recovered\b|^\s*with no\b", re.I)
_PATIENTS = re.compile(r"\b(?:patients?|pts|cases?|case-patients|sufferers|long-haulers)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A number of people of one kind, and the characters that say so.

    `kind` is "ill" (ME/CFS by one of its names), "long_covid", "patients" (of what is not said
    beside them), "control", "other" or "people".
    """

    kind: str
    number: int
    start: int
    end: int


def counted(text: str) -> list[Group]:
    """The groups of a text in its order; a number that two patterns see counts once."""
    plain = match.plain(text)
    found: dict[int, Group] = {}
    for group in (*_before(plain), *_equals(plain)):
        found.setdefault(group.start, group)
    taken: list[Group] = []
    for group in sorted(found.values(), key=lambda one: (one.start, -one.end)):
        if _one_sex_of_two(plain, group):
            continue
        if not taken or group.start >= taken[-1].end:
            taken.append(group)
    return taken


def _one_sex_of_two(text: str, group: Group) -> bool:
    if not _SEX_ALONE.search(text, group.start, group.end):
        return False
    before = text[max(group.start - 30, 0) : group.start]
    return bool(_SEX_FIRST.search(before) or _SEX_SECOND.match(text, group.end))


def _before(text: str) -> Iterator[Group]:
    """ "57 patients with ME/CFS"."""
    for hit in _at_numbers(text):
        number = numbers.value(hit["number"])
        if number is None or _is_year(hit, number) or _NO_PEOPLE.match(text, hit.end()):
            continue
        tail = _TAIL.match(text, hit.end())
        said = tail.group() if tail else ""
        both = _BOTH.match(said)
        if cut := _NEXT_GROUP.search(said):
            said = said[: cut.start()]
        if not both:
            kind = _kind(hit["group"] or "", said)
            yield Group(kind=kind, number=number, start=hit.start(), end=hit.end())


def _at_numbers(text: str) -> Iterator[re.Match[str]]:
    """What `_COUNTED` finds, tried only where a number begins."""
    free = 0
    for number in _ANY_NUMBER.finditer(text):
        if number.start() >= free and (hit := _COUNTED.match(text, number.start())):
            yield hit
            free = hit.end()


def _equals(text: str) -> Iterator[Group]:
    """ "healthy controls (n = 25)"."""
    for hit in _EQUALS.finditer(text):
        number = numbers.value(hit["number"])
        after = re.compile(rf"\s+(?P<group>{_BETWEEN}{{0,5}}?(?:{_HEADS})\b)", re.I).match(
            text, hit.end()
        )
        if after and number is not None:
            kind = _kind(after["group"], "")
            yield Group(kind=kind, number=number, start=hit.start(), end=after.end())
            continue
        before = _NAMED_BEFORE.search(text, max(hit.start() - 130, 0), hit.start())
        if before is None or number is None:
            continue
        named, start = before["group"], before.start()
        if cut := list(re.finditer(r"\b(?:and|or|versus|vs\.?|to|between)\b(?!-)|,", named)):
            start += cut[-1].end()
            named = named[cut[-1].end() :]
        kind = _kind(named, "")
        if kind == "people" and not _ANY_HEAD.search(named):
            continue
        start += len(named) - len(named.lstrip())
        yield Group(kind=kind, number=number, start=start, end=hit.end())


def _is_year(hit: re.Match[str], number: int) -> bool:
    return hit["number"].isdecimal() and 1930 <= number <= 2050


def _kind(group: str, tail: str) -> str:
    if _CONTROL.search(group):
        return "control"
    if _ill(group):
        return "ill"
    for kind, pattern in (("long_covid", _LONG_COVID), ("other", _OTHER)):
        if pattern.search(group):
            return kind
    if _WITHOUT.search(tail):
        return "control"
    first = [
        (hit.start(), kind)
        for kind, pattern in (
            ("ill", _ILL),
            ("ill", _ILL_ANY_CASE),
            ("long_covid", _LONG_COVID),
            ("other", _OTHER),
        )
        if (hit := pattern.search(tail))
    ]
    if first:
        return min(first)[1]
    return "patients" if _PATIENTS.search(group) else "people"


def illness(said: str) -> bool:
    """Whether words name ME/CFS by one of its names, or long COVID."""
    return _ill(said) or bool(_LONG_COVID.search(said))


def _ill(said: str) -> bool:
    return bool(_ILL.search(said) or _ILL_ANY_CASE.search(said))
